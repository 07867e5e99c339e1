// Colours of people in one room: 1–5, in order of arrival, the same for everyone who looks and for as long as somebody of them is
// present; whoever comes takes the colour the fewest present have. Called by room.

import type { PersonId } from '../../shared/ids.ts'

const colourCount = 5

export interface Colours {
  /** A connection of this person came. @returns the person's colour. */
  arrive(personId: PersonId): number
  leave(personId: PersonId): void
  /** @returns the colour of somebody present, or one that stays the same for somebody who is not. */
  of(personId: PersonId): number
}

export function colours(): Colours {
  const present = new Map<PersonId, { colour: number; connections: number }>()
  const absent = (personId: PersonId): number => {
    let sum = 0
    for (let at = 0; at < personId.length; at += 1) sum = (sum * 31 + personId.charCodeAt(at)) >>> 0
    return (sum % colourCount) + 1
  }
  return {
    arrive(personId) {
      const known = present.get(personId)
      if (known) {
        known.connections += 1
        return known.colour
      }
      const used = new Array<number>(colourCount).fill(0)
      for (const { colour } of present.values()) used[colour - 1] = (used[colour - 1] ?? 0) + 1
      const colour = used.indexOf(Math.min(...used)) + 1
      present.set(personId, { colour, connections: 1 })
      return colour
    },
    leave(personId) {
      const known = present.get(personId)
      if (!known) return
      known.connections -= 1
      if (known.connections === 0) present.delete(personId)
    },
    of: (personId) => present.get(personId)?.colour ?? absent(personId),
  }
}
