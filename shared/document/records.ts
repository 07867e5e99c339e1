// Records of a document: reads them as frozen values and writes planned changes. The only place that knows how a record stands in Yjs:
// a map by id, in it a map of flat fields with one rich text. Called by client/live, by admission, by seeds and commands.

import * as Y from 'yjs'
import type { FieldChange, RecordContent } from '../board/change.ts'
import { type Fields, fieldsOfItem, type Item, itemFromFields } from '../board/item.ts'
import { type Board, boardOf } from '../board/snapshot.ts'
import type { Json } from '../board/value.ts'
import type { AgendaItemId, ItemId, MinutesEntryId, Room } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import {
  type Agenda,
  type AgendaItem,
  agendaItemFromFields,
  agendaOf,
  fieldsOfAgendaItem,
} from '../point/agenda-item.ts'
import {
  fieldsOfMinutesEntry,
  type Minutes,
  type MinutesEntry,
  minutesEntryFromFields,
  minutesOf,
} from '../point/minutes-entry.ts'
import { fillRichText, readRichText } from './rich-text.ts'
import { holdsItems, recordRoot, textField } from './roots.ts'

/** A record of a room, of whatever kind the room is. */
export type RoomRecord = Item | AgendaItem | MinutesEntry

/** @returns the map of records people write in a room of this kind. */
export function recordsOf(doc: Y.Doc, kind: Room['kind']): Y.Map<unknown> {
  return doc.getMap(recordRoot[kind])
}

/** @returns the rich text of one record, or null when the record does not stand. */
export function textOf(doc: Y.Doc, kind: Room['kind'], id: string): Y.XmlFragment | null {
  const record = recordsOf(doc, kind).get(id)
  const text = record instanceof Y.Map ? record.get(textField[kind]) : null
  return text instanceof Y.XmlFragment ? text : null
}

/** Reads the flat fields of one record. @returns SHAPE when it is not a map of plain values with one rich text. */
function readFields(kind: Room['kind'], id: string, record: unknown): Outcome<Fields> {
  if (!(record instanceof Y.Map)) return refuse('SHAPE', { record: id.slice(0, 64) })
  const fields: Record<string, Json> = {}
  let hasText = false
  for (const [key, value] of record.entries() as IterableIterator<[string, unknown]>) {
    if (key === textField[kind]) hasText = value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement)
    else if (value instanceof Y.AbstractType || key === '__proto__')
      return refuse('SHAPE', { record: id.slice(0, 64), field: key.slice(0, 64) })
    else fields[key] = value as Json
  }
  return hasText ? done(fields) : refuse('SHAPE', { record: id.slice(0, 64), field: textField[kind] })
}

/** Reads one item of a board document. */
export function readItem(id: string, record: unknown): Outcome<Item> {
  const fields = readFields('board', id, record)
  return fields.ok ? itemFromFields(id, fields.value) : fields
}

/** Reads one agenda item of a point document, public or internal. */
export function readAgendaItem(id: string, record: unknown): Outcome<AgendaItem> {
  const fields = readFields('point', id, record)
  return fields.ok ? agendaItemFromFields(id, fields.value) : fields
}

/** Reads one entry of a minutes document. */
export function readMinutesEntry(id: string, record: unknown): Outcome<MinutesEntry> {
  const fields = readFields('minutes', id, record)
  return fields.ok ? minutesEntryFromFields(id, fields.value) : fields
}

const recordReaders: Readonly<Record<Room['kind'], (id: string, record: unknown) => Outcome<RoomRecord>>> = {
  board: readItem,
  alternative: readItem,
  point: readAgendaItem,
  internal: readAgendaItem,
  minutes: readMinutesEntry,
}

/** Reads one record of a room of this kind. */
export function readRecord(kind: Room['kind'], id: string, record: unknown): Outcome<RoomRecord> {
  return recordReaders[kind](id, record)
}

/** Builds a record of a room of this kind of its flat fields. */
export function recordFromFields(kind: Room['kind'], id: string, fields: Fields): Outcome<RoomRecord> {
  if (holdsItems(kind)) return itemFromFields(id, fields)
  return kind === 'minutes' ? minutesEntryFromFields(id, fields) : agendaItemFromFields(id, fields)
}

/** @returns the flat fields of a record of a room of this kind. */
export function fieldsOfRecord(kind: Room['kind'], record: RoomRecord): Record<string, Json> {
  if (holdsItems(kind)) return fieldsOfItem(record as Item)
  return kind === 'minutes' ? fieldsOfMinutesEntry(record as MinutesEntry) : fieldsOfAgendaItem(record as AgendaItem)
}

/** Reads a whole board. A record that does not satisfy its schema is left out: admission never lets one in. */
export function readBoard(doc: Y.Doc): Board {
  const items = new Map<ItemId, Item>()
  for (const [id, record] of recordsOf(doc, 'board').entries()) {
    const item = readItem(id, record)
    if (item.ok) items.set(item.value.id, item.value)
  }
  return boardOf(items)
}

/** Reads the whole minutes of a point. */
export function readMinutes(doc: Y.Doc): Minutes {
  const entries = new Map<MinutesEntryId, MinutesEntry>()
  for (const [id, record] of recordsOf(doc, 'minutes').entries()) {
    const entry = readMinutesEntry(id, record)
    if (entry.ok) entries.set(entry.value.id, entry.value)
  }
  return minutesOf(entries)
}

/** Reads a whole agenda, public or internal. */
export function readAgenda(doc: Y.Doc): Agenda {
  const items = new Map<AgendaItemId, AgendaItem>()
  for (const [id, record] of recordsOf(doc, 'point').entries()) {
    const item = readAgendaItem(id, record)
    if (item.ok) items.set(item.value.id, item.value)
  }
  return agendaOf(items)
}

/**
 * Writes planned changes in one transaction.
 * @param o.origin handed to the document's update event, so that the writer knows its own
 * @returns the changes as written; a removed record's `from` then holds its rich text too, so that it can be put back whole
 */
export function writeChanges(o: {
  doc: Y.Doc
  kind: Room['kind']
  changes: readonly FieldChange[]
  origin: unknown
}): readonly FieldChange[] {
  const { doc, kind } = o
  const records = recordsOf(doc, kind)
  return doc.transact(
    () =>
      o.changes.map((change) => {
        if (change.key !== null) {
          const record = records.get(change.record)
          if (record instanceof Y.Map) {
            if (change.to === undefined) record.delete(change.key)
            else record.set(change.key, change.to)
          }
          return change
        }
        if (change.to !== undefined) {
          addRecord({ records, kind, id: change.record, content: change.to })
          return change
        }
        const text = textOf(doc, kind, change.record)
        const from: RecordContent | undefined = change.from && {
          fields: change.from.fields,
          text: text ? readRichText(text) : [],
        }
        records.delete(change.record)
        return { ...change, from }
      }),
    o.origin,
  )
}

function addRecord(o: { records: Y.Map<unknown>; kind: Room['kind']; id: string; content: RecordContent }): void {
  const record = new Y.Map<unknown>()
  const text = new Y.XmlFragment()
  for (const [key, value] of Object.entries(o.content.fields)) record.set(key, value)
  record.set(textField[o.kind], text)
  o.records.set(o.id, record)
  fillRichText(text, o.content.text)
}
