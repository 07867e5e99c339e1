// Shown rows: whether a wording, a round or a decision that a room is to be shown stands at the point, and is internal. Called by the
// meeting's commands and the projector.

import { and, eq } from 'drizzle-orm'
import type { PointId } from '../../shared/ids.ts'
import { decisionIdSchema, roundIdSchema, wordingIdSchema } from '../../shared/ids.ts'
import type { Shown } from '../../shared/point/meeting.ts'
import type { MeetingWorld } from '../../shared/point/meeting-world.ts'
import type { Handle, Transaction } from './database.ts'
import { decisions, rounds, wordings } from './tables/deciding.ts'

/** @returns who may read the row; `unknown` when it is none, or another point's. */
export async function audienceOfRow(
  db: Handle | Transaction,
  { pointId, shown }: { readonly pointId: PointId; readonly shown: Shown },
): Promise<MeetingWorld['named']> {
  const [found] = await rowsOf(db, pointId, shown)
  return found === undefined ? 'unknown' : found.internal ? 'internal' : 'public'
}

async function rowsOf(
  db: Handle | Transaction,
  pointId: PointId,
  { page, record }: Shown,
): Promise<{ internal: boolean }[]> {
  if (page === 'wording') {
    const id = wordingIdSchema.safeParse(record)
    const internal = { internal: wordings.internal }
    return id.success
      ? db
          .select(internal)
          .from(wordings)
          .where(and(eq(wordings.id, id.data), eq(wordings.pointId, pointId)))
      : []
  }
  if (page === 'round') {
    const id = roundIdSchema.safeParse(record)
    const internal = { internal: rounds.internal }
    return id.success
      ? db
          .select(internal)
          .from(rounds)
          .where(and(eq(rounds.id, id.data), eq(rounds.pointId, pointId)))
      : []
  }
  const id = decisionIdSchema.safeParse(record)
  if (!id.success) return []
  const found = await db
    .select({ decision: decisions.decision })
    .from(decisions)
    .where(and(eq(decisions.id, id.data), eq(decisions.pointId, pointId)))
  return found.map(({ decision }) => ({ internal: decision.internal }))
}
