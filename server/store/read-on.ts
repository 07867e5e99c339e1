// Read on: what a room that is open lacks of its log, as of one moment, with where the log stands. Called by server/store/update-log.ts.

import type { RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { LogDamaged, type ReadOn, type ReadPlace } from './log-row.ts'
import { readRows } from './read-rows.ts'
import { standing } from './standing.ts'

/** @returns null for an unknown room; no rows when its generation is another. @throws LogDamaged when rows are missing. */
export function readOn(
  database: Database,
  { room, generation, position }: { readonly room: RoomName } & ReadPlace,
): Promise<ReadOn | null> {
  return inTransaction(
    database,
    async (tx) => {
      const [found] = await standing(tx, [room])
      if (found === undefined) return null
      const { head, fences } = found
      const same = fences.generation === generation
      if (!same) return { head, fences, rows: [] }
      const { rows, damage } = await readRows(tx, { room, generation, position, head })
      if (damage !== null) throw new LogDamaged(damage)
      return { head, fences, rows }
    },
    'one-moment',
  )
}
