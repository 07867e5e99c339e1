// Agenda title: what an agenda item is called, for what is written about it outside the document: as it stands while the command holds its room.
// Called by the commands of deciding.

import { readAgendaItem, recordsOf } from '../../../shared/document/records.ts'
import type { AgendaItemId, PointId, RoomName } from '../../../shared/ids.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { roomDocument } from '../documents/room-document.ts'
import { agendaRoom } from './agenda-place.ts'

/** @returns the title; null when the agenda item does not stand (any more). @throws Error for a room that is not held */
export function agendaTitle(
  loaded: ReadonlyMap<RoomName, LoadedRoom>,
  o: { readonly pointId: PointId; readonly agendaItem: AgendaItemId; readonly internal: boolean },
): string | null {
  const room = loaded.get(agendaRoom(o))
  if (room === undefined) throw new Error(`${agendaRoom(o)} was not asked for`)
  const doc = roomDocument(room)
  const item = readAgendaItem(o.agendaItem, recordsOf(doc, o.internal ? 'internal' : 'point').get(o.agendaItem))
  doc.destroy()
  return item.ok ? item.value.title : null
}
