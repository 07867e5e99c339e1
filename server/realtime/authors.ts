// Authors: which person is behind which client ids, one message per person; the server's own ids have no person. Called by room.

import type { Authors } from '../../shared/contract/wire.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { LeaseBook } from '../auth/client-lease.ts'
import type { PeopleBook } from './people-book.ts'

export function authorsOf(o: {
  readonly clientIds: readonly number[]
  readonly leases: LeaseBook
  readonly people: PeopleBook
}): Authors[] {
  const byPerson = new Map<PersonId | null, number[]>()
  for (const clientId of o.clientIds) {
    const personId = o.leases.holder(clientId) ?? null
    const ids = byPerson.get(personId)
    if (ids) ids.push(clientId)
    else byPerson.set(personId, [clientId])
  }
  return [...byPerson].map(([personId, clientIds]) => ({
    clientIds,
    person: personId === null ? null : o.people.person(personId),
  }))
}
