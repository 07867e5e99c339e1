// Document view: the document as frozen snapshots. Of every change only the touched records are read again; others keep their identity, so
// only their rows draw. While paused, others' changes wait and one's own still show. Called by open-room.ts; a new document is
// attached under the same view, and what is equal in it keeps its identity too.

import * as Y from 'yjs'
import { sameValue } from '../../shared/board/change.ts'
import type { Item } from '../../shared/board/item.ts'
import { type Board, boardAfter, boardOf, emptyBoard } from '../../shared/board/snapshot.ts'
import { readHead } from '../../shared/document/point-head.ts'
import {
  readAgenda,
  readAgendaItem,
  readBoard,
  readItem,
  readMinutes,
  readMinutesEntry,
  recordsOf,
} from '../../shared/document/records.ts'
import { holdsItems, rulingsRoot } from '../../shared/document/roots.ts'
import { readRulings } from '../../shared/document/rulings.ts'
import type { AgendaItemId, ItemId, MinutesEntryId, Room } from '../../shared/ids.ts'
import { type Agenda, type AgendaItem, agendaOf } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { type Minutes, type MinutesEntry, minutesOf } from '../../shared/point/minutes-entry.ts'
import { noRulings, type Rulings } from '../../shared/rules/rulings.ts'
import { type MadeMove, movesBetween, type Writing } from './moves.ts'

export interface Snapshot {
  readonly board: Board
  readonly agenda: Agenda
  readonly minutes: Minutes
  readonly head: PointHead | null
  /** What is settled: shown at once, also while others' changes wait. */
  readonly rulings: Rulings
}

export interface DocumentView {
  /** What is shown. */
  shown(): Snapshot
  /** What stands: what edits are planned on. */
  standing(): Snapshot
  paused(): boolean
  setPaused(paused: boolean): void
  /** The client ids that wrote a field as it stands; without a field, all that wrote any of the record's. */
  writers(record: string, field: string | null): readonly number[]
  /** Reads a new document's items as they come in, so that attaching it later is quick. */
  prepare(doc: Y.Doc): void
  attach(doc: Y.Doc): void
  detach(): void
}

const emptySnapshot: Snapshot = Object.freeze({
  board: emptyBoard,
  agenda: agendaOf(new Map()),
  minutes: minutesOf(new Map()),
  head: null,
  rulings: noRulings,
})

/**
 * @param o.isOwn whether a transaction is this person's own work
 * @param o.changed called after every change of what stands, with the moves it made
 * @param o.removed called before it with the records that went and were not taken away here
 */
export function documentView(o: {
  kind: Room['kind']
  isOwn: (transaction: Y.Transaction) => boolean
  changed: (moves: readonly MadeMove[], own: boolean) => void
  removed: (records: readonly string[]) => void
}): DocumentView {
  let standing = emptySnapshot
  let shown = emptySnapshot
  let paused = false
  let detach: () => void = () => undefined
  let prepared: PreparedItems | null = null
  let attached: Y.Map<unknown> | null = null

  const show = (own: boolean, ownOnly: (snapshot: Snapshot) => Snapshot): void => {
    if (!paused) shown = standing
    else if (own) shown = ownOnly(shown)
  }
  const removed = (changed: ReadonlyMap<string, unknown>): void => {
    const gone = [...changed].flatMap(([id, value]) => (value === null ? [id] : []))
    if (gone.length > 0) o.removed(gone)
  }
  const recordsChanged = (doc: Y.Doc, touched: ReadonlySet<string>, transaction: Y.Transaction): void => {
    const own = o.isOwn(transaction)
    const before = standing
    const records = recordsOf(doc, o.kind)
    if (o.kind === 'minutes') {
      const changed = readTouched({ records, touched, read: readMinutesEntry, known: before.minutes.entries })
      standing = Object.freeze({ ...before, minutes: minutesAfter(before.minutes, changed) })
      show(own, (snapshot) => Object.freeze({ ...snapshot, minutes: minutesAfter(snapshot.minutes, changed) }))
      if (!own) removed(changed)
      o.changed([], own)
      return
    }
    if (!holdsItems(o.kind)) {
      const changed = readTouched({ records, touched, read: readAgendaItem, known: before.agenda.items })
      standing = Object.freeze({ ...before, agenda: agendaAfter(before.agenda, changed) })
      show(own, (snapshot) => Object.freeze({ ...snapshot, agenda: agendaAfter(snapshot.agenda, changed) }))
      if (!own) removed(changed)
      o.changed([], own)
      return
    }
    const changed = readTouched({ records, touched, read: readItem, known: before.board.items })
    standing = Object.freeze({ ...before, board: boardAfter(before.board, changed) })
    show(own, (snapshot) => Object.freeze({ ...snapshot, board: boardAfter(snapshot.board, changed) }))
    if (!own) removed(changed)
    const writing = (id: ItemId, field: string): Writing | null => fieldWriting({ records, id, field })
    o.changed(movesBetween({ before: before.board, after: standing.board, touched: changed.keys(), writing }), own)
  }
  return {
    shown: () => shown,
    standing: () => standing,
    paused: () => paused,
    setPaused(value) {
      paused = value
      if (!paused) shown = standing
    },
    writers: (record, field) => (attached ? writersOf(attached, record, field) : []),
    prepare(doc) {
      prepared?.stop()
      prepared = holdsItems(o.kind) ? prepareItems(doc) : null
    },
    attach(doc) {
      detach()
      const records = recordsOf(doc, o.kind)
      attached = records
      const items = prepared?.doc === doc ? prepared.items : null
      prepared?.stop()
      prepared = null
      const whole = readWhole({ doc, kind: o.kind, before: standing, items })
      standing = Object.freeze({ ...whole, rulings: readRulings(doc, standing.rulings) })
      shown = standing
      const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
        const touched = touchedRecords(records, events)
        if (touched.size > 0) recordsChanged(doc, touched, transaction)
      }
      records.observeDeep(observe)
      const head = doc.getMap('head')
      const observeHead = (_event: unknown, transaction: Y.Transaction): void => {
        standing = Object.freeze({ ...standing, head: headOf(doc, standing.head) })
        show(o.isOwn(transaction), (snapshot) => snapshot)
        o.changed([], false)
      }
      if (o.kind === 'point') head.observe(observeHead)
      const settled = doc.getMap(rulingsRoot)
      const observeRulings = (): void => {
        const rulings = readRulings(doc, standing.rulings)
        if (rulings === standing.rulings) return
        standing = Object.freeze({ ...standing, rulings })
        shown = Object.freeze({ ...shown, rulings })
        o.changed([], false)
      }
      settled.observe(observeRulings)
      detach = () => {
        settled.unobserve(observeRulings)
        records.unobserveDeep(observe)
        if (o.kind === 'point') head.unobserve(observeHead)
        detach = () => undefined
      }
    },
    detach: () => detach(),
  }
}

/** @returns the records whose fields changed; a change of rich text alone touches none. */
function touchedRecords(
  records: Y.Map<unknown>,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
): ReadonlySet<string> {
  const touched = new Set<string>()
  for (const event of events) {
    if (event instanceof Y.YMapEvent && event.target === records) {
      for (const id of event.keysChanged as Set<string>) touched.add(id)
    } else if (event.path.length === 1) touched.add(String(event.path[0]))
  }
  return touched
}

function readTouched<Id extends string, Value extends Item | AgendaItem | MinutesEntry>(o: {
  records: Y.Map<unknown>
  touched: ReadonlySet<string>
  read: (id: string, record: unknown) => { ok: true; value: Value } | { ok: false }
  known: ReadonlyMap<Id, Value>
}): Map<Id, Value | null> {
  const changed = new Map<Id, Value | null>()
  for (const id of o.touched as ReadonlySet<Id>) {
    const known = o.known.get(id)
    const read = o.records.has(id) ? o.read(id, o.records.get(id)) : null
    const value = read?.ok ? read.value : null
    if (value === null ? known !== undefined : !sameValue(value, known)) changed.set(id, value)
  }
  return changed
}

function agendaAfter(agenda: Agenda, changed: ReadonlyMap<AgendaItemId, AgendaItem | null>): Agenda {
  const items = new Map(agenda.items)
  let reordered = false
  for (const [id, item] of changed) {
    if (items.get(id)?.rank !== item?.rank) reordered = true
    if (item === null) items.delete(id)
    else items.set(id, item)
  }
  return reordered ? agendaOf(items) : Object.freeze({ items, order: agenda.order })
}

function minutesAfter(minutes: Minutes, changed: ReadonlyMap<MinutesEntryId, MinutesEntry | null>): Minutes {
  if (changed.size === 0) return minutes
  const entries = new Map(minutes.entries)
  for (const [id, entry] of changed) {
    if (entry === null) entries.delete(id)
    else entries.set(id, entry)
  }
  return minutesOf(entries)
}

interface PreparedItems {
  readonly doc: Y.Doc
  readonly items: ReadonlyMap<ItemId, Item>
  stop(): void
}

function prepareItems(doc: Y.Doc): PreparedItems {
  const records = recordsOf(doc, 'board')
  const items = new Map<ItemId, Item>()
  const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const touched = touchedRecords(records, events)
    for (const [id, item] of readTouched({ records, touched, read: readItem, known: items })) {
      if (item === null) items.delete(id)
      else items.set(id, item)
    }
  }
  records.observeDeep(observe)
  return { doc, items, stop: () => records.unobserveDeep(observe) }
}

function readWhole(o: {
  doc: Y.Doc
  kind: Room['kind']
  before: Snapshot
  items: ReadonlyMap<ItemId, Item> | null
}): Snapshot {
  const { doc, kind, before } = o
  if (holdsItems(kind)) {
    const items = keepEqual(o.items ?? readBoard(doc).items, before.board.items)
    return Object.freeze({ ...before, board: boardOf(items) })
  }
  if (kind === 'minutes') {
    const entries = keepEqual(readMinutes(doc).entries, before.minutes.entries)
    return Object.freeze({ ...before, minutes: minutesOf(entries) })
  }
  const items = keepEqual(readAgenda(doc).items, before.agenda.items)
  return Object.freeze({ ...before, agenda: agendaOf(items), head: headOf(doc, before.head) })
}

function keepEqual<Id, Value>(now: ReadonlyMap<Id, Value>, before: ReadonlyMap<Id, Value>): ReadonlyMap<Id, Value> {
  const kept = new Map<Id, Value>()
  for (const [id, value] of now) {
    const was = before.get(id)
    kept.set(id, was !== undefined && sameValue(was, value) ? was : value)
  }
  return kept
}

function headOf(doc: Y.Doc, before: PointHead | null): PointHead | null {
  const read = readHead(doc)
  if (!read.ok) return null
  return before !== null && sameValue(before, read.value) ? before : read.value
}

/** Who wrote a field of an item is told by the struct that holds it; Yjs offers no other way to it. */
function fieldWriting(o: { records: Y.Map<unknown>; id: ItemId; field: string }): Writing | null {
  const record = o.records.get(o.id)
  const written = record instanceof Y.Map ? record._map.get(o.field) : undefined
  return written ? { client: written.id.client, clock: written.id.clock } : null
}

/** As {@link fieldWriting}, or for all of a record: also what others have put there since. */
function writersOf(records: Y.Map<unknown>, id: string, field: string | null): readonly number[] {
  const record = records.get(id)
  if (!(record instanceof Y.Map)) return []
  const written = field === null ? [...record._map.values()] : [record._map.get(field)]
  return written.flatMap((each) => (each && !each.deleted ? [each.id.client] : []))
}
