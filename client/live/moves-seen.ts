// Moves seen: the last moves made while this page is open, with who made each, by the client ids the server has named; and who else is behind
// client ids. Called by open-room.ts.

import type { Person } from '../../shared/contract/wire.ts'
import type { Move } from './live-room.ts'
import { type MadeMove, shownMoves } from './moves.ts'

export interface MovesSeen {
  /** The last ones, oldest first; the same array until there is another. */
  shown(): readonly Move[]
  /** `own`: this page made them. */
  add(made: readonly MadeMove[], own: boolean): void
  /** These client ids write for this person. */
  authors(clientIds: readonly number[], person: Person): void
  /** The one other person behind these client ids; null when it is nobody known, or several. */
  otherBehind(clientIds: readonly number[]): Person | null
}

export function movesSeen(o: { personId: string; wallMs: () => number; me: () => Person | null }): MovesSeen {
  const authors = new Map<number, Person>()
  let moves: readonly Move[] = Object.freeze([])
  let count = 0
  return {
    shown: () => moves,
    add(made, own) {
      if (made.length === 0) return
      const added = made.map(({ writing, ...move }): Move => {
        const author = writing ? (authors.get(writing.client) ?? null) : null
        const person = own ? o.me() : author
        count += 1
        const isOwn = own || person?.id === o.personId
        return Object.freeze({ ...move, id: count, person, own: isOwn, at: new Date(o.wallMs()) })
      })
      moves = Object.freeze([...moves, ...added].slice(-shownMoves))
    },
    authors(clientIds, person) {
      for (const id of clientIds) authors.set(id, person)
    },
    otherBehind(clientIds) {
      const others = clientIds.map((id) => authors.get(id)).filter((person) => person && person.id !== o.personId)
      const [one] = others
      return one && others.every((person) => person?.id === one.id) ? one : null
    },
  }
}
