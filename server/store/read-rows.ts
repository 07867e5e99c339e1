// Reads rows of the update log in order, from the archive and the live table as if they were one, and makes sure that none is missing
// or has a byte changed. Called by read-on.ts and load-room.ts, inside a transaction that sees one moment: rows move between the two.

import { and, asc, eq, gt, lte } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { RoomName } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import type { LogRow, ReadPlace } from './log-row.ts'
import { rowChecksum } from './row-checksum.ts'
import { roomUpdates, roomUpdatesArchive } from './tables/rooms.ts'

/** So that the rows of a long log are taken in a few at a time, and nobody else waits. */
const rowsPerPage = 500

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
  const live = selectRows(tx, { ...o, from: roomUpdates })
  const archived = selectRows(tx, { ...o, from: roomUpdatesArchive })
  const found = await unionAll(archived, live).orderBy(asc(roomUpdates.position))
  for (let due = position + 1; due <= head; due += 1) {
    const row = found[due - position - 1]
    if (row?.position !== due) return `row ${due} of ${room} is missing from the update log`
    const { checksum, ...rest } = row
    // Rows from before there were checksums have none.
    if (checksum !== null && checksum !== rowChecksum({ ...rest, generation })) {
      return `row ${due} of ${room} is not as it was written`
    }
    rows.push(rest)
  }
  return null
}

function selectRows(
  tx: Transaction,
  {
    from,
    room,
    generation,
    position,
    head,
  }: RowsAsked & { readonly from: typeof roomUpdates | typeof roomUpdatesArchive },
) {
  return tx
    .select({
      room: from.room,
      position: from.position,
      payload: from.payload,
      actor: from.actor,
      sessionId: from.sessionId,
      role: from.role,
      clientIds: from.clientIds,
      checksum: from.checksum,
      at: from.at,
    })
    .from(from)
    .where(
      and(eq(from.room, room), eq(from.generation, generation), gt(from.position, position), lte(from.position, head)),
    )
}
