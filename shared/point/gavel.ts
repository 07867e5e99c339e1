// The gavel: who has it steers the meeting, alone. It comes with starting or resuming, is given to or taken by somebody who may lead, and is
// laid down when the meeting is adjourned; each an explicit act that the log of the meeting keeps. A lost line, somebody's leaving and a
// restart of the server move nothing. Called by step-meeting.ts.

import { done, refuse } from '../outcome.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import { allowed, type MeetingWorld, mayIn, nameOf, refuseState, type Step, steers } from './meeting-world.ts'

/** Somebody who may lead takes the gavel, whoever has it: its holder may be gone. */
export function takeGavel(meeting: Meeting, world: MeetingWorld): Step {
  const may = allowed(world, 'meeting.run')
  if (!may.ok) return may
  if (meeting.state !== 'in-session') return refuseState(meeting, 'in-session')
  return done(meeting.gavel === world.actor ? meeting : { ...meeting, gavel: world.actor })
}

/** Who has the gavel hands it to somebody who may lead. */
export function giveGavel(
  meeting: Meeting,
  { to }: Extract<MeetingCommand, { type: 'give-gavel' }>,
  world: MeetingWorld,
): Step {
  if (to === meeting.gavel && mayIn(world, world.actor, 'meeting.run')) return done(meeting)
  const may = steers(meeting, world)
  if (!may.ok) return may
  if (!world.people.has(to)) return refuse('NOT_FOUND', { record: to })
  if (!mayIn(world, to, 'meeting.run')) return refuse('GAVEL_UNFIT', { params: nameOf(world, to) })
  return done({ ...meeting, gavel: to })
}
