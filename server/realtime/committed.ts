// The committed document of a room: exactly what its log holds up to `head`, and nothing else. Promises that nothing is ever
// pending in it. Made when a room is opened; moved on by room alone, after commits.

import * as Y from 'yjs'
import { readAgendaItem, readItem, recordsOf } from '../../shared/document/records.ts'
import { rootsOf } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import type { LoadedRoom } from '../store/log-row.ts'
import { applyLocally, type BoardRecord, type Standing } from './admission.ts'
import { touchedRecords } from './touched-records.ts'

export interface Committed extends Standing {
  /** Takes updates just committed here; `touched` is what admission found that they do. */
  take(updates: readonly { bytes: Uint8Array; touched: ReadonlyMap<string, BoardRecord | null> }[]): void
  /** Takes rows written elsewhere. */
  takeRows(payloads: readonly Uint8Array[]): void
  /** @returns a copy that can be written in. */
  copy(): Standing
  /** @returns the whole document encoded; kept until it moves on. */
  encoded(): Uint8Array
}

/** Builds a room's document from its log. @throws Error when something would stay pending */
export function committed(loaded: Pick<LoadedRoom, 'snapshot' | 'rows'>, kind: Room['kind']): Committed {
  const doc = emptyDocument(kind)
  const payloads = loaded.rows.map((row) => row.payload)
  applyAll(doc, loaded.snapshot === null ? payloads : [loaded.snapshot.bytes, ...payloads])
  const records = new Map<string, BoardRecord>()
  for (const id of recordsOf(doc, kind).keys()) readInto(records, { doc, kind, id })
  let encoded: Uint8Array | null = null
  return {
    doc,
    records,
    take(updates) {
      encoded = null
      applyAll(
        doc,
        updates.map((update) => update.bytes),
      )
      for (const { touched } of updates) note(records, touched)
    },
    takeRows(rows) {
      encoded = null
      const touched = applyLocally(doc, (transaction) => {
        for (const payload of rows) Y.applyUpdate(doc, payload)
        return touchedRecords(transaction, kind)
      })
      assertWhole(doc)
      if (!touched.ok) throw new Error('a row of the log has a shape this version does not know')
      for (const id of touched.value.records.keys()) readInto(records, { doc, kind, id })
    },
    copy() {
      const copied = emptyDocument(kind)
      applyAll(copied, [Y.encodeStateAsUpdate(doc)])
      return { doc: copied, records: new Map(records) }
    },
    encoded() {
      encoded ??= Y.encodeStateAsUpdate(doc)
      return encoded
    },
  }
}

/** Notes what some records are now. */
export function note(records: Map<string, BoardRecord>, touched: ReadonlyMap<string, BoardRecord | null>): void {
  for (const [id, record] of touched) {
    if (record === null) records.delete(id)
    else records.set(id, record)
  }
}

/** Applies updates in one transaction. @throws Error when something would stay pending */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  applyLocally(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  assertWhole(doc)
}

/** @returns a document with the roots of its kind and nothing in them. */
export function emptyDocument(kind: Room['kind']): Y.Doc {
  const doc = new Y.Doc()
  for (const root of rootsOf(kind)) doc.getMap(root.name)
  return doc
}

/** @throws Error when something stays pending */
export function assertWhole({ store }: Y.Doc): void {
  if (store.pendingStructs !== null || store.pendingDs !== null) throw new Error('the log leaves parts pending')
}

/** Reads one record anew. */
export function readInto(records: Map<string, BoardRecord>, o: { doc: Y.Doc; kind: Room['kind']; id: string }): void {
  const entry = recordsOf(o.doc, o.kind).get(o.id)
  const record = o.kind === 'board' ? readItem(o.id, entry) : readAgendaItem(o.id, entry)
  if (record.ok) records.set(o.id, record.value)
  else records.delete(o.id)
}
