// First update: a new document with its records and, for a point, its head, as the one update its room begins with; for a board, what it is cut by.
// Written under the server's own client id. Called by seeding and by the command that creates a point, on the server alone.

import * as Y from 'yjs'
import type { FieldChange, RecordContent } from '../board/change.ts'
import type { AreaId, Room } from '../ids.ts'
import type { PointHead } from '../point/head.ts'
import { writeCutArea } from './cut-area.ts'
import { writeHead } from './point-head.ts'
import { writeChanges } from './records.ts'

/** Client id of what the server itself writes; never leased to a person. One server writes a room at a time (the log is fenced). */
export const serverClientId = 1

/** @returns the encoded document. */
export function firstUpdate(o: {
  readonly kind: Room['kind']
  readonly records: readonly { readonly id: string; readonly content: RecordContent }[]
  readonly head?: PointHead
  /** The area that is cut whole; null or left out: any item is cut. */
  readonly cutArea?: AreaId | null
}): Uint8Array {
  const { kind, records, head, cutArea } = o
  const doc = new Y.Doc()
  doc.clientID = serverClientId
  const changes = records.map(
    ({ id, content }): FieldChange => ({ record: id, key: null, from: undefined, to: content }),
  )
  writeChanges({ doc, kind, changes, origin: 'server' })
  if (head) writeHead(doc, head)
  if (cutArea) doc.transact(() => writeCutArea(doc, cutArea), 'server')
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
