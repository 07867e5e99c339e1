// Named in a meeting: who may read what a command names, as it stands when the command is judged: an agenda item of the point, or what the room is to be
// shown. What is not the point's own does not stand. Called by server/commands/meeting/act-on-meeting.ts inside its transaction.

import { readAgendaItem, recordsOf } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  internalRoom,
  type PointId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { Shown } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import type { MeetingWorld } from '../../../shared/point/meeting-world.ts'
import type { Transaction } from '../../store/database.ts'
import { audienceOfRow } from '../../store/shown-rows.ts'
import type { KeptDocument } from '../documents/kept-documents.ts'

type Named = MeetingWorld['named']

export interface NamedReads {
  readonly tx: Transaction
  /** A room's document as it stands in this transaction. */
  readonly documentOf: (room: RoomName) => Promise<KeptDocument | null>
}

/** @returns who may read what the command names; `public` when it names nothing of the kind. */
export async function namedIn(
  reads: NamedReads,
  { pointId, command }: { readonly pointId: PointId; readonly command: MeetingCommand },
): Promise<Named> {
  if (command.type === 'go-to' && command.current !== null) {
    const { item, internal } = command.current
    return (await ofAgenda(reads, pointId, item)) === audience(internal) ? audience(internal) : 'unknown'
  }
  // Taking a recusal back asks nothing of the item.
  if (command.type === 'recuse' && command.recused) return ofAgenda(reads, pointId, command.item)
  if (command.type === 'show' && command.shown !== null) return ofShown(reads, pointId, command.shown)
  return 'public'
}

async function ofShown(reads: NamedReads, pointId: PointId, shown: Shown): Promise<Named> {
  if (shown.page === 'agenda-item') {
    const item = agendaItemIdSchema.safeParse(shown.record)
    return item.success ? ofAgenda(reads, pointId, item.data) : 'unknown'
  }
  if (shown.page === 'wording' || shown.page === 'round' || shown.page === 'decision') {
    return audienceOfRow(reads.tx, { pointId, shown })
  }
  return 'public'
}

async function ofAgenda(reads: NamedReads, pointId: PointId, item: AgendaItemId): Promise<Named> {
  const isPublic = await stands(reads, pointRoom(pointId), item)
  const isInternal = await stands(reads, internalRoom(pointId), item)
  // No page puts one id on both: what is said of it there would be the other's too.
  if (isPublic === isInternal) return 'unknown'
  return audience(isInternal)
}

async function stands({ documentOf }: NamedReads, room: RoomName, item: AgendaItemId): Promise<boolean> {
  const kept = await documentOf(room)
  return kept !== null && readAgendaItem(item, recordsOf(kept.doc, 'point').get(item)).ok
}

function audience(internal: boolean): Named {
  return internal ? 'internal' : 'public'
}
