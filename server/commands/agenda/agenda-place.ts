// Agenda place: on which of a point's two agendas an item stands: the one everybody reads, or the one of those who may read what is
// internal. What belongs to an item is as internal as the item. Called by the routes of papers and promises and by the commands of deciding, by the
// first two once more inside their transaction.

import { readAgendaItem, recordsOf } from '../../../shared/document/records.ts'
import { type AgendaItemId, internalRoom, type PointId, pointRoom, type RoomName } from '../../../shared/ids.ts'
import type { UpdateLog } from '../../store/update-log.ts'
import { roomDocument } from '../documents/room-document.ts'

/** @returns the room whose agenda an item stands on; whoever may read the item may be in it, and nobody else. */
export function agendaRoom(o: { readonly pointId: PointId; readonly internal: boolean }): RoomName {
  return o.internal ? internalRoom(o.pointId) : pointRoom(o.pointId)
}

/** @param o.log as it is, or as a command sees it inside its transaction. @returns null when it stands on neither, or on both */
export async function agendaPlace(
  { log }: { readonly log: Pick<UpdateLog, 'load'> },
  { pointId, item }: { readonly pointId: PointId; readonly item: AgendaItemId },
): Promise<'public' | 'internal' | null> {
  const isPublic = await stands({ log, room: pointRoom(pointId), item })
  const isInternal = await stands({ log, room: internalRoom(pointId), item })
  if (isPublic && isInternal) return null
  return isPublic ? 'public' : isInternal ? 'internal' : null
}

async function stands(o: {
  readonly log: Pick<UpdateLog, 'load'>
  readonly room: RoomName
  readonly item: AgendaItemId
}): Promise<boolean> {
  const loaded = await o.log.load(o.room)
  if (loaded === null) return false
  const doc = roomDocument(loaded)
  const found = readAgendaItem(o.item, recordsOf(doc, 'point').get(o.item)).ok
  doc.destroy()
  return found
}
