// Series of points as rows. The next point and the date after it are one transaction under the row's lock; a point's id follows from the series
// and its date, so that whoever asks twice for one date gets one point. Called by server/http/programmes/series.ts.

import { createHash, randomUUID } from 'node:crypto'
import { and, asc, count, eq } from 'drizzle-orm'
import type { CreateSeries, Series } from '../../shared/contract/meeting.ts'
import {
  type PersonId,
  type PointId,
  type ProgrammeId,
  pointIdSchema,
  type SeriesId,
  seriesIdSchema,
} from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { nextSeriesDate, onWorkday, seriesTitle } from '../domain/series-date.ts'
import type { Database, Transaction } from './database.ts'
import { inProgramme } from './in-programme.ts'
import type { ApprovalTie } from './minutes-approvals.ts'
import { createPoint } from './points.ts'
import { pointSeries } from './tables/point-series.ts'
import { points } from './tables/points.ts'

interface Named {
  readonly programmeId: ProgrammeId
  readonly id: SeriesId
}

export interface SeriesStore {
  /** In the order they were made, ended ones too. */
  list(programmeId: ProgrammeId): Promise<readonly Series[]>
  create(o: {
    readonly programmeId: ProgrammeId
    readonly asked: CreateSeries
    readonly by: PersonId
    readonly at: Date
  }): Promise<Series>
  /**
   * Makes the point of a date. @param o.seed first update of the point's room, for its head. @param o.approvals its items about earlier minutes
   * @returns the point's id, and whether it was made now; STALE when `date` is neither the next one nor one that was made, SERIES_ENDED
   */
  next(
    o: Named & {
      readonly date: string
      readonly by: PersonId
      readonly seed: (head: PointHead) => Uint8Array
      readonly approvals: (pointId: PointId) => readonly ApprovalTie[]
    },
  ): Promise<Outcome<{ readonly pointId: PointId; readonly made: boolean }>>
  /** No more points are made of it; those that are stay. @returns false when the programme has no such series */
  end(o: Named & { readonly at: Date }): Promise<boolean>
}

/** @returns the series kept in `database`. */
export function seriesStore(database: Database): SeriesStore {
  const { db } = database
  return {
    list: async (programmeId) => {
      const rows = await db
        .select()
        .from(pointSeries)
        .where(eq(pointSeries.programmeId, programmeId))
        .orderBy(asc(pointSeries.createdAt), asc(pointSeries.id))
      return rows.map(seriesOf)
    },
    create: async ({ programmeId, asked, by, at }) => {
      const date = onWorkday(asked.head.date)
      const id = seriesIdSchema.parse(randomUUID())
      const head = { ...asked.head, date }
      const values = { ...asked, head, id, programmeId, nextDate: date, createdBy: by, createdAt: at }
      const [row] = await db.insert(pointSeries).values(values).returning()
      if (row === undefined) throw new Error('a series was not written')
      return seriesOf(row)
    },
    next: (o) => inProgramme(database, o.programmeId, (tx) => next(tx, o)),
    end: async ({ programmeId, id, at }) => {
      const where = and(eq(pointSeries.id, id), eq(pointSeries.programmeId, programmeId))
      const [row] = await db.select({ endedAt: pointSeries.endedAt }).from(pointSeries).where(where)
      if (row === undefined) return false
      if (row.endedAt === null) await db.update(pointSeries).set({ endedAt: at }).where(where)
      return true
    },
  }
}

async function next(
  tx: Transaction,
  o: Parameters<SeriesStore['next']>[0],
): Promise<Outcome<{ readonly pointId: PointId; readonly made: boolean }>> {
  const { programmeId, id, date, by } = o
  const [row] = await tx
    .select()
    .from(pointSeries)
    .where(and(eq(pointSeries.id, id), eq(pointSeries.programmeId, programmeId)))
    .for('update')
  if (row === undefined) return refuse('NOT_FOUND')
  const pointId = pointIdOf(id, date)
  const [made] = await tx.select({ id: points.id }).from(points).where(eq(points.id, pointId))
  if (made !== undefined) return done({ pointId, made: false })
  if (row.endedAt !== null) return refuse('SERIES_ENDED', { record: id })
  if (row.nextDate !== date) return refuse('STALE', { record: id })
  const [of] = await tx.select({ made: count() }).from(points).where(eq(points.seriesId, id))
  const head = { ...row.head, date, title: seriesTitle(row.head.title, of?.made ?? 0) }
  const approvals = o.approvals(pointId)
  const point = { id: pointId, programmeId, head, createdBy: by, seriesId: id, seed: o.seed(head), approvals }
  if ((await createPoint(tx, point)) === null) throw new Error(`${pointId} came to be while its series was locked`)
  const nextDate = nextSeriesDate(row, row.head.date, date)
  await tx.update(pointSeries).set({ nextDate }).where(eq(pointSeries.id, id))
  return done({ pointId, made: true })
}

function pointIdOf(series: SeriesId, date: string): PointId {
  const hash = createHash('sha256').update(`${series} ${date}`).digest('hex')
  return pointIdSchema.parse(`punkt-${hash.slice(0, 16)}`)
}

function seriesOf(row: typeof pointSeries.$inferSelect): Series {
  const { id, frequency, everyDays, head, nextDate, endedAt } = row
  return { id, frequency, everyDays, head, nextDate, ended: endedAt !== null }
}
