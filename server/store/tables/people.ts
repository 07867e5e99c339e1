// People, and which role and seat each has on which board. Written when programmes are seeded; read by
// server/store/people.ts and server/store/sessions.ts. No national identity number is ever stored.

import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { moment } from './columns.ts'
import { programmes } from './programmes.ts'

export const people = pgTable('people', {
  id: text('id').$type<PersonId>().primaryKey(),
  name: text('name').notNull(),
  organisation: text('organisation').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
})

export const memberships = pgTable(
  'memberships',
  {
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    programmeId: text('programme_id')
      .$type<ProgrammeId>()
      .notNull()
      .references(() => programmes.id),
    role: text('role').$type<Role>().notNull(),
    seat: text('seat').notNull().unique(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.programmeId] }),
    index('memberships_programme').on(table.programmeId),
  ],
)
