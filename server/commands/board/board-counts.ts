// Board counts: how many items stand in each list of a board, from the log. Keeps each board's document between questions and reads
// only what is new, so that the list of programmes stays quick with thousands of items. A board whose log is damaged has no counts, and
// the operator is told; a database that is away is an error. Called by server/http/programmes/programmes.ts.

import * as Y from 'yjs'
import { recordsOf } from '../../../shared/document/records.ts'
import { boardRoom, type ProgrammeId, type RoomName } from '../../../shared/ids.ts'
import { faultFields } from '../../store/fault.ts'
import { LogDamaged } from '../../store/log-row.ts'
import type { UpdateLog } from '../../store/update-log.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'

export interface BoardCounts {
  readonly queue: number
  readonly cut: number
}

interface Seen {
  readonly doc: Y.Doc
  readonly generation: number
  position: number
}

/** @returns the counts of a programme's board as the log now has it; zeros when the board does not stand, null when it is damaged. */
export function boardCounts({
  log,
  logger,
}: Pick<CommandContext, 'log' | 'logger'>): (programmeId: ProgrammeId) => Promise<BoardCounts | null> {
  const known = new Map<ProgrammeId, Seen>()
  return async (programmeId) => {
    const room = boardRoom(programmeId)
    try {
      const seen = known.get(programmeId)
      const now = seen ? await readOn({ log, room, seen }) : await load(log, room)
      if (now === null) return { queue: 0, cut: 0 }
      known.set(programmeId, now)
      return countsOf(now.doc)
    } catch (error) {
      if (!(error instanceof LogDamaged)) throw error
      known.delete(programmeId)
      logger.error({ room, ...faultFields(error) }, 'a damaged board could not be counted')
      return null
    }
  }
}

async function load(log: Pick<UpdateLog, 'load'>, room: RoomName): Promise<Seen | null> {
  const loaded = await log.load(room)
  if (loaded === null) return null
  const { head, fences } = loaded
  return { doc: whole(room, () => roomDocument(loaded)), generation: fences.generation, position: head }
}

async function readOn(o: {
  readonly log: Pick<UpdateLog, 'load' | 'readAfter'>
  readonly room: RoomName
  readonly seen: Seen
}): Promise<Seen | null> {
  const { doc, generation, position } = o.seen
  const read = await o.log.readAfter(o.room, { generation, position })
  if (read?.fences.generation !== generation) {
    doc.destroy()
    return load(o.log, o.room)
  }
  for (const row of read.rows) {
    whole(o.room, () => {
      Y.applyUpdate(doc, row.payload)
      return doc
    })
    o.seen.position = Math.max(o.seen.position, row.position)
  }
  return o.seen
}

/** @throws LogDamaged when rows cannot be read, or leave a hole in the document: then what can be counted is not what stands. */
function whole(room: RoomName, apply: () => Y.Doc): Y.Doc {
  let doc: Y.Doc
  try {
    doc = apply()
  } catch (error) {
    throw new LogDamaged(`${room} holds a row that cannot be read`, { cause: error })
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new LogDamaged(`${room} holds rows that leave parts pending`)
  }
  return doc
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
