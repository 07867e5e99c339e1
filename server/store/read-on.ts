// Read on: what a room that is open lacks of its log, as of one moment, with where the log stands. Called by server/store/update-log.ts.

import type { RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import type { ReadOn, ReadPlace } from './log-row.ts'
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
      return { head, fences, rows: same ? await readRows(tx, { room, generation, position, head }) : [] }
    },
    'one-moment',
  )
}
