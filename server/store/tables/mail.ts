// Mail: what is due to whom, what was sent, and which kinds a person does not want. What a mail says is not kept: it is worked out when it is sent.
// Used by server/store alone.

import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { MailKind } from '../../../shared/contract/mail.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { programme } from './belongs-to.ts'
import { bytes, moment } from './columns.ts'
import { people } from './people.ts'

const personId = () =>
  text('person_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id)

/** One mail that is due, or was sent. `key` names what it is about, so that the same is never told twice. */
export const mailOutbox = pgTable(
  'mail_outbox',
  {
    id: uuid('id').primaryKey(),
    personId: personId(),
    programmeId: programme(),
    kind: text('kind').$type<MailKind>().notNull(),
    key: text('key').notNull(),
    /** Ids of what it is about. */
    about: jsonb('about').$type<Readonly<Record<string, string>>>().notNull(),
    dueAt: moment('due_at').notNull(),
    /** Who sends it now, and until when nobody else tries. */
    claimedUntil: moment('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    /** Sent, or found at send time to have nothing to say. */
    sentAt: moment('sent_at'),
    outcome: text('outcome').$type<'sent' | 'nothing-to-say' | 'not-wanted' | 'given-up'>(),
  },
  (table) => [
    uniqueIndex('mail_outbox_once').on(table.personId, table.programmeId, table.kind, table.key),
    index('mail_outbox_due').on(table.dueAt),
  ],
)

/** A kind is wanted where no row says otherwise. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    personId: personId(),
    programmeId: programme(),
    kind: text('kind').$type<MailKind>().notNull(),
    wanted: boolean('wanted').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.programmeId, table.kind] })],
)

/** The hash of the secret in a mail's link to stop mails of its kind; opens nothing else. */
export const unsubscribeSecrets = pgTable('unsubscribe_secrets', {
  tokenHash: bytes('token_hash').primaryKey(),
  personId: personId(),
  programmeId: programme(),
  kind: text('kind').$type<MailKind>().notNull(),
  createdAt: moment('created_at').notNull(),
})
