// A board and its meeting for tests of the machine: people by what they are, commands given one after the other. Time is handed in.

import {
  type AgendaItemId,
  agendaItemIdSchema,
  type PersonId,
  personIdSchema,
  pointIdSchema,
} from '../../../shared/ids.ts'
import { done } from '../../../shared/outcome.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { type MeetingPerson, type MeetingWorld, meetingPermissions } from '../../../shared/point/meeting-world.ts'
import { stepMeeting } from '../../../shared/point/step-meeting.ts'
import type { Role } from '../../../shared/role.ts'
import { may } from '../../../shared/rules/permissions.ts'

/** Everybody with a place, by her role. */
export const places = {
  owner: 'programme-owner',
  member: 'board-member',
  colleague: 'board-member',
  third: 'board-member',
  deputy: 'deputy',
  'other-deputy': 'deputy',
  facilitator: 'facilitator',
  office: 'programme-office',
  observer: 'observer',
} as const satisfies Record<string, Role>
export type Who = keyof typeof places

export const nextPoint = pointIdSchema.parse('neste-punkt')

export const who = (name: Who | 'stranger'): PersonId => personIdSchema.parse(name)
export const item = (name: string): AgendaItemId => agendaItemIdSchema.parse(name)

export const seats = (['owner', 'member', 'colleague', 'third'] as const).map((name) => ({ member: who(name) }))

const people: ReadonlyMap<PersonId, MeetingPerson> = new Map(
  (Object.keys(places) as Who[]).map((name) => [
    who(name),
    { name, permissions: new Set(meetingPermissions.filter((permission) => may(places[name], permission))) },
  ]),
)

/** Ten in the morning; `minutes` later. */
export const minutesIn = (minutes: number): Date => new Date(Date.UTC(2027, 0, 7, 9, minutes))

export function world(actor: Who | 'stranger', over: Partial<MeetingWorld> = {}): MeetingWorld {
  return {
    actor: who(actor),
    now: minutesIn(0),
    seats,
    people,
    named: 'public',
    earlierOpenPoint: null,
    sittingPoint: null,
    approval: done(true),
    ...over,
  }
}

/** A line of what happens: who, what, and in which world. */
export type Line = readonly [actor: Who, command: MeetingCommand, over?: Partial<MeetingWorld>]

/** @returns the meeting after everything that happened. @throws when something of it is refused */
export function meetingAfter(lines: readonly Line[], from: Meeting = newMeeting(seats)): Meeting {
  return lines.reduce((meeting, [actor, command, over]) => {
    const step = stepMeeting(meeting, command, world(actor, over))
    if (!step.ok) throw new Error(`${actor} may not ${command.type}: ${JSON.stringify(step.refusal)}`)
    return step.value
  }, from)
}

/** @returns the code a command is refused with, or null. */
export function refusedWith(meeting: Meeting, [actor, command, over]: Line): string | null {
  const step = stepMeeting(meeting, command, world(actor, over))
  return step.ok ? null : step.refusal.code
}

export const called: readonly Line[] = [['office', { type: 'call', quorum: null }]]
export const started: readonly Line[] = [...called, ['facilitator', { type: 'start' }]]
export const arrives = (name: Who, over: Partial<MeetingWorld> = {}): Line => [
  name,
  { type: 'arrive', person: who(name), how: 'room' },
  over,
]
