// Loads a generation of a room that is over, as it ended: the newest sound snapshot of it and the rows after, from the archive. A lineage that
// ended otherwise, with a database that was brought back, ended where this database had it. Called by server/store/update-log.ts.

import { and, eq } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { type LoadedRoom, LogDamaged } from './log-row.ts'
import { readRows } from './read-rows.ts'
import { newestSoundSnapshot } from './snapshots.ts'
import { roomGenerations } from './tables/rooms.ts'

/** One of a room's generations, by the lineage it was counted in. */
export interface EndedPlace {
  readonly lineage: string
  readonly generation: number
}

/** @returns null where no such generation is over. @throws LogDamaged when rows are missing. */
export function loadEnded(
  database: Database,
  room: RoomName,
  { lineage, generation }: EndedPlace,
): Promise<Pick<LoadedRoom, 'room' | 'snapshot' | 'rows'> | null> {
  return inTransaction(
    database,
    async (tx) => {
      const [ended] = await tx
        .select({ head: roomGenerations.headBefore })
        .from(roomGenerations)
        .where(
          and(
            eq(roomGenerations.room, room),
            eq(roomGenerations.generation, generation + 1),
            eq(roomGenerations.lineageBefore, lineage),
          ),
        )
      if (ended === undefined) return null
      const { snapshot } = await newestSoundSnapshot(tx, { room, generation, head: ended.head })
      const { rows, damage } = await readRows(tx, {
        room,
        generation,
        position: snapshot?.position ?? 0,
        head: ended.head,
      })
      if (damage !== null) throw new LogDamaged(damage)
      return { room, snapshot, rows }
    },
    'one-moment',
  )
}
