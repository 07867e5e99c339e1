// Creates a room with its first row, inside a transaction of the caller's: a room never stands without its seed.
// Called by the update log, by the seeding of programmes and when an evaluation point is made.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import { rowChecksum } from './row-checksum.ts'
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
  await writeFirstRow(tx, { room, generation: 1, seed })
  return true
}

/** Row 1 of a generation: the whole document, written by the server. */
export async function writeFirstRow(
  tx: Transaction,
  o: { readonly room: RoomName; readonly generation: number; readonly seed: Uint8Array },
): Promise<void> {
  const row = { room: o.room, generation: o.generation, position: 1, payload: o.seed }
  await tx.insert(roomUpdates).values({
    ...row,
    batchId: randomUUID(),
    batchRows: 1,
    actor: null,
    sessionId: null,
    role: null,
    clientIds: [],
    checksum: rowChecksum(row),
    at: sql`date_trunc('milliseconds', clock_timestamp())`,
  })
}
