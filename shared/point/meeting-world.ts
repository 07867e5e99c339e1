// Meeting world: what a step of a meeting needs to know besides the meeting: who acts, when, who has a place and may do what, the seats.
// Handed in whole, so that the conclusion is pure; and the few guards that every part of the machine asks (step-meeting.ts).

import type { PersonId } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { BoardSeat, Meeting, PointState } from './meeting.ts'

/** The permissions a meeting asks for; what a role may stands in shared/rules/permissions.ts. */
export const meetingPermissions = [
  'point.call',
  'meeting.run',
  'point.reopen',
  'meeting.speak',
  'position.give',
] as const
export type MeetingPermission = (typeof meetingPermissions)[number]

export interface MeetingPerson {
  readonly name: string
  readonly permissions: ReadonlySet<MeetingPermission>
}

export interface MeetingWorld {
  readonly actor: PersonId
  readonly now: Date
  readonly seats: readonly BoardSeat[]
  /** Everybody with a place on the programme. */
  readonly people: ReadonlyMap<PersonId, MeetingPerson>
  /** Who may read what the command names (an agenda item, what is shown); `unknown` = it does not stand. */
  readonly named: 'public' | 'internal' | 'unknown'
  /** Title of an earlier point of the programme that is called or in session; null = there is none. */
  readonly earlierOpenPoint: string | null
  /** Title of another point of the programme that is in session; null = there is none. */
  readonly sittingPoint: string | null
  /** Whether the board has approved these minutes where the command says, or why not; see server/domain/minutes-approval.ts. */
  readonly approval: Outcome<true>
}

/** A step of the machine: the meeting as it then is, or why not. The same meeting (identity) when it stood so already. */
export type Step = Outcome<Meeting>

export function mayIn(world: MeetingWorld, person: PersonId, permission: MeetingPermission): boolean {
  return world.people.get(person)?.permissions.has(permission) === true
}

/** @returns FORBIDDEN when the one who acts may not. */
export function allowed(world: MeetingWorld, permission: MeetingPermission): Outcome<true> {
  return mayIn(world, world.actor, permission) ? done(true) : refuse('FORBIDDEN', { params: { permission } })
}

/** @returns whether something may still be said of who takes part: the minutes are not approved, and the point is not cancelled. */
export function isOpen({ state }: Meeting): boolean {
  return state !== 'approved' && state !== 'cancelled'
}

/** The parameter of a sentence about a person. */
export function nameOf(world: MeetingWorld, person: PersonId): { readonly name: string } {
  return { name: world.people.get(person)?.name ?? person }
}

/**
 * The one who acts leads the meeting: she may, and while the board sits she has the gavel.
 * @returns FORBIDDEN or GAVEL_ELSEWHERE
 */
export function leads(meeting: Meeting, world: MeetingWorld): Outcome<true> {
  const may = allowed(world, 'meeting.run')
  if (!may.ok || meeting.state !== 'in-session' || meeting.gavel === world.actor) return may
  return refuse('GAVEL_ELSEWHERE', { params: meeting.gavel === null ? { name: '–' } : nameOf(world, meeting.gavel) })
}

/** The one who acts steers the meeting that is in session. */
export function steers(meeting: Meeting, world: MeetingWorld): Outcome<true> {
  const may = allowed(world, 'meeting.run')
  if (!may.ok) return may
  return meeting.state === 'in-session' ? leads(meeting, world) : refuseState(meeting, 'in-session')
}

/** The one who acts does something for herself and takes part, or leads and does it for somebody with a place. */
export function actsFor(meeting: Meeting, world: MeetingWorld, person: PersonId): Outcome<true> {
  if (!world.people.has(person)) return refuse('NOT_FOUND', { record: person })
  return person === world.actor ? allowed(world, 'meeting.speak') : leads(meeting, world)
}

/** @returns why a command that belongs to one state is refused in this one. */
export function refuseState({ state }: Meeting, wanted: Exclude<PointState, 'cancelled'>): ReturnType<typeof refuse> {
  if (state === 'cancelled') return refuse('CANCELLED')
  if (wanted === 'approved') return refuse('NOT_APPROVED')
  if (state === 'approved') return refuse('CLOSED')
  if (wanted === 'draft') return refuse('NOT_DRAFT')
  if (wanted === 'in-session') return refuse('NOT_IN_SESSION')
  if (wanted === 'adjourned') return refuse('NOT_ADJOURNED')
  if (state === 'draft') return refuse('NOT_CALLED')
  return refuse(state === 'in-session' ? 'ALREADY_IN_SESSION' : 'ALREADY_ADJOURNED')
}
