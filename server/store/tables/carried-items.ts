// Carried items: what a meeting did not come to, and where it stands now. Used by server/store alone.

import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AgendaItemId, BacklogId, PersonId, PointId, RequestKey } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'
import { points } from './points.ts'

/** Items that were not treated at their point, which keeps them, and stand anew elsewhere: at most one place for each. */
export const carriedItems = pgTable(
  'carried_items',
  {
    programmeId: programme(),
    fromPoint: text('from_point')
      .$type<PointId>()
      .notNull()
      .references(() => points.id),
    fromItem: text('from_item').$type<AgendaItemId>().notNull(),
    internal: boolean('internal').notNull(),
    /** Both null while it waits in the backlog, and for good where it was removed from there. */
    toPoint: text('to_point').$type<PointId>(),
    toItem: text('to_item').$type<AgendaItemId>(),
    backlog: uuid('backlog').$type<BacklogId>(),
    /** Of the command that carried it, and the point it named: the same again is that one. Null = the backlog. */
    requestKey: uuid('request_key').$type<RequestKey>().notNull(),
    askedTo: text('asked_to').$type<PointId>(),
    carriedBy: text('carried_by').$type<PersonId>().notNull(),
    carriedAt: moment('carried_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromPoint, table.fromItem] }), index('carried_items_to').on(table.toPoint)],
)
