// Reads rows of the update log in order and makes sure none is missing. Called by read-on.ts and load-room.ts.

import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import { LogDamaged, type LogRow, type ReadPlace } from './log-row.ts'
import { roomUpdates } from './tables/rooms.ts'

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
 * @param o.head the last row there must be
 * @returns the rows of one generation after `position` up to `head`, in order.
 * @throws LogDamaged when one of them is missing.
 */
export async function readRows(
  tx: Transaction,
  o: { readonly room: RoomName; readonly head: number } & ReadPlace,
): Promise<readonly LogRow[]> {
  const { room, generation, position, head } = o
  const rows = await tx
    .select(rowColumns)
    .from(roomUpdates)
    .where(
      and(
        eq(roomUpdates.room, room),
        eq(roomUpdates.generation, generation),
        gt(roomUpdates.position, position),
        lte(roomUpdates.position, head),
      ),
    )
    .orderBy(asc(roomUpdates.position))
  for (let at = 0; position + at < head; at += 1) {
    const due = position + at + 1
    if (rows[at]?.position !== due) throw new LogDamaged(`row ${due} of ${room} is missing from the update log`)
  }
  return rows
}
