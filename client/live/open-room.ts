// Open room: one live room, from its first connection to its close. Joins the document, its connection, the snapshots, the book of edits and
// undo into the face of live-room.ts. When a document cannot go on (refusal, new generation), a new one is fetched beside it and swapped in
// when it is in sync, with every edit brought along. Called by room-provider.tsx, and by tests with a socket of their own.

import { applyUpdate, type Doc, type Transaction } from 'yjs'
import { type FieldChange, reversed } from '../../shared/board/change.ts'
import type { BoardEdit } from '../../shared/board/edit.ts'
import { nextItemId } from '../../shared/board/next-id.ts'
import type { PresenceClaim } from '../../shared/contract/presence.ts'
import type { Person, Refused, Welcome } from '../../shared/contract/wire.ts'
import { writeChanges } from '../../shared/document/records.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { parseRoom, type RoomName } from '../../shared/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '../../shared/outcome.ts'
import type { PointEdit } from '../../shared/point/edit.ts'
import { afterClose } from './after-close.ts'
import { documentView } from './document-view.ts'
import { editBook } from './edit-book.ts'
import type { LiveRoom, Move, PresenceEntry, RoomPhase, TextBinding, UndoOutcome } from './live-room.ts'
import { type MadeMove, shownMoves } from './moves.ts'
import { growingText, type KeptEntry, type PendingEntry } from './pending.ts'
import { openPendingStore } from './pending-store.ts'
import { planChecked } from './plan-checked.ts'
import { claimOver, presenceEntries } from './presence-entries.ts'
import type { ConnectionEvents } from './room-connection.ts'
import { type EditOrigin, isEditOrigin, openDocument, type Recorded, type RoomDocument } from './room-document.ts'
import { saveStateWatch } from './save-state-watch.ts'
import { type TabLocks, tabLocks } from './tab-lock.ts'
import { changeText, writtenText } from './text-again.ts'
import { trialOn } from './trial.ts'
import { undoQuestion } from './undo-question.ts'
import { dropped, emptyStack, entryChanged, nextChanges, pushed, type Step, taken } from './undo-stack.ts'
import { changesText } from './value-text.ts'

export interface RoomOptions {
  readonly room: RoomName
  readonly personId: string
  /** The server's live address without the room: `wss://host/live`. */
  readonly url: string
  readonly Socket: typeof WebSocket
  readonly locks?: TabLocks
  readonly random?: () => number
  /** The page's own clock, milliseconds; never goes back. */
  readonly nowMs?: () => number
  readonly wallMs?: () => number
}

/** Edits brought in again at a time: each is a frame of its own, within the server's burst. */
const windowOfAgain = 100
/** An old document is listened to for this long, until every editor has let it go. */
const lingerMs = 5_000
const maxMoves = shownMoves

/** Opens a room. @throws when the name is not a room's */
export function openRoom(o: RoomOptions): LiveRoom {
  const parsedRoom = parseRoom(o.room)
  if (parsedRoom === null) throw new Error(`not a room: ${o.room}`)
  const room = parsedRoom
  const { kind } = room
  const random = o.random ?? Math.random
  const nowMs = o.nowMs ?? (() => performance.now())
  const wallMs = o.wallMs ?? (() => Date.now())
  const owner = newId()
  const listeners = new Set<() => void>()
  const authors = new Map<number, Person>()
  const timers = new Set<ReturnType<typeof setTimeout>>()

  let phase: RoomPhase = { name: 'loading' }
  let welcome: Welcome | null = null
  let readOnly: string | null = null
  let savedAt: Date | null = null
  let current: RoomDocument | null = null
  let next: RoomDocument | null = null
  /** The shown document has lost its connection for good; another is on its way. */
  let retired = false
  let closed = false
  let loaded = false
  let order = 0
  let stack = emptyStack
  let moves: readonly Move[] = Object.freeze([])
  let moveCount = 0
  let presence: readonly PresenceEntry[] = Object.freeze([])
  let claim: PresenceClaim = {}
  let rebuilds: readonly number[] = []
  let bindings = new Map<string, TextBinding>()

  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!closed) work()
    }, ms)
    timers.add(timer)
  }

  // Listeners are called once per task, and at most sixty times a second when others' changes pour in.
  let notifyDue = false
  let notifiedMs = Number.NEGATIVE_INFINITY
  const notify = (): void => {
    notifyDue = false
    if (closed) return
    notifiedMs = nowMs()
    for (const listener of [...listeners]) listener()
  }
  const changed = (): void => {
    watch.refresh()
    if (notifyDue || closed) return
    notifyDue = true
    if (nowMs() - notifiedMs < 16) later(16, notify)
    else queueMicrotask(notify)
  }

  const store = openPendingStore({
    owner,
    person: o.personId,
    room: o.room,
    locks: o.locks ?? tabLocks(globalThis.navigator?.locks),
    changed: () => changed(),
  })
  const book = editBook({ store, wallMs, changed: () => changed() })
  const live = (): RoomDocument | null => next ?? current
  const watch = saveStateWatch({
    nowMs,
    book,
    ready: () => phase.name !== 'closed' && (live()?.connection.ready() ?? false),
    isClosed: () => phase.name === 'closed',
    savedAt: () => savedAt,
    readOnly: () => readOnly ?? (phase.name === 'open' && welcome?.mayWrite === false ? 'role' : null),
    changed: () => changed(),
    stalled: () => live()?.connection.reconnect(),
    returned: () => live()?.connection.connect(),
  })

  const isOwn = (transaction: Transaction): boolean => transaction.local || isEditOrigin(transaction.origin)
  const view = documentView({
    kind,
    isOwn,
    changed(made, own) {
      if (made.length > 0) addMoves(made, own)
      changed()
    },
  })

  // Documents -----------------------------------------------------------------------------------------------------------------------------

  function open(): RoomDocument {
    const isLive = (): boolean => !closed && live() === document
    const events: ConnectionEvents = {
      welcome(message) {
        if (!isLive()) return
        welcome = message
        changed()
      },
      saved(message) {
        if (!isLive()) return
        savedAt = new Date(message.at)
        watch.acknowledged()
        book.saved(message.frames)
        bringIn()
      },
      status(message) {
        if (!isLive()) return
        readOnly = message.mode === 'read-only' ? (message.reason ?? 'unavailable') : null
        changed()
      },
      authors(message) {
        for (const id of message.clientIds) {
          if (message.person) authors.set(id, message.person)
        }
      },
      refused(message) {
        if (isLive()) refused(message)
      },
      sent(frame) {
        if (isLive()) book.sent(frame)
      },
      tooLarge(frame) {
        // The provider is inside its own sending; the document is changed after it.
        queueMicrotask(() => {
          if (!isLive()) return
          book.sent(frame)
          refused({ frame, refusal: { code: 'TOO_LARGE' } })
        })
      },
      up: () => changed(),
      ready() {
        if (!isLive() || welcome === null) return
        if (document === next) swap(document)
        watch.connected()
        bringIn()
        changed()
      },
      down() {
        if (!isLive()) return
        readOnly = null
        book.lost()
        watch.disconnected()
        changed()
      },
      closed(close) {
        if (isLive()) closedBy(close)
      },
    }
    const document: RoomDocument = openDocument({
      room,
      url: o.url,
      generation: null,
      Socket: o.Socket,
      random,
      events,
      recorded: (what) => record(what, document),
    })
    document.connection.awareness.setLocalState(claimOver(null, claim))
    return document
  }

  function swap(document: RoomDocument): void {
    const old = current
    current = document
    next = null
    retired = false
    bindings = new Map()
    view.attach(document.doc)
    document.connection.awareness.on('change', presenceChanged)
    presenceChanged()
    if (old) later(lingerMs, () => old.doc.destroy())
    phase = { name: 'open' }
    if (loaded) return
    loaded = true
    void book.load().then((entries) => {
      if (closed) return
      for (const entry of entries) takeOver(entry)
      bringIn()
    })
  }

  /** Fetches the document anew. The one that is shown stays until the new one is in sync. */
  function rebuild(): void {
    const old = live()
    if (old === current) {
      old?.connection.awareness.off('change', presenceChanged)
      retired = true
    }
    old?.connection.close()
    if (old !== current) old?.doc.destroy()
    next = null
    const now = nowMs()
    rebuilds = [...rebuilds.filter((at) => now - at < 30_000), now]
    const waitMs = rebuilds.length <= 2 ? 0 : Math.min(10_000, 250 * 2 ** rebuilds.length) * (0.5 + random() / 2)
    watch.disconnected()
    later(waitMs, () => {
      if (phase.name !== 'closed' && next === null) next = open()
    })
    changed()
  }

  function refused(message: Refused): void {
    forget(book.refused(message.frame, message.refusal))
    rebuild()
  }

  function forget(entries: readonly PendingEntry[]): void {
    for (const entry of entries) stack = entryChanged(stack, entry.id, null)
  }

  function closedBy(close: { readonly code: number; readonly reason: string }): void {
    const after = afterClose(close)
    switch (after.kind) {
      case 'closed':
        phase = { name: 'closed', refusal: after.refusal }
        changed()
        return
      case 'refused':
        forget(book.refused(null, after.refusal))
        rebuild()
        return
      case 'rebuild':
        book.again(after.by)
        rebuild()
        return
      case 'retry':
        later(after.waitMs * (1 + random()), () => live()?.connection.connect())
    }
  }

  // Edits ---------------------------------------------------------------------------------------------------------------------------------

  function draft(what: Pick<KeptEntry, 'edit' | 'changes' | 'record' | 'text' | 'before' | 'after'>): PendingEntry {
    order = Math.max(order + 1, wallMs())
    return {
      ...what,
      id: newId(),
      person: o.personId,
      room: o.room,
      owner,
      generation: welcome?.generation ?? '',
      schemaVersion,
      clientId: current?.doc.clientID ?? 0,
      atMs: wallMs(),
      order,
      attempts: 0,
      updates: [],
      stage: 'applied',
      frame: null,
      sinceMs: nowMs(),
    }
  }

  /** The entry whose bytes the document is about to tell. */
  let writing: PendingEntry | null = null

  function record(what: Recorded, document: RoomDocument): void {
    if (closed) return
    const isCurrent = document === current
    // What is written in a document that is being replaced is made again in the new one.
    const stage = isCurrent && !retired ? 'applied' : 'again-value'
    if (what.kind === 'edit') {
      const entry = writing?.id === what.entry ? writing : book.entry(what.entry)
      if (!entry) return
      book.put({
        ...entry,
        updates: [what.update],
        generation: welcome?.generation ?? '',
        schemaVersion,
        clientId: document.doc.clientID,
        stage,
        frame: null,
      })
      return
    }
    const text = (before: PendingEntry['before']): string => writtenText(before, what.after)
    const growing = isCurrent ? growingText(book.pending(), what.record, nowMs()) : null
    if (growing) {
      const { before } = growing
      const updates = [...growing.updates, what.update]
      book.put({ ...growing, updates, after: what.after, text: text(before), frame: null })
      return
    }
    const { before, after } = what
    const entry = draft({ edit: null, changes: [], record: what.record, text: text(before), before, after })
    book.put({ ...entry, updates: [what.update], stage })
    if (!isCurrent) bringIn()
  }

  function write(entry: PendingEntry, changes: readonly FieldChange[]): readonly FieldChange[] {
    if (!current) return changes
    const origin: EditOrigin = { madeHere: true, entry: entry.id }
    writing = { ...entry, changes }
    const written = writeChanges({ doc: current.doc, kind, changes, origin })
    writing = null
    const kept = book.entry(entry.id)
    if (kept) book.put({ ...kept, changes: written, text: changesText(written) })
    return written
  }

  function whyNot(): Refusal | null {
    if (phase.name === 'closed') return phase.refusal
    if (phase.name === 'loading' || welcome === null || current === null) return { code: 'UNAVAILABLE' }
    if (!welcome.mayWrite) return { code: 'FORBIDDEN' }
    return readOnly === null ? null : { code: 'READ_ONLY' }
  }

  function make(edit: BoardEdit | PointEdit): Outcome<Step> {
    const refusal = whyNot()
    if (refusal) return { ok: false, refusal }
    const role = welcome?.person.role ?? null
    const plan = planChecked({ kind, snapshot: view.standing(), role, edit })
    if (!plan.ok) return plan
    const record = plan.value.at(-1)?.record ?? null
    const entry = draft({ edit, changes: plan.value, record, text: changesText(plan.value), before: [], after: [] })
    return done({ entry: entry.id, changes: plan.value.length > 0 ? write(entry, plan.value) : [] })
  }

  function edit(value: BoardEdit | PointEdit): Outcome<readonly FieldChange[]> {
    const made = make(value)
    if (!made.ok) return made
    if (made.value.changes.length > 0) stack = pushed(stack, made.value)
    changed()
    return done(made.value.changes)
  }

  // Edits again ---------------------------------------------------------------------------------------------------------------------------

  function takeOver(entry: KeptEntry): void {
    const fits = entry.generation === welcome?.generation && entry.schemaVersion === schemaVersion
    order = Math.max(order, entry.order)
    book.put({ ...entry, owner, stage: fits ? 'again-bytes' : 'again-value', frame: null, sinceMs: nowMs() })
  }

  /** Brings waiting edits into the document: by their bytes where these fit, otherwise by their meaning, under today's rights. */
  function bringIn(): void {
    if (closed || !current || retired || !current.connection.ready() || whyNot()?.code === 'READ_ONLY') return
    const waiting = book.pending().filter((entry) => entry.stage !== 'applied')
    if (waiting.length === 0) return
    const room = windowOfAgain - (book.pending().length - waiting.length)
    const trial = trialOn(current.doc)
    for (const entry of waiting.slice(0, Math.max(0, room))) {
      // A frame of the loop may have led to a rebuild.
      if (retired || !current.connection.ready()) break
      const fit = entry.stage === 'again-bytes' ? trial.test(entry.updates) : 'gap'
      if (fit === 'known') book.strike(entry.id)
      else if (fit === 'fits') bringBytes(current, entry)
      else makeAgain(current, entry)
    }
    trial.close()
    changed()
  }

  function bringBytes(document: RoomDocument, entry: PendingEntry): void {
    const origin: EditOrigin = { madeHere: true, entry: entry.id }
    applyUpdates(document.doc, entry.updates, origin)
  }

  function makeAgain(document: RoomDocument, entry: PendingEntry): void {
    if (entry.edit === null) {
      const origin: EditOrigin = { madeHere: true, entry: entry.id }
      const fragment = entry.record === null ? null : document.text(entry.record)
      if (welcome?.mayWrite !== true) book.setAside(entry, { code: 'FORBIDDEN', ...recordOf(entry) })
      else if (!fragment)
        book.setAside(entry, { code: 'UNKNOWN_ITEM', ...recordOf(entry), params: { id: entry.record ?? '' } })
      else {
        const fits = document.doc.transact(() => changeText(fragment, entry.before, entry.after), origin)
        if (!fits) book.setAside(entry, { code: 'STALE', ...recordOf(entry) })
        else if (book.entry(entry.id)?.stage !== 'applied') book.strike(entry.id)
      }
      return
    }
    if (standsAlready(entry.edit)) {
      book.strike(entry.id)
      return
    }
    const refusal = whyNot()
    const role = welcome?.person.role ?? null
    const plan = refusal
      ? { ok: false as const, refusal }
      : planChecked({ kind, snapshot: view.standing(), role, edit: entry.edit })
    if (!plan.ok) {
      stack = entryChanged(stack, entry.id, null)
      book.setAside(entry, plan.refusal)
    } else if (plan.value.length === 0) book.strike(entry.id)
    else stack = entryChanged(stack, entry.id, write(entry, plan.value))
  }

  /** An added item that stands as it was added: the acknowledgement was lost, not the edit. */
  function standsAlready(edit: BoardEdit | PointEdit): boolean {
    const { board, agenda } = view.standing()
    if (edit.type === 'add-item') {
      const item = board.items.get(edit.item)
      return item !== undefined && item.title === edit.title && item.area === edit.area && item.kind === edit.kind
    }
    return edit.type === 'add-agenda-item' && agenda.items.get(edit.agendaItem)?.title === edit.title
  }

  function editAgain(value: BoardEdit | PointEdit): Outcome<readonly FieldChange[]> {
    const made = edit(value)
    if (made.ok || made.refusal.code !== 'ID_TAKEN' || value.type !== 'add-item') return made
    return edit({ ...value, item: nextItemId(view.standing().board, value.area) })
  }

  function textAgain(kept: KeptEntry): Outcome<readonly FieldChange[]> {
    const refusal = whyNot()
    if (refusal) return { ok: false, refusal }
    const fragment = kept.record === null ? null : current?.text(kept.record)
    if (!current || !fragment) return refuse('UNKNOWN_ITEM', { ...recordOf(kept), params: { id: kept.record ?? '' } })
    // Without an origin of its own it is recorded as typed text.
    const fits = current.doc.transact(() => changeText(fragment, kept.before, kept.after))
    return fits ? done([]) : refuse('STALE', recordOf(kept))
  }

  // Undo, moves, presence -----------------------------------------------------------------------------------------------------------------

  function turn(way: 'undo' | 'redo', over: boolean): UndoOutcome {
    const changes = nextChanges(stack, way)
    if (changes === null) return { kind: 'nothing' }
    const made = make({ type: 'restore', changes, over })
    if (made.ok) {
      stack = taken(stack, way, made.value)
      changed()
      return { kind: 'done' }
    }
    const { refusal } = made
    if (refusal.code === 'STALE' && !over && refusal.field !== undefined) {
      return undoQuestion({ snapshot: view.standing(), changes, record: refusal.record ?? '', field: refusal.field })
    }
    if (!passing.has(refusal.code)) stack = dropped(stack, way)
    changed()
    return { kind: 'refused', refusal }
  }

  function addMoves(made: readonly MadeMove[], own: boolean): void {
    const me = welcome?.person ?? null
    const added = made.map(({ writing: by, ...move }): Move => {
      const person = own ? me : by ? (authors.get(by.client) ?? null) : null
      moveCount += 1
      return Object.freeze({
        ...move,
        id: moveCount,
        person,
        own: own || (person !== null && person.id === o.personId),
        at: new Date(wallMs()),
      })
    })
    moves = Object.freeze([...moves, ...added].slice(-maxMoves))
  }

  function presenceChanged(): void {
    const { awareness } = current?.connection ?? {}
    if (!awareness) return
    presence = presenceEntries({
      states: awareness.getStates(),
      ownClientId: awareness.clientID,
      before: presence,
      nowMs: nowMs(),
    })
    changed()
  }

  next = open()
  return {
    name: o.room,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    phase: () => phase,
    board: () => view.shown().board,
    agenda: () => view.shown().agenda,
    head: () => view.shown().head,
    me: () => welcome?.person ?? null,
    mayWrite: () => whyNot() === null,
    edit,
    undo: (over = false) => turn('undo', over),
    redo: (over = false) => turn('redo', over),
    canUndo: () => stack.undo.length > 0,
    canRedo: () => stack.redo.length > 0,
    saveState: () => watch.state(),
    presence: () => presence,
    setPresence(value) {
      claim = value
      for (const document of new Set([current, next])) {
        const awareness = document?.connection.awareness
        awareness?.setLocalState(claimOver(awareness.getLocalState(), claim))
      }
    },
    moves: () => moves,
    takeBack: (move) =>
      move.changes.length === 0
        ? refuse('STALE', { record: move.item })
        : edit({ type: 'restore', changes: reversed(move.changes), over: false }),
    notKept: () => book.notKept(),
    dismissNotKept: (id) => book.dismiss(id),
    tryAgain(id) {
      const aside = book.aside(id)
      if (!aside) return refuse('NOT_FOUND')
      const made = aside.entry.edit === null ? textAgain(aside.entry) : editAgain(aside.entry.edit)
      if (made.ok) book.dismiss(id)
      return made
    },
    text(id) {
      const known = bindings.get(id)
      if (known) return known
      const fragment = current?.text(id)
      if (!current || !fragment) return null
      const { name = '', colour = 1 } = welcome?.person ?? {}
      const binding: TextBinding = Object.freeze({ fragment, provider: current.connection, user: { name, colour } })
      bindings.set(id, binding)
      return binding
    },
    paused: () => view.paused(),
    setPaused(paused) {
      view.setPaused(paused)
      changed()
    },
    close() {
      if (closed) return
      closed = true
      for (const timer of timers) clearTimeout(timer)
      watch.stop()
      view.detach()
      for (const document of new Set([current, next])) document?.close()
      book.close()
      listeners.clear()
    },
  }
}

/** Refusals that pass by themselves; a step refused for another reason can never be taken. */
const passing: ReadonlySet<Refusal['code']> = new Set(['READ_ONLY', 'UNAVAILABLE', 'NOT_SIGNED_IN', 'CLIENT_TOO_OLD'])

function recordOf(entry: KeptEntry): { record?: string } {
  return entry.record === null ? {} : { record: entry.record }
}

function applyUpdates(doc: Doc, updates: readonly Uint8Array[], origin: EditOrigin): void {
  doc.transact(() => {
    for (const update of updates) applyUpdate(doc, update)
  }, origin)
}

/** 128 random bits; `crypto.randomUUID` is missing on plain http addresses. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
