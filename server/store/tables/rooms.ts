// Rooms and their update log: what was written in each shared document, by whom, in which order, for ever.
// Positions are gapless from 1 to `head` within a generation. `room_updates` has no foreign key: an append holds the
// room's row lock already, and a check per row would be paid on the hot path. Used by server/store/update-log.ts alone.

import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { PersonId, ProgrammeId, RoomName } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import type { GenerationReason } from '../log-row.ts'
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
  /** Nodes that wait to append, in order; the first has the turn until it has appended, or `turn_ends`. Empty where nobody is overtaken. */
  turns: text('turns').array().notNull().default([]),
  turnEnds: moment('turn_ends'),
  createdAt: moment('created_at').notNull().defaultNow(),
})

/** Of a row of the log, live or archived. */
const rowColumns = () => ({
  room: text('room').$type<RoomName>().notNull(),
  generation: integer('generation').notNull(),
  position: integer('position').notNull(),
  batchId: uuid('batch_id').notNull(),
  /** Rows the batch wrote in this room; on its first row, null on the others. */
  batchRows: integer('batch_rows'),
  /** Null: the server itself wrote it. */
  actor: text('actor').$type<PersonId>(),
  sessionId: text('session_id'),
  role: text('role').$type<Role>(),
  clientIds: jsonb('client_ids').$type<number[]>().notNull(),
  payload: bytes('payload').notNull(),
  /** See server/store/row-checksum.ts. Null: written before there were checksums. */
  checksum: integer('checksum'),
  at: moment('at').notNull(),
})

export const roomUpdates = pgTable('room_updates', rowColumns(), (table) => [
  primaryKey({ columns: [table.room, table.generation, table.position] }),
  // One entry for each batch and room, not for each row.
  uniqueIndex('room_updates_batches').on(table.batchId, table.room).where(sql`batch_rows is not null`),
])

/** Rows that every kept snapshot holds, and rows of generations that are over: history. Moved here, never changed. */
export const roomUpdatesArchive = pgTable('room_updates_archive', rowColumns(), (table) => [
  primaryKey({ columns: [table.room, table.generation, table.position] }),
  uniqueIndex('room_updates_archive_batches').on(table.batchId, table.room).where(sql`batch_rows is not null`),
])

/** Each time a room began anew from its plain state. */
export const roomGenerations = pgTable(
  'room_generations',
  {
    room: text('room').$type<RoomName>().notNull(),
    /** The one that began. */
    generation: integer('generation').notNull(),
    reason: text('reason').$type<GenerationReason>().notNull(),
    /** Last position of the generation before. */
    headBefore: integer('head_before').notNull(),
    lineageBefore: uuid('lineage_before').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.room, table.generation] })],
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
    /** Canonical hash (shared/document/canonical-hash.ts) of the document it holds. Null: written before there were such. */
    canonical: bytes('canonical'),
    /** When it was read back and found to hold the document of its position. Null: nothing is read from it. */
    verifiedAt: moment('verified_at'),
  },
  (table) => [primaryKey({ columns: [table.room, table.generation, table.position] })],
)

/** Filled and emptied to see whether the database can write; see server/store/probe-writes.ts. Holds nothing. */
export const storeProbes = pgTable('store_probes', { filler: bytes('filler').notNull() })
