// Board counts: how many items stand in each list of a board, from the log. Keeps each board's document between questions and reads
// only what is new, so that the list of programmes stays quick with thousands of items. Called by server/http/programmes.ts.

import * as Y from 'yjs'
import { recordsOf } from '../../shared/document/records.ts'
import { boardRoom, type ProgrammeId } from '../../shared/ids.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { roomDocument } from './room-document.ts'

export interface BoardCounts {
  readonly queue: number
  readonly cut: number
}

/** @returns the counts of a programme's board as the log now has it; zeros when the board does not stand. */
export function boardCounts(
  log: Pick<UpdateLog, 'load' | 'readAfter'>,
): (programmeId: ProgrammeId) => Promise<BoardCounts> {
  const known = new Map<ProgrammeId, { readonly doc: Y.Doc; position: number }>()
  return async (programmeId) => {
    const room = boardRoom(programmeId)
    const seen = known.get(programmeId)
    if (seen) {
      for (const row of await log.readAfter(room, seen.position)) {
        Y.applyUpdate(seen.doc, row.payload)
        seen.position = Math.max(seen.position, row.position)
      }
      return countsOf(seen.doc)
    }
    const loaded = await log.load(room)
    if (loaded === null) return { queue: 0, cut: 0 }
    const doc = roomDocument(loaded)
    known.set(programmeId, { doc, position: loaded.head })
    return countsOf(doc)
  }
}

function countsOf(doc: Y.Doc): BoardCounts {
  const counts = { queue: 0, cut: 0 }
  for (const record of recordsOf(doc, 'board').values()) {
    const position = record instanceof Y.Map ? (record.get('position') as { list?: unknown } | undefined) : undefined
    if (position?.list === 'queue') counts.queue += 1
    else if (position?.list === 'cut') counts.cut += 1
  }
  return counts
}
