// Room client: one connection to one room of any server: comes in, answers what the server asks, and tells of every struct that arrives.
// Makes no document: what comes is read where it stands in the buffer. Keeps the whole of it only when asked to, for a replay afterwards.

import * as encoding from 'lib0/encoding'
import type { Dialect } from './dialect.ts'
import { type RawSocket, rawSocket } from './raw-socket.ts'
import { after, readStructs, type VisitStruct, varUintAt } from './read-structs.ts'

const sync = 0
const step1 = 0
const step2 = 1
const update = 2
const saved = 101
const refused = 104
const notice = 106
const openBrace = 123
/** An update of nothing: no structs, no deletes. */
const emptyUpdate = new Uint8Array([0, 0])

export interface RoomClient {
  /** Resolves when the server has answered step 1; at once where nobody answers. */
  readonly joined: Promise<void>
  /** Resolves when the server has read everything sent so far: asks it for nothing more than that. */
  settled(): Promise<void>
  /** Sends updates in one write. */
  write(updates: readonly Uint8Array[]): void
  /** How many of our frames the server says are saved; our server alone says so. */
  savedFrames(): number
  sentFrames(): number
  /** Every update that came, when it was asked to keep them. */
  readonly kept: readonly KeptUpdate[]
  lost(): string | null
  close(): void
}

export interface KeptUpdate {
  readonly bytes: Uint8Array
  readonly atMs: number
}

export interface RoomClientOptions {
  readonly dialect: Dialect
  readonly origin: string
  readonly room: number
  readonly clientId: number
  readonly cookie: string
  /** What the client has already, as an encoded state vector. */
  readonly stateVector: Uint8Array
  readonly onStruct: VisitStruct
  /** Called before the structs of a message, with the time. */
  readonly onUpdate: (atMs: number) => void
  readonly keep: boolean
  /** Something formal may have changed; the notice's JSON text. */
  readonly onNotice?: (text: string) => void
}

export function roomClient(o: RoomClientOptions): RoomClient {
  const { dialect, room } = o
  const prefix = dialect.prefix(room)
  const kept: KeptUpdate[] = []
  const asked: (() => void)[] = []
  let lost: string | null = null
  let savedFrames = 0
  let sentFrames = 0
  let come = (): void => undefined
  let fail = (_: Error): void => undefined
  const joined = new Promise<void>((resolve, reject) => {
    come = resolve
    fail = reject
  })

  const wrapped = (type: number, payload: Uint8Array): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, payload)
    return encoding.toUint8Array(encoder)
  }

  const onSync = (bytes: Uint8Array, at: number): void => {
    const type = bytes[at] ?? 0
    if (type === step1) {
      sentFrames += 1
      socket.send([wrapped(step2, emptyUpdate)])
      return
    }
    const length = varUintAt(bytes, at + 1)
    const start = after()
    const atMs = performance.now()
    if (o.keep) kept.push({ bytes: new Uint8Array(bytes.subarray(start, start + length)), atMs })
    o.onUpdate(atMs)
    readStructs(bytes, start, o.onStruct)
    if (type !== step2) return
    come()
    for (const each of asked.splice(0)) each()
  }

  const socket: RawSocket = rawSocket({
    url: dialect.url({ origin: o.origin, room, client: o.clientId }),
    headers: dialect.headers(o),
    onOpen() {
      if (!dialect.keeps) return come()
      socket.send([...dialect.hello(room), wrapped(step1, o.stateVector)])
    },
    onMessage(bytes, start, end) {
      const at = start + prefix.length
      const type = bytes[at] ?? 0
      if (type === sync) onSync(bytes, at + 1)
      else if (type === saved) savedFrames = Number(/"frames":(\d+)/.exec(text(bytes, at + 1, end))?.[1])
      else if (type === notice) o.onNotice?.(text(bytes, bytes.indexOf(openBrace, at + 1), end))
      else if (type === refused) lost = text(bytes, at + 1, end)
    },
    onLost(why) {
      lost = lost ?? why
      fail(new Error(`client ${o.clientId} of room ${room} lost its connection: ${lost}`))
    },
  })
  joined.catch(() => undefined)

  return {
    joined,
    kept,
    settled: () =>
      new Promise((resolve) => {
        asked.push(resolve)
        socket.send([wrapped(step1, o.stateVector)])
      }),
    savedFrames: () => savedFrames,
    sentFrames: () => sentFrames,
    lost: () => lost,
    write(updates) {
      sentFrames += updates.length
      socket.send(updates.map((bytes) => wrapped(update, bytes)))
    },
    close: () => socket.close(),
  }
}

function text(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
}
