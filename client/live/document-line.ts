// Document line: the documents of a room, one after another. Opens the first, keeps the shown one until its successor is in sync, and decides what
// a refusal or a close means for them. Knows what the server said of the room; the edits themselves are in the book.
// Called by open-room.ts.

import type { Person, Refused, Welcome } from '../../shared/contract/wire.ts'
import type { Room } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { afterClose } from './after-close.ts'
import type { EditBook } from './edit-book.ts'
import type { RoomPhase } from './live-room.ts'
import type { Pending, Stage } from './pending.ts'
import type { ConnectionEvents } from './room-connection.ts'
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
  /** Whether the shown document is in sync over an open socket, and is not being replaced. */
  ready(): boolean
  /** Why no edit can be made now, or null. */
  whyNot(): Refusal | null
  /** Drops the socket and connects anew, unless the room is closed. */
  reconnect(): void
  /** Connects now, unless the room is closed. */
  connect(): void
  close(): void
}

export interface LineEvents {
  authors(clientIds: readonly number[], person: Person): void
  recorded(what: Recorded, document: RoomDocument, stage: Stage): void
  /** A document was opened; it is not shown yet. */
  begun(document: RoomDocument): void
  /** Another document is shown now. */
  swapped(document: RoomDocument): void
  /** The shown document is in sync: waiting edits can be brought in. */
  ready(): void
  lost(): void
  acknowledged(): void
  notKept(entries: Pending): void
  changed(): void
}

/** An old document is listened to for this long, until every editor has let it go. */
const lingerMs = 30_000
/** Rebuilds within this time count towards the wait before the next. */
const rebuildMemoryMs = 30_000

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
  let phase: RoomPhase = { name: 'loading' }
  let welcome: Welcome | null = null
  let readOnly: string | null = null
  let savedAt: Date | null = null
  let shown: RoomDocument | null = null
  let next: RoomDocument | null = null
  /** The shown document has lost its connection for good; another is on its way. */
  let retired = false
  let closed = false
  let rebuilds: readonly number[] = []

  const live = (): RoomDocument | null => next ?? shown
  const isReady = (): boolean =>
    phase.name === 'open' && !retired && next === null && (shown?.connection.ready() ?? false)

  function begin(): RoomDocument {
    const ifLive =
      <Args extends readonly unknown[]>(work: (...args: Args) => void) =>
      (...args: Args): void => {
        if (!closed && live() === document) work(...args)
      }
    const connectionEvents: ConnectionEvents = {
      welcome: ifLive((message) => {
        // Somebody else has signed in in this browser: these edits are not theirs to send.
        if (message.person.id !== o.personId) shut({ code: 'NOT_SIGNED_IN' })
        else welcome = message
        events.changed()
      }),
      saved: ifLive((message) => {
        savedAt = new Date(message.at)
        events.acknowledged()
        book.saved(message.frames)
        if (isReady()) events.ready()
      }),
      status: ifLive((message) => {
        readOnly = message.mode === 'read-only' ? (message.reason ?? 'unavailable') : null
        events.changed()
        if (isReady()) events.ready()
      }),
      authors({ clientIds, person }) {
        if (person) events.authors(clientIds, person)
      },
      refused: ifLive(refused),
      sent: ifLive((frame) => book.sent(frame)),
      // The provider is inside its own sending; the document is changed after it.
      tooLarge: (frame) =>
        queueMicrotask(
          ifLive(() => {
            book.sent(frame)
            refused({ frame, refusal: { code: 'TOO_LARGE' } })
          }),
        ),
      up: ifLive(() => events.changed()),
      ready: ifLive(() => {
        if (welcome === null) return
        if (document === next) swap(document)
        events.ready()
      }),
      down: ifLive(() => {
        readOnly = null
        book.lost()
        events.lost()
      }),
      closed: ifLive(closedBy),
    }
    const document: RoomDocument = openDocument({
      room: o.room,
      url: o.url,
      // A document that is empty yet fits every generation; the welcome names the one it then belongs to.
      generation: null,
      Socket: o.Socket,
      random: o.random,
      events: connectionEvents,
      // What is written in a document that is being replaced, or was, is made again in its successor.
      recorded: (what) => events.recorded(what, document, document === shown && !retired ? 'applied' : 'again-value'),
    })
    return document
  }

  function swap(document: RoomDocument): void {
    const old = shown
    shown = document
    next = null
    retired = false
    phase = { name: 'open' }
    if (old) o.later(lingerMs, () => old.doc.destroy())
    events.swapped(document)
  }

  /** Fetches the document anew. The one that is shown stays until the new one is in sync. */
  function rebuild(): void {
    const old = live()
    if (old === shown) retired = true
    old?.connection.close()
    if (old !== shown) old?.doc.destroy()
    next = null
    const now = o.nowMs()
    rebuilds = [...rebuilds.filter((at) => now - at < rebuildMemoryMs), now]
    const waitMs = rebuilds.length <= 2 ? 0 : Math.min(10_000, 250 * 2 ** rebuilds.length) * (0.5 + o.random() / 2)
    o.later(waitMs, () => {
      if (phase.name === 'closed' || next !== null) return
      next = begin()
      events.begun(next)
    })
    events.lost()
  }

  function refused({ frame, refusal }: Omit<Refused, 'frame'> & { readonly frame: number | null }): void {
    events.notKept(book.refused(frame, refusal))
    rebuild()
  }

  function closedBy(close: { readonly code: number; readonly reason: string }): void {
    const after = afterClose(close)
    if (after.kind === 'closed') shut(after.refusal)
    else if (after.kind === 'refused') refused({ frame: null, refusal: after.refusal })
    else if (after.kind === 'rebuild') {
      book.again(after.by)
      rebuild()
    } else o.later(after.waitMs * (1 + o.random()), () => connect())
  }

  function shut(refusal: Refusal): void {
    phase = { name: 'closed', refusal }
    live()?.connection.close()
    events.lost()
  }

  function connect(): void {
    if (phase.name !== 'closed') live()?.connection.connect()
  }

  next = begin()
  events.begun(next)
  return {
    shown: () => shown,
    open: () => [shown, next].filter((document) => document !== null),
    phase: () => phase,
    welcome: () => welcome,
    readOnly: () => readOnly ?? (phase.name === 'open' && welcome?.mayWrite === false ? 'role' : null),
    savedAt: () => savedAt,
    ready: isReady,
    whyNot() {
      if (phase.name === 'closed') return phase.refusal
      if (phase.name === 'loading' || welcome === null || shown === null) return { code: 'UNAVAILABLE' }
      if (!welcome.mayWrite) return { code: 'FORBIDDEN' }
      return readOnly === null ? null : { code: 'READ_ONLY' }
    },
    reconnect() {
      if (phase.name !== 'closed') live()?.connection.reconnect()
    },
    connect,
    close() {
      closed = true
      for (const document of new Set([shown, next])) document?.close()
    },
  }
}
