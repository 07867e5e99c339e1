// Client leases: which person a Yjs client id belongs to in a room. A lease is never taken back or handed on, since
// what a client id wrote stays in the document. Used by server/store/client-leases.ts.

import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PersonId, RoomName } from '../../../shared/ids.ts'
import { moment } from './columns.ts'

export const clientLeases = pgTable(
  'client_leases',
  {
    room: text('room').$type<RoomName>().notNull(),
    /** Unsigned 32 bits: too wide for `integer`, safe as a number. */
    clientId: bigint('client_id', { mode: 'number' }).notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    leasedAt: moment('leased_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.room, table.clientId] })],
)
