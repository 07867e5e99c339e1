// Evaluation points: the head (date, place, chair, state …) is a row changed by commands; what people write together
// stands in the room `point/<id>`. `revision` rises by one with every change of the head. Used by server/store/points.ts.

import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, PointId, ProgrammeId, SeriesId } from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import { moment } from './columns.ts'
import { programmes } from './programmes.ts'

export const points = pgTable(
  'points',
  {
    id: text('id').$type<PointId>().primaryKey(),
    programmeId: text('programme_id')
      .$type<ProgrammeId>()
      .notNull()
      .references(() => programmes.id),
    head: jsonb('head').$type<PointHead>().notNull(),
    /** Null: the point came with the programme. */
    createdBy: text('created_by').$type<PersonId>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    revision: integer('revision').notNull().default(1),
    /** Null: it stands alone. */
    seriesId: uuid('series_id').$type<SeriesId>(),
  },
  (table) => [index('points_programme').on(table.programmeId)],
)
