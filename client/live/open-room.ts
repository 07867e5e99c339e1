// Open room: one live room, from its first connection to its close: the face of live-room.ts over its parts (documents, snapshots, book of edits,
// undo, presence). Called by shared-rooms.ts, and by tests with a socket of their own.

import { reversed } from '../../shared/board/change.ts'
import type { Notice } from '../../shared/contract/notice.ts'
import type { PresenceClaim } from '../../shared/contract/presence.ts'
import { parseRoom, type RoomName } from '../../shared/ids.ts'
import { refuse } from '../../shared/outcome.ts'
import { leavesAllOpen } from '../../shared/rules/rulings.ts'
import { browserIdle, digestCheck, type Idle } from './digest-check.ts'
import { documentLine } from './document-line.ts'
import { documentView } from './document-view.ts'
import { editBook } from './edit-book.ts'
import { editWriter } from './edit-writer.ts'
import { editsAgain } from './edits-again.ts'
import { formerDocuments } from './former-documents.ts'
import { linePulse } from './line-pulse.ts'
import type { LiveRoom, PresenceEntry } from './live-room.ts'
import { movesSeen } from './moves-seen.ts'
import { ownEdits } from './own-edits.ts'
import { openPendingStore } from './pending-store.ts'
import { claimOver, presenceEntries } from './presence-entries.ts'
import { type RoomCore, randomId } from './room-core.ts'
import { isEditOrigin, type RoomDocument } from './room-document.ts'
import { roomNotifier } from './room-notifier.ts'
import { saveStateWatch } from './save-state-watch.ts'
import { type TabLocks, tabLocks } from './tab-lock.ts'
import { textBindings } from './text-bindings.ts'
import { browserShelf, type Shelf } from './unsent-count.ts'

export interface RoomOptions {
  readonly room: RoomName
  readonly personId: string
  /** The server's live address without the room: `wss://host/live`. */
  readonly url: string
  readonly Socket: typeof WebSocket
  readonly locks?: TabLocks
  /** At least 0, below 1. */
  readonly random?: () => number
  /** The page's own clock, milliseconds; never goes back. */
  readonly nowMs?: () => number
  /** The calendar's clock, milliseconds. */
  readonly wallMs?: () => number
  readonly idle?: Idle
  readonly shelf?: Shelf
  /** Told at every connect which build of the page is served. */
  readonly served?: (build: string | null) => void
}

/** How often the browser's store is asked for what a closed tab left, milliseconds. */
const takeOverMs = 4_000

/** Opens a room. @throws when the name is not a room's */
export function openRoom(o: RoomOptions): LiveRoom {
  const room = parseRoom(o.room)
  if (room === null) throw new Error(`not a room: ${o.room}`)
  const { personId } = o
  const random = o.random ?? Math.random
  const nowMs = o.nowMs ?? (() => performance.now())
  const wallMs = o.wallMs ?? (() => Date.now())
  const owner = randomId()
  const moves = movesSeen({ personId, wallMs, me: () => line.welcome()?.person ?? null })
  const texts = textBindings()
  const formers = formerDocuments(room.kind)
  const noticed = new Set<(notice: Notice) => void>()
  let loaded = false
  let closed = false
  let presence: readonly PresenceEntry[] = Object.freeze([])
  let claim: PresenceClaim = {}

  const notifier = roomNotifier(nowMs)
  const { later } = notifier
  const changed = (): void => {
    watch.refresh()
    notifier.changed()
  }
  const locks = o.locks ?? tabLocks(globalThis.navigator?.locks)
  const shelf = o.shelf ?? browserShelf()
  const store = openPendingStore({ owner, person: personId, room: o.room, locks, shelf, changed: () => changed() })
  const book = editBook({ store, wallMs, changed: () => changed() })
  const view = documentView({
    kind: room.kind,
    isOwn: (transaction) => transaction.local || isEditOrigin(transaction.origin),
    changed(made, isOwn) {
      moves.add(made, isOwn)
      changed()
    },
    removed(records) {
      for (const record of records) again.overtaken(record)
    },
  })
  const watch = saveStateWatch({
    nowMs,
    pending: () => line.pending(),
    notKept: () => book.notKept().length,
    keptOnDevice: () => book.keptOnDevice(),
    ready: () => line.ready(),
    isClosed: () => line.phase().name === 'closed',
    savedAt: () => line.savedAt(),
    readOnly: () => line.readOnly(),
    changed: () => changed(),
    stalled: () => line.tell({ kind: 'stalled' }),
  })
  const line = documentLine({
    room,
    personId,
    url: o.url,
    Socket: o.Socket,
    random,
    nowMs,
    later,
    book,
    events: {
      welcomed: ({ build = null }) => o.served?.(build),
      authors: moves.authors,
      recorded: (what, document) => writer.record(what, document),
      begun(document) {
        view.prepare(document.doc)
        document.connection.awareness.setLocalState(claimOver(null, claim))
      },
      swapped,
      ready() {
        watch.connected()
        changed()
      },
      lost() {
        watch.disconnected()
        changed()
      },
      former: formers.put,
      formersForgotten: formers.clear,
      acknowledged: () => watch.acknowledged(),
      bringIn: (entries) => again.bringIn(entries),
      notKept(entry) {
        own.entryChanged(entry.id, null)
      },
      digest: (message, document) => void compare(message, document),
      notice(notice) {
        for (const heard of [...noticed]) heard(notice)
      },
      changed: () => changed(),
    },
  })
  const pulse = linePulse({
    nowMs,
    later,
    ready: () => line.ready(),
    heardMs: () => line.newest()?.connection.heardMs() ?? null,
    ask: () => line.newest()?.connection.ask(),
    stalled: () => line.tell({ kind: 'stalled' }),
    returned: () => line.tell({ kind: 'returned' }),
  })
  const compare = digestCheck({
    room,
    nowMs,
    idle: o.idle ?? browserIdle(),
    quiet: (document) =>
      !closed &&
      document === line.shown() &&
      line.ready() &&
      line.pending().length === 0 &&
      // What is settled here is not tidied there: see room-document.ts.
      ((line.welcome()?.mayWrite === true && leavesAllOpen(view.standing().rulings)) || !document.swept()),
    differs: (document) => line.differs(document),
  })
  const core: RoomCore = { room, personId, owner, nowMs, wallMs, later, book, view, line }
  const writer = editWriter(core)
  const own = ownEdits({ writer, view, moves, changed: () => changed() })
  const again = editsAgain({
    core,
    writer,
    formers,
    changed: own.entryChanged,
    edit: own.edit,
  })
  watch.start()

  function swapped(document: RoomDocument): void {
    texts.clear()
    view.attach(document.doc)
    document.connection.awareness.on('change', () => {
      if (document === line.shown()) presenceChanged(document)
    })
    presenceChanged(document)
    if (loaded) return
    loaded = true
    void takeOver()
  }

  /** Takes over what tabs left that are gone; now, and while the room is open, since a tab may go at any time. */
  async function takeOver(): Promise<void> {
    const { entries, living, lost } = await book.takeOver()
    await book.loadTray()
    // Closed meanwhile: they wait in the store for the next visit.
    if (closed) return
    if (lost > 0) book.setAside(writer.unknown(), { code: 'LOST_ON_DEVICE', params: { count: lost } })
    for (const entry of entries) again.takeOver(entry)
    later(living ? 500 : takeOverMs, () => void takeOver())
  }

  function presenceChanged(document: RoomDocument): void {
    const { awareness } = document.connection
    const states = awareness.getStates()
    presence = presenceEntries({ states, ownClientId: awareness.clientID, before: presence, nowMs: nowMs() })
    changed()
  }

  return {
    name: o.room,
    subscribe: notifier.subscribe,
    onNotice(heard) {
      noticed.add(heard)
      return () => {
        noticed.delete(heard)
      }
    },
    phase: () => line.phase(),
    board: () => view.shown().board,
    agenda: () => view.shown().agenda,
    minutes: () => view.shown().minutes,
    head: () => view.shown().head,
    rulings: () => view.shown().rulings,
    me: () => line.welcome()?.person ?? null,
    mayWrite: () => line.whyNot() === null,
    edit: own.edit,
    undo: (over = false) => own.turn('undo', over),
    redo: (over = false) => own.turn('redo', over),
    canUndo: () => own.can('undo'),
    canRedo: () => own.can('redo'),
    saveState: () => watch.state(),
    presence: () => presence,
    setPresence(value) {
      claim = value
      for (const { connection } of line.open()) {
        connection.awareness.setLocalState(claimOver(connection.awareness.getLocalState(), claim))
      }
    },
    moves: moves.shown,
    takeBack: (move) =>
      move.changes.length === 0
        ? refuse('STALE', { record: move.item })
        : own.edit({ type: 'restore', changes: reversed(move.changes), over: false }),
    notKept: () => book.notKept(),
    setAside: ({ edit: value, change, refusal }) => book.setAside(writer.unmade(value, change), refusal),
    dismissNotKept: (id) => book.dismiss(id),
    tryAgain(id) {
      const aside = book.aside(id)
      const made = aside ? again.tryAgain(aside.entry) : refuse('NOT_FOUND')
      if (made.ok) book.dismiss(id)
      return made
    },
    text(record) {
      const document = line.shown()
      return document && texts.of({ document, record, person: line.welcome()?.person ?? null })
    },
    paused: () => view.paused(),
    setPaused(paused) {
      view.setPaused(paused)
      changed()
    },
    close() {
      closed = true
      noticed.clear()
      notifier.close()
      watch.stop()
      pulse.stop()
      view.detach()
      line.close()
      formers.clear()
      book.close()
    },
  }
}
