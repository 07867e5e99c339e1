// Appends a batch to the update log inside a transaction of the caller's, so that a command's rows and the update that
// shows them commit together. Rooms are locked in the order of their names (no deadlock between batches), the batch id is
// looked up before any fence (a retry of what was committed is never told it was too late), and nothing is announced here.
// Called by server/store/update-log.ts and by the stores that write rows and log at once.

import { sql } from 'drizzle-orm'
import type { RoomName } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import type { AppendBatch, AppendEntry, AppendResult } from './log-row.ts'

interface LockedRoom {
  readonly name: RoomName
  readonly generation: number
  readonly head: number
  readonly rule_epoch: number
  readonly access_version: number
}

interface WrittenPart {
  readonly room: RoomName
  readonly first: number
  readonly last: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * Appends every entry whose room stands where the entry expects it; see `UpdateLog.append`.
 * @returns one result per entry, in their order. @throws RangeError for an entry without updates or a room named twice.
 */
export async function appendInTransaction(tx: Transaction, batch: AppendBatch): Promise<readonly AppendResult[]> {
  const { batchId, entries } = batch
  assertShape(entries)
  const names = entries.map((entry) => entry.room)
  const locked = await lockRooms(tx, names)
  // A statement of its own, after the locks: in the same statement it would not see what the lock waited for.
  const written = await findBatch(tx, { batchId, names })
  const fenced = entries.map((entry) =>
    fence(entry, { room: locked.get(entry.room), written: written.get(entry.room) }),
  )
  const admitted = entries.filter((_, index) => fenced[index] === null)
  const fresh = admitted.length === 0 ? new Map() : await write(tx, { batchId, admitted, locked })
  return entries.map((entry, index) => fenced[index] ?? appended(entry.room, fresh.get(entry.room)))
}

function assertShape(entries: readonly AppendEntry[]): void {
  if (entries.some((entry) => entry.updates.length === 0)) throw new RangeError('an entry without updates')
  if (new Set(entries.map((entry) => entry.room)).size !== entries.length) throw new RangeError('a room named twice')
}

async function lockRooms(tx: Transaction, names: readonly RoomName[]): Promise<ReadonlyMap<RoomName, LockedRoom>> {
  const answer = await tx.execute<LockedRoom & Record<string, unknown>>(
    sql`select name, generation, head, rule_epoch, access_version from rooms where name = any(${sql.param(names)}::text[]) order by name for update`,
  )
  return new Map(answer.rows.map((row) => [row.name, row]))
}

async function findBatch(
  tx: Transaction,
  { batchId, names }: { readonly batchId: string; readonly names: readonly RoomName[] },
): Promise<ReadonlyMap<RoomName, WrittenPart>> {
  const answer = await tx.execute<WrittenPart & Record<string, unknown>>(sql`
    select room, min(position) as first, max(position) as last, (extract(epoch from max(at)) * 1000)::float8 as at
    from room_updates where room = any(${sql.param(names)}::text[]) and batch_id = ${batchId}::uuid group by room`)
  return new Map(answer.rows.map((row) => [row.room, row]))
}

/** @returns the answer to an entry that is not to be written (now), or null when it is. */
function fence(
  entry: AppendEntry,
  found: { readonly room: LockedRoom | undefined; readonly written: WrittenPart | undefined },
): AppendResult | null {
  const { room } = entry
  if (found.room === undefined) return { room, kind: 'unknown-room' }
  if (found.written !== undefined) return appended(room, found.written)
  const { generation, access_version: accessVersion, rule_epoch: ruleEpoch } = found.room
  if (generation !== entry.fences.generation) return { room, kind: 'generation', generation }
  if (accessVersion !== entry.fences.accessVersion) return { room, kind: 'access', accessVersion }
  if (ruleEpoch !== entry.fences.ruleEpoch) return { room, kind: 'epoch', ruleEpoch }
  if (found.room.head !== entry.afterPosition) return { room, kind: 'behind', head: found.room.head }
  return null
}

interface WriteOptions {
  readonly batchId: string
  readonly admitted: readonly AppendEntry[]
  readonly locked: ReadonlyMap<RoomName, LockedRoom>
}

/** One statement, of the same text whatever the number of rows: raises the heads and writes the rows, all with one time. */
async function write(tx: Transaction, options: WriteOptions): Promise<ReadonlyMap<RoomName, WrittenPart>> {
  const { batchId, admitted, locked } = options
  const rows = admitted.flatMap(({ room, afterPosition, updates }) =>
    updates.map((update, index) => ({
      ...update,
      room,
      position: afterPosition + 1 + index,
      generation: locked.get(room)?.generation ?? 0,
    })),
  )
  const heads = admitted.map((entry) => entry.afterPosition + entry.updates.length)
  const answer = await tx.execute<WrittenPart & Record<string, unknown>>(sql`
    with moment as materialized (select date_trunc('milliseconds', clock_timestamp()) as at),
    raised as (
      update rooms set head = given.head
      from unnest(${sql.param(admitted.map((entry) => entry.room))}::text[], ${sql.param(heads)}::int[]) as given(name, head)
      where rooms.name = given.name
    ),
    written as (
      insert into room_updates (room, generation, position, batch_id, actor, session_id, role, client_ids, payload, at)
      select room, generation, position, ${batchId}::uuid, actor, session_id, role, client_ids::jsonb, payload, moment.at
      from moment, unnest(
        ${sql.param(rows.map((row) => row.room))}::text[],
        ${sql.param(rows.map((row) => row.generation))}::int[],
        ${sql.param(rows.map((row) => row.position))}::int[],
        ${sql.param(rows.map((row) => row.actor))}::text[],
        ${sql.param(rows.map((row) => row.sessionId))}::text[],
        ${sql.param(rows.map((row) => row.role))}::text[],
        ${sql.param(rows.map((row) => JSON.stringify(row.clientIds)))}::text[],
        ${sql.param(rows.map((row) => toBuffer(row.payload)))}::bytea[]
      ) as given(room, generation, position, actor, session_id, role, client_ids, payload)
      returning room, position, at
    )
    select room, min(position) as first, max(position) as last, (extract(epoch from max(at)) * 1000)::float8 as at
    from written group by room`)
  return new Map(answer.rows.map((row) => [row.room, row]))
}

function appended(room: RoomName, part: WrittenPart | undefined): AppendResult {
  if (part === undefined) throw new Error(`the update log did not answer what it wrote for ${room}`)
  return { room, kind: 'appended', first: part.first, last: part.last, at: new Date(part.at) }
}

function toBuffer(payload: Uint8Array): Buffer {
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
}
