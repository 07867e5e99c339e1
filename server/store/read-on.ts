// Read on: what a room that is open lacks of its log, with where the log stands, in one statement and so in one round trip and as of one moment.
// A node that is behind in a room others write in is so for no longer than it must. A reader that lacks more than a page reads on in a
// transaction, page by page. Called by server/store/update-log.ts and log-in-command.ts.

import type pg from 'pg'
import type { RoomName } from '../../shared/ids.ts'
import type { Database, Transaction } from './database.ts'
import { clientOf, inOneStatement, inTransaction } from './in-transaction.ts'
import { type Fences, LogDamaged, type LogRow, type ReadOn, type ReadPlace } from './log-row.ts'
import { readRows, rowsPerPage, type StoredRow, storedPage, takeSound } from './read-rows.ts'
import { standing } from './standing.ts'

type Place = { readonly room: RoomName } & ReadPlace

/** @returns null for an unknown room; no rows when its generation is another. @throws LogDamaged when rows are missing. */
export async function readOn(database: Database, place: Place): Promise<ReadOn | null> {
  const read = await inOneStatement(database, (client) => readPage(client, place))
  return read === 'too-long' ? inTransaction(database, (tx) => readPages(tx, place), 'one-moment') : read
}

/** The same on the connection of a transaction. */
export async function readOnIn(tx: Transaction, place: Place): Promise<ReadOn | null> {
  const read = await readPage(clientOf(tx), place)
  return read === 'too-long' ? readPages(tx, place) : read
}

async function readPage(client: pg.PoolClient, place: Place): Promise<ReadOn | null | 'too-long'> {
  const { room, generation, position } = place
  const asked = [room, generation, position, position + rowsPerPage]
  const { rows: found } = await client.query<Found>(statement, asked)
  const [first] = found
  if (first === undefined) return null
  const { head, ruleEpoch, accessVersion } = first
  const fences = { generation: first.generation, ruleEpoch, accessVersion }
  if (fences.generation !== generation) return { head, fences, rows: [] }
  if (head - position > rowsPerPage) return 'too-long'
  const rows: LogRow[] = []
  const damage = takeSound(found.filter(isRow), { ...place, head, into: rows })
  if (damage !== null) throw new LogDamaged(damage)
  return { head, fences, rows }
}

async function readPages(tx: Transaction, place: Place): Promise<ReadOn | null> {
  const [found] = await standing(tx, [place.room])
  if (found === undefined) return null
  const { head, fences } = found
  if (fences.generation !== place.generation) return { head, fences, rows: [] }
  const { rows, damage } = await readRows(tx, { ...place, head })
  if (damage !== null) throw new LogDamaged(damage)
  return { head, fences, rows }
}

/** Where the room stands, beside every row; beside none when there is nothing to read. */
type Found = Fences & { readonly head: number } & (StoredRow | { readonly position: null })

function isRow(found: Found): found is Extract<Found, StoredRow> {
  return found.position !== null
}

const statement = `select * from
  (select head, generation, rule_epoch as "ruleEpoch", access_version as "accessVersion" from rooms where name = $1) stands
  left join (${storedPage}) line on true order by position`
