// People of a room as their roles let them in there: of an alternative that is somebody's own nobody else has a role, as if she had no place on the
// programme; so that every check a room makes by role, the fences of the store among them, holds for it too. Called by rooms.

import type { PersonId, Room } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'
import { readsAlternative } from '../../shared/rules/alternative-readers.ts'
import type { People } from './ports.ts'

/** @returns who people are, and what they may do in this room */
export function peopleOfRoom(people: People, room: Room): People {
  if (room.kind !== 'alternative') return people
  const { alternativeId } = room
  return {
    ...people,
    async personWithRoles(personId) {
      const audience = await people.alternativeAudience(alternativeId)
      const person = await people.personWithRoles(personId)
      if (person === null) return null
      const roles = Object.entries(person.roles).filter(([, role = null]) =>
        readsAlternative({ personId, role }, audience),
      )
      return { ...person, roles: Object.fromEntries(roles) }
    },
    async rolesOn(programmeId, personIds) {
      const audience = await people.alternativeAudience(alternativeId)
      const roles = await people.rolesOn(programmeId, personIds)
      const reads = ([personId, role]: readonly [PersonId, Role]): boolean =>
        readsAlternative({ personId, role }, audience)
      return new Map([...roles].filter(reads))
    },
  }
}
