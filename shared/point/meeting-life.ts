// Life of a point: draft → called → in session → adjourned → approved, each step by whom and with what it fixes. Cancelled only before it
// was held; resumed only before its minutes are approved; opened again after that only with a reason. Called by step-meeting.ts.

import { done, refuse } from '../outcome.ts'
import { withEverybodyGone } from './attendance.ts'
import { withoutCurrent } from './current-item.ts'
import type { BoardSeat, Meeting } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import { momentAfter } from './meeting-moment.ts'
import { allowed, leads, type MeetingWorld, refuseState, type Step, steers } from './meeting-world.ts'
import { noSpeakers } from './speakers.ts'

type Command<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>

/** @returns a draft that nobody has touched; more than half of the seats decide. */
export function newMeeting(seats: readonly BoardSeat[]): Meeting {
  return {
    state: 'draft',
    quorum: usualQuorum(seats),
    calledAt: null,
    startedAt: null,
    adjournedAt: null,
    approvedAt: null,
    reason: null,
    approvedBy: null,
    approvedAtPoint: null,
    gavel: null,
    current: null,
    shown: null,
    timer: null,
    speakers: noSpeakers,
    attendance: {},
    seats: null,
    deputies: {},
    recusals: {},
    recusalNotes: {},
    covered: {},
    internalItems: [],
    verdict: null,
  }
}

export function call(meeting: Meeting, command: Command<'call'>, world: MeetingWorld): Step {
  const may = allowed(world, 'point.call')
  if (!may.ok) return may
  const { seats } = world
  if (command.quorum !== null && command.quorum > seats.length) {
    return refuse('QUORUM_ABSURD', { params: { seats: seats.length } })
  }
  const usual = meeting.quorum > seats.length ? usualQuorum(seats) : meeting.quorum
  const quorum = command.quorum ?? usual
  if (meeting.state === 'called' && meeting.quorum === quorum) return done(meeting)
  if (meeting.state !== 'draft') return refuseState(meeting, 'draft')
  return done({ ...meeting, state: 'called', quorum, calledAt: momentAfter(meeting, world.now), reason: null })
}

/** Back to a draft. What was published stays published: it has been read. */
export function withdrawCall(meeting: Meeting, world: MeetingWorld): Step {
  const may = allowed(world, 'point.call')
  if (!may.ok) return may
  if (meeting.state === 'draft') return done(meeting)
  if (meeting.state !== 'called') return refuseState(meeting, 'called')
  return done({ ...meeting, state: 'draft', calledAt: null })
}

export function cancel(meeting: Meeting, { reason }: Command<'cancel'>, world: MeetingWorld): Step {
  const may = allowed(world, 'point.call')
  if (!may.ok) return may
  if (meeting.state === 'cancelled') return meeting.reason === reason ? done(meeting) : refuse('CANCELLED')
  if (meeting.state !== 'draft' && meeting.state !== 'called') return refuseState(meeting, 'called')
  return done({ ...meeting, state: 'cancelled', reason })
}

/** The board sits; who starts has the gavel. */
export function start(meeting: Meeting, world: MeetingWorld): Step {
  const may = allowed(world, 'meeting.run')
  if (!may.ok) return may
  if (meeting.state === 'in-session' && meeting.gavel === world.actor) return done(meeting)
  if (meeting.state !== 'called') return refuseState(meeting, 'called')
  return seated(meeting, { ...meeting, startedAt: momentAfter(meeting, world.now) }, world)
}

/** Adjourned too soon: the board sits again. Who is there is noted anew. */
export function resume(meeting: Meeting, world: MeetingWorld): Step {
  const may = allowed(world, 'meeting.run')
  if (!may.ok) return may
  if (meeting.state === 'in-session') {
    return meeting.gavel === world.actor ? done(meeting) : refuse('ALREADY_IN_SESSION')
  }
  if (meeting.state !== 'adjourned') return refuseState(meeting, 'adjourned')
  if (isReopened(meeting)) return refuse('APPROVED_BEFORE')
  return seated(meeting, { ...meeting, adjournedAt: null, seats: null }, world)
}

/** @returns whether the minutes were approved once and are opened again: nothing but a reopening gives a meeting that was held its reason. */
export function isReopened({ state, reason }: Pick<Meeting, 'state' | 'reason'>): boolean {
  return state === 'adjourned' && reason !== null
}

/** Everything that runs ends with it: the item that is up, its clock, speeches and stays. */
export function adjourn(meeting: Meeting, world: MeetingWorld): Step {
  const may = allowed(world, 'meeting.run')
  if (!may.ok) return may
  if (meeting.state === 'adjourned') return done(meeting)
  const steering = steers(meeting, world)
  if (!steering.ok) return steering
  const at = momentAfter(meeting, world.now)
  const left = withEverybodyGone(withoutCurrent(meeting, at), at)
  const seats = world.seats.map(({ member }) => member)
  return done({ ...left, state: 'adjourned', adjournedAt: at, gavel: null, shown: null, seats })
}

/** Minutes are approved by the board: at a later point, or on a circulation that was concluded. */
export function approveMinutes(meeting: Meeting, { how, at }: Command<'approve-minutes'>, world: MeetingWorld): Step {
  const may = allowed(world, 'meeting.run')
  if (!may.ok) return may
  if (meeting.state === 'approved' && meeting.approvedBy === how && meeting.approvedAtPoint === at) return done(meeting)
  if (meeting.state !== 'adjourned') return refuseState(meeting, 'adjourned')
  const { approval } = world
  if (!approval.ok) return approval
  const approvedAt = momentAfter(meeting, world.now)
  return done({ ...meeting, state: 'approved', approvedAt, approvedBy: how, approvedAtPoint: at })
}

/** Approved minutes are opened again; the server makes it a decision of the register. */
export function reopen(meeting: Meeting, { reason }: Command<'reopen'>, world: MeetingWorld): Step {
  const may = allowed(world, 'point.reopen')
  if (!may.ok) return may
  if (meeting.state === 'adjourned' && meeting.reason === reason) return done(meeting)
  if (meeting.state !== 'approved') return refuseState(meeting, 'approved')
  return done({ ...meeting, state: 'adjourned', reason, approvedAt: null, approvedBy: null, approvedAtPoint: null })
}

export function setVerdict(meeting: Meeting, { verdict, why }: Command<'set-verdict'>, world: MeetingWorld): Step {
  const may = leads(meeting, world)
  if (!may.ok) return may
  if (meeting.state !== 'in-session' && meeting.state !== 'adjourned') return refuseState(meeting, 'in-session')
  if (meeting.verdict?.verdict === verdict && meeting.verdict.why === why) return done(meeting)
  return done({ ...meeting, verdict: { verdict, why } })
}

/** One meeting of a programme at a time, in their order. */
function seated(before: Meeting, next: Meeting, { actor, earlierOpenPoint, sittingPoint }: MeetingWorld): Step {
  if (before.state !== 'in-session') {
    if (earlierOpenPoint !== null) return refuse('EARLIER_POINT_OPEN', { params: { title: earlierOpenPoint } })
    if (sittingPoint !== null) return refuse('OTHER_POINT_SITS', { params: { title: sittingPoint } })
  }
  return done({ ...next, state: 'in-session', gavel: actor })
}

function usualQuorum(seats: readonly BoardSeat[]): number {
  return Math.floor(seats.length / 2) + 1
}
