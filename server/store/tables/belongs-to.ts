// Belongs to: the columns that say which programme and which point a row is of. Used by the table files of this folder.

import { text } from 'drizzle-orm/pg-core'
import type { PointId, ProgrammeId } from '../../../shared/ids.ts'
import { points } from './points.ts'
import { programmes } from './programmes.ts'

export const programme = () =>
  text('programme_id')
    .$type<ProgrammeId>()
    .notNull()
    .references(() => programmes.id)

export const point = () =>
  text('point_id')
    .$type<PointId>()
    .notNull()
    .references(() => points.id)
