// Fake server: a live room in memory at the other end of fake sockets, for tests of client/live. Speaks the wire as the real one does, commits
// at once unless told to hold, keeps the order commit → apply → broadcast → saved, and can refuse, cut and forget as a test wishes.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { fieldsOfItem } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import { closeCodeOf } from '../../../shared/contract/close-code.ts'
import {
  encodeFormer,
  encodeOurs,
  messageFormer,
  type OurMessage,
  type OurMessageName,
  type Person,
} from '../../../shared/contract/wire.ts'
import { serverClientId } from '../../../shared/document/first-update.ts'
import { readBoard, textOf, writeChanges } from '../../../shared/document/records.ts'
import { readRichText } from '../../../shared/document/rich-text.ts'
import { schemaVersion } from '../../../shared/document/roots.ts'
import type { Refusal } from '../../../shared/outcome.ts'

export const kari: Person = {
  id: 'kari',
  name: 'Kari Nordmann',
  organisation: 'Helsedirektoratet',
  role: 'board-member',
  colour: 1,
}

export interface FakeServer {
  readonly Socket: typeof WebSocket
  doc: Y.Doc
  readonly links: readonly Link[]
  person: Person
  mayWrite: boolean
  generation: string
  /** What former generations came to. */
  readonly formers: Map<string, Uint8Array>
  /** While true, frames are taken and neither committed nor acknowledged. */
  holds: boolean
  /** While true, the store is away: frames are dropped, and everything is asked for again when it is back. */
  outage: boolean
  /** While true, sockets that open are closed at once with no code. */
  down: boolean
  /** Every acknowledged update, in order. */
  readonly acknowledged: Uint8Array[]
  /** Looks at the board before and after an update, and at the document after it. */
  judge: (before: Board, after: Board, doc: Y.Doc) => Refusal | null
  board(): Board
  /** Commits what was held, in order. */
  release(): void
  tell<Name extends OurMessageName>(name: Name, message: OurMessage<Name>): void
  /** Sends any bytes to everyone. */
  shout(bytes: Uint8Array): void
  /** Somebody's presence, as everyone receives it. */
  show(clientId: number, state: object): void
  cut(code?: number, reason?: string): void
  /** Writes the same content as a fresh document of the next generation, and tells those who are here to fetch it. */
  renew(): void
  /** Somebody else writes: changes of fields, or whatever is done to her copy of the document. */
  write(author: Person, what: Parameters<typeof writeChanges>[0]['changes'] | ((doc: Y.Doc) => void)): void
  close(): void
}

export interface Link {
  readonly client: number
  readonly url: URL
  frames: number
  open: boolean
  /** While true, nothing goes either way: the line looks alive. */
  mute: boolean
  /** What the client said of presence, message by message. */
  readonly presence: Uint8Array[]
}

/** @param ids items that stand in the queue, in order */
export function fakeServer(ids: readonly string[] = []): FakeServer {
  const links: LiveLink[] = []
  let away = false
  const server: FakeServer & { readonly links: LiveLink[] } = {
    Socket: socketClass(
      (link) => links.push(link),
      () => server,
    ),
    doc: serverDocument(),
    links,
    person: kari,
    mayWrite: true,
    generation: 'a.1',
    formers: new Map(),
    holds: false,
    down: false,
    get outage() {
      return away
    },
    set outage(value) {
      away = value
      server.tell('status', value ? { mode: 'read-only', reason: 'UNAVAILABLE' } : { mode: 'rw' })
      for (const link of links) {
        link.forgetHeld()
        if (!value) link.deliver(syncFrame(0, Y.encodeStateVector(server.doc)))
      }
    },
    acknowledged: [],
    judge: () => null,
    board: () => readBoard(server.doc),
    release() {
      server.holds = false
      for (const link of links) link.drain()
    },
    tell(name, message) {
      for (const link of links) link.deliver(encodeOurs(name, message))
    },
    shout(bytes) {
      for (const link of links) link.deliver(bytes)
    },
    show(clientId, state) {
      const entry = encoding.createEncoder()
      for (const part of [1, clientId, 1]) encoding.writeVarUint(entry, part)
      encoding.writeVarString(entry, JSON.stringify(state))
      const message = encoding.createEncoder()
      encoding.writeVarUint(message, 1)
      encoding.writeVarUint8Array(message, encoding.toUint8Array(entry))
      for (const link of links) link.deliver(encoding.toUint8Array(message))
    },
    cut(code = 1006, reason = '') {
      for (const link of [...links]) link.end(code, reason)
    },
    renew() {
      const board = server.board()
      const textNow = (id: string) => {
        const text = textOf(server.doc, 'board', id)
        return text === null ? [] : readRichText(text)
      }
      const texts = new Map([...board.items.keys()].map((id) => [id, textNow(id)]))
      server.formers.set(server.generation, Y.encodeStateAsUpdate(server.doc))
      server.doc = serverDocument()
      server.generation = `a.${Number(server.generation.slice(2)) + 1}`
      writeChanges({
        doc: server.doc,
        kind: 'board',
        origin: 'renewed',
        // In another order, so that nothing has the struct ids it had.
        changes: [...board.items.values()].reverse().map((item) => ({
          record: item.id,
          key: null,
          from: undefined,
          to: { fields: fieldsOfItem(item), text: texts.get(item.id) ?? [] },
        })),
      })
      for (const link of links) link.forget()
      server.cut(4409, 'GENERATION')
    },
    write(author, what) {
      const writer = new Y.Doc()
      Y.applyUpdate(writer, Y.encodeStateAsUpdate(server.doc))
      server.tell('authors', { clientIds: [writer.clientID], person: author })
      const before = Y.encodeStateVector(server.doc)
      if (typeof what === 'function') what(writer)
      else writeChanges({ doc: writer, kind: 'board', changes: what, origin: null })
      const update = Y.encodeStateAsUpdate(writer, before)
      Y.applyUpdate(server.doc, update)
      for (const link of links) link.deliver(syncFrame(2, update))
      writer.destroy()
    },
    close() {
      server.cut()
      server.doc.destroy()
    },
  }
  const ranks = firstRanks(ids.length)
  writeChanges({
    doc: server.doc,
    kind: 'board',
    origin: 'seed',
    changes: ids.map((id, at) => ({
      record: id,
      key: null,
      from: undefined,
      to: { fields: fields(id, ranks[at] ?? ''), text: [] },
    })),
  })
  return server
}

/** What the server writes carries one client id in every generation, as the real one's does. */
function serverDocument(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  return doc
}

/** The flat fields of a plain item. */
export function fields(id: string, rank: string) {
  return {
    title: `Behov ${id}`,
    area: 'DD',
    kind: 1,
    who: [],
    phase: null,
    estimate: null,
    position: { list: 'queue', rank },
  }
}

interface LiveLink extends Link {
  deliver(bytes: Uint8Array): void
  end(code: number, reason: string): void
  drain(): void
  forget(): void
  forgetHeld(): void
}

function socketClass(opened: (link: LiveLink) => void, serverOf: () => FakeServer): typeof WebSocket {
  class FakeSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: ((event: unknown) => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    readonly #link: LiveLink

    constructor(url: string) {
      this.#link = serverLink(this, new URL(url), serverOf)
      queueMicrotask(() => {
        if (this.readyState !== 0) return
        if (serverOf().down) {
          this.#link.end(1006, '')
          return
        }
        this.readyState = 1
        this.#link.open = true
        opened(this.#link)
        this.onopen?.({})
        greet(this.#link, serverOf())
      })
    }
    send(data: Uint8Array): void {
      if (this.readyState === 1) receive(this.#link, data.slice(), serverOf())
    }
    close(): void {
      this.#link.end(1000, '')
    }
  }
  return FakeSocket as unknown as typeof WebSocket
}

interface SocketEnd {
  readyState: number
  onmessage: ((event: { data: ArrayBuffer }) => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
}

interface ServerLink extends LiveLink {
  readonly held: { frame: number; update: Uint8Array }[]
}

function serverLink(socket: SocketEnd, url: URL, serverOf: () => FakeServer): ServerLink {
  const link: ServerLink = {
    client: Number(url.searchParams.get('client')),
    url,
    frames: 0,
    open: false,
    mute: false,
    presence: [],
    held: [],
    deliver(bytes) {
      queueMicrotask(() => {
        if (socket.readyState === 1 && !link.mute) socket.onmessage?.({ data: bytes.slice().buffer as ArrayBuffer })
      })
    },
    end(code, reason) {
      if (socket.readyState === 3) return
      queueMicrotask(() => {
        if (socket.readyState === 3) return
        socket.readyState = 3
        link.open = false
        const links = serverOf().links as LiveLink[]
        if (links.includes(link)) links.splice(links.indexOf(link), 1)
        socket.onclose?.({ code, reason })
      })
    },
    forgetHeld() {
      link.held.length = 0
    },
    forget() {
      link.open = false
      link.held.length = 0
    },
    drain() {
      for (const { frame, update } of link.held.splice(0)) commit(link, { frame, update }, serverOf())
    },
  }
  return link
}

function greet(link: LiveLink, server: FakeServer): void {
  const asked = link.url.searchParams.get('generation')
  if (asked !== null && asked !== server.generation) {
    link.end(4409, 'GENERATION')
    return
  }
  link.deliver(
    encodeOurs('welcome', {
      generation: server.generation,
      schemaVersion,
      person: server.person,
      mayWrite: server.mayWrite,
      serverTime: '2026-11-23T12:00:00.000Z',
      tellsFormer: true,
    }),
  )
  link.deliver(encodeOurs('authors', { clientIds: [link.client], person: server.person }))
  link.deliver(syncFrame(0, Y.encodeStateVector(server.doc)))
}

function receive(link: LiveLink, data: Uint8Array, server: FakeServer): void {
  const decoder = decoding.createDecoder(data)
  const type = decoding.readVarUint(decoder)
  if (type === 1) link.presence.push(decoding.readVarUint8Array(decoder))
  if (type === messageFormer && !link.mute) {
    const generation = decoding.readVarString(decoder)
    link.deliver(encodeFormer({ generation, whole: server.formers.get(generation) ?? null }))
  }
  if (type !== 0 || link.mute) return
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === 0) {
    link.deliver(syncFrame(1, Y.encodeStateAsUpdate(server.doc, bytes)))
    return
  }
  link.frames += 1
  const frame = { frame: link.frames, update: bytes }
  if (server.outage) return
  if (server.holds) (link as ServerLink).held.push(frame)
  else commit(link, frame, server)
}

function commit(link: LiveLink, o: { frame: number; update: Uint8Array }, server: FakeServer): void {
  if (!link.open) return
  const candidate = new Y.Doc()
  Y.applyUpdate(candidate, Y.encodeStateAsUpdate(server.doc))
  let isNew = false
  candidate.on('update', () => {
    isNew = true
  })
  Y.applyUpdate(candidate, o.update)
  const gap = candidate.store.pendingStructs !== null || candidate.store.pendingDs !== null
  const refusal: Refusal | null = gap
    ? { code: 'RESYNC' }
    : isNew && !server.mayWrite
      ? { code: 'FORBIDDEN' }
      : server.judge(server.board(), readBoard(candidate), candidate)
  candidate.destroy()
  if (refusal) {
    link.deliver(encodeOurs('refused', { frame: o.frame, refusal }))
    link.open = false
    link.end(closeCodeOf(refusal.code), refusal.code)
    return
  }
  Y.applyUpdate(server.doc, o.update)
  for (const other of server.links as LiveLink[]) {
    if (other === link || !isNew) continue
    other.deliver(encodeOurs('authors', { clientIds: [link.client], person: server.person }))
    other.deliver(syncFrame(2, o.update))
  }
  server.acknowledged.push(o.update)
  link.deliver(encodeOurs('saved', { frames: o.frame, at: '2026-11-23T12:00:01.000Z' }))
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
