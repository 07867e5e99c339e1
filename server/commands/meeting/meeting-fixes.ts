// What a command fixes besides the meeting, in the same transaction: calling publishes wordings; the board that sits down is kept as it then is,
// and every agenda item gets its outcome in the minutes; approving closes the point's documents for everybody; opening them again is a
// decision of the register. Called by server/commands/meeting/act-on-meeting.ts, which holds the rooms named here.

import {
  boardRoom,
  minutesRoom,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { publishWordings } from '../../store/publish-wordings.ts'
import { agendaRoom } from '../agenda/agenda-place.ts'
import { endRounds } from '../deciding/end-rounds.ts'
import { addApprovals } from '../minutes/approval-items.ts'
import { approveMinutes, openMinutes } from './close-minutes.ts'
import { agendasOf, documentsOf, type FixAsked, type Fixed, nothing } from './fix-asked.ts'
import { onAgenda, sitDown, takeUp, tellRecused } from './sit-down.ts'

/** @returns the rooms a command must hold. */
export function roomsFixedBy(
  command: MeetingCommand,
  { programmeId, pointId }: { readonly programmeId: ProgrammeId; readonly pointId: PointId },
): readonly RoomName[] {
  switch (command.type) {
    case 'call':
      return [pointRoom(pointId)]
    case 'start':
    case 'resume':
    case 'reopen':
      return [boardRoom(programmeId), ...documentsOf(pointId)]
    case 'approve-minutes':
      return documentsOf(pointId)
    case 'recuse':
      return [minutesRoom(pointId)]
    case 'go-to':
      return command.current === null
        ? []
        : [minutesRoom(pointId), agendaRoom({ pointId, internal: command.current.internal })]
    default:
      return []
  }
}

/** @returns whether a command keeps the board as it then stands. */
export function keepsBoard({ type }: MeetingCommand): boolean {
  return type === 'start' || type === 'resume' || type === 'reopen'
}

/** @returns the rooms a command must hold too, and writes nothing in: what is on an agenda it is judged by stays so until the commit. */
export function roomsReadBy(command: MeetingCommand, { pointId }: Pick<FixAsked, 'pointId'>): readonly RoomName[] {
  if (command.type === 'approve-minutes') return [pointRoom(command.at)]
  return command.type === 'call' ? agendasOf(pointId) : []
}

/** @returns what is to be written in the rooms. */
export async function fixesOf(asked: FixAsked): Promise<Fixed> {
  const { tx, command, pointId, at } = asked
  await endRounds(tx, asked)
  switch (command.type) {
    case 'call':
      await publishWordings(tx, { pointId, at, items: onAgenda(asked) })
      return { updates: (await addApprovals(asked)).updates, raisesEpoch: false }
    case 'start':
    case 'resume':
      return sitDown(asked)
    case 'go-to':
      return command.current === null ? nothing : takeUp(asked, command.current)
    case 'recuse':
      return tellRecused(asked)
    case 'approve-minutes':
      return approveMinutes(asked)
    case 'reopen':
      return openMinutes(asked, command.reason)
    default:
      return nothing
  }
}
