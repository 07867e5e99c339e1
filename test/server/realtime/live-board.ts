// A live board without sockets: rooms over a log, and people whose sockets are queues. A person's document behaves as a provider's does:
// answers step 1, applies what comes, sends what is written. Time and delivery are in the test's hand.

import { randomUUID } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Bus } from '../../../server/bus/bus.ts'
import { readFrame } from '../../../server/realtime/frames.ts'
import { type LiveNode, type LiveNodeOptions, liveNode } from '../../../server/realtime/live-node.ts'
import { type Logger, type Measures, noMeasures, type People } from '../../../server/realtime/ports.ts'
import type { Room } from '../../../server/realtime/room.ts'
import type { Rooms } from '../../../server/realtime/rooms.ts'
import { type Delivery, framesOf } from '../../../server/realtime/session.ts'
import type { ClientLeases } from '../../../server/store/client-leases.ts'
import type { UpdateLog } from '../../../server/store/update-log.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import {
  decodeOurs,
  messageAwareness,
  messageSync,
  type OurMessageName,
  ourMessages,
} from '../../../shared/contract/wire.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import { parseRoom, type RoomName } from '../../../shared/ids.ts'
import { type HandClock, handClock } from '../../doubles/hand-clock.ts'
import { type MemoryLog, memoryLeases, memoryLog, memoryPeople } from '../../doubles/memory-log.ts'
import { actor, boardName, people, programmeId, seeded } from './people.ts'

/** One person's connection. */
export interface Desk {
  readonly doc: Y.Doc
  /** Our own messages that came, in order. */
  readonly told: { readonly name: OurMessageName; readonly value: unknown }[]
  readonly presence: { readonly clientId: number; readonly clock: number; readonly state: unknown }[]
  readonly closed: { readonly code: number; readonly reason: string } | null
  /** Frames waiting to be taken; taken by themselves unless `slow`. */
  readonly waiting: number
  take(): void
  /** Plans an edit on the board as it stands here and writes it; false when it cannot be done here. */
  edit(edit: BoardEdit): boolean
  /** Sends a whole frame as bytes; a frame that cannot be read closes with 4400 as the socket does. */
  send(frame: Uint8Array): void
  /** Sends an update frame. */
  update(bytes: Uint8Array): void
  claim(entries: readonly (readonly [clientId: number, clock: number, state: string])[]): void
  leave(): void
}

export interface LiveBoardOptions {
  readonly log?: UpdateLog
  /** What `log` is when it is in memory, so that several nodes may stand over one. */
  readonly memory?: MemoryLog
  readonly leases?: ClientLeases
  readonly people?: People
  /** One that cannot be moved is given a `move` that does nothing. */
  readonly clock?: HandClock
  readonly logger?: Logger
  readonly bus?: Bus
  readonly sessions?: LiveNodeOptions['sessions']
  readonly measures?: Measures
  readonly upkeepBounds?: NonNullable<LiveNodeOptions['upkeepBounds']>
}

export interface LiveBoard {
  readonly log: MemoryLog
  readonly clock: HandClock
  readonly rooms: Rooms
  readonly rightsChanged: LiveNode['rightsChanged']
  /** Stops the node in good order. */
  close(): Promise<void>
  join(
    name: string,
    o?: { clientId?: number; ours?: boolean; slow?: boolean; room?: RoomName; doc?: Y.Doc },
  ): Promise<Desk>
  room(name?: RoomName): Promise<Room>
  /** The board as a replay of the log. */
  replay(): Y.Doc
  /** The same, with nothing but what the log says: Yjs tidies formatting in what it takes for foreign. */
  replayLocally(): Y.Doc
}

interface Sink {
  readonly sessionId: string
  open(): boolean
  take(frame: Uint8Array): void
  close(code: number, reason: string): void
}

/** Lets everything that can happen without time passing happen. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One node: all its rooms, over a log that may be others' too. */
export async function liveBoard(o: LiveBoardOptions = {}): Promise<LiveBoard> {
  const log = o.memory ?? memoryLog()
  await seeded(log)
  const clock = o.clock ?? handClock()
  const sinks = new Map<number, Sink>()
  const deliver = (deliveries: readonly Delivery[]): void => {
    for (const delivery of deliveries) {
      for (const key of delivery.to) {
        if (delivery.kind === 'send') for (const frame of framesOf(delivery)) sinks.get(key)?.take(frame)
        else if (delivery.kind === 'close') sinks.get(key)?.close(delivery.code, delivery.reason)
      }
    }
  }
  const { rooms, rightsChanged, close } = liveNode({
    log: o.log ?? log,
    leases: o.leases ?? memoryLeases(),
    people: o.people ?? memoryPeople(people, programmeId),
    clock,
    ids: { uuid: randomUUID },
    random: () => 0.5,
    logger: o.logger ?? { info: () => undefined, warn: () => undefined, error: () => undefined },
    measures: o.measures ?? noMeasures,
    ...(o.upkeepBounds === undefined ? {} : { upkeepBounds: o.upkeepBounds }),
    deliver,
    bus: o.bus ?? null,
    sessions: o.sessions ?? null,
    sessionIds: () => new Set([...sinks.values()].filter((each) => each.open()).map((each) => each.sessionId)),
    endSession(sessionId) {
      for (const each of sinks.values()) if (each.sessionId === sessionId) each.close(4401, 'NOT_SIGNED_IN')
    },
    nodeId: randomUUID(),
  })
  let keys = 0
  const room = async (name: RoomName = boardName): Promise<Room> => {
    const opened = await rooms.open(name)
    if (!opened) throw new Error(`no room ${name}`)
    return opened
  }
  return {
    log,
    clock,
    rooms,
    rightsChanged,
    close,
    room,
    replay: () => log.document(boardName),
    replayLocally() {
      const doc = new Y.Doc()
      doc.transact((transaction) => {
        for (const { payload } of log.rows(boardName)) Y.applyUpdate(doc, payload)
        transaction.local = true
      })
      return doc
    },
    async join(name, { clientId, ours = true, slow = false, room: roomName = boardName, doc = new Y.Doc() } = {}) {
      const opened = await room(roomName)
      if (clientId !== undefined) doc.clientID = clientId
      const who = actor(name)
      const leased = await opened.lease({ clientId: doc.clientID, personId: who.personId })
      if (leased !== 'leased') throw new Error(leased)
      keys += 1
      const key = keys
      const queue: Uint8Array[] = []
      const told: Desk['told'] = []
      const presence: Desk['presence'][number][] = []
      let closed: Desk['closed'] = null
      const send = (frame: Uint8Array): void => {
        if (closed !== null) return
        const incoming = readFrame(frame)
        if (incoming === null) {
          closed = { code: 4400, reason: 'PROTOCOL' }
          opened.leave(key)
        } else opened.receive(key, incoming)
      }
      const take = (): void => {
        const frame = queue.shift()
        if (frame !== undefined) receive({ frame, doc, told, presence, send })
      }
      sinks.set(key, {
        sessionId: who.sessionId,
        open: () => closed === null,
        take(frame) {
          queue.push(frame)
          if (!slow) take()
        },
        close(code, reason) {
          closed ??= { code, reason }
          opened.leave(key)
        },
      })
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'server') send(syncFrame(2, update))
      })
      const kind = parseRoom(roomName)?.kind ?? 'board'
      const desk: Desk = {
        doc,
        told,
        presence,
        get closed() {
          return closed
        },
        get waiting() {
          return queue.length
        },
        take,
        edit(edit) {
          const planned = planBoardEdit(readBoard(doc), edit)
          if (planned.ok) writeChanges({ doc, kind, changes: planned.value, origin: 'own' })
          return planned.ok
        },
        send,
        update: (bytes) => send(syncFrame(2, bytes)),
        claim: (entries) => send(awarenessFrame(entries)),
        leave: () => opened.leave(key),
      }
      opened.join({ key, actor: who, clientId: doc.clientID, ours, status: rooms.status })
      send(syncFrame(0, Y.encodeStateVector(doc)))
      await settled()
      return desk
    },
  }
}

/** @returns a document's content in one form, whatever way it came about. */
export function canonical(doc: Y.Doc): string {
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
  return Buffer.from(Y.encodeStateAsUpdate(fresh)).toString('base64')
}

/** A sync frame: 0 step 1, 1 step 2, 2 update. */
export function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageSync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function awarenessFrame(entries: readonly (readonly [number, number, string])[]): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const [clientId, clock, state] of entries) {
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return encoding.toUint8Array(encoder)
}

function receive(o: {
  frame: Uint8Array
  doc: Y.Doc
  told: Desk['told']
  presence: Desk['presence'][number][]
  send: (frame: Uint8Array) => void
}): void {
  const decoder = decoding.createDecoder(o.frame)
  const type = decoding.readVarUint(decoder)
  if (type === messageSync) {
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === 0) o.send(syncFrame(1, Y.encodeStateAsUpdate(o.doc, payload)))
    else Y.applyUpdate(o.doc, payload, 'server')
    return
  }
  if (type === messageAwareness) {
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const count = decoding.readVarUint(inner)
    for (let at = 0; at < count; at += 1) {
      const clientId = decoding.readVarUint(inner)
      const clock = decoding.readVarUint(inner)
      o.presence.push({ clientId, clock, state: JSON.parse(decoding.readVarString(inner)) })
    }
    return
  }
  for (const name of Object.keys(ourMessages) as OurMessageName[]) {
    if (ourMessages[name].type === type) o.told.push({ name, value: decodeOurs(name, decoder) })
  }
}
