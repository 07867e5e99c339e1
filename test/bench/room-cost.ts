// Room cost: what an edit costs a crowded room, from the bytes a socket reads to the pieces that go out to everyone else, in µs of processor
// time, without sockets and without a store: a commit is answered as soon as the next one's edits are in. For looking at the room alone, which
// the rest of the machine disturbs less than a whole run. Run: npx tsx test/bench/room-cost.ts [--rounds 6] [--edits 200000], under
// `node` with the options of scripts/engine-options.mjs, as the server runs, and with `--cpu-prof` for where it goes.

import { PerformanceObserver } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import * as encoding from 'lib0/encoding'
import type { Actor } from '../../server/auth/actor.ts'
import { readFrame, updateFrame } from '../../server/realtime/frames.ts'
import { judgedRoomDocument } from '../../server/realtime/judged-room-document.ts'
import { noMeasures } from '../../server/realtime/ports.ts'
import { Room } from '../../server/realtime/room.ts'
import type { RoomOptions } from '../../server/realtime/room-options.ts'
import type { Delivery } from '../../server/realtime/session.ts'
import { systemClock } from '../../server/realtime/system-clock.ts'
import { batchesOf } from '../../server/realtime/transport-batch.ts'
import { WebSocketReader } from '../../server/realtime/websocket-reader.ts'
import type { AppendEntry } from '../../server/store/log-row.ts'
import { type PersonId, personIdSchema, programmeIdSchema, type RoomName } from '../../shared/ids.ts'
import { baseUpdate } from './board.ts'
import { firstClientId, writer } from './load/writer.ts'

const clients = 50
/** Edits that come while a commit is under way, and edits of one socket that are read at once. */
const portion = 800
const perChunk = 3

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '3' } },
})
const editsEach = Math.floor(Number(values.edits) / clients)
const rounds = Number(values.rounds)

const base = baseUpdate(500)
const writers = Array.from({ length: clients }, (_, index) => writer({ base, index, writers: clients }))
for (const each of writers) each.make(editsEach * (rounds + 1))

const people = ['kari', 'ola', 'siv', 'liv'].map((id) => personIdSchema.parse(id))
const personOf = (index: number): PersonId => people[index % people.length] ?? ('kari' as PersonId)
const shownAs = (id: PersonId) => ({ id, name: 'Navn', organisation: 'Benk', role: 'board-member', colour: 1 })
const nothing = (): void => undefined
const name = 'board/benk' as RoomName
let piecesOut = 0
let wanting = false

/** Of what a room asks for, only what an edit touches. */
const room = new Room({
  id: { kind: 'board', name, programmeId: programmeIdSchema.parse('benk') },
  loaded: {
    room: name,
    programmeId: programmeIdSchema.parse('benk'),
    lineage: 'benk',
    head: 1,
    fences: { generation: 1, ruleEpoch: 1, accessVersion: 1 },
  },
  damaged: false,
  document: judgedRoomDocument({ kind: 'board', loaded: { snapshot: { position: 1, bytes: base }, rows: [] } }),
  leases: { holder: (id: number) => personOf(id - firstClientId) },
  people: {
    arrive: ({ personId }: Actor) => shownAs(personId),
    person: shownAs,
    roleOf: () => 'board-member',
  },
  relay: null,
  clock: systemClock,
  logger: { info: nothing, warn: nothing, error: (fields: unknown, text: string) => console.error(text, fields) },
  measures: noMeasures,
  deliver(deliveries: readonly Delivery[]) {
    const batches = batchesOf(deliveries.map((each) => (each.kind === 'send' ? each : { frames: [] })))
    for (const [at, { to }] of deliveries.entries()) piecesOut += to.length * (batches[at]?.webSocket.length ?? 0)
  },
  wantCommit() {
    wanting = true
  },
  onWaiting: nothing,
  onGrown: nothing,
  onEnded: () => {
    throw new Error('the room has ended')
  },
} as unknown as RoomOptions<Room>)

const sockets = writers.map((_, key) => {
  const actor = {
    personId: personOf(key),
    sessionId: `${key}`,
    roleOn: () => 'board-member',
  } as Partial<Actor> as Actor
  room.join({ key, actor, clientId: firstClientId + key, ours: true, status: { mode: 'rw' } as never })
  const reader = new WebSocketReader({ maxMessageBytes: 2 ** 21, maxFragments: 1 })
  const heard = {
    message(bytes: Uint8Array): void {
      const frame = readFrame(bytes)
      if (frame !== null) room.receive(key, frame)
    },
    pinged: nothing,
    ponged: nothing,
    closing: nothing,
    breach: nothing,
  }
  return (chunk: Buffer) => reader.read(chunk, heard)
})

/** Masked WebSocket frames, as a browser sends them. */
function chunkOf(updates: readonly Uint8Array[]): Buffer {
  const encoder = encoding.createEncoder()
  for (const frame of updates.map(updateFrame)) {
    encoding.writeUint8(encoder, 0x82)
    if (frame.length < 126) encoding.writeUint8(encoder, 0x80 | frame.length)
    else encoding.writeUint8Array(encoder, Uint8Array.of(0x80 | 126, frame.length >> 8, frame.length & 0xff))
    encoding.writeUint8Array(encoder, new Uint8Array(4))
    encoding.writeUint8Array(encoder, frame)
  }
  return Buffer.from(encoding.toUint8Array(encoder))
}

/** What the sockets read while one commit is under way, for all the edits of a round. */
function ticksOf(round: number): readonly (readonly { readonly by: number; readonly chunk: Buffer }[])[] {
  const chunks: { by: number; chunk: Buffer }[] = []
  for (let at = round * editsEach; at < (round + 1) * editsEach; at += perChunk) {
    const until = Math.min(at + perChunk, (round + 1) * editsEach)
    for (const [by, { updates }] of writers.entries()) chunks.push({ by, chunk: chunkOf(updates.slice(at, until)) })
  }
  const perTick = Math.ceil(portion / perChunk)
  return Array.from({ length: Math.ceil(chunks.length / perTick) }, (_, nth) =>
    chunks.slice(nth * perTick, (nth + 1) * perTick),
  )
}

let pausesMs = 0
let collections = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    pausesMs += duration
    collections += 1
  }
}).observe({ entryTypes: ['gc'] })

let head = 1
const settle = (entry: AppendEntry | null): void => {
  if (entry === null) return
  const first = head + 1
  head += entry.updates.length
  room.settle({ room: entry.room, kind: 'appended', first, last: head, at: new Date() })
}

let least = Number.POSITIVE_INFINITY
for (let round = 0; round <= rounds; round += 1) {
  const ticks = ticksOf(round)
  pausesMs = 0
  collections = 0
  const before = process.cpuUsage()
  let inFlight: AppendEntry | null = null
  for (const tick of ticks) {
    for (const { by, chunk } of tick) sockets[by]?.(chunk)
    settle(inFlight)
    inFlight = wanting ? room.cut() : null
    wanting = false
    await new Promise((resolve) => setImmediate(resolve))
  }
  settle(inFlight)
  const { user, system } = process.cpuUsage(before)
  const edits = editsEach * clients
  // The first round is for the compiler.
  if (round > 0) least = Math.min(least, (user + system) / edits)
  const pauses = `${collections} collections, ${((pausesMs * 1_000) / edits).toFixed(2)} µs of pauses an edit`
  console.log(`${((user + system) / edits).toFixed(2)} µs an edit; ${pauses}; row ${head}, ${piecesOut} pieces out`)
}
console.log(`least ${least.toFixed(2)} µs an edit`)
