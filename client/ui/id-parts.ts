// A text cut where ids of items begin and end, so that each can be kept whole on a line. Pure. Called by whole-ids.tsx.

export interface IdPart {
  readonly text: string
  readonly isId: boolean
}

const id = /(?<![\p{L}\d-])[A-Z][A-Z0-9]{0,7}-[A-Z]{0,4}\d{1,4}(?![\p{L}\d-])/gu

/** @returns the parts of a text in order; together they are the text. */
export function idParts(text: string): readonly IdPart[] {
  const parts: IdPart[] = []
  let from = 0
  for (const match of text.matchAll(id)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isId: false })
    parts.push({ text: match[0], isId: true })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), isId: false })
  return parts
}
