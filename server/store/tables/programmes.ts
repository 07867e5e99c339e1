// Programmes: the name in both languages and the fixed structure (areas, actors, benefits, frame) a board works within.
// Written once, when the programme is seeded; read by server/store/programmes.ts.

import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { moment } from './columns.ts'

/** A name in Norwegian (bokmål) and English. */
export interface BothLanguages {
  readonly nb: string
  readonly en: string
}

export const programmes = pgTable('programmes', {
  id: text('id').$type<ProgrammeId>().primaryKey(),
  name: jsonb('name').$type<BothLanguages>().notNull(),
  structure: jsonb('structure').notNull(),
  seededAt: moment('seeded_at').notNull().defaultNow(),
})
