// Standing: how far rooms have come and what an append to them is fenced on. Called by the update log: for the poll of many rooms in
// one statement, and at the beginning of every read.

import { sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import type { Standing } from './log-row.ts'
import { rooms } from './tables/rooms.ts'

/** @returns the standing of those rooms that exist, in no order. */
export async function standing(db: Handle | Transaction, names: readonly RoomName[]): Promise<readonly Standing[]> {
  if (names.length === 0) return []
  const { name: room, head, generation, ruleEpoch, accessVersion } = rooms
  const found = await db
    .select({ room, head, fences: { generation, ruleEpoch, accessVersion } })
    .from(rooms)
    // One parameter: a hundred of their own would cost more to write out than to look up.
    .where(sql`${rooms.name} = any(${sql.param([...names])})`)
  return found
}
