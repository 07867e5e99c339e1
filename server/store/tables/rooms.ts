// Rooms and their update log: what was written in each shared document, by whom, in which order, for ever.
// Positions are gapless from 1 to `head` within a generation. `room_updates` has no foreign key: an append holds the
// room's row lock already, and a check per row would be paid on the hot path. Used by server/store/update-log.ts alone.

import { integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, ProgrammeId, RoomName } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { bytes, moment } from './columns.ts'
import { programmes } from './programmes.ts'

export const rooms = pgTable('rooms', {
  name: text('name').$type<RoomName>().primaryKey(),
  programmeId: text('programme_id')
    .$type<ProgrammeId>()
    .notNull()
    .references(() => programmes.id),
  /** New when a room is begun anew from nothing: documents of another lineage must never be merged into it. */
  lineage: uuid('lineage').notNull(),
  generation: integer('generation').notNull(),
  head: integer('head').notNull(),
  ruleEpoch: integer('rule_epoch').notNull().default(0),
  accessVersion: integer('access_version').notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
})

export const roomUpdates = pgTable(
  'room_updates',
  {
    room: text('room').$type<RoomName>().notNull(),
    generation: integer('generation').notNull(),
    position: integer('position').notNull(),
    batchId: uuid('batch_id').notNull(),
    /** Null: the server itself wrote it. */
    actor: text('actor').$type<PersonId>(),
    sessionId: text('session_id'),
    role: text('role').$type<Role>(),
    clientIds: jsonb('client_ids').$type<number[]>().notNull(),
    payload: bytes('payload').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.room, table.generation, table.position] }),
    unique('room_updates_batch').on(table.room, table.batchId, table.position),
  ],
)

export const roomSnapshots = pgTable(
  'room_snapshots',
  {
    room: text('room').$type<RoomName>().notNull(),
    generation: integer('generation').notNull(),
    position: integer('position').notNull(),
    bytes: bytes('bytes').notNull(),
    /** SHA-256 of `bytes`. */
    hash: bytes('hash').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.room, table.generation, table.position] })],
)
