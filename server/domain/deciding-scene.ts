// Deciding scene: what every conclusion about wordings, rounds and decisions is judged by: the meeting as it stands, the seats, who asks and
// when. Handed in whole, so that the conclusions are pure. Here also the guards they share: whose point it is still, who leads, and for which
// seats somebody answers without being in the room. Called by wordings, rounds and decide.

import type { AgendaItemId, PersonId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { BoardSeat, Meeting } from '../../shared/point/meeting.ts'
import { ownEntry } from '../../shared/point/own-entry.ts'
import { isRecused } from '../../shared/point/who-is-there.ts'
import type { Role } from '../../shared/role.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'

export interface DecidingScene {
  readonly meeting: Meeting
  /** The voting seats, in a fixed order. */
  readonly seats: readonly BoardSeat[]
  readonly actor: { readonly person: PersonId; readonly role: Role }
  readonly now: Date
  readonly nameOf: (person: PersonId) => string
}

/** @returns done, or FORBIDDEN with the permission that is missing. */
export function permitted({ actor }: DecidingScene, permission: Permission): Outcome<true> {
  return may(actor.role, permission) ? done(true) : refuse('FORBIDDEN', { params: { permission } })
}

/** @returns done while something may still be written about the point; CLOSED once its minutes are approved, CANCELLED when it never is held. */
export function standsOpen({ meeting }: DecidingScene): Outcome<true> {
  if (meeting.state === 'approved') return refuse('CLOSED')
  if (meeting.state === 'cancelled') return refuse('CANCELLED')
  return done(true)
}

/** @returns done while the board sits. */
export function inSession(scene: DecidingScene): Outcome<true> {
  const open = standsOpen(scene)
  if (!open.ok) return open
  return scene.meeting.state === 'in-session' ? done(true) : refuse('NOT_IN_SESSION')
}

/** @returns done outside a session: a circulation is for the time between meetings. */
export function betweenSessions(scene: DecidingScene): Outcome<true> {
  const open = standsOpen(scene)
  if (!open.ok) return open
  return scene.meeting.state === 'in-session' ? refuse('ALREADY_IN_SESSION') : done(true)
}

/** The one who asks leads the deciding: her role may, and while the board sits she has the gavel. */
export function leadsDeciding(scene: DecidingScene): Outcome<true> {
  const may = permitted(scene, 'decision.register')
  if (!may.ok) return may
  const { meeting, actor } = scene
  if (meeting.state !== 'in-session' || meeting.gavel === actor.person) return done(true)
  return refuse('GAVEL_ELSEWHERE', { params: { name: meeting.gavel === null ? '–' : scene.nameOf(meeting.gavel) } })
}

/** @returns RECUSED when the one who asks takes no part in the agenda item. */
export function takesPart({ meeting, actor, nameOf }: DecidingScene, item: AgendaItemId): Outcome<true> {
  if (!isRecused(meeting, item, actor.person)) return done(true)
  return refuse('RECUSED', { params: { name: nameOf(actor.person) } })
}

/** @returns who stands in for a member, or null. */
function deputyOf({ deputies }: Pick<Meeting, 'deputies'>, member: PersonId): PersonId | null {
  return ownEntry(deputies, member) ?? null
}

/** @returns the seats the one who asks may answer for without being in the room: her own, or those she stands in for. */
export function seatsSpokenFor({ seats, meeting, actor }: DecidingScene): readonly PersonId[] {
  const members = seats.map(({ member }) => member)
  if (members.includes(actor.person)) return [actor.person]
  return members.filter((member) => deputyOf(meeting, member) === actor.person)
}

/**
 * The server's clock may have gone back, or another server's be behind: nothing is stamped earlier than what it follows from.
 * @param earlier moments of that, as ISO text; null = there is none. @returns `now`, or the latest of them when that is later; ISO text
 */
export function notBefore(earlier: readonly (string | null)[], now: Date): string {
  return new Date(
    Math.max(now.getTime(), ...earlier.flatMap((each) => (each === null ? [] : [msOf(each)]))),
  ).toISOString()
}

/** @returns milliseconds since 1970 of ISO text. */
export function msOf(moment: string): number {
  return new Date(moment).getTime()
}
