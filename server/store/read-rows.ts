// Reads rows of the update log in order, from the archive and the live table as if they were one, and makes sure that none is missing
// or has a byte changed. Called by read-on.ts and load-room.ts, inside a transaction that sees one moment: rows move between the two.

import type { RoomName } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import { clientOf } from './in-transaction.ts'
import type { LogRow, ReadPlace } from './log-row.ts'
import { rowChecksum } from './row-checksum.ts'

/** So that the rows of a long log are taken in a few at a time, and nobody else waits. */
export const rowsPerPage = 500

interface RowsAsked extends ReadPlace {
  readonly room: RoomName
  /** The last row there must be. */
  readonly head: number
}

/** `damage` says that a row is missing or not as it was written; `rows` are those before it. */
export interface RowsRead {
  readonly rows: readonly LogRow[]
  readonly damage: string | null
}

/** @returns the rows of one generation after `position` up to `head`, in order, as far as they are sound. */
export async function readRows(tx: Transaction, o: RowsAsked): Promise<RowsRead> {
  const { position, head } = o
  if (position >= head) return { rows: [], damage: null }
  const rows: LogRow[] = []
  for (let from = position; from < head; from += rowsPerPage) {
    const damage = await readPage(tx, { ...o, position: from, head: Math.min(head, from + rowsPerPage) }, rows)
    if (damage !== null) return { rows, damage }
  }
  return { rows, damage: null }
}

/** Adds the rows of one page. @returns what is wrong with the first that is not sound, or null */
async function readPage(tx: Transaction, o: RowsAsked, rows: LogRow[]): Promise<string | null> {
  const { room, generation, position, head } = o
  const { rows: found } = await clientOf(tx).query<StoredRow>(storedPage, [room, generation, position, head])
  return takeSound(found, { ...o, into: rows })
}

/** Adds stored rows to others, as long as they follow one another up to the head and are sound. @returns what is wrong with the first that is not, or null */
export function takeSound(found: readonly StoredRow[], o: RowsAsked & { readonly into: LogRow[] }): string | null {
  const { room, generation, position, head } = o
  for (let due = position + 1; due <= head; due += 1) {
    const row = found[due - position - 1]
    if (row?.position !== due) return `row ${due} of ${room} is missing from the update log`
    // The driver's bytes are a part of all that came with them.
    const payload = new Uint8Array(row.payload)
    // Rows from before there were checksums have none.
    if (row.checksum !== null && row.checksum !== rowChecksum({ room, generation, position: due, payload })) {
      return `row ${due} of ${room} is not as it was written`
    }
    const { actor, sessionId, role, clientIds, at } = row
    o.into.push({ room, position: due, payload, actor, sessionId, role, clientIds, at })
  }
  return null
}

/** As the driver reads it. */
export type StoredRow = Omit<LogRow, 'room' | 'payload'> & {
  readonly payload: Buffer
  readonly checksum: number | null
}

/** In words of SQL: a long log is read in a third of the time it takes when each column of each row is mapped. */
const selectFrom = (table: 'room_updates' | 'room_updates_archive'): string =>
  `select position, payload, actor, session_id as "sessionId", role, client_ids as "clientIds", checksum, at
    from ${table} where room = $1 and generation = $2 and position > $3 and position <= $4`

/** Rows of a room ($1) and generation ($2) after a position ($3) up to another ($4). */
export const storedPage = `${selectFrom('room_updates_archive')} union all ${selectFrom('room_updates')} order by position`
