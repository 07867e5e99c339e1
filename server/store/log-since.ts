// Log since: a room's log in two parts, before and after a moment, over generations and the archive, as of one moment. Called by
// what server/commands/board tells of a board in time.

import { sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { LogDamaged, type LogRow, type ReadPlace } from './log-row.ts'
import { readRows } from './read-rows.ts'
import { newestSoundSnapshot } from './snapshots.ts'

export interface LogSince {
  /** What leads to the document of the moment. */
  readonly before: readonly Uint8Array[]
  /** What was written after it, by generation, in order; each but the first begins with the whole document, written anew. */
  readonly after: readonly (readonly LogRow[])[]
}

/**
 * @param o.at a moment before the room began is the room's first row
 * @param o.only `before`: what was written after it is left unread
 * @returns null for an unknown room. @throws LogDamaged when a row of it is missing or not as it was written
 */
export function logSince(
  database: Database,
  o: { readonly room: RoomName; readonly at: Date; readonly only?: 'before' },
): Promise<LogSince | null> {
  const { room, at } = o
  return inTransaction(
    database,
    async (tx) => {
      const ends = await generationsOf(tx, room)
      const first = ends[0]
      if (first === undefined) return null
      const place = (await placeAt(tx, { room, at })) ?? { generation: first.generation, position: 1 }
      const { generation, position } = place
      const leading = await leadingTo(tx, room, place)
      const after: LogRow[][] = []
      for (const end of ends) {
        if (end.generation < generation || o.only === 'before') continue
        const start = end.generation === generation ? position : 0
        after.push(await soundRows(tx, { room, generation: end.generation, position: start, head: end.position }))
      }
      return { before: leading.map(({ bytes }) => bytes), after }
    },
    'one-moment',
  )
}

/**
 * The document as it stood at a place of the log.
 * @returns what leads to it; null for an unknown room or a place it never had. @throws LogDamaged
 */
export function logAt(
  database: Database,
  { room, place }: { readonly room: RoomName; readonly place: ReadPlace },
): Promise<readonly Uint8Array[] | null> {
  return inTransaction(
    database,
    async (tx) => {
      const end = (await generationsOf(tx, room)).find(({ generation }) => generation === place.generation)
      if (end === undefined || place.position > end.position || place.position < 1) return null
      return (await leadingTo(tx, room, place)).map(({ bytes }) => bytes)
    },
    'one-moment',
  )
}

/** @returns each generation with its last position, in order */
async function generationsOf(tx: Transaction, room: RoomName): Promise<readonly ReadPlace[]> {
  const { rows } = await tx.execute<{ generation: number; position: number }>(sql`
    select generation - 1 as generation, head_before as position from room_generations where room = ${room}
    union all select generation, head from rooms where name = ${room}
    order by generation`)
  return rows
}

/** @returns where the room stood at a moment; null before its first row */
async function placeAt(
  tx: Transaction,
  { room, at }: { readonly room: RoomName; readonly at: Date },
): Promise<ReadPlace | null> {
  const written = (table: 'room_updates' | 'room_updates_archive') => sql`
    select generation, max(position) as position from ${sql.identifier(table)}
    where room = ${room} and at <= ${at.toISOString()}::timestamptz group by generation`
  const { rows } = await tx.execute<{ generation: number; position: number }>(sql`
    select generation, max(position) as position
    from (${written('room_updates')} union all ${written('room_updates_archive')}) as written
    group by generation order by generation desc limit 1`)
  return rows[0] ?? null
}

async function leadingTo(
  tx: Transaction,
  room: RoomName,
  { generation, position }: ReadPlace,
): Promise<readonly { readonly bytes: Uint8Array }[]> {
  const { snapshot } = await newestSoundSnapshot(tx, { room, generation, head: position })
  const from = snapshot?.position ?? 0
  const rows = await soundRows(tx, { room, generation, position: from, head: position })
  const written = rows.map(({ payload }) => ({ bytes: payload }))
  return snapshot === null ? written : [{ bytes: snapshot.bytes }, ...written]
}

async function soundRows(
  tx: Transaction,
  o: ReadPlace & { readonly room: RoomName; readonly head: number },
): Promise<LogRow[]> {
  const { rows, damage } = await readRows(tx, o)
  if (damage !== null) throw new LogDamaged(damage)
  return [...rows]
}
