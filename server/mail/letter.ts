// Letter: what a mail says, as plain values. Made by act-letter, call-letter and digest-letter; written out as text and as a page beside.

export interface LetterRow {
  readonly text: string
  /** What somebody wrote, under it. */
  readonly quote: string | null
  readonly note: string | null
  /** Where it is done; a whole address. */
  readonly href: string | null
}

export interface LetterSection {
  /** Null: the letter is this alone. */
  readonly title: string | null
  readonly rows: readonly LetterRow[]
  /** A sentence under the rows. */
  readonly after: string | null
}

export interface Letter {
  readonly subject: string
  readonly title: string
  readonly lead: readonly string[]
  readonly sections: readonly LetterSection[]
  /** The one thing to press, under all of it. */
  readonly open: { readonly text: string; readonly href: string }
}

export interface LetterFoot {
  readonly why: string
  readonly settings: { readonly text: string; readonly href: string }
  readonly stop: { readonly text: string; readonly href: string }
}

export function row(o: Pick<LetterRow, 'text'> & Partial<LetterRow>): LetterRow {
  return { quote: null, note: null, href: null, ...o }
}
