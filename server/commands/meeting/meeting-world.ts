// Meeting world of a command, read from the database: who has a place and may do what, the seats, which other points are open, and who
// may read what the command names. People and points are read inside the command's transaction, so that no right that was withdrawn
// before it is used in it. Called by server/commands/meeting/act-on-meeting.ts and the meeting's route.

import type { PersonId, PointId, ProgrammeId, RoomName } from '../../../shared/ids.ts'
import { done } from '../../../shared/outcome.ts'
import type { BoardSeat } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { type MeetingPerson, type MeetingWorld, meetingPermissions } from '../../../shared/point/meeting-world.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { bySeat } from '../../domain/by-seat.ts'
import type { Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { statesOf } from '../../store/meetings.ts'
import type { StoredSeat } from '../../store/people.ts'
import { pointsOf } from '../../store/points.ts'
import { approvalIn } from '../minutes/minutes-approval.ts'
import { pointBodies } from '../points/point-bodies.ts'

/** @returns the voting seats, the owner's first. */
export function seatsOf(members: readonly StoredSeat[]): readonly BoardSeat[] {
  return members
    .filter(({ role }) => role === 'programme-owner' || role === 'board-member')
    .toSorted(bySeat)
    .map(({ person }) => ({ member: person.id }))
}

export interface WorldAsked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly actor: PersonId
  readonly now: Date
  readonly command: MeetingCommand
  readonly named: MeetingWorld['named']
  /** As read inside the command's transaction. */
  readonly members: readonly StoredSeat[]
  /** The rooms the command holds; approving reads in them. */
  readonly loaded: ReadonlyMap<RoomName, LoadedRoom>
}

/** @returns what the command is judged by. */
export async function meetingWorld(tx: Transaction, asked: WorldAsked): Promise<MeetingWorld> {
  const { members, command } = asked
  const sitsDown = command.type === 'start' || command.type === 'resume'
  const seats = seatsOf(members)
  const names = new Map(members.map(({ person }) => [person.id, person.name]))
  const nameOf = (person: PersonId): string => names.get(person) ?? person
  return {
    actor: asked.actor,
    now: asked.now,
    seats,
    people: new Map(members.map((member) => [member.person.id, personOf(member)])),
    named: asked.named,
    ...(sitsDown ? await openPoints(tx, asked) : noneOpen),
    approval:
      command.type === 'approve-minutes' ? await approvalIn(tx, { ...asked, ...command, seats, nameOf }) : done(true),
  }
}

function personOf({ person, role }: StoredSeat): MeetingPerson {
  return { name: person.name, permissions: new Set(meetingPermissions.filter((permission) => may(role, permission))) }
}

type OpenPoints = Pick<MeetingWorld, 'earlierOpenPoint' | 'sittingPoint'>
const noneOpen: OpenPoints = { earlierOpenPoint: null, sittingPoint: null }

/** @returns the titles of the first point held before this one that is called or in session, and of any other that is in session. */
async function openPoints(
  tx: Transaction,
  { programmeId, pointId }: Pick<WorldAsked, 'programmeId' | 'pointId'>,
): Promise<OpenPoints> {
  const states = await statesOf(tx, programmeId)
  const inOrder = pointBodies(await pointsOf(tx, programmeId), states)
  const earlier = inOrder.slice(
    0,
    inOrder.findIndex(({ id }) => id === pointId),
  )
  const open = earlier.find(({ state }) => state === 'called' || state === 'in-session')
  const sitting = inOrder.find(({ id, state }) => id !== pointId && state === 'in-session')
  return { earlierOpenPoint: open?.head.title ?? null, sittingPoint: sitting?.head.title ?? null }
}
