// Programmes: the name in both languages and the fixed structure (areas, actors, benefits, frame) a board works within.
// Written once, when the programme is seeded; read by server/store/programmes.ts.

import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { ProgrammeStructure } from '../../../shared/contract/programme.ts'
import type { ProgrammeId } from '../../../shared/ids.ts'
import type { LocalName } from '../../../shared/local-name.ts'
import { moment } from './columns.ts'

export const programmes = pgTable('programmes', {
  id: text('id').$type<ProgrammeId>().primaryKey(),
  name: jsonb('name').$type<LocalName>().notNull(),
  structure: jsonb('structure').$type<ProgrammeStructure>().notNull(),
  seededAt: moment('seeded_at').notNull().defaultNow(),
})
