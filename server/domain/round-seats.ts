// Round seats: for which seat a person answers in a round, in the room, in a circulation or before a round is held. One seat has one voice: what its
// member answered herself is changed by nobody else. Pure; called by rounds.

import type { Position } from '../../shared/deciding/position.ts'
import type { PersonId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { isPresent, isRecused, voicesOn } from '../../shared/point/who-is-there.ts'
import { type DecidingScene, inSession, msOf, seatsSpokenFor } from './deciding-scene.ts'
import type { RoundStanding, WordingStanding } from './deciding-standing.ts'

/** @returns the seat she speaks for in the room. Her presence ends her deputy's voice; what he has answered stands until she answers herself. */
export function seatInRoom(
  scene: DecidingScene,
  round: RoundStanding,
  answers: readonly Position[],
): Outcome<PersonId> {
  const sits = inSession(scene)
  if (!sits.ok) return sits
  const { meeting, actor, nameOf } = scene
  const name = { params: { name: nameOf(actor.person) } }
  if (isRecused(meeting, round.agendaItem, actor.person)) return refuse('RECUSED', name)
  if (seatsSpokenFor(scene).length === 0) return refuse('NO_SEAT', name)
  if (!isPresent(meeting, actor.person)) return refuse('NOT_PRESENT', name)
  const voices = [...voicesOn(scene, round.agendaItem)]
  const seat = voices.find(([member, voice]) => voice === actor.person && round.asked.includes(member))?.[0]
  if (seat === undefined) return refuse('NOT_ASKED', name)
  return isMembersOwn(scene, { round, answers, seat }) ? answeredHerself(scene, seat) : done(seat)
}

/** @returns the seat she answers a circulation for. */
export function seatInCirculation(
  scene: DecidingScene,
  round: RoundStanding,
  answers: readonly Position[],
): Outcome<PersonId> {
  const { meeting, actor, nameOf, now } = scene
  const name = { params: { name: nameOf(actor.person) } }
  if (isRecused(meeting, round.agendaItem, actor.person)) return refuse('RECUSED', name)
  if (round.deadline !== null && msOf(round.deadline) < now.getTime()) return refuse('DEADLINE_PAST')
  const seats = seatsSpokenFor(scene)
  if (seats.length === 0) return refuse('NO_SEAT', name)
  const asked = seats.filter((each) => round.asked.includes(each))
  const [first] = asked
  if (first === undefined) return refuse('NOT_ASKED', name)
  const seat = asked.find((each) => !isMembersOwn(scene, { round, answers, seat: each }))
  return seat === undefined ? answeredHerself(scene, first) : done(seat)
}

/** A deputy never puts his answer in place of one the member gave herself. One that does not count, since she is recused by now, is none. */
function isMembersOwn(
  { meeting, actor }: DecidingScene,
  o: {
    readonly round: Pick<RoundStanding, 'agendaItem'>
    readonly answers: readonly Position[]
    readonly seat: PersonId
  },
): boolean {
  const { seat } = o
  if (actor.person === seat || isRecused(meeting, o.round.agendaItem, seat)) return false
  return o.answers.some((answer) => answer.seat === seat && answer.by === seat)
}

function answeredHerself({ nameOf }: DecidingScene, seat: PersonId): Outcome<never> {
  return refuse('SEAT_ANSWERED', { params: { name: nameOf(seat) } })
}

/** @returns the seat she says something for before a round is held. */
export function seatBeforehand(
  scene: DecidingScene,
  wording: WordingStanding,
  answers: readonly Position[],
): Outcome<PersonId> {
  const seats = seatsSpokenFor(scene)
  const [first] = seats
  if (first === undefined) return refuse('NO_SEAT', { params: { name: scene.nameOf(scene.actor.person) } })
  const seat = seats.find((each) => !isMembersOwn(scene, { round: wording, answers, seat: each }))
  return seat === undefined ? answeredHerself(scene, first) : done(seat)
}
