// People, and which role and seat each has on which board. Written when programmes are seeded; read by
// server/store/people.ts and server/store/sessions.ts. No national identity number is ever stored.

import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { moment } from './columns.ts'
import { programmes } from './programmes.ts'

export const people = pgTable('people', {
  id: text('id').$type<PersonId>().primaryKey(),
  name: text('name').notNull(),
  organisation: text('organisation').notNull(),
  /** Where mail goes, lower case; null: nobody has told. Two people never share one. */
  email: text('email').unique(),
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
    /** Of a deputy: for whom, and from which day to which (both included); null: for whoever of the board is away, at any time. */
    deputyFor: text('deputy_for').$type<PersonId>(),
    validFrom: date('valid_from', { mode: 'string' }),
    /** The last day the role holds; null: until somebody changes it. */
    validUntil: date('valid_until', { mode: 'string' }),
    /** The share link it came by, which ends it when it is withdrawn or expires. */
    shareLink: uuid('share_link'),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.programmeId] }),
    index('memberships_programme').on(table.programmeId),
  ],
)
