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
    /** How she signed in. Null: before it was kept. */
    by: text('by').$type<'seat' | 'oidc' | 'link' | 'invitation'>(),
    /** What she came with, as browser and system, short; never an address. */
    device: text('device'),
    seenAt: moment('seen_at'),
    /** Of an issuer: its session, how sure it is of her, and when she showed it who she is. */
    issuer: text('issuer'),
    issuerSession: text('issuer_session'),
    assurance: text('assurance'),
    authenticatedAt: moment('authenticated_at'),
  },
  (table) => [
    index('sessions_person').on(table.personId),
    index('sessions_issuer').on(table.issuer, table.issuerSession),
  ],
)
