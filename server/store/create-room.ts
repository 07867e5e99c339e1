// Creates a room with its first row, inside a transaction of the caller's: a room never stands without its seed.
// Called by the update log, by the seeding of programmes and when an evaluation point is made.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import { rooms, roomUpdates } from './tables/rooms.ts'

/** @returns false when the room stood already; it is then left as it is, seed and all. */
export async function createRoomInTransaction(
  tx: Transaction,
  o: { readonly room: RoomName; readonly programmeId: ProgrammeId; readonly seed: Uint8Array },
): Promise<boolean> {
  const { room, programmeId, seed } = o
  const created = await tx
    .insert(rooms)
    .values({ name: room, programmeId, lineage: randomUUID(), generation: 1, head: 1 })
    .onConflictDoNothing()
    .returning({ name: rooms.name })
  if (created.length === 0) return false
  await tx.insert(roomUpdates).values({
    room,
    generation: 1,
    position: 1,
    batchId: randomUUID(),
    actor: null,
    sessionId: null,
    role: null,
    clientIds: [],
    payload: seed,
    at: sql`date_trunc('milliseconds', clock_timestamp())`,
  })
  return true
}
