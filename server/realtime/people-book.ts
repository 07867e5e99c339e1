// People of one room as everyone is shown them: name, organisation, role on this board and colour, by the server's word.
// Those present are known from their sign-in; those who only wrote here before are asked for once. Called by room.

import type { Person } from '../../shared/contract/wire.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Actor } from '../auth/actor.ts'
import { colours } from './colours.ts'
import type { People } from './ports.ts'

export interface PeopleBook {
  arrive(actor: Actor): Person
  leave(personId: PersonId): void
  /** Asks for the people not known yet. */
  learn(personIds: Iterable<PersonId>): Promise<void>
  /** @returns null for somebody who was never learnt. */
  person(personId: PersonId): Person | null
}

export function peopleBook(o: { readonly people: People; readonly programmeId: ProgrammeId }): PeopleBook {
  const known = new Map<PersonId, Omit<Person, 'colour'>>()
  const colour = colours()
  return {
    arrive(actor) {
      const { personId: id, name, organisation } = actor
      known.set(id, { id, name, organisation, role: actor.roleOn(o.programmeId) })
      return { id, name, organisation, role: actor.roleOn(o.programmeId), colour: colour.arrive(id) }
    },
    leave: (personId) => colour.leave(personId),
    async learn(personIds) {
      const asked = [...new Set(personIds)].filter((id) => !known.has(id))
      const found = await Promise.all(asked.map((id) => o.people.personWithRoles(id)))
      for (const person of found) {
        if (person === null) continue
        const { id, name, organisation, roles } = person
        known.set(id, { id, name, organisation, role: roles[o.programmeId] ?? null })
      }
    },
    person(personId) {
      const person = known.get(personId)
      return person === undefined ? null : { ...person, colour: colour.of(personId) }
    },
  }
}
