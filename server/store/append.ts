// Appends a batch to the update log: one call of `append_to_log` (migrations/0005), and so one round trip. Alone it is its own
// transaction; inside a caller's, a command's rows and the update that shows them commit together. Rooms are locked in the order of
// their names (no deadlock between batches), the batch id is looked up before any fence (a retry of what was committed is never told
// it was too late), and nothing is announced here. Called by server/store/update-log.ts and by stores that write rows and log at once.

import type pg from 'pg'
import { intArray, textArray } from './binary-arrays.ts'
import type { AppendBatch, AppendEntry, AppendResult } from './log-row.ts'
import { rowChecksum } from './row-checksum.ts'

/**
 * As the function answers, one for each entry in their order. `stands`: the head, version, epoch or generation that left it out; `at`:
 * milliseconds since 1970.
 */
type Answer = readonly [
  kind: AppendResult['kind'],
  stands: number | null,
  first: number | null,
  last: number | null,
  at: number | null,
]

/** Prepared once on each connection. All answers come as one value: rows and columns cost the driver more than the whole of it. */
const call = {
  name: 'append_to_log',
  text: `select json_agg(json_build_array(kind, stands, first, last, at) order by nr) as answers from append_to_log(
  $1::uuid, $2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[],
  $8::int[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::bytea, $16::int[], $17::int[],
  $18::text, $19::boolean[])`,
}

/**
 * Appends every entry whose room stands where the entry expects it; see `UpdateLog.append`.
 * @param on a connection: of a transaction (`clientOf`), or by itself (`inOneStatement`)
 * @returns one result per entry, in their order. @throws RangeError for an entry without updates or a room named twice.
 */
export async function append(on: pg.ClientBase, batch: AppendBatch): Promise<readonly AppendResult[]> {
  const { batchId, writer = null, entries } = batch
  assertShape(entries)
  if (entries.length === 0) return []
  const rows = columnsOf(entries)
  const values = [
    batchId,
    textArray(entries.map((entry) => entry.room)),
    intArray(entries.map((entry) => entry.afterPosition)),
    intArray(entries.map((entry) => entry.fences.generation)),
    intArray(entries.map((entry) => entry.fences.accessVersion)),
    intArray(entries.map((entry) => entry.fences.ruleEpoch)),
    intArray(entries.map((entry) => entry.updates.length)),
    intArray(rows.entry),
    intArray(rows.number),
    textArray(rows.actor),
    textArray(rows.sessionId),
    textArray(rows.role),
    textArray(rows.clientIds),
    intArray(rows.checksum),
    Buffer.concat(rows.payload, rows.payloadBytes),
    intArray(rows.start),
    intArray(rows.length),
    writer,
    entries.map((entry) => entry.waits === true),
  ]
  const { rows: answered } = await on.query<{ answers: readonly Answer[] | null }>({ ...call, values })
  const answers = answered[0]?.answers ?? []
  return entries.map((entry, index) => resultOf(entry, answers[index]))
}

function assertShape(entries: readonly AppendEntry[]): void {
  if (entries.some((entry) => entry.updates.length === 0)) throw new RangeError('an entry without updates')
  if (new Set(entries.map((entry) => entry.room)).size !== entries.length) throw new RangeError('a room named twice')
}

/** A column of values each, one for every row. Payloads go as one run of bytes, which the driver sends as it is; in a list it would spell out each in hexadecimal. */
function columnsOf(entries: readonly AppendEntry[]) {
  const rows = {
    entry: [] as number[],
    number: [] as number[],
    actor: [] as (string | null)[],
    sessionId: [] as (string | null)[],
    role: [] as (string | null)[],
    clientIds: [] as string[],
    checksum: [] as number[],
    payload: [] as Uint8Array[],
    payloadBytes: 0,
    /** Where each payload begins, from 1. */
    start: [] as number[],
    length: [] as number[],
  }
  let start = 1
  for (const [index, { room, afterPosition, fences, updates }] of entries.entries()) {
    for (const [at, { payload, actor, sessionId, role, clientIds }] of updates.entries()) {
      const position = afterPosition + 1 + at
      rows.entry.push(index + 1)
      rows.number.push(at + 1)
      rows.actor.push(actor)
      rows.sessionId.push(sessionId)
      rows.role.push(role)
      rows.clientIds.push(clientIds.length === 1 ? `[${clientIds[0]}]` : JSON.stringify(clientIds))
      rows.checksum.push(rowChecksum({ room, generation: fences.generation, position, payload }))
      rows.payload.push(payload)
      rows.start.push(start)
      rows.length.push(payload.byteLength)
      start += payload.byteLength
    }
  }
  rows.payloadBytes = start - 1
  return rows
}

function resultOf({ room }: AppendEntry, answer: Answer | undefined): AppendResult {
  const [kind, stands, first, last, at] = answer ?? []
  if (kind === 'unknown-room') return { room, kind }
  if (kind === 'appended' && typeof first === 'number' && typeof last === 'number' && typeof at === 'number') {
    return { room, kind, first, last, at: new Date(at) }
  }
  if (typeof stands === 'number') {
    if (kind === 'behind' || kind === 'turn') return { room, kind, head: stands }
    if (kind === 'epoch') return { room, kind, ruleEpoch: stands }
    if (kind === 'access') return { room, kind, accessVersion: stands }
    if (kind === 'generation') return { room, kind, generation: stands }
  }
  throw new Error(`the update log did not answer what it wrote for ${room}`)
}
