// Written lately: the rooms somebody has just worked in, as their logs have it. Called when a server starts: those who were in them come back at once.

import { sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'
import { rooms, roomUpdates, roomUpdatesArchive } from './tables/rooms.ts'

/** @returns at most `most` rooms whose last row is no older than `withinMs`, by the database's clock, the last written first; none of those that hold no more than they began with. */
export async function writtenLately(
  { db }: Pick<Database, 'db'>,
  { withinMs, most }: { readonly withinMs: number; readonly most: number },
): Promise<readonly RoomName[]> {
  const lastOf = (table: typeof roomUpdates | typeof roomUpdatesArchive) =>
    sql`select at from ${table} where room = ${rooms.name} and generation = ${rooms.generation} and position = ${rooms.head}`
  const found = await db.execute<{ name: RoomName }>(
    sql`select name from ${rooms} cross join lateral (${lastOf(roomUpdates)} union all ${lastOf(roomUpdatesArchive)}) last
      where head > 1 and last.at > now() - make_interval(secs => ${withinMs / 1_000})
      order by last.at desc, name limit ${most}`,
  )
  return found.rows.map(({ name }) => name)
}
