// Attendance: steps of who answered the call, who comes and goes, who stands in for whom, and how many seats must be filled. One who goes
// gives up the floor and her place in the list of speakers. Called by step-meeting.ts.

import type { PersonId } from '../ids.ts'
import { done, refuse } from '../outcome.ts'
import type { Attendance, Meeting } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import { momentAfter } from './meeting-moment.ts'
import { actsFor, isOpen, leads, type MeetingWorld, mayIn, nameOf, refuseState, type Step } from './meeting-world.ts'
import { withoutSpeaker } from './speakers.ts'
import { attendanceOf, isPresent } from './who-is-there.ts'

type Command<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>

const maxStays = 200

/** Somebody says whether she comes, or it is noted for her. */
export function answerCall(meeting: Meeting, command: Command<'answer-call'>, world: MeetingWorld): Step {
  const { person, answer } = command
  const acts = actsFor(meeting, world, person)
  if (!acts.ok) return acts
  if (!isAhead(meeting)) return refuseState(meeting, 'called')
  if (answer === 'deputy-comes' && !hasSeat(world, person)) return refuse('NO_SEAT', { params: nameOf(world, person) })
  const before = attendanceOf(meeting, person)
  return before.answer === answer ? done(meeting) : done(withAttendance(meeting, person, { ...before, answer }))
}

/** Somebody comes, or goes on from the room to video or back. */
export function arrive(meeting: Meeting, command: Command<'arrive'>, world: MeetingWorld): Step {
  const { person, how } = command
  const acts = actsFor(meeting, world, person)
  if (!acts.ok) return acts
  if (meeting.state !== 'in-session') return refuseState(meeting, 'in-session')
  const before = attendanceOf(meeting, person)
  const last = before.stays.at(-1)
  if (last?.to === null && last.how === how) return done(meeting)
  if (before.stays.length >= maxStays) return refuse('TOO_MANY_REQUESTS')
  const at = momentAfter(meeting, world.now)
  const stays = [...ended(before.stays, at), { from: at, to: null, how }]
  return done(withAttendance(meeting, person, { ...before, stays }))
}

/** Somebody goes. Her gavel, if she has it, stays hers: it is only ever given or taken. */
export function leave(meeting: Meeting, command: Command<'leave'>, world: MeetingWorld): Step {
  const { person } = command
  const acts = actsFor(meeting, world, person)
  if (!acts.ok) return acts
  if (meeting.state !== 'in-session') return refuseState(meeting, 'in-session')
  if (!isPresent(meeting, person)) return done(meeting)
  const before = attendanceOf(meeting, person)
  const stays = ended(before.stays, momentAfter(meeting, world.now))
  return done(withoutSpeaker(withAttendance(meeting, person, { ...before, stays }), person))
}

/**
 * A member is stood in for while she is away, also in a circulation before or after the meeting, by somebody who may and stands in for nobody
 * else. When the meeting has been held, who sat for a seat stays who sat.
 */
export function setDeputy(meeting: Meeting, command: Command<'set-deputy'>, world: MeetingWorld): Step {
  const { member, deputy } = command
  const acts = actsFor(meeting, world, member)
  if (!acts.ok) return acts
  if (!isOpen(meeting)) return refuseState(meeting, 'called')
  if (!hasSeat(world, member)) return refuse('NO_SEAT', { params: nameOf(world, member) })
  const { [member]: before, ...others } = meeting.deputies
  if (before !== undefined && before !== deputy && hasSat(meeting, before)) return refuseState(meeting, 'called')
  if (deputy === null) return done(before === undefined ? meeting : { ...meeting, deputies: others })
  if (before === deputy) return done(meeting)
  if (hasSat(meeting, deputy)) return refuseState(meeting, 'called')
  const isFit = mayIn(world, deputy, 'position.give') && !hasSeat(world, deputy)
  if (!isFit || Object.values(others).includes(deputy)) {
    return refuse('DEPUTY_UNFIT', { params: nameOf(world, deputy) })
  }
  return done({ ...meeting, deputies: { ...others, [member]: deputy } })
}

/** How many filled seats the board needs; changed while it sits only with a reason, which the log of the meeting keeps. */
export function setQuorum(meeting: Meeting, command: Command<'set-quorum'>, world: MeetingWorld): Step {
  const may = leads(meeting, world)
  if (!may.ok) return may
  if (meeting.state !== 'draft' && !isAhead(meeting)) return refuseState(meeting, 'called')
  if (command.quorum > world.seats.length) return refuse('QUORUM_ABSURD', { params: { seats: world.seats.length } })
  if (command.quorum === meeting.quorum) return done(meeting)
  const isUnexplained = (command.reason ?? '').trim() === ''
  if (meeting.state === 'in-session' && isUnexplained) return refuse('REASON_MISSING', { field: 'reason' })
  return done({ ...meeting, quorum: command.quorum })
}

/** @returns the meeting with everybody gone. */
export function withEverybodyGone(meeting: Meeting, at: string): Meeting {
  const entries = Object.entries(meeting.attendance)
  return {
    ...meeting,
    attendance: Object.fromEntries(
      entries.map(([person, attendance]) => [person, { ...attendance, stays: ended(attendance.stays, at) }]),
    ),
  }
}

function isAhead({ state }: Meeting): boolean {
  return state === 'called' || state === 'in-session'
}

/** It was held, and somebody was there. */
function hasSat(meeting: Meeting, person: PersonId): boolean {
  return meeting.state === 'adjourned' && attendanceOf(meeting, person).stays.length > 0
}

function hasSeat({ seats }: MeetingWorld, person: PersonId): boolean {
  return seats.some(({ member }) => member === person)
}

function withAttendance(meeting: Meeting, person: PersonId, attendance: Attendance): Meeting {
  return { ...meeting, attendance: { ...meeting.attendance, [person]: attendance } }
}

function ended(stays: Attendance['stays'], at: string): Attendance['stays'] {
  return stays.map((stay) => (stay.to === null ? { ...stay, to: at } : stay))
}
