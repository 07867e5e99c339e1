// Room from log: a room's document, built from what the log holds. Where the log is damaged (a row that is missing, changed, or no update)
// it is the last good state: everything before the damage and nothing after it, never the rest with a hole (T-081). Called by rooms.

import { emptyDocument } from '../../shared/document/empty-document.ts'
import type { Room, RoomName } from '../../shared/ids.ts'
import { type LoadedRoom, LogDamaged } from '../store/log-row.ts'
import type { UpdateLog } from '../store/update-log.ts'
import { applyAll } from './committed.ts'
import type { JudgedDocument } from './judged-document.ts'
import { openJudgedDocument } from './judged-room-document.ts'

/** What the operator is told. */
export const damagedText =
  'the log of a room is damaged: the room can be read as of its last good row, and not be changed'

export interface RoomFromLog {
  readonly loaded: LoadedRoom
  readonly document: JudgedDocument
  /** What is wrong with the log; null when nothing is. */
  readonly damage: unknown
}

/** @returns null for an unknown room. @throws what the database throws */
export async function roomFromLog(o: {
  readonly log: Pick<UpdateLog, 'load'>
  readonly name: RoomName
  readonly kind: Room['kind']
}): Promise<RoomFromLog | null> {
  const { log, name, kind } = o
  let damage: unknown = null
  const loaded = await log.load(name).catch((error: unknown) => {
    if (!(error instanceof LogDamaged) || error.lastGood === null) throw error
    damage = error
    return error.lastGood
  })
  if (loaded === null) return null
  try {
    return { loaded, document: await openJudgedDocument({ loaded, kind }), damage }
  } catch (error) {
    const good = beforeDamage(loaded, kind)
    if (good === null) throw error
    return { loaded: good, document: await openJudgedDocument({ loaded: good, kind }), damage: damage ?? error }
  }
}

/** @returns the room as it stood before the first row that cannot be taken in; null when it is not a row that is at fault. */
function beforeDamage(loaded: LoadedRoom, kind: Room['kind']): LoadedRoom | null {
  const doc = emptyDocument(kind)
  try {
    if (loaded.snapshot !== null) applyAll(doc, [loaded.snapshot.bytes])
    for (const [at, { payload, position }] of loaded.rows.entries()) {
      try {
        applyAll(doc, [payload])
      } catch {
        return { ...loaded, head: position - 1, rows: loaded.rows.slice(0, at) }
      }
    }
    return null
  } finally {
    doc.destroy()
  }
}
