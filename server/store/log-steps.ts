// Log steps: when a room was written in and by whom, gathered into stretches of time, over generations and the archive. Called by
// server/commands/board/board-history.ts.

import { sql } from 'drizzle-orm'
import type { HistoryStep } from '../../shared/contract/history.ts'
import type { PersonId, RoomName } from '../../shared/ids.ts'
import type { Database } from './database.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour
/** Lengths of a stretch: the first that gives few enough steps to look through. */
const stretchesSeconds = [minute, 5 * minute, 15 * minute, hour, 6 * hour, day, 7 * day] as const
const mostSteps = 200

/** @returns the steps, oldest first; how the room began is one of its own. What the server alone wrote is of nobody. */
export async function logSteps({ db }: Database, room: RoomName): Promise<readonly HistoryStep[]> {
  let steps: readonly HistoryStep[] = []
  for (const seconds of stretchesSeconds) {
    const rows = (table: 'room_updates' | 'room_updates_archive') =>
      sql`select at, actor, generation = 1 and position = 1 as begins from ${sql.identifier(table)} where room = ${room}`
    const { rows: found } = await db.execute<{ began: Date; ended: Date; writes: string; by: PersonId[] | null }>(sql`
      with written as (${rows('room_updates')} union all ${rows('room_updates_archive')}),
      by_person as (
        select begins, floor(extract(epoch from at) / ${seconds}) as stretch, actor,
          count(*) as writes, min(at) as began, max(at) as ended
        from written group by 1, 2, 3
      )
      select min(began) as began, max(ended) as ended, sum(writes) as writes,
        array_agg(actor order by writes desc, actor) filter (where actor is not null) as by
      from by_person group by begins, stretch order by stretch, begins desc`)
    steps = found.map(({ began, ended, writes, by }) => ({
      from: new Date(began).toISOString(),
      at: new Date(ended).toISOString(),
      writes: Number(writes),
      by: by ?? [],
    }))
    if (steps.length <= mostSteps) return steps
  }
  return steps.slice(-mostSteps)
}
