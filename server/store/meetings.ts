// Meetings: the formal state of each point as one row, and the log of every command that changed it. What changes a meeting holds the
// programme's row locked (server/store/commit-ruling.ts), so that commands of one programme stand one after the other; and the meeting's
// own row, for whoever must know that it stays as it is until his commit. Called by the meeting's commands and by deciding.

import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Meeting, PointState } from '../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../shared/point/meeting-command.ts'
import { publicMeeting } from '../../shared/point/public-meeting.ts'
import type { Database, Handle, Transaction } from './database.ts'
import type { StoredPoint } from './points.ts'
import { meetingEvents, meetings } from './tables/meetings.ts'
import { points } from './tables/points.ts'

export interface StoredMeeting {
  readonly pointId: PointId
  /** One more with every command that changed something. */
  readonly revision: number
  /** One more with every command that changed something that everybody may see. */
  readonly publicRevision: number
  readonly meeting: Meeting
}

export interface MeetingStore {
  /** Null: a draft that nobody has touched, or no such point. */
  find(pointId: PointId): Promise<StoredMeeting | null>
  /** Where the points of a programme stand; those that are left out are drafts nobody has touched. */
  states(programmeId: ProgrammeId): Promise<ReadonlyMap<PointId, PointState>>
}

const columns = {
  pointId: meetings.pointId,
  revision: meetings.revision,
  publicRevision: meetings.publicRevision,
  meeting: meetings.meeting,
} as const

/** @returns the meetings kept in `database`. */
export function meetingStore({ db }: Pick<Database, 'db'>): MeetingStore {
  return {
    find: async (pointId) => {
      const [found] = await db.select(columns).from(meetings).where(eq(meetings.pointId, pointId))
      return found ?? null
    },
    states: (programmeId) => statesOf(db, programmeId),
  }
}

/** A point and its meeting; null = a draft that nobody has touched. */
export interface PointMeeting {
  readonly programmeId: ProgrammeId
  readonly head: PointHead
  readonly stored: StoredMeeting | null
}

const ofPoint = { programmeId: points.programmeId, head: points.head } as const

/** @returns null for no such point. */
export async function findMeeting(db: Handle | Transaction, pointId: PointId): Promise<PointMeeting | null> {
  const [found] = await db
    .select({ ...ofPoint, stored: columns })
    .from(points)
    .leftJoin(meetings, eq(meetings.pointId, points.id))
    .where(eq(points.id, pointId))
  return found === undefined ? null : { ...placeOf(found), stored: found.stored }
}

/** @returns the meeting as it stays until the transaction ends; null for no such point. */
export async function lockMeeting(tx: Transaction, pointId: PointId): Promise<PointMeeting | null> {
  const [locked] = await tx
    .select({ ...ofPoint, stored: columns })
    .from(meetings)
    .innerJoin(points, eq(points.id, meetings.pointId))
    .where(eq(meetings.pointId, pointId))
    .for('update', { of: meetings })
  return locked === undefined ? findMeeting(tx, pointId) : { ...placeOf(locked), stored: locked.stored }
}

function placeOf({ programmeId, head }: Pick<StoredPoint, 'programmeId' | 'head'>) {
  return { programmeId, head }
}

/** See {@link MeetingStore.states}. */
export async function statesOf(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<ReadonlyMap<PointId, PointState>> {
  const rows = await db
    .select({ pointId: meetings.pointId, state: sql<PointState>`${meetings.meeting} ->> 'state'` })
    .from(meetings)
    .innerJoin(points, eq(points.id, meetings.pointId))
    .where(eq(points.programmeId, programmeId))
  return new Map(rows.map(({ pointId, state }) => [pointId, state]))
}

/** When the meetings of a programme that have begun did, as ISO time. */
export async function startsOf(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<ReadonlyMap<PointId, string | null>> {
  const rows = await db
    .select({ pointId: meetings.pointId, at: sql<string | null>`${meetings.meeting} ->> 'startedAt'` })
    .from(meetings)
    .innerJoin(points, eq(points.id, meetings.pointId))
    .where(eq(points.programmeId, programmeId))
  return new Map(rows.map(({ pointId, at }) => [pointId, at]))
}

/**
 * Writes the meeting a command led to, and the command. The caller holds the programme's row, so that nobody else does meanwhile.
 * @returns the meeting as stored, one revision on. @throws Error when another revision stands there after all
 */
export async function saveMeeting(
  tx: Transaction,
  o: {
    readonly before: StoredMeeting
    readonly meeting: Meeting
    readonly command: MeetingCommand
    readonly actor: PersonId
    readonly at: Date
  },
): Promise<StoredMeeting> {
  const { pointId, revision: seen } = o.before
  const revision = seen + 1
  const isSeenByAll = !isDeepStrictEqual(publicMeeting(o.before.meeting), publicMeeting(o.meeting))
  const publicRevision = o.before.publicRevision + (isSeenByAll ? 1 : 0)
  const values = { pointId, revision, publicRevision, meeting: o.meeting, updatedAt: o.at }
  const written = tx
    .insert(meetings)
    .values(values)
    .onConflictDoUpdate({ target: meetings.pointId, set: values, setWhere: eq(meetings.revision, seen) })
    .returning({ revision: meetings.revision })
    .getSQL()
  const { rowCount } = await tx.execute(sql`
    with written as (${written})
    insert into ${meetingEvents} (point_id, revision, command, actor, at)
    select ${pointId}, revision, ${JSON.stringify(o.command)}::jsonb, ${o.actor}, ${o.at.toISOString()}::timestamptz
    from written`)
  if (rowCount !== 1) throw new Error(`the meeting of ${pointId} was changed while its programme was locked`)
  return { pointId, revision, publicRevision, meeting: o.meeting }
}
