// Reads rows of the update log in order and makes sure none is missing. Called by server/store/update-log.ts and load-room.ts.

import { and, asc, eq, gt } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { LogDamaged, type LogRow } from './log-row.ts'
import { rooms, roomUpdates } from './tables/rooms.ts'

const rowColumns = {
  room: roomUpdates.room,
  position: roomUpdates.position,
  payload: roomUpdates.payload,
  actor: roomUpdates.actor,
  sessionId: roomUpdates.sessionId,
  role: roomUpdates.role,
  clientIds: roomUpdates.clientIds,
  at: roomUpdates.at,
} as const

/**
 * @returns the rows of the room's current generation after `position`, in order; none for an unknown room.
 * @throws LogDamaged when a row is missing between `position` and the last one.
 */
export async function readRowsAfter(
  db: Handle | Transaction,
  { room, position }: { readonly room: RoomName; readonly position: number },
): Promise<readonly LogRow[]> {
  const rows = await db
    .select(rowColumns)
    .from(roomUpdates)
    .innerJoin(rooms, and(eq(rooms.name, roomUpdates.room), eq(rooms.generation, roomUpdates.generation)))
    .where(and(eq(roomUpdates.room, room), gt(roomUpdates.position, position)))
    .orderBy(asc(roomUpdates.position))
  const gap = rows.findIndex((row, index) => row.position !== position + 1 + index)
  if (gap !== -1) throw new LogDamaged(`row ${position + 1 + gap} of ${room} is missing from the update log`)
  return rows
}
