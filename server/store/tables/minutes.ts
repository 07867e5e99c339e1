// Minutes: which agenda items are about approving the minutes of which point; each edition of a point's minutes that was approved, whole, and the files that were taken
// out of it. Editions and files are never changed and never removed: triggers refuse it (migrations). Used by server/store alone.

import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AgendaItemId, PersonId, PointId, ProgrammeId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { point } from './belongs-to.ts'
import { bytes, moment } from './columns.ts'
import { points } from './points.ts'
import { programmes } from './programmes.ts'

/** An agenda item of kind `approval`, wherever it was carried, and the point whose minutes it is about. */
export const minutesApprovals = pgTable(
  'minutes_approvals',
  {
    pointId: point(),
    agendaItem: text('agenda_item').$type<AgendaItemId>().notNull(),
    minutesOf: text('minutes_of')
      .$type<PointId>()
      .notNull()
      .references(() => points.id),
  },
  (table) => [
    primaryKey({ columns: [table.pointId, table.agendaItem] }),
    index('minutes_approvals_of').on(table.minutesOf),
  ],
)

export const minutesEditions = pgTable(
  'minutes_editions',
  {
    programmeId: text('programme_id')
      .$type<ProgrammeId>()
      .notNull()
      .references(() => programmes.id),
    pointId: point(),
    /** Runs from 1 at each point: one more each time its minutes are approved. */
    number: integer('number').notNull(),
    approvedAt: moment('approved_at').notNull(),
    approvedBy: text('approved_by').$type<PersonId>().notNull(),
    /** Everything the minutes are made of as it was hashed, canonical JSON. */
    body: text('body').notNull(),
    /** SHA-256 of `body`, hexadecimal. */
    hash: text('hash').notNull(),
    previousHash: text('previous_hash'),
  },
  (table) => [
    primaryKey({ columns: [table.pointId, table.number] }),
    uniqueIndex('minutes_editions_hashes').on(table.hash),
  ],
)

/** Bytes as they were first taken out, so that they are the same when the product that sets them is another. */
export const minutesFiles = pgTable(
  'minutes_files',
  {
    pointId: point(),
    number: integer('number').notNull(),
    audience: text('audience').$type<'board' | 'public'>().notNull(),
    language: text('language').$type<Language>().notNull(),
    form: text('form').$type<'html' | 'docx' | 'pdf'>().notNull(),
    content: bytes('content').notNull(),
    /** SHA-256 of `content`, hexadecimal. */
    sha256: text('sha256').notNull(),
    takenAt: moment('taken_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pointId, table.number, table.audience, table.language, table.form] })],
)
