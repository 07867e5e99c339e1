// Mentions: people named in a comment. Kept in its text by person id, `@[kari-nordmann]`, so that a name that changes is the new one everywhere, and
// written and read by name, `@Kari Nordmann`. Pure; used by the server to know who is named and by the client to write and show it.

import { type PersonId, personIdSchema } from '../ids.ts'

export interface Mentionable {
  readonly id: PersonId
  readonly name: string
  readonly organisation: string
}

/** A stretch of plain text, or a person. */
export type Piece = { readonly text: string } | { readonly person: PersonId }

const kept = /@\[([a-z0-9-]{1,64})\]/g

/** @returns the text in its order; what only looks like a mention is text. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(kept)) {
    const person = personIdSchema.safeParse(match[1])
    if (!person.success) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ person: person.data })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** @returns who is named, each once, in the order of the text. */
export function mentionsIn(text: string): readonly PersonId[] {
  return [...new Set(piecesOf(text).flatMap((piece) => ('person' in piece ? [piece.person] : [])))]
}

/** @returns the name a person is written by among others: with the organisation where another has the same, with the id where that is the same too. */
export function labelOf(person: Mentionable, among: readonly Mentionable[]): string {
  const namesakes = among.filter(({ id, name }) => id !== person.id && name === person.name)
  if (namesakes.length === 0) return person.name
  const isOne = namesakes.every(({ organisation }) => organisation !== person.organisation)
  return `${person.name} (${isOne ? person.organisation : person.id})`
}

/** @returns the text as it is kept: each `@name` of one of these people by her id. A longer name goes before a shorter that begins it. */
export function asKept(written: string, people: readonly Mentionable[]): string {
  const labels = people
    .map((person) => ({ id: person.id, label: `@${labelOf(person, people)}` }))
    .toSorted((a, b) => b.label.length - a.label.length)
  let text = ''
  let at = 0
  while (at < written.length) {
    const found = written[at] === '@' ? labels.find(({ label }) => standsAt(written, at, label)) : undefined
    text += found === undefined ? (written[at] ?? '') : `@[${found.id}]`
    at += found === undefined ? 1 : found.label.length
  }
  return text
}

/** @returns the text as its author writes it: each mention by name; of somebody unknown as it is kept. */
export function asWritten(text: string, people: readonly Mentionable[]): string {
  return piecesOf(text)
    .map((piece) => {
      if ('text' in piece) return piece.text
      const person = people.find(({ id }) => id === piece.person)
      return person === undefined ? `@[${piece.person}]` : `@${labelOf(person, people)}`
    })
    .join('')
}

/** A name that goes on is another name. */
function standsAt(text: string, at: number, label: string): boolean {
  return text.startsWith(label, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + label.length))
}
