// Archive: moves rows that nobody needs for opening a room out of the way of the hot table. They are history, and are never deleted: a
// room whose snapshots are all damaged is read from the archive too. Called by the update log after compaction and new generations.

import { sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'

/** So that one statement stays well within the time a statement may take. */
const rowsPerStatement = 1_000

/** Moves rows of generations that are over, and of this one up to the oldest verified snapshot. @returns how many were moved. */
export async function archiveRows({ db }: Pick<Database, 'db'>, room: RoomName): Promise<number> {
  let moved = 0
  for (;;) {
    // Where the snapshots stand is asked for in the same statement: they are the reason why rows may go.
    const answer = await db.execute<{ moved: number }>(sql`
      select archive_log_rows(name, generation, coalesce((
        select min(position) from room_snapshots
        where room = rooms.name and generation = rooms.generation and verified_at is not null
      ), 0), ${rowsPerStatement}) as moved
      from rooms where name = ${room}`)
    const now = answer.rows[0]?.moved ?? 0
    moved += now
    if (now < rowsPerStatement) return moved
  }
}
