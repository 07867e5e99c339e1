// Mention at the caret: what of a name has been written after an @, who may be meant, and the text with the name put in. Pure; called by mention-field.tsx.

import { labelOf, type Mentionable } from '../../../shared/comment/mention.ts'

const mostHits = 6
/** A name that is searched for is not longer. */
const longestSearch = 40

export interface MentionSearch {
  /** Where the @ stands. */
  readonly from: number
  readonly search: string
}

/** @returns what is being searched for at the caret; null where no name is being written */
export function mentionAt(text: string, caret: number): MentionSearch | null {
  const from = text.lastIndexOf('@', caret - 1)
  if (from < 0 || caret - from - 1 > longestSearch) return null
  // An address of mail is no mention.
  if (from > 0 && /[\p{L}\p{N}]/u.test(text[from - 1] ?? '')) return null
  const search = text.slice(from + 1, caret)
  return /[\n@[\]]|^\s|\s\s/.test(search) ? null : { from, search }
}

/** @returns the people whose name or organisation has a word that begins with each of those written; whose name it is first */
export function hitsFor(search: string, people: readonly Mentionable[]): readonly Mentionable[] {
  const asked = wordsOf(search)
  const begins = (text: string): boolean => {
    const own = wordsOf(text)
    return asked.every((word) => own.some((each) => each.startsWith(word)))
  }
  const byName = people.filter(({ name }) => begins(name))
  const others = people.filter((person) => !byName.includes(person) && begins(`${person.name} ${person.organisation}`))
  return [...byName, ...others].slice(0, mostHits)
}

/** @returns whether a search is a whole name, and nothing after it is another: the name is written, and what follows is text */
export function isWritten(search: string, people: readonly Mentionable[]): boolean {
  return people.some((person) => {
    const label = labelOf(person, people)
    if (!search.startsWith(label)) return false
    const rest = search.slice(label.length)
    return rest.trim() === '' || (!/^[\p{L}\p{N}]/u.test(rest) && hitsFor(search, people).length === 0)
  })
}

/** @returns the text with a person named, and where the caret then stands */
export function withMention(
  o: MentionSearch & { readonly text: string; readonly caret: number; readonly label: string },
): { readonly text: string; readonly caret: number } {
  const before = `${o.text.slice(0, o.from)}@${o.label}`
  const after = o.text.slice(o.caret)
  // Room to write on, where nothing follows yet.
  const text = after === '' ? `${before} ` : before + after
  return { text, caret: after === '' ? text.length : before.length }
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLocaleLowerCase('nb')
    .split(/[\s,.()-]+/)
    .filter(Boolean)
}
