// Meetings: the formal state of each point as one value, changed whole by commands under the row's lock, and every command that was taken,
// for ever. A point without a row is a draft nobody has touched. Projector links open what the room sees without signing in.
// Used by server/store/meetings.ts.

import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { PersonId } from '../../../shared/ids.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { point } from './belongs-to.ts'
import { bytes, moment } from './columns.ts'

export const meetings = pgTable('meetings', {
  pointId: point().primaryKey(),
  /** One more with every command. */
  revision: integer('revision').notNull(),
  /** One more with every command that changed something that everybody may see: what those are told who may not read internal things. */
  publicRevision: integer('public_revision').notNull().default(0),
  meeting: jsonb('meeting').$type<Meeting>().notNull(),
  updatedAt: moment('updated_at').notNull(),
})

export const meetingEvents = pgTable(
  'meeting_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    pointId: point(),
    /** The revision it led to. */
    revision: integer('revision').notNull(),
    command: jsonb('command').$type<MeetingCommand>().notNull(),
    actor: text('actor').$type<PersonId>().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [uniqueIndex('meeting_events_order').on(table.pointId, table.revision)],
)

export const projectorLinks = pgTable(
  'projector_links',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    pointId: point(),
    createdBy: text('created_by').$type<PersonId>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [index('projector_links_point').on(table.pointId)],
)
