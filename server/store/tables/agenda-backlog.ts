// The agenda backlog: agenda items that wait for a point. Used by server/store alone.

import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { RichNode } from '../../../shared/board/change.ts'
import type { AgendaItemId, BacklogId, ItemId, PersonId, PointId } from '../../../shared/ids.ts'
import type { AgendaKind } from '../../../shared/point/agenda-item.ts'
import { programme } from './belongs-to.ts'
import { moment } from './columns.ts'

export const agendaBacklog = pgTable(
  'agenda_backlog',
  {
    id: uuid('id').$type<BacklogId>().primaryKey(),
    programmeId: programme(),
    kind: text('kind').$type<AgendaKind>().notNull(),
    title: text('title').notNull(),
    minutes: integer('minutes').notNull(),
    owner: text('owner').notNull(),
    linked: jsonb('linked').$type<ItemId[]>().notNull(),
    internal: boolean('internal').notNull().default(false),
    /** Rich text of the item while it waits. */
    notes: jsonb('notes').$type<RichNode[]>().notNull().default([]),
    /** Where it stood: its papers and wordings follow it from there to where it is taken up. */
    fromPoint: text('from_point').$type<PointId>(),
    fromItem: text('from_item').$type<AgendaItemId>(),
    addedBy: text('added_by').$type<PersonId>().notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (table) => [index('agenda_backlog_programme').on(table.programmeId)],
)
