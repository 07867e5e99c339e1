// Deciding scene of a command, read inside its transaction under the programme's lock: the meeting as it stays until the commit, the seats, and the
// role of who asks as it is in that moment, so that no right that was withdrawn before is used. Called by the commands of deciding.

import type { PersonId, PointId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { DecidingScene } from '../../domain/deciding-scene.ts'
import type { Transaction } from '../../store/database.ts'
import { lockMeeting } from '../../store/meetings.ts'
import { membersOf } from '../../store/people.ts'
import { untouched } from '../meeting/act-on-meeting.ts'
import { seatsOf } from '../meeting/meeting-world.ts'

export interface SceneAsked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly person: PersonId
  readonly now: Date
}

export interface ReadScene {
  readonly scene: DecidingScene
  readonly isMember: (person: PersonId) => boolean
}

/** @returns NOT_FOUND for a point of another programme and for somebody without a place on this one. */
export async function readScene(tx: Transaction, asked: SceneAsked): Promise<Outcome<ReadScene>> {
  const { programmeId, pointId, person, now } = asked
  const members = await membersOf(tx, programmeId)
  const role = members.find((member) => member.person.id === person)?.role
  const point = role === undefined ? null : await lockMeeting(tx, pointId)
  if (role === undefined || point?.programmeId !== programmeId) return refuse('NOT_FOUND')
  const seats = seatsOf(members)
  const { meeting } = point.stored ?? untouched(pointId, seats)
  const names = new Map(members.map((member) => [member.person.id, member.person.name]))
  const nameOf = (each: PersonId): string => names.get(each) ?? each
  return done({ scene: { meeting, seats, now, actor: { person, role }, nameOf }, isMember: (each) => names.has(each) })
}

/** What is internal does not stand, for somebody who may not read it. @returns it, or NOT_FOUND */
export function legible<Row extends { readonly internal: boolean; readonly pointId: PointId }>(
  { actor }: DecidingScene,
  pointId: PointId,
  row: Row | null,
): Outcome<Row> {
  const stands = row !== null && row.pointId === pointId && (!row.internal || may(actor.role, 'internal.read'))
  return stands ? done(row) : refuse('NOT_FOUND')
}
