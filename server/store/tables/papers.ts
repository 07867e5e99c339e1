// Papers: the files of an agenda, their content in the row or in the object store. Used by server/store alone.

import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { AgendaItemId, PaperId, PersonId } from '../../../shared/ids.ts'
import { point, programme } from './belongs-to.ts'
import { bytes, moment } from './columns.ts'

export const papers = pgTable(
  'papers',
  {
    id: uuid('id').$type<PaperId>().primaryKey(),
    programmeId: programme(),
    pointId: point(),
    agendaItem: text('agenda_item').$type<AgendaItemId>().notNull(),
    internal: boolean('internal').notNull(),
    access: text('access').$type<'public' | 'board'>().notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    sha256: text('sha256').notNull(),
    /** Null: it stands in the object store under its id. */
    content: bytes('content'),
    addedBy: text('added_by').$type<PersonId>().notNull(),
    addedAt: moment('added_at').notNull(),
    /** Taken off the agenda; the row stays. */
    removedAt: moment('removed_at'),
  },
  (table) => [index('papers_point').on(table.pointId)],
)
