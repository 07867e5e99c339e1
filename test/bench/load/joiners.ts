// Joiners: a room with a long history, and a meeting that comes in at once, everybody with nothing. Measured from the first connection
// that is opened to the arrival of the message with which the last one holds every edit of the history. Called by load.ts.

import { hashOf } from './check-documents.ts'
import { type CrowdOptions, crowd } from './crowd.ts'
import { readStructs } from './read-structs.ts'
import { type RoomClient, roomClient } from './room-client.ts'
import type { Answers, Joined, Task } from './task.ts'
import { firstClientId } from './writer.ts'

type Options = CrowdOptions & { readonly base: Uint8Array }

/** Makes the history; one writer stays while the others come in. */
export async function history(options: Options, o: Extract<Task, { kind: 'history' }>): Promise<Answers['history']> {
  const people = await crowd(options)
  const edits = o.writers * o.editsEach
  await people.load({
    perSecond: o.perSecond,
    warmMs: 0,
    measuredMs: (edits * 1_000) / o.perSecond,
    hopelessMs: Number.POSITIVE_INFINITY,
  })
  if (options.dialect.saves) await people.allSaved()
  const joined = await allJoin(options, o)
  people.close()
  return joined
}

/** Joins a room whose history another run has made. */
export async function join(options: Options, o: Extract<Task, { kind: 'join' }>): Promise<Answers['join']> {
  return await allJoin(options, o)
}

async function allJoin(options: Options, o: { readonly joiners: number; readonly editsEach: number }): Promise<Joined> {
  const { writers, base } = options
  for (const each of writers) each.make(o.editsEach)
  const beganMs = performance.now()
  const clients = Array.from({ length: o.joiners }, (_, index) =>
    roomClient({
      ...options,
      room: 0,
      clientId: firstClientId + 1_000 + index,
      cookie: options.cookies[index % options.cookies.length] ?? '',
      stateVector: new Uint8Array([0]),
      onStruct: () => undefined,
      onUpdate: () => undefined,
      keep: true,
    }),
  )
  await Promise.all(clients.map((each) => each.joined))
  await Promise.all(clients.map((each) => each.settled()))
  const expected = hashOf([base, ...writers.flatMap(({ updates }) => updates.slice(0, o.editsEach))])
  const times = clients.map((each) => syncedMs(each, { writers: writers.length, edits: o.editsEach }) - beganMs)
  const hashes = new Map<string, string>()
  for (const { kept } of clients) {
    const bytes = Buffer.concat(kept.map((each) => each.bytes))
    const key = bytes.toString('latin1')
    if (!hashes.has(key)) hashes.set(key, hashOf(kept.map((each) => each.bytes)))
    if (hashes.get(key) !== expected)
      throw new Error(
        `somebody who came in holds another document: ${kept.map((each) => each.bytes.length).join()} bytes`,
      )
  }
  for (const each of clients) each.close()
  const sorted = times.toSorted((a, b) => a - b)
  return {
    firstMs: sorted[0] ?? 0,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    lastMs: sorted.at(-1) ?? 0,
    bytes: clients[0]?.kept[0]?.bytes.length ?? 0,
  }
}

/** When the message came with which a client held every edit. */
function syncedMs(client: RoomClient, o: { readonly writers: number; readonly edits: number }): number {
  const ends = new Map<number, number>()
  for (const { bytes, atMs } of client.kept) {
    readStructs(bytes, 0, (clientId, clock, length) => ends.set(clientId, clock + length))
    let whole = true
    for (let by = 0; by < o.writers; by += 1) whole = whole && ends.get(firstClientId + by) === o.edits
    if (whole) return atMs
  }
  throw new Error('somebody who came in lacks edits')
}
