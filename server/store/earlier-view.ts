// Earlier view: the board as it stood when the point before this one was in session. Called by server/commands/points/known-facts-of.ts.

import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Handle } from './database.ts'
import { boardViews } from './tables/deciding.ts'
import { points } from './tables/points.ts'

/** @returns the first view taken at the latest point held before `head`; null when none was. `body` is canonical JSON. */
export async function earlierView(
  db: Handle,
  o: { readonly programmeId: ProgrammeId; readonly pointId: PointId; readonly head: PointHead },
): Promise<{ readonly takenAt: Date; readonly body: string } | null> {
  const heldAt = sql<string>`(${points.head} ->> 'date') || ' ' || (${points.head} ->> 'startsAt')`
  const [found] = await db
    .select({ takenAt: boardViews.takenAt, body: boardViews.body })
    .from(boardViews)
    .innerJoin(points, eq(points.id, boardViews.pointId))
    .where(
      and(
        eq(boardViews.programmeId, o.programmeId),
        ne(boardViews.pointId, o.pointId),
        sql`${heldAt} < ${`${o.head.date} ${o.head.startsAt}`}`,
      ),
    )
    .orderBy(sql`${heldAt} desc`, asc(boardViews.takenAt))
    .limit(1)
  return found ?? null
}
