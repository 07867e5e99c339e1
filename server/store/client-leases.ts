// Client leases: a Yjs client id in a room belongs to the first person who asks for it, for ever, because what it wrote
// stays in the document under that id. Called when a live connection opens and by the admission of updates.

import { and, eq, inArray } from 'drizzle-orm'
import type { PersonId, RoomName } from '../../shared/ids.ts'
import type { Database, Handle } from './database.ts'
import { clientLeases } from './tables/client-leases.ts'

export interface Lease {
  readonly room: RoomName
  /** Unsigned 32 bits. */
  readonly clientId: number
  readonly personId: PersonId
}

export interface ClientLeases {
  /** Takes the id for this person; `leased` also when it is theirs already. */
  lease(lease: Lease): Promise<'leased' | 'held-by-other'>
  /** Who holds which of these ids; an id that nobody holds is absent. */
  holders(room: RoomName, clientIds: readonly number[]): Promise<ReadonlyMap<number, PersonId>>
}

/** @returns the leases kept in `database`. */
export function clientLeaseStore({ db }: Database): ClientLeases {
  return {
    lease: async ({ room, clientId, personId }) => {
      await db.insert(clientLeases).values({ room, clientId, personId }).onConflictDoNothing()
      return (await holders(db, { room, clientIds: [clientId] })).get(clientId) === personId
        ? 'leased'
        : 'held-by-other'
    },
    holders: (room, clientIds) => holders(db, { room, clientIds }),
  }
}

async function holders(
  db: Handle,
  { room, clientIds }: { readonly room: RoomName; readonly clientIds: readonly number[] },
): Promise<ReadonlyMap<number, PersonId>> {
  if (clientIds.length === 0) return new Map()
  const rows = await db
    .select({ clientId: clientLeases.clientId, personId: clientLeases.personId })
    .from(clientLeases)
    .where(and(eq(clientLeases.room, room), inArray(clientLeases.clientId, [...clientIds])))
  return new Map(rows.map((row) => [row.clientId, row.personId]))
}
