// Minutes approval as it is read inside the command that approves: the point it names, its agenda as it is held, and the decisions of its
// circulations. What follows from it stands in server/domain/minutes-approval.ts. Called by server/commands/meeting/meeting-world.ts.

import { readAgenda } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  type PersonId,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import { type Outcome, refuse } from '../../../shared/outcome.ts'
import type { BoardSeat } from '../../../shared/point/meeting.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { minutesApproval } from '../../domain/minutes-approval.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { decisionsOf } from '../../store/decisions.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { findMeeting, statesOf } from '../../store/meetings.ts'
import { approvalTies } from '../../store/minutes-approvals.ts'
import { pointsOf } from '../../store/points.ts'
import { roomDocument } from '../documents/room-document.ts'
import { pointBodies } from '../points/point-bodies.ts'

export interface ApprovalAsked {
  readonly programmeId: ProgrammeId
  /** Whose minutes. */
  readonly pointId: PointId
  readonly how: 'meeting' | 'circulation'
  readonly at: PointId
  readonly actor: PersonId
  readonly nameOf: (person: PersonId) => string
  readonly seats: readonly BoardSeat[]
  /** The open agenda of `at` among them. */
  readonly loaded: ReadonlyMap<RoomName, LoadedRoom>
}

/** @returns what {@link minutesApproval} concludes; GAVEL_ELSEWHERE while somebody else leads the meeting it is approved in */
export async function approvalIn(tx: Transaction, asked: ApprovalAsked): Promise<Outcome<true>> {
  const { programmeId, pointId, at, how, seats, actor } = asked
  const found = await findMeeting(tx, at)
  if (found?.programmeId !== programmeId) return minutesApproval({ how, place: null, seats })
  const meeting = found.stored?.meeting ?? newMeeting(seats)
  const order = pointBodies(await pointsOf(tx, programmeId), await statesOf(tx, programmeId)).map(({ id }) => id)
  const place = {
    isLater: order.indexOf(at) > order.indexOf(pointId),
    meeting,
    items: approvalsOn(asked.loaded.get(pointRoom(at)), await approvalTies(tx, { pointId: at, minutesOf: pointId })),
    circulated: await circulatedAt(tx, { programmeId, pointId: at }),
  }
  const concluded = minutesApproval({ how, place, seats })
  if (!concluded.ok || how === 'circulation' || meeting.state !== 'in-session' || meeting.gavel === actor)
    return concluded
  const name = meeting.gavel === null ? '–' : asked.nameOf(meeting.gavel)
  return refuse('GAVEL_ELSEWHERE', { params: { name } })
}

/** @returns of these ties the items that stand on the agenda, and are of kind `approval`. */
export function approvalsOn(
  room: LoadedRoom | null | undefined,
  ties: readonly { readonly agendaItem: AgendaItemId }[],
): readonly AgendaItemId[] {
  if (!room || ties.length === 0) return []
  const doc = roomDocument(room)
  const { items } = readAgenda(doc)
  doc.destroy()
  return ties.map(({ agendaItem }) => agendaItem).filter((item) => items.get(item)?.kind === 'approval')
}

/** @returns the items of a point on which a decision by circulation stands. */
export async function circulatedAt(
  db: Handle | Transaction,
  { programmeId, pointId }: { readonly programmeId: ProgrammeId; readonly pointId: PointId },
): Promise<ReadonlySet<AgendaItemId>> {
  const all = (await decisionsOf(db, programmeId)).map(({ decision }) => decision)
  const reversed = new Set(all.map(({ reverses }) => reverses))
  const standing = all.filter(({ path, id }) => path === 'circulation' && !reversed.has(id))
  return new Set(standing.flatMap((decision) => (decision.pointId === pointId ? (decision.agendaItem ?? []) : [])))
}
