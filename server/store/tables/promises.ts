// Promises: what people have promised the board, and how each was closed. Used by server/store alone.

import { boolean, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { AgendaItemId, DecisionId, PersonId, PointId, PromiseId } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'

export const promises = pgTable(
  'promises',
  {
    id: uuid('id').$type<PromiseId>().primaryKey(),
    programmeId: programme(),
    /** Made on an internal agenda item or for an internal decision: nobody without a place at the inner table hears of it. */
    internal: boolean('internal').notNull().default(false),
    text: text('text').notNull(),
    owner: text('owner').$type<PersonId>().notNull(),
    due: date('due', { mode: 'string' }).notNull(),
    state: text('state').$type<'open' | 'kept' | 'waived'>().notNull(),
    decisionId: uuid('decision_id').$type<DecisionId>(),
    pointId: text('point_id').$type<PointId>(),
    agendaItem: text('agenda_item').$type<AgendaItemId>(),
    closing: text('closing').notNull(),
    closedBy: text('closed_by').$type<PersonId>(),
    closedAt: moment('closed_at'),
    madeBy: text('made_by').$type<PersonId>().notNull(),
    madeAt: moment('made_at').notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [index('promises_programme').on(table.programmeId)],
)
