// Point moments: when the points of a programme were called and were in session, for asking what changed since. Called by
// server/commands/board/changes-since.ts.

import { eq, sql } from 'drizzle-orm'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle } from './database.ts'
import { meetings } from './tables/meetings.ts'
import { points } from './tables/points.ts'

export interface PointMoments {
  readonly id: PointId
  readonly title: string
  /** ISO 8601; null: it is not called, or its call was withdrawn. */
  readonly calledAt: string | null
  /** ISO 8601; null: it has not been in session. */
  readonly startedAt: string | null
}

export async function pointMoments(db: Handle, programmeId: ProgrammeId): Promise<readonly PointMoments[]> {
  return db
    .select({
      id: points.id,
      title: sql<string>`${points.head} ->> 'title'`,
      calledAt: sql<string | null>`${meetings.meeting} ->> 'calledAt'`,
      startedAt: sql<string | null>`${meetings.meeting} ->> 'startedAt'`,
    })
    .from(points)
    .innerJoin(meetings, eq(meetings.pointId, points.id))
    .where(eq(points.programmeId, programmeId))
}
