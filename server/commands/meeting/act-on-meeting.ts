// Act on a meeting: one command, judged and written in one transaction under the programme's lock. A command that finds everything as it
// would make it writes nothing. What a command fixes besides the meeting is written with it. Called by the meeting's route.

import type { AuditAct } from '../../../shared/contract/audit.ts'
import {
  boardRoom,
  type PersonId,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { momentAfter } from '../../../shared/point/meeting-moment.ts'
import { stepMeeting } from '../../../shared/point/step-meeting.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { audit } from '../../store/audit-log.ts'
import { callMailDue } from '../../store/call-mail.ts'
import { wasCarried } from '../../store/carried-items.ts'
import { commitRuling, type RulingAsked } from '../../store/commit-ruling.ts'
import type { Transaction } from '../../store/database.ts'
import { logInCommand } from '../../store/log-in-command.ts'
import { lockMeeting, type StoredMeeting, saveMeeting } from '../../store/meetings.ts'
import { membersOf, type StoredSeat } from '../../store/people.ts'
import { agendaRoom } from '../agenda/agenda-place.ts'
import type { CommandContext, LiveRooms } from '../context.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { simulationAhead } from '../frame/simulate-board.ts'
import { fixesOf, keepsBoard, roomsFixedBy, roomsReadBy } from './meeting-fixes.ts'
import { meetingWorld } from './meeting-world.ts'
import { namedIn } from './named-in-meeting.ts'

export interface MeetingAct {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly actor: PersonId
  readonly command: MeetingCommand
  /** The revision the person saw; undefined = the command holds whatever came before it. */
  readonly revision: number | undefined
}

export interface Acted {
  readonly before: StoredMeeting
  /** The same when the command changed nothing. */
  readonly after: StoredMeeting
  /** Who has a place on the programme, as the command was judged by. */
  readonly members: readonly StoredSeat[]
}

/**
 * @returns the meeting before and after the command, once it is committed; or why it was refused, and then nothing was written:
 * NOT_FOUND for a point of another programme
 */
export async function actOnMeeting(
  context: Pick<CommandContext, 'database' | 'now' | 'rooms' | 'programmes' | 'log'> & {
    readonly documentOf: DocumentOf
  },
  act: MeetingAct,
): Promise<Outcome<Acted>> {
  const { database } = context
  const simulate = keepsBoard(act.command) ? await simulationAhead(context, act.programmeId) : async () => null
  const run: RulingAsked<Acted>['run'] = async (tx, loaded) => {
    const members = await membersOf(tx, act.programmeId)
    const point = await lockMeeting(tx, act.pointId)
    if (point?.programmeId !== act.programmeId) return refuse('NOT_FOUND')
    const documentOf = (room: RoomName) => context.documentOf(room, logInCommand(tx, database))
    const named = await namedIn({ tx, documentOf }, act)
    const world = await meetingWorld(tx, { ...act, members, named, loaded, now: context.now() })
    const before = point.stored ?? untouched(act.pointId, world.seats)
    const role = members.find(({ person }) => person.id === act.actor)?.role ?? null
    const seen = revisionSeen(before, may(role, 'internal.read'))
    if (act.revision !== undefined && act.revision !== seen) return refuse('STALE')
    const takenUp = act.command.type === 'go-to' ? act.command.current?.item : undefined
    if (takenUp !== undefined && (await wasCarried(tx, { pointId: act.pointId, item: takenUp }))) {
      return refuse('ITEM_CARRIED', { record: takenUp })
    }
    const stepped = stepMeeting(before.meeting, act.command, world)
    if (!stepped.ok) return stepped
    if (stepped.value === before.meeting) return done({ value: { before, after: before, members }, ...nothing })
    const at = new Date(momentAfter(stepped.value, world.now))
    const { command, actor } = act
    const fixes = await fixesOf({ tx, ...act, meeting: stepped.value, head: point.head, at, loaded, simulate })
    const after = await saveMeeting(tx, { before, meeting: stepped.value, command, actor, at })
    const { programmeId, pointId } = act
    const audited = auditedCommands[command.type]
    if (audited !== undefined) {
      await audit(tx, { at, programmeId, actor, act: audited, subject: { point: pointId } })
    }
    await tellCalled(tx, { ...act, before, after, at })
    return done({ value: { before, after, members }, ...fixes })
  }
  const rooms = roomsFixedBy(act.command, act)
  const reads = roomsReadBy(act.command, act)
  const acted = await commitRuling(database, { programmeId: act.programmeId, rooms, reads, run })
  if (!acted.ok) return acted
  // A room whose log did not grow reads and finds nothing.
  for (const room of rooms) context.rooms.appended(room)
  tell(context.rooms, act, acted.value)
  return acted
}

/** What a point's life is made of. */
const auditedCommands: Readonly<Partial<Record<MeetingCommand['type'], AuditAct>>> = {
  call: 'point.called',
  'withdraw-call': 'point.call-withdrawn',
  cancel: 'point.cancelled',
  start: 'point.started',
  adjourn: 'point.ended',
  resume: 'point.resumed',
  'approve-minutes': 'minutes.approved',
  reopen: 'minutes.reopened',
}

/** Mail before the meeting is due when it is called, and once more when those who were told must know that it is not held after all. */
async function tellCalled(
  tx: Transaction,
  o: MeetingAct & { readonly before: StoredMeeting; readonly after: StoredMeeting; readonly at: Date },
): Promise<void> {
  const { state, calledAt } = o.before.meeting
  const { meeting } = o.after
  const { programmeId, pointId, at } = o
  if (meeting.state === 'called' && state !== 'called') {
    const which = meeting.calledAt ?? at.toISOString()
    await callMailDue(tx, { programmeId, pointId, what: 'called', which, at })
  } else if (state === 'called' && (meeting.state === 'draft' || meeting.state === 'cancelled')) {
    await callMailDue(tx, { programmeId, pointId, what: 'withdrawn', which: calledAt ?? at.toISOString(), at })
  }
}

/** No document is written. */
const nothing = { updates: [], raisesEpoch: false } as const

/** The browsers of the point ask again, or those in its closed room alone; those of the board too, when the point stands elsewhere in its life. */
function tell(rooms: LiveRooms, { programmeId, pointId, command }: MeetingAct, { before, after }: Acted): void {
  if (before.revision === after.revision) return
  const internal = before.publicRevision === after.publicRevision
  rooms.notify(agendaRoom({ pointId, internal }), { topic: 'meeting', id: pointId })
  if (before.meeting.state === after.meeting.state) return
  rooms.notify(pointRoom(pointId), { topic: 'deciding', id: pointId })
  // Called or withdrawn: who may see the papers and the answers to the questions is another.
  rooms.notify(pointRoom(pointId), { topic: 'papers', id: pointId })
  rooms.notify(pointRoom(pointId), { topic: 'evidence', id: pointId })
  rooms.notify(boardRoom(programmeId), { topic: 'points', id: programmeId })
  // There it may be done no more.
  if (command.type === 'approve-minutes') rooms.notify(pointRoom(command.at), { topic: 'meeting', id: command.at })
  if (command.type === 'reopen') rooms.notify(boardRoom(programmeId), { topic: 'decisions', id: programmeId })
}

/** @returns how often the meeting has changed, as somebody is told who may read what is internal, or who may not. */
export function revisionSeen({ revision, publicRevision }: StoredMeeting, internal: boolean): number {
  return internal ? revision : publicRevision
}

/** @returns the meeting of a point without a row. */
export function untouched(pointId: PointId, seats: Parameters<typeof newMeeting>[0]): StoredMeeting {
  return { pointId, revision: 0, publicRevision: 0, meeting: newMeeting(seats) }
}
