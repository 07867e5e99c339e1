// Point standing: where a point is in its life, for commands on what belongs to it. Promises that a state read inside a command holds until
// the command is committed: the programme is locked before, and the commands of meetings lock it too. Used by the stores of what meetings leave.

import { and, eq } from 'drizzle-orm'
import type { PointId, ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { PointState } from '../../shared/point/meeting.ts'
import type { Handle, Transaction } from './database.ts'
import { meetings } from './tables/meetings.ts'
import { points } from './tables/points.ts'

export interface PointStanding {
  readonly id: PointId
  readonly head: PointHead
  readonly state: PointState
  /** Whether its papers have been sent: it is called, or has been. */
  readonly isPublished: boolean
}

/** @returns null when the programme has no such point */
export async function pointStanding(
  db: Handle | Transaction,
  { programmeId, pointId }: { readonly programmeId: ProgrammeId; readonly pointId: PointId },
): Promise<PointStanding | null> {
  const [found] = await db
    .select({ id: points.id, head: points.head, meeting: meetings.meeting })
    .from(points)
    .leftJoin(meetings, eq(meetings.pointId, points.id))
    .where(and(eq(points.id, pointId), eq(points.programmeId, programmeId)))
  if (found === undefined) return null
  const { id, head, meeting } = found
  const state = meeting?.state ?? 'draft'
  return { id, head, state, isPublished: state !== 'draft' && (meeting?.calledAt ?? null) !== null }
}

/** @returns the point while something may still be changed in it: CLOSED when its minutes are approved, CANCELLED when it never came to be */
export async function openPoint(
  db: Handle | Transaction,
  where: { readonly programmeId: ProgrammeId; readonly pointId: PointId },
): Promise<Outcome<PointStanding>> {
  const point = await pointStanding(db, where)
  if (point === null) return refuse('NOT_FOUND')
  if (point.state === 'approved') return refuse('CLOSED', { record: point.id })
  if (point.state === 'cancelled') return refuse('CANCELLED', { record: point.id })
  return done(point)
}
