// People of one room as everyone is shown them: name, organisation, role on this board and colour, by the server's word. Their roles here
// are never older than the access version the room has read up to, so that what the store's fence lets through was judged by the rights
// of that version. Called by room.

import type { Person } from '../../shared/contract/wire.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import type { Actor } from '../auth/actor.ts'
import { personColour } from '../auth/person-colour.ts'
import type { People } from './ports.ts'

export interface PeopleBook {
  arrive(actor: Actor): Person
  /** Asks for the people not known yet. */
  learn(personIds: Iterable<PersonId>): Promise<void>
  /** Asks for one person as she is now. */
  refresh(personId: PersonId): Promise<void>
  /** Asks for everyone's role anew, since rights have changed. */
  relearn(): Promise<void>
  /** @returns the role judged by; null for none, and for somebody who was never learnt. */
  roleOf(personId: PersonId): Role | null
  /** @returns null for somebody who was never learnt. */
  person(personId: PersonId): Person | null
}

type Known = Omit<Person, 'colour'>

export function peopleBook(o: { readonly people: People; readonly programmeId: ProgrammeId }): PeopleBook {
  const known = new Map<PersonId, Known>()
  /** As those who came in were shown last. */
  const here = new Map<PersonId, Person>()
  /** Counts the times everyone was asked for: an answer from before is not believed after. */
  let relearnt = 0

  const ask = async (personIds: readonly PersonId[]): Promise<readonly Known[]> => {
    const found = await Promise.all(personIds.map((id) => o.people.personWithRoles(id)))
    return found.flatMap((person) => {
      if (person === null) return []
      const { id, name, organisation, roles } = person
      return [{ id, name, organisation, role: roles[o.programmeId] ?? null }]
    })
  }

  const take = async (personIds: readonly PersonId[]): Promise<void> => {
    for (;;) {
      const began = relearnt
      const found = await ask(personIds)
      if (began !== relearnt) continue
      for (const person of found) known.set(person.id as PersonId, person)
      return
    }
  }

  return {
    arrive(actor) {
      const { personId: id, name, organisation } = actor
      const role = known.has(id) ? (known.get(id)?.role ?? null) : actor.roleOn(o.programmeId)
      known.set(id, { id, name, organisation, role })
      const before = here.get(id)
      // One value for all her connections, as long as nothing in it changes.
      if (before?.name === name && before.organisation === organisation && before.role === role) return before
      const person = { id, name, organisation, role, colour: personColour(id) }
      here.set(id, person)
      return person
    },
    async learn(personIds) {
      const asked = [...new Set(personIds)].filter((id) => !known.has(id))
      if (asked.length > 0) await take(asked)
    },
    refresh: (personId) => take([personId]),
    async relearn() {
      const roles = new Map<PersonId, Role>()
      const asked = new Set<PersonId>()
      for (;;) {
        // Whoever became known while it was asked may have been read before the change.
        const more = [...known.keys()].filter((id) => !asked.has(id))
        if (more.length === 0) break
        for (const id of more) asked.add(id)
        for (const [id, role] of await o.people.rolesOn(o.programmeId, more)) roles.set(id, role)
      }
      relearnt += 1
      for (const [id, person] of known) known.set(id, { ...person, role: roles.get(id) ?? null })
    },
    roleOf: (personId) => known.get(personId)?.role ?? null,
    person(personId) {
      const person = known.get(personId)
      return person === undefined ? null : { ...person, colour: personColour(personId) }
    },
  }
}
