// The judged document of one room: the committed document, and a candidate that also holds what was admitted and is not durable yet.
// Promises what judged-document says. Made when a room is opened, from its log; moved on by room alone.

import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { Room } from '../../shared/ids.ts'
import type { LoadedRoom } from '../store/log-row.ts'
import { admission, type BoardRecord, type Standing } from './admission.ts'
import { applyAll, committed, emptyDocument, note } from './committed.ts'
import { type InspectedUpdate, inspectUpdate } from './inspect-update.ts'
import type { Judged, JudgedDocument } from './judged-document.ts'

/** An update as this document reads it. */
export interface RoomUpdate extends InspectedUpdate {
  readonly clientIds: readonly number[]
}

interface Admitted {
  readonly bytes: Uint8Array
  readonly touched: ReadonlyMap<string, BoardRecord | null>
}

/** Builds a room's document from its log. @throws Error when something would stay pending */
export function judgedRoomDocument(o: {
  readonly loaded: Pick<LoadedRoom, 'snapshot' | 'rows'>
  readonly kind: Room['kind']
}): JudgedDocument<RoomUpdate> {
  const { kind } = o
  const standing = committed(o.loaded, kind)
  const { doc } = standing
  let admitted: Admitted[] = []
  let candidate: Standing | null = null

  const dropCandidate = (): void => {
    candidate?.doc.destroy()
    candidate = null
  }
  const current = (): Standing => {
    if (candidate !== null) return candidate
    candidate = standing.copy()
    applyAll(
      candidate.doc,
      admitted.map((each) => each.bytes),
    )
    for (const { touched } of admitted) note(candidate.records, touched)
    return candidate
  }

  return {
    read(bytes) {
      const inspected = inspectUpdate(bytes, kind)
      if (!inspected.ok) return inspected
      return { ok: true, value: { ...inspected.value, clientIds: inspected.value.blocks.map((each) => each.clientId) } }
    },
    judge({ update, personId, role, holder }): Judged {
      const verdict = admission({ kind, candidate: current(), update, personId, role, holder })
      if (verdict.kind === 'nothing') return verdict
      if (verdict.kind === 'refused') {
        if (verdict.spoiled) dropCandidate()
        return { kind: 'refusal', refusal: verdict.refusal }
      }
      admitted.push(verdict)
      return { kind: 'row', bytes: verdict.bytes, clientIds: verdict.clientIds }
    },
    settle(rows) {
      standing.take(admitted.splice(0, rows))
    },
    forget() {
      admitted = []
      dropCandidate()
    },
    take(payloads) {
      if (admitted.length > 0) throw new Error('rows from elsewhere come while something is admitted')
      dropCandidate()
      standing.takeRows(payloads)
    },
    stateVector: () => Y.encodeStateVector(doc),
    lacks: (clientId, end) => end > Y.getState(doc.store, clientId),
    written: (clientId) => doc.store.clients.has(clientId),
    clientIds: () => [...doc.store.clients.keys()],
    clientIdsBeyond: (stateVector) =>
      [...doc.store.clients.keys()].filter((id) => Y.getState(doc.store, id) > (stateVector.get(id) ?? 0)),
    missing: (stateVector) =>
      stateVector.size === 0
        ? [standing.encoded()]
        : [Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map(stateVector)))],
    encoded: () => standing.encoded(),
    hash: () => canonicalHash(standing.encoded(), kind),
    sizes: () => ({
      clientIds: doc.store.clients.size,
      bytes: standing.encoded().length,
      plainBytes: plainBytes(standing.records),
    }),
    close() {
      dropCandidate()
      doc.destroy()
    },
  }
}

/** Encodes, reads into a fresh document and encodes again: equal documents may differ in their raw bytes. */
function canonicalHash(encoded: Uint8Array, kind: Room['kind']): string {
  const fresh = emptyDocument(kind)
  applyAll(fresh, [encoded])
  const bytes = Y.encodeStateAsUpdate(fresh)
  fresh.destroy()
  return createHash('sha256').update(bytes).digest('hex')
}

function plainBytes(records: ReadonlyMap<string, BoardRecord>): number {
  let bytes = 0
  for (const record of records.values()) bytes += Buffer.byteLength(JSON.stringify(record))
  return bytes
}
