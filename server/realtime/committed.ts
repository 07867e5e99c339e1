// Committed: a room's document built from its log: exactly what the log holds, and nothing pending. And the few steps every document of the
// server is moved on by. Called by the judged document when a room is opened, and by judged-copies.

import * as Y from 'yjs'
import { emptyDocument } from '../../shared/document/empty-document.ts'
import { readRecord, recordsOf } from '../../shared/document/records.ts'
import type { Room } from '../../shared/ids.ts'
import type { LoadedRoom } from '../store/log-row.ts'
import { applyLocally, type BoardRecord, type Standing } from './admission.ts'

/** Builds a room's document from its log. @throws Error when something would stay pending */
export function committed(loaded: Pick<LoadedRoom, 'snapshot' | 'rows'>, kind: Room['kind']): Standing {
  const doc = emptyDocument(kind)
  const payloads = loaded.rows.map((row) => row.payload)
  applyAll(doc, loaded.snapshot === null ? payloads : [loaded.snapshot.bytes, ...payloads])
  const records = new Map<string, BoardRecord>()
  for (const id of recordsOf(doc, kind).keys()) readInto(records, { doc, kind, id })
  return { doc, records }
}

/** Applies updates in one transaction. @throws Error when something would stay pending */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  applyLocally(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  assertWhole(doc)
}

/** @throws Error when something stays pending */
export function assertWhole({ store }: Y.Doc): void {
  if (store.pendingStructs !== null || store.pendingDs !== null) throw new Error('the log leaves parts pending')
}

/** Reads one record anew. */
export function readInto(records: Map<string, BoardRecord>, o: { doc: Y.Doc; kind: Room['kind']; id: string }): void {
  const entry = recordsOf(o.doc, o.kind).get(o.id)
  const record = readRecord(o.kind, o.id, entry)
  if (record.ok) records.set(o.id, record.value)
  else records.delete(o.id)
}
