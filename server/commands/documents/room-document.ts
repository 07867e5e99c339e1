// Room document: a room's shared document as the log has it, for commands and figures that do not go through a live room.
// Called by server/commands/points/edit-point-head.ts and board-counts.ts.

import * as Y from 'yjs'
import type { LoadedRoom } from '../../store/log-row.ts'

/** @returns the document at the room's head. The caller destroys it. */
export function roomDocument({ snapshot, rows }: Pick<LoadedRoom, 'snapshot' | 'rows'>): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.bytes)
    for (const row of rows) Y.applyUpdate(doc, row.payload)
  })
  return doc
}

/** @returns the room as it stands with an update of a command that holds it, for what the same command writes there next */
export function roomWith(room: LoadedRoom, payload: Uint8Array): LoadedRoom {
  const doc = roomDocument(room)
  Y.applyUpdate(doc, payload)
  const after = { ...room, snapshot: { position: room.head, bytes: Y.encodeStateAsUpdate(doc) }, rows: [] }
  doc.destroy()
  return after
}
