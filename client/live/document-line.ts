// Document line: the documents of a room, one after another, and the edits that wait: the shell of line-core.ts. Tells the core what its
// connections, the store and the clock say, and carries out what it decides: opens documents, shows one in the place of another, keeps and strikes
// out edits. Called by open-room.ts.

import type { Notice } from '../../shared/contract/notice.ts'
import type { Digest, Person, Welcome } from '../../shared/contract/wire.ts'
import type { Room } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { EditBook } from './edit-book.ts'
import { startLine, stepLine } from './line-core.ts'
import type { LineEffect, LineHappening, LineStepped } from './line-protocol.ts'
import { isNewest, lineReady, newestDocument, stageOf, whyNoEdit } from './line-standing.ts'
import type { RoomPhase } from './live-room.ts'
import { keptOf, type Pending, type PendingEntry, removalsIn } from './pending.ts'
import { type ConnectionEvents, roomReadOnly } from './room-connection.ts'
import { openDocument, type Recorded, type RoomDocument } from './room-document.ts'

export interface DocumentLine {
  /** The document that is shown, or null before the first sync. */
  shown(): RoomDocument | null
  /** All that are open: the shown one and its successor. */
  open(): readonly RoomDocument[]
  phase(): RoomPhase
  welcome(): Welcome | null
  readOnly(): string | null
  savedAt(): Date | null
  /** Edits not acknowledged, in the order they were made. */
  pending(): Pending
  entry(id: string): PendingEntry | null
  /** Whether the shown document is in sync over an open socket, and is not being replaced. */
  ready(): boolean
  /** Why no edit can be made now, or null. */
  whyNot(): Refusal | null
  /** How an edit stands that is written in this document now. */
  stageIn(document: RoomDocument): 'applied' | 'again-value'
  /** An edit was written in a document. */
  recorded(document: RoomDocument, entry: PendingEntry): void
  /** The server's document is another than this one, though nothing waits. */
  differs(document: RoomDocument): void
  /** The document whose connection counts. */
  newest(): RoomDocument | null
  /** What else became of an edit, or of the line. */
  tell(happening: FromRoom): void
  close(): void
}

export type FromRoom = Extract<
  LineHappening<PendingEntry>,
  { kind: 'described' | 'brought' | 'overtaken' | 'taken-over' | 'stalled' | 'returned' }
>

export interface LineEvents {
  welcomed(welcome: Welcome): void
  authors(clientIds: readonly number[], person: Person): void
  /** What a generation that is over came to; null when the server does not know it. */
  former(generation: string, whole: Uint8Array | null): void
  /** That is not needed any more. */
  formersForgotten(): void
  recorded(what: Recorded, document: RoomDocument): void
  /** A document was opened; it is not shown yet. */
  begun(document: RoomDocument): void
  /** Another document is shown now. */
  swapped(document: RoomDocument): void
  /** The shown document is in sync. */
  ready(): void
  lost(): void
  acknowledged(): void
  /** These are to be brought into the shown document; each is answered with `brought`. */
  bringIn(entries: Pending): void
  notKept(entry: PendingEntry): void
  digest(message: Digest, document: RoomDocument): void
  /** Something formal may have changed. */
  notice(notice: Notice): void
  changed(): void
}

/** An old document is listened to for this long, until every editor has let it go. */
const lingerMs = 30_000

/** Opens the first document. @param o.later runs work after a time, unless the room is closed */
export function documentLine(o: {
  room: Room
  personId: string
  url: string
  Socket: typeof WebSocket
  random: () => number
  nowMs: () => number
  later: (ms: number, work: () => void) => void
  book: EditBook
  events: LineEvents
}): DocumentLine {
  const { book, events } = o
  const documents = new Map<number, RoomDocument>()
  let welcome: Welcome | null = null
  let savedAt: Date | null = null
  let closed = false
  let { state, effects: first } = startLine<PendingEntry>({ personId: o.personId, nowMs: o.nowMs() })

  function tell(happening: LineHappening<PendingEntry>): void {
    if (closed) return
    go(stepLine(state, { ...happening, nowMs: o.nowMs(), random: o.random() }))
  }

  function go(stepped: LineStepped<PendingEntry>): void {
    const wasReady = lineReady(state)
    state = stepped.state
    const isReady = lineReady(state)
    if (isReady && !wasReady) events.ready()
    else if (wasReady && !isReady) events.lost()
    for (const effect of stepped.effects) carryOut(effect)
    events.changed()
  }

  function carryOut(effect: LineEffect<PendingEntry>): void {
    switch (effect.kind) {
      case 'open':
        begin(effect.document)
        break
      case 'show':
        show(effect.document, effect.instead)
        break
      case 'part':
        documents.get(effect.document)?.connection.close()
        if (effect.forget) forget(effect.document)
        break
      case 'connect':
        documents.get(effect.document)?.connection.connect()
        break
      case 'reconnect':
        documents.get(effect.document)?.connection.reconnect()
        break
      case 'keep':
        book.keep(effect.entry)
        break
      case 'strike':
        book.strike(effect.ids)
        break
      case 'aside':
        events.notKept(effect.entry)
        book.setAside(keptOf(effect.entry), effect.refusal)
        break
      case 'bring-in':
        events.bringIn(effect.entries)
        break
      case 'ask-former':
        documents.get(effect.document)?.connection.askFormer(effect.generation)
        break
      case 'forget-formers':
        events.formersForgotten()
        break
      case 'wait':
        o.later(effect.waitMs, () => tell({ kind: 'timer', timer: effect.timer }))
        break
    }
  }

  function begin(document: number): void {
    const opened: RoomDocument = openDocument({
      room: o.room,
      url: o.url,
      // A document that is empty yet fits every generation; the welcome names the one it then belongs to.
      generation: null,
      Socket: o.Socket,
      random: o.random,
      nowMs: o.nowMs,
      events: eventsOf(document),
      recorded: (what) => events.recorded(what, opened),
    })
    documents.set(document, opened)
    events.begun(opened)
  }

  function eventsOf(document: number): ConnectionEvents {
    return {
      welcome(message) {
        tell({ kind: 'welcome', document, welcome: message })
        if (state.welcome === message) welcome = message
        events.welcomed(message)
      },
      saved({ frames, at }) {
        if (closed || !isNewest(state, document)) return
        savedAt = new Date(at)
        events.acknowledged()
        tell({ kind: 'saved', document, frames })
      },
      status: (message) => tell({ kind: 'status', document, readOnly: roomReadOnly(message) }),
      authors({ clientIds, person }) {
        if (person) events.authors(clientIds, person)
      },
      former({ generation, whole }) {
        if (closed || !isNewest(state, document)) return
        events.former(generation, whole)
        tell({ kind: 'former', document, generation })
      },
      digest(message) {
        const told = documents.get(document)
        if (told && !closed) events.digest(message, told)
      },
      notice(message) {
        if (!closed && isNewest(state, document)) events.notice(message)
      },
      refused: ({ frame, refusal }) => tell({ kind: 'refused', document, frame, refusal }),
      removals: (kind) =>
        welcome?.hearsConfirmed === true ? removalsIn(state.pending, { step2: kind === 'step-2' }) : 0,
      sent: (frame, kind) => tell({ kind: 'sent', document, frame, step2: kind === 'step-2' }),
      // The provider is inside its own sending; the document is changed after it.
      tooLarge: (frame, kind) =>
        queueMicrotask(() => {
          tell({ kind: 'sent', document, frame, step2: kind === 'step-2' })
          tell({ kind: 'refused', document, frame, refusal: { code: 'TOO_LARGE' } })
        }),
      up: () => events.changed(),
      ready: () => tell({ kind: 'ready', document }),
      down: () => tell({ kind: 'down', document }),
      closed: ({ code, reason }) => tell({ kind: 'closed', document, code, reason }),
    }
  }

  function show(document: number, instead: number | null): void {
    const shown = documents.get(document)
    if (shown === undefined) throw new Error('a document is to be shown that is not open')
    if (instead !== null) o.later(lingerMs, () => forget(instead))
    events.swapped(shown)
  }

  function forget(document: number): void {
    documents.get(document)?.doc.destroy()
    documents.delete(document)
  }

  const documentAt = (document: number | null): RoomDocument | null =>
    document === null ? null : (documents.get(document) ?? null)
  const numberOf = (document: RoomDocument): number => [...documents].find(([, each]) => each === document)?.[0] ?? 0

  for (const effect of first) carryOut(effect)
  first = []
  return {
    shown: () => documentAt(state.shown),
    open: () => [documentAt(state.shown), documentAt(state.next)].filter((document) => document !== null),
    phase: () => state.phase,
    welcome: () => welcome,
    readOnly: () => state.readOnly ?? (state.phase.name === 'open' && welcome?.mayWrite === false ? 'role' : null),
    savedAt: () => savedAt,
    pending: () => state.pending,
    entry: (id) => state.pending.findLast((each) => each.id === id) ?? null,
    ready: () => lineReady(state),
    whyNot: () => whyNoEdit(state),
    stageIn: (document) => stageOf(state, numberOf(document)),
    recorded: (document, entry) => tell({ kind: 'recorded', document: numberOf(document), entry }),
    differs: (document) => tell({ kind: 'differs', document: numberOf(document) }),
    newest: () => documentAt(newestDocument(state)),
    tell,
    close() {
      closed = true
      for (const document of documents.values()) document.close()
    },
  }
}
