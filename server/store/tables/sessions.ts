// Sessions: who is signed in, found by the hash of the token in the cookie. The token itself is never stored.
// Read and written by server/store/sessions.ts.

import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../shared/ids.ts'
import { bytes, moment } from './columns.ts'
import { people } from './people.ts'

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    id: text('id').notNull().unique(),
    personId: text('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [index('sessions_person').on(table.personId)],
)
