// Column kinds that several tables share: bytes, and moments with time zone in whole milliseconds (so that a moment
// read back equals the one that was answered when it was written). Used by the table files of this folder.

import { customType, timestamp } from 'drizzle-orm/pg-core'

/** Bytes. Drivers answer a Buffer; relational queries answer PostgreSQL's `\x…` text: both become a Uint8Array of its own memory. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array | string }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => new Uint8Array(typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : value),
})

/** A moment with time zone, in whole milliseconds. */
export function moment(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })
}
