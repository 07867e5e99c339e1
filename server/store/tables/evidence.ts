// Evidence: what was answered to each standard question of a point, one row a question. Used by server/store alone.

import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../shared/ids.ts'
import type { Verdict } from '../../../shared/point/meeting.ts'
import { point } from './belongs-to.ts'
import { moment } from './columns.ts'

export const evidence = pgTable(
  'evidence',
  {
    pointId: point(),
    question: text('question').notNull(),
    owner: text('owner').$type<PersonId>(),
    due: date('due', { mode: 'string' }),
    threshold: text('threshold').notNull(),
    answer: text('answer').notNull(),
    proposal: text('proposal').$type<Verdict>(),
    answeredBy: text('answered_by').$type<PersonId>(),
    answeredAt: moment('answered_at'),
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pointId, table.question] })],
)
