// Series: points that come again. Used by server/store alone.

import { date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, SeriesId } from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'

export const pointSeries = pgTable(
  'point_series',
  {
    id: uuid('id').$type<SeriesId>().primaryKey(),
    programmeId: programme(),
    frequency: text('frequency').$type<'quarterly' | 'half-yearly' | 'yearly' | 'own'>().notNull(),
    everyDays: integer('every_days'),
    head: jsonb('head').$type<PointHead>().notNull(),
    nextDate: date('next_date', { mode: 'string' }).notNull(),
    createdBy: text('created_by').$type<PersonId>().notNull(),
    createdAt: moment('created_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [index('point_series_programme').on(table.programmeId)],
)
