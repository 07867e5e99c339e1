// A person as others see her on the screen: name, organisation and one of five colours.
// Read by avatars, flags, rings and carets. The colour is decorative: the name always stands beside or in the label.

/** One of the five colours people are told apart by. */
export type PersonColour = 1 | 2 | 3 | 4 | 5

export type Person = {
  readonly id: string
  readonly name: string
  readonly organisation: string
  /** 1–5, given by the server, the same for everyone who looks; 0 is neutral, for people who are only listed. */
  readonly colour: number
}

/** Somebody who has the same board open. Away: the page is hidden or has stood still. */
export type PresentPerson = Person & { readonly away: boolean }

/** @returns up to two capital letters: first of the first name, first of the last. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean)
  const first = parts[0]?.[0] ?? ''
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''
  return (first + last).toLocaleUpperCase('nb')
}
