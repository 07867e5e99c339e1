// Rooms of a point beside its own: the internal agenda and the minutes, each empty at first. Made with the point, in its transaction; for points from
// before there were such rooms they are made when a server starts, once, however many start at the same time (LOG5). Called by points.ts,
// programmes.ts and server/start-server.ts.

import { asc, sql } from 'drizzle-orm'
import { internalRoom, minutesRoom, type PointId, type ProgrammeId } from '../../shared/ids.ts'
import { createRoomInTransaction } from './create-room.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { points } from './tables/points.ts'
import { rooms } from './tables/rooms.ts'

/** An update without anything in it: a document in which nobody has written. */
const nothing = Uint8Array.of(0, 0)

/** Makes the rooms that are missing; those that stand are left as they are. */
export async function createPointRooms(
  tx: Transaction,
  { id, programmeId }: { readonly id: PointId; readonly programmeId: ProgrammeId },
): Promise<void> {
  for (const room of [internalRoom(id), minutesRoom(id)]) {
    await createRoomInTransaction(tx, { room, programmeId, seed: nothing })
  }
}

/** Makes the missing rooms of every point. @returns how many points lacked any */
export async function completePointRooms(database: Database): Promise<number> {
  const lacking = await database.db
    .select({ id: points.id, programmeId: points.programmeId })
    .from(points)
    .where(
      sql`(select count(*) from ${rooms} where ${rooms.name} in ('internal/' || ${points.id}, 'minutes/' || ${points.id})) < 2`,
    )
    .orderBy(asc(points.id))
  for (const point of lacking) await inTransaction(database, (tx) => createPointRooms(tx, point))
  return lacking.length
}
