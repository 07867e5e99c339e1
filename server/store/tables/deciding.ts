// Deciding: wordings, rounds, positions, decisions, and the board as the members saw it. Triggers of the database refuse every change of decisions and
// board views, and every change of the others but the steps commands take before they are final (migrations). Used by server/store alone.

import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Decision } from '../../../shared/deciding/decision.ts'
import type { PositionKind } from '../../../shared/deciding/position.ts'
import type {
  AgendaItemId,
  BoardViewId,
  DecisionId,
  PersonId,
  PointId,
  RequestKey,
  RoomName,
  RoundId,
  WordingId,
} from '../../../shared/ids.ts'
import { point, programme } from './belongs-to.ts'
import { moment } from './columns.ts'

/** The board of a programme at one moment, as plain canonical JSON. */
export const boardViews = pgTable(
  'board_views',
  {
    id: uuid('id').$type<BoardViewId>().primaryKey(),
    programmeId: programme(),
    number: integer('number').notNull(),
    /** The point it was taken for; null = by hand. */
    pointId: text('point_id').$type<PointId>(),
    name: text('name').notNull(),
    takenAt: moment('taken_at').notNull(),
    room: text('room').$type<RoomName>().notNull(),
    generation: integer('generation').notNull(),
    position: integer('position').notNull(),
    body: text('body').notNull(),
    /** SHA-256 of `body`, hexadecimal. */
    hash: text('hash').notNull(),
    /** The row but for `body` is sealed too, with the seal of the one before (server/domain/view-seal.ts). */
    seal: text('seal').notNull(),
    previousSeal: text('previous_seal'),
  },
  (table) => [
    uniqueIndex('board_views_numbers').on(table.programmeId, table.number),
    index('board_views_point').on(table.pointId),
  ],
)

export const wordings = pgTable(
  'wordings',
  {
    id: uuid('id').$type<WordingId>().primaryKey(),
    programmeId: programme(),
    pointId: point(),
    agendaItem: text('agenda_item').$type<AgendaItemId>().notNull(),
    internal: boolean('internal').notNull(),
    version: integer('version').notNull(),
    text: text('text').notNull(),
    writtenBy: text('written_by').$type<PersonId>().notNull(),
    writtenAt: moment('written_at').notNull(),
    publishedAt: moment('published_at'),
    /** The decision that deciding on it takes back. */
    reverses: uuid('reverses').$type<DecisionId>(),
  },
  (table) => [uniqueIndex('wordings_versions').on(table.pointId, table.agendaItem, table.version)],
)

export const rounds = pgTable(
  'rounds',
  {
    id: uuid('id').$type<RoundId>().primaryKey(),
    programmeId: programme(),
    pointId: point(),
    agendaItem: text('agenda_item').$type<AgendaItemId>().notNull(),
    internal: boolean('internal').notNull(),
    wordingId: uuid('wording_id')
      .$type<WordingId>()
      .notNull()
      .references(() => wordings.id),
    number: integer('number').notNull(),
    how: text('how').$type<'meeting' | 'circulation'>().notNull(),
    state: text('state').$type<'open' | 'revealed' | 'withdrawn'>().notNull(),
    /** Seats that are asked, by member. */
    asked: jsonb('asked').$type<PersonId[]>().notNull(),
    openedBy: text('opened_by').$type<PersonId>().notNull(),
    openedAt: moment('opened_at').notNull(),
    deadline: moment('deadline'),
    revealedAt: moment('revealed_at'),
  },
  (table) => [
    uniqueIndex('rounds_numbers').on(table.pointId, table.agendaItem, table.number),
    // One at a time for an agenda item.
    uniqueIndex('rounds_open').on(table.pointId, table.agendaItem).where(sql`state = 'open'`),
  ],
)

export const positions = pgTable(
  'positions',
  {
    id: uuid('id').primaryKey(),
    wordingId: uuid('wording_id')
      .$type<WordingId>()
      .notNull()
      .references(() => wordings.id),
    /** Null: given beforehand. */
    roundId: uuid('round_id')
      .$type<RoundId>()
      .references(() => rounds.id),
    seat: text('seat').$type<PersonId>().notNull(),
    by: text('by').$type<PersonId>().notNull(),
    position: text('position').$type<PositionKind>().notNull(),
    reason: text('reason').notNull(),
    beforehand: boolean('beforehand').notNull(),
    givenAt: moment('given_at').notNull(),
  },
  (table) => [
    uniqueIndex('positions_round').on(table.roundId, table.seat).where(sql`round_id is not null`),
    uniqueIndex('positions_beforehand').on(table.wordingId, table.seat).where(sql`round_id is null`),
  ],
)

/** Somebody was asked again; shown to her until she acts. */
export const reminders = pgTable(
  'reminders',
  {
    id: uuid('id').primaryKey(),
    roundId: uuid('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id),
    personId: text('person_id').$type<PersonId>().notNull(),
    sentBy: text('sent_by').$type<PersonId>().notNull(),
    sentAt: moment('sent_at').notNull(),
  },
  (table) => [index('reminders_round').on(table.roundId)],
)

export const decisions = pgTable(
  'decisions',
  {
    id: uuid('id').$type<DecisionId>().primaryKey(),
    programmeId: programme(),
    number: integer('number').notNull(),
    pointId: point(),
    /** The attempt that made it, and SHA-256 of what it asked for: the same key with another content is refused. */
    requestKey: uuid('request_key').$type<RequestKey>().notNull(),
    requestHash: text('request_hash').notNull(),
    reverses: uuid('reverses').$type<DecisionId>(),
    /** The whole decision as it was hashed, canonical JSON. */
    body: text('body').notNull(),
    /** Read from `body` for search and filters; `body` alone is what was decided. */
    decision: jsonb('decision').$type<Decision>().notNull(),
    hash: text('hash').notNull(),
    previousHash: text('previous_hash'),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    uniqueIndex('decisions_numbers').on(table.programmeId, table.number),
    uniqueIndex('decisions_requests').on(table.requestKey),
    // A decision is reversed once.
    uniqueIndex('decisions_reversals').on(table.reverses).where(sql`reverses is not null`),
    index('decisions_point').on(table.pointId),
  ],
)
