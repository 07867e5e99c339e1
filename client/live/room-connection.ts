// Room connection: y-websocket's provider on one document, with the product's own messages, a count of frames at the wire and reconnects
// that spread. Nothing goes past the server (no channel between tabs), and others' presence is never sent back.
// Tells what happened by events; decides nothing. Called by room-document.ts, one per document.

import type { Decoder } from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { presencePerSecond } from '../../shared/contract/limits.ts'
import type { Notice } from '../../shared/contract/notice.ts'
import {
  type Authors,
  type Digest,
  decodeFormer,
  decodeOurs,
  encodeAskFormer,
  type Former,
  messageAwareness,
  messageFormer,
  messageSync,
  type OurMessage,
  type OurMessageName,
  ourMessages,
  type Refused,
  type Saved,
  type Status,
  type Welcome,
} from '../../shared/contract/wire.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import type { RoomName } from '../../shared/ids.ts'
import { countingSocket, type FrameKind } from './counting-socket.ts'
import { sliceFirstSync } from './first-sync.ts'

/** What a connection tells. `ready`: the server's state is in the document and ours has gone out; again after every reconnect. */
export interface ConnectionEvents {
  welcome(message: Welcome): void
  saved(message: Saved): void
  status(message: Status): void
  authors(message: Authors): void
  digest(message: Digest): void
  notice(message: Notice): void
  former(message: Former): void
  refused(message: Refused): void
  /** How many records are removed by what was made and not sent before, or by all that waits when it is a step 2. */
  removals(kind: FrameKind): number
  /** Everything made until now is in this frame or an earlier one; in this one, if it is a step 2. */
  sent(frame: number, kind: FrameKind): void
  tooLarge(frame: number, kind: FrameKind): void
  up(): void
  ready(): void
  /** The socket is gone; frames not acknowledged must be taken as not sent. */
  down(): void
  /** The server closed for good; the provider does not try again by itself. */
  closed(close: { readonly code: number; readonly reason: string }): void
}

export interface RoomConnection {
  readonly awareness: Awareness
  /** Whether the document is in sync over an open socket. */
  ready(): boolean
  /** When something was last heard, or the running attempt began, by the page's clock; null when there is no socket. */
  heardMs(): number | null
  /** Sends a step 1, which the server answers with what is missing: nothing, on a line that lives. */
  ask(): void
  /** Asks what a generation that is over came to. */
  askFormer(generation: string): void
  /** Connects now, also after a final close. */
  connect(): void
  /** Drops the socket and connects anew: for a line that looks alive and is not. */
  reconnect(): void
  close(): void
}

/** Opens the connection of a document. `url` is the server's live address, without the room: `wss://host/live`. */
export function connectRoom(o: {
  url: string
  room: RoomName
  doc: Y.Doc
  generation: string | null
  Socket: typeof WebSocket
  random: () => number
  nowMs: () => number
  events: ConnectionEvents
}): RoomConnection {
  const { doc, events } = o
  let stepTwoSent = false
  let isReady = false
  let heardMs = o.nowMs()
  const Socket = countingSocket(o.Socket, {
    removals: (kind) => events.removals(kind),
    sent(frame, kind) {
      events.sent(frame, kind)
      if (kind === 'step-2') stepTwoSent = true
      // The provider is still inside its handler; what `ready` leads to must come after it.
      queueMicrotask(settle)
    },
    tooLarge: (frame, kind) => events.tooLarge(frame, kind),
  })
  const provider = new WebsocketProvider(o.url, o.room, doc, {
    connect: false,
    disableBc: true,
    params: {
      client: String(doc.clientID),
      schema: String(schemaVersion),
      ...(o.generation === null ? {} : { generation: o.generation }),
    },
    WebSocketPolyfill: Socket,
  })
  sliceFirstSync(provider)
  const settle = (): void => {
    if (isReady || !stepTwoSent || !provider.synced) return
    isReady = true
    events.ready()
  }
  const hear = <Name extends OurMessageName>(name: Name, told: (message: OurMessage<Name>) => void): void => {
    provider.messageHandlers[ourMessages[name].type] = (_reply: unknown, decoder: Decoder) => {
      const message = decodeOurs(name, decoder)
      if (message !== null) told(message)
    }
  }
  hear('welcome', (message) => {
    provider.params = { ...provider.params, generation: message.generation }
    events.welcome(message)
  })
  hear('saved', (message) => events.saved(message))
  hear('status', (message) => events.status(message))
  hear('authors', (message) => events.authors(message))
  hear('refused', (message) => events.refused(message))
  hear('digest', (message) => events.digest(message))
  hear('notice', (message) => events.notice(message))
  provider.messageHandlers[messageFormer] = (_reply: unknown, decoder: Decoder) => {
    const former = decodeFormer(decoder)
    if (former !== null) events.former(former)
  }
  provider.messageHandlers = provider.messageHandlers.map((handle) => (...message) => {
    heardMs = o.nowMs()
    handle(...message)
  })
  provider.on('status', ({ status }) => {
    if (status !== 'disconnected') heardMs = o.nowMs()
    if (status !== 'connected') return
    // The server told others that this client left, one step further in its clock; what is said now must come after that.
    for (let step = 0; step < 2; step += 1) provider.awareness.setLocalState(provider.awareness.getLocalState())
    events.up()
  })
  provider.on('sync', () => settle())
  provider.on('connection-close', () => {
    provider.maxBackoffTime = spreadBackoffMs(provider.wsUnsuccessfulReconnects + 1, o.random())
    stepTwoSent = false
    isReady = false
    events.down()
  })
  provider.on('closed', (close) => events.closed(close))
  const presence = sendOwnPresence(provider)
  provider.connect()
  return {
    awareness: provider.awareness,
    ready: () => isReady,
    heardMs: () => (provider.ws === null ? null : heardMs),
    ask() {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageSync)
      writeSyncStep1(encoder, doc)
      if (isReady) provider.ws?.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
    },
    askFormer: (generation) => provider.ws?.send(encodeAskFormer(generation)),
    connect: () => provider.connect(),
    reconnect() {
      provider.disconnect()
      provider.connect()
    },
    close() {
      presence.stop()
      provider.destroy()
    },
  }
}

/** @returns why the room can only be read now, as the save label knows it; null when it can be changed. */
export function roomReadOnly({ mode, reason }: Status): string | null {
  return mode === 'read-only' ? (reason ?? 'unavailable').toLowerCase() : null
}

/**
 * How long to wait before the next try, in milliseconds: doubling from 200 to 5,000, of which a random half is taken off, so that
 * everybody who lost the same server does not return in the same moment.
 */
export function spreadBackoffMs(attempt: number, random: number): number {
  return Math.min(2 ** attempt * 100, 5_000) * (0.5 + random / 2)
}

/** Sends one's own presence, the last state of each tenth of a second. The provider's own handler would also send everybody else's. */
function sendOwnPresence(provider: WebsocketProvider): { stop(): void } {
  const { awareness } = provider
  awareness.off('update', provider._awarenessUpdateHandler)
  let timer: ReturnType<typeof setTimeout> | null = null
  let due = false
  const send = (): void => {
    due = false
    timer = setTimeout(() => {
      timer = null
      if (due) send()
    }, 1_000 / presencePerSecond)
    const { ws } = provider
    if (!provider.wsconnected || ws === null || ws.readyState !== ws.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageAwareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    ws.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
  }
  const changed = (_clients: unknown, origin: unknown): void => {
    if (origin !== 'local') return
    if (timer === null) send()
    else due = true
  }
  awareness.on('update', changed)
  return {
    stop() {
      awareness.off('update', changed)
      if (timer !== null) clearTimeout(timer)
    },
  }
}
