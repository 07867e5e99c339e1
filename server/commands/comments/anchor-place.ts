// Anchor place: whether what a comment is to be about stands, and for whom, as of the transaction the comment is written in. Called by
// comment-commands.ts under the programme's lock.

import type { Anchor } from '../../../shared/comment/anchor.ts'
import { readAgendaItem, readItem, recordsOf } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  boardRoom,
  internalRoom,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { Transaction } from '../../store/database.ts'
import { findDecision } from '../../store/decisions.ts'
import { pointStanding } from '../../store/point-standing.ts'
import type { KeptDocument } from '../documents/kept-documents.ts'

export interface PlaceReads {
  readonly tx: Transaction
  /** A room's document as it stands in this transaction. */
  readonly documentOf: (room: RoomName) => Promise<KeptDocument | null>
}

/** @returns null when it does not stand on the programme; an agenda item on both agendas of a point stands on neither (MTG13) */
export async function anchorPlace(
  reads: PlaceReads,
  { programmeId, anchor }: { readonly programmeId: ProgrammeId; readonly anchor: Anchor },
): Promise<'public' | 'internal' | null> {
  switch (anchor.kind) {
    case 'item':
    case 'field': {
      const board = await reads.documentOf(boardRoom(programmeId))
      const stands = board !== null && readItem(anchor.item, recordsOf(board.doc, 'board').get(anchor.item)).ok
      return stands ? 'public' : null
    }
    case 'agenda': {
      const { point: pointId, agendaItem } = anchor
      if ((await pointStanding(reads.tx, { programmeId, pointId })) === null) return null
      return onAgenda(reads, pointId, agendaItem)
    }
    case 'decision': {
      const found = await findDecision(reads.tx, { programmeId, id: anchor.decision })
      if (found === null) return null
      return found.decision.internal ? 'internal' : 'public'
    }
    case 'programme':
      return 'public'
  }
}

async function onAgenda(
  reads: PlaceReads,
  pointId: PointId,
  item: AgendaItemId,
): Promise<'public' | 'internal' | null> {
  const isPublic = await stands(reads, pointRoom(pointId), item)
  const isInternal = await stands(reads, internalRoom(pointId), item)
  if (isPublic === isInternal) return null
  return isPublic ? 'public' : 'internal'
}

async function stands({ documentOf }: PlaceReads, room: RoomName, item: AgendaItemId): Promise<boolean> {
  const kept = await documentOf(room)
  return kept !== null && readAgendaItem(item, recordsOf(kept.doc, 'point').get(item)).ok
}
