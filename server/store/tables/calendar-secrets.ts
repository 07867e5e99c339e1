// Calendar secrets: the hash of each person's address of her calendar. Used by server/store alone.

import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../shared/ids.ts'
import { bytes, moment } from './columns.ts'
import { people } from './people.ts'

export const calendarSecrets = pgTable(
  'calendar_secrets',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    createdAt: moment('created_at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [index('calendar_secrets_person').on(table.personId)],
)
