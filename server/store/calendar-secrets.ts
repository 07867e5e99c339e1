// Calendar secrets by the hash of their token: one for a person at a time; making one withdraws the one before. And what a calendar shows of
// each point: its head and how often head or state have changed. Called by server/http/people/calendar.ts.

import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { PointState } from '../../shared/point/meeting.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { calendarSecrets } from './tables/calendar-secrets.ts'
import { meetingEvents, meetings } from './tables/meetings.ts'
import { people } from './tables/people.ts'
import { points } from './tables/points.ts'

/** A point that is called or has been. */
export interface CalledPoint {
  readonly id: PointId
  readonly programmeId: ProgrammeId
  readonly head: PointHead
  readonly state: PointState
  /** Rises with every change of head or state. */
  readonly sequence: number
  readonly changedAt: Date
}

export interface CalendarStore {
  /** When the person's address was made; null when she has none. */
  since(personId: PersonId): Promise<Date | null>
  make(o: { readonly personId: PersonId; readonly tokenHash: Uint8Array; readonly at: Date }): Promise<void>
  withdraw(o: { readonly personId: PersonId; readonly at: Date }): Promise<void>
  /** Whose address it is; null for one that is unknown or withdrawn. */
  find(tokenHash: Uint8Array): Promise<PersonId | null>
  /** Of these programmes, in the order they are held. */
  calledPoints(programmeIds: readonly ProgrammeId[]): Promise<readonly CalledPoint[]>
}

/** Commands that change what a calendar shows of a point. */
const changesOfState = ['call', 'withdraw-call', 'cancel', 'start', 'adjourn', 'resume', 'approve-minutes', 'reopen']

/** @returns the calendar addresses kept in `database`. */
export function calendarStore(database: Database): CalendarStore {
  const { db } = database
  const standing = (personId: PersonId) =>
    and(eq(calendarSecrets.personId, personId), isNull(calendarSecrets.withdrawnAt))
  return {
    since: async (personId) => {
      const [found] = await db.select({ at: calendarSecrets.createdAt }).from(calendarSecrets).where(standing(personId))
      return found?.at ?? null
    },
    make: ({ personId, tokenHash, at }) =>
      inTransaction(database, async (tx) => {
        // The person's row decides who is first of two who renew at once: never two addresses.
        await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update')
        await tx.update(calendarSecrets).set({ withdrawnAt: at }).where(standing(personId))
        await tx.insert(calendarSecrets).values({ tokenHash, personId, createdAt: at })
      }),
    withdraw: async ({ personId, at }) => {
      await db.update(calendarSecrets).set({ withdrawnAt: at }).where(standing(personId))
    },
    find: async (tokenHash) => {
      const [found] = await db
        .select({ personId: calendarSecrets.personId })
        .from(calendarSecrets)
        .where(and(eq(calendarSecrets.tokenHash, tokenHash), isNull(calendarSecrets.withdrawnAt)))
      return found?.personId ?? null
    },
    calledPoints: async (programmeIds) => {
      if (programmeIds.length === 0) return []
      const counted = db
        .select({
          pointId: meetingEvents.pointId,
          times: sql<number>`count(*)::int`.as('times'),
          calls: sql<number>`count(*) filter (where ${meetingEvents.command} ->> 'type' = 'call')::int`.as('calls'),
          at: sql<Date | null>`max(${meetingEvents.at})`.mapWith(meetingEvents.at).as('changed_at'),
        })
        .from(meetingEvents)
        .where(inArray(sql`${meetingEvents.command} ->> 'type'`, changesOfState))
        .groupBy(meetingEvents.pointId)
        .as('counted')
      const rows = await db
        .select({
          id: points.id,
          programmeId: points.programmeId,
          head: points.head,
          state: sql<PointState>`${meetings.meeting} ->> 'state'`,
          revision: points.revision,
          times: counted.times,
          headAt: points.updatedAt,
          stateAt: counted.at,
        })
        .from(points)
        .innerJoin(meetings, eq(meetings.pointId, points.id))
        .leftJoin(counted, eq(counted.pointId, points.id))
        .where(
          and(
            inArray(points.programmeId, [...programmeIds]),
            // Called now, or once: a call that was withdrawn stands in the calendars that read it.
            or(sql`${meetings.meeting} ->> 'calledAt' is not null`, gt(counted.calls, 0)),
          ),
        )
        .orderBy(asc(sql`(${points.head} ->> 'date') || (${points.head} ->> 'startsAt')`), asc(points.id))
      return rows.map(({ revision, times, headAt, stateAt, ...row }) => ({
        ...row,
        sequence: revision - 1 + (times ?? 0),
        changedAt: stateAt === null || headAt > stateAt ? headAt : stateAt,
      }))
    },
  }
}
