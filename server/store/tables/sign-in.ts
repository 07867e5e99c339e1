// Sign-in: who a person is at an issuer, who was invited, which links open a programme, and which logouts an issuer has told of. Of a link only the
// hash of its token is kept. Used by server/store alone.

import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { programme } from './belongs-to.ts'
import { bytes, moment } from './columns.ts'
import { people } from './people.ts'

const person = (name: string) => text(name).$type<PersonId>()

/** The pairwise or public subject of an issuer: never a national identity number. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: person('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: moment('created_at').notNull(),
    usedAt: moment('used_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index('identities_person').on(table.personId)],
)

/** One address asked to one role on one programme, once. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    programmeId: programme(),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    organisation: text('organisation').notNull(),
    role: text('role').$type<Role>().notNull(),
    invitedBy: person('invited_by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    usedBy: person('used_by'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [index('invitations_programme').on(table.programmeId, table.createdAt)],
)

/** A link to sign in by, sent to the address of somebody known; once, and for minutes. */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    personId: person('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index('sign_in_links_person').on(table.personId, table.createdAt)],
)

/** A link that lets those with the addresses it names read as observers until it expires or is withdrawn. */
export const shareLinks = pgTable(
  'share_links',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    programmeId: programme(),
    label: text('label').notNull(),
    /** Lower case. */
    emails: jsonb('emails').$type<readonly string[]>().notNull(),
    madeBy: person('made_by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
    opened: integer('opened').notNull().default(0),
  },
  (table) => [index('share_links_programme').on(table.programmeId, table.createdAt)],
)

/** Logout tokens an issuer has sent, so that none is taken twice. */
export const issuerLogouts = pgTable(
  'issuer_logouts',
  {
    issuer: text('issuer').notNull(),
    jti: text('jti').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.jti] })],
)
