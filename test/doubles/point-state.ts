// Puts a point where a test needs it in its life, without the commands that lead there. Called by tests of what belongs to points.

import { sql } from 'drizzle-orm'
import type { Database } from '../../server/store/database.ts'
import { meetings } from '../../server/store/tables/meetings.ts'
import { type AgendaItemId, pointIdSchema } from '../../shared/ids.ts'
import type { Meeting, PointState } from '../../shared/point/meeting.ts'
import { newMeeting } from '../../shared/point/meeting-life.ts'

const at = '2026-11-20T09:00:00.000Z'

/** @param o.covered agenda items that have been dealt with */
export async function putPointIn(
  { db }: Database,
  o: { readonly point: string; readonly state: PointState; readonly covered?: readonly AgendaItemId[] },
): Promise<void> {
  const meeting: Meeting = {
    ...newMeeting([]),
    state: o.state,
    calledAt: o.state === 'draft' ? null : at,
    covered: Object.fromEntries((o.covered ?? []).map((item) => [item, { startedAt: at, endedAt: at, spentMs: 0 }])),
  }
  const values = { pointId: pointIdSchema.parse(o.point), revision: 1, meeting, updatedAt: new Date(at) }
  await db
    .insert(meetings)
    .values(values)
    .onConflictDoUpdate({
      target: meetings.pointId,
      set: { meeting, revision: sql`${meetings.revision} + 1`, updatedAt: values.updatedAt },
    })
}
