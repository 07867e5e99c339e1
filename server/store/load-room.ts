// Loads a room as of one moment: the newest snapshot whose hash holds, and every row after it. A damaged snapshot is
// passed over, and told of in the log, since the rows hold everything it held. Called by server/store/update-log.ts and commit-ruling.ts.

import { eq } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database, StoreLog, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { type LoadedRoom, LogDamaged } from './log-row.ts'
import { readRows } from './read-rows.ts'
import { newestSoundSnapshot } from './snapshots.ts'
import { rooms } from './tables/rooms.ts'

/** @returns null for an unknown room. @throws LogDamaged, with the last good state, when the rows do not lead from the snapshot to the head. */
export function loadRoom(database: Database, room: RoomName): Promise<LoadedRoom | null> {
  return inTransaction(database, (tx) => loadRoomIn(tx, { room, log: database.log }), 'one-moment')
}

/** The same inside a transaction that sees one moment, or holds the room's row locked. */
export async function loadRoomIn(
  tx: Transaction,
  { room, log }: { readonly room: RoomName; readonly log: StoreLog },
): Promise<LoadedRoom | null> {
  const [stored] = await tx.select().from(rooms).where(eq(rooms.name, room))
  if (stored === undefined) return null
  const { programmeId, lineage, generation, head, ruleEpoch, accessVersion } = stored
  const { snapshot, damaged } = await newestSoundSnapshot(tx, { room, generation, head })
  if (damaged.length > 0) log.error({ room, generation, damaged }, 'damaged snapshots were passed over')
  const position = snapshot?.position ?? 0
  const { rows, damage } = await readRows(tx, { room, generation, position, head })
  const fences = { generation, ruleEpoch, accessVersion }
  const loaded = { room, programmeId, lineage, head, fences, snapshot, rows }
  if (damage === null) return loaded
  throw new LogDamaged(damage, { lastGood: { ...loaded, head: position + rows.length } })
}
