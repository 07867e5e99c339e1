// Kept documents: rooms' documents as the log has them, kept between questions and read on from where they were, so that asking each second
// costs one small query. The least used are let go. Called by the projector's view, by the commands of a meeting, and by the reading of its deciding.

import * as Y from 'yjs'
import type { RoomName } from '../../../shared/ids.ts'
import type { UpdateLog } from '../../store/update-log.ts'
import { roomDocument } from './room-document.ts'

/** A document and how far in the log it has come. Whoever is handed it reads it at once and changes nothing. */
export interface KeptDocument {
  readonly doc: Y.Doc
  readonly generation: number
  readonly position: number
}

const mostKept = 16

type Reads = Pick<UpdateLog, 'load' | 'readAfter'>

/**
 * @param reads the log, or as a command sees it inside its transaction, before it has written anything there
 * @returns the room's document as the log now has it; null when the room does not stand. @throws LogDamaged
 */
export type DocumentOf = (room: RoomName, reads?: Reads) => Promise<KeptDocument | null>

export function keptDocuments(log: Reads): DocumentOf {
  const kept = new Map<RoomName, KeptDocument>()
  const forget = (room: RoomName): void => {
    kept.get(room)?.doc.destroy()
    kept.delete(room)
  }
  return async (room, reads = log) => {
    const before = kept.get(room)
    const now = (before && (await readOn(reads, room, before))) ?? (await load(reads, room))
    if (now === null) {
      forget(room)
      return null
    }
    if (before?.doc !== now.doc) forget(room)
    // Put last: the first is the one that was asked for longest ago.
    kept.delete(room)
    kept.set(room, now)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) forget(oldest)
    return now
  }
}

async function load(log: Reads, room: RoomName): Promise<KeptDocument | null> {
  const loaded = await log.load(room)
  if (loaded === null) return null
  return { doc: roomDocument(loaded), generation: loaded.fences.generation, position: loaded.head }
}

/** @returns null when the room has begun anew. */
async function readOn(log: Reads, room: RoomName, before: KeptDocument): Promise<KeptDocument | null> {
  const { doc, generation, position } = before
  const read = await log.readAfter(room, { generation, position })
  if (read?.fences.generation !== generation) return null
  doc.transact(() => {
    for (const row of read.rows) Y.applyUpdate(doc, row.payload)
  })
  return read.rows.length === 0 ? before : { doc, generation, position: read.head }
}
