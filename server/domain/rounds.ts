// Consensus rounds: opened on a published wording, answered blind by the seats that were asked, revealed all together or withdrawn. Who is asked
// is fixed when the round opens. Pure: plain values in, a round and positions out. Called by the commands of server/http.

import type { GivenPosition, Position } from '../../shared/deciding/position.ts'
import type { AgendaItemId, PersonId, RoundId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Meeting, PointState } from '../../shared/point/meeting.ts'
import { isPresent, isRecused, voicesOn } from '../../shared/point/who-is-there.ts'
import {
  betweenSessions,
  type DecidingScene,
  inSession,
  leadsDeciding,
  msOf,
  notBefore,
  permitted,
  standsOpen,
} from './deciding-scene.ts'
import type { RoundStanding, WordingStanding } from './deciding-standing.ts'
import { seatBeforehand, seatInCirculation, seatInRoom } from './round-seats.ts'
import { inForce } from './wordings.ts'

/**
 * Opens a round. In session those are asked who fill a seat and are not recused; positions that absent members gave beforehand are taken in. A
 * circulation asks every seat that is not recused, outside a session, until its deadline.
 * @param o.wordings all of the agenda item; @param o.rounds all that were held on it
 * @param o.decidedIn number of the decision that stands on this wording, or null
 * @param o.beforehand positions given on this wording before
 */
export function openRound(o: {
  readonly scene: DecidingScene
  readonly id: RoundId
  readonly wording: WordingStanding
  readonly wordings: readonly WordingStanding[]
  readonly rounds: readonly RoundStanding[]
  readonly decidedIn: number | null
  readonly beforehand: readonly Position[]
  readonly how: 'meeting' | 'circulation'
  readonly deadline: string | null
}): Outcome<{ readonly round: RoundStanding; readonly positions: readonly Position[] }> {
  const { scene, wording, rounds, how } = o
  const may = leadsDeciding(scene)
  if (!may.ok) return may
  const here = how === 'meeting' ? inSession(scene) : betweenSessions(scene)
  if (!here.ok) return here
  const stands = inForce(wording, o.wordings)
  if (!stands.ok) return stands
  if (o.decidedIn !== null) return refuse('DECIDED_ALREADY', { params: { decision: o.decidedIn } })
  if (rounds.some(({ state }) => state === 'open')) return refuse('ROUND_OPEN')
  const deadline = how === 'circulation' ? o.deadline : null
  if (how === 'circulation' && (deadline === null || msOf(deadline) <= scene.now.getTime())) {
    return refuse('DEADLINE_MISSING')
  }
  const asked = askedOn(scene, wording.agendaItem, how)
  if (asked.length === 0) return refuse('NOBODY_ASKED')
  const { agendaItem, internal } = wording
  const round: RoundStanding = {
    id: o.id,
    wordingId: wording.id,
    agendaItem,
    internal,
    number: 1 + Math.max(0, ...rounds.map(({ number }) => number)),
    how,
    state: 'open',
    asked,
    openedBy: scene.actor.person,
    openedAt: notBefore([wording.publishedAt], scene.now),
    deadline,
    revealedAt: null,
  }
  return done({ round, positions: takenIn(o.beforehand, round, scene) })
}

/** @returns the seats a round asks. */
function askedOn(scene: DecidingScene, item: AgendaItemId, how: 'meeting' | 'circulation'): readonly PersonId[] {
  if (how === 'meeting') return [...voicesOn(scene, item).keys()]
  return scene.seats.map(({ member }) => member).filter((member) => !isRecused(scene.meeting, item, member))
}

/** Of what was given beforehand: what comes from seats nobody speaks for now, and from nobody who is recused. In a circulation nobody is there. */
function takenIn(
  beforehand: readonly Position[],
  { agendaItem, asked, how }: RoundStanding,
  { meeting, seats }: DecidingScene,
): readonly Position[] {
  return beforehand.filter(({ seat, by }) => {
    if (isRecused(meeting, agendaItem, seat) || isRecused(meeting, agendaItem, by)) return false
    if (!seats.some(({ member }) => member === seat)) return false
    return how === 'circulation' ? asked.includes(seat) : !asked.includes(seat) && !isPresent(meeting, by)
  })
}

/** @param o.answers the positions of the round so far. @returns the position as it is kept, in place of the seat's earlier one. */
export function givePosition(o: {
  readonly scene: DecidingScene
  readonly round: RoundStanding
  readonly answers: readonly Position[]
  readonly given: GivenPosition
}): Outcome<Position> {
  const { scene, round, given } = o
  const may = permitted(scene, 'position.give')
  if (!may.ok) return may
  const open = standsOpen(scene)
  if (!open.ok) return open
  if (round.state !== 'open') return refuse('ROUND_CLOSED')
  const seat =
    round.how === 'meeting' ? seatInRoom(scene, round, o.answers) : seatInCirculation(scene, round, o.answers)
  return seat.ok ? done(positionOf(scene, { seat: seat.value, given, since: round.openedAt, beforehand: false })) : seat
}

function positionOf(
  { actor, now }: DecidingScene,
  o: {
    readonly seat: PersonId
    readonly given: GivenPosition
    readonly since: string | null
    readonly beforehand: boolean
  },
): Position {
  const { seat, given, since, beforehand } = o
  const { position, reason } = given
  return { seat, by: actor.person, position, reason, givenAt: notBefore([since], now), beforehand }
}

/**
 * A position on a published wording before a round is held on it, by somebody who will be absent then.
 * @param o.rounds those held on this agenda item; @param o.given what is said; @param o.answers what was given beforehand so far
 */
export function givePositionBeforehand(o: {
  readonly scene: DecidingScene
  readonly wording: WordingStanding
  readonly wordings: readonly WordingStanding[]
  readonly rounds: readonly RoundStanding[]
  readonly answers: readonly Position[]
  readonly given: GivenPosition
}): Outcome<Position> {
  const { scene, wording } = o
  const may = permitted(scene, 'position.give')
  if (!may.ok) return may
  const open = standsOpen(scene)
  if (!open.ok) return open
  const { meeting, actor, nameOf } = scene
  const name = { params: { name: nameOf(actor.person) } }
  if (isRecused(meeting, wording.agendaItem, actor.person)) return refuse('RECUSED', name)
  const stands = inForce(wording, o.wordings)
  if (!stands.ok) return stands
  const held = o.rounds.filter(({ wordingId, state }) => wordingId === wording.id && state !== 'withdrawn')
  if (held.some(({ state }) => state === 'open')) return refuse('ROUND_OPEN')
  if (held.length > 0) return refuse('ROUND_CLOSED')
  const seat = seatBeforehand(scene, wording, o.answers)
  return seat.ok
    ? done(positionOf(scene, { seat: seat.value, given: o.given, since: wording.publishedAt, beforehand: true }))
    : seat
}

/**
 * Shows all positions together, those of a meeting while it sits: whoever was asked and is still there has answered; those who have left may be
 * gone without. A circulation is
 * revealed when all have answered or its deadline is past.
 * @returns the round, and the positions that count: those of people who were recused meanwhile do not
 */
export function reveal(o: {
  readonly scene: DecidingScene
  readonly round: RoundStanding
  readonly answers: readonly Position[]
}): Outcome<{ readonly round: RoundStanding; readonly positions: readonly Position[] }> {
  const { scene, round } = o
  const may = steersRound(scene, round)
  if (!may.ok) return may
  const isTime = round.how === 'meeting' ? inSession(scene) : done(true)
  if (!isTime.ok) return isTime
  const { meeting, nameOf, now } = scene
  const positions = counting(o.answers, round, meeting)
  const missing = waitedFor(scene, round, positions)
  if (round.how === 'meeting' && missing.length > 0) {
    return refuse('ANSWERS_MISSING', { params: { names: missing.map(nameOf).join(', ') } })
  }
  const isOver = round.deadline !== null && msOf(round.deadline) <= now.getTime()
  if (round.how === 'circulation' && missing.length > 0 && !isOver) return refuse('DEADLINE_AHEAD')
  if (positions.length === 0) return refuse('NOBODY_ANSWERED')
  const revealedAt = notBefore([round.openedAt, ...positions.map(({ givenAt }) => givenAt)], now)
  return done({ round: { ...round, state: 'revealed', revealedAt }, positions })
}

/** Ends a round without showing anything. */
export function withdraw(o: { readonly scene: DecidingScene; readonly round: RoundStanding }): Outcome<RoundStanding> {
  const may = steersRound(o.scene, o.round)
  return may.ok ? done({ ...o.round, state: 'withdrawn' }) : may
}

/**
 * A meeting's rounds end with its session, a circulation's when the point is closed or cancelled: nobody can answer or reveal them then.
 * @param state the point's; @param rounds all of the point. @returns those that end, withdrawn
 */
export function roundsEndedBy(state: PointState, rounds: readonly RoundStanding[]): readonly RoundStanding[] {
  const isOver = state === 'approved' || state === 'cancelled'
  return rounds
    .filter((round) => round.state === 'open' && (isOver || (state === 'adjourned' && round.how === 'meeting')))
    .map((round) => ({ ...round, state: 'withdrawn' }))
}

/** @returns whom to ask again: those a round still waits for, and never one who has answered. */
export function remind(o: {
  readonly scene: DecidingScene
  readonly round: RoundStanding
  readonly answers: readonly Position[]
}): Outcome<readonly PersonId[]> {
  const may = steersRound(o.scene, o.round)
  return may.ok ? done(waitedFor(o.scene, o.round, counting(o.answers, o.round, o.scene.meeting))) : may
}

/** @returns the answers that count: those of people who were recused since do not. */
export function counting<Answer extends Pick<Position, 'by'>>(
  answers: readonly Answer[],
  { agendaItem }: Pick<RoundStanding, 'agendaItem'>,
  meeting: Pick<Meeting, 'recusals'>,
): readonly Answer[] {
  return answers.filter(({ by }) => !isRecused(meeting, agendaItem, by))
}

function steersRound(scene: DecidingScene, round: RoundStanding): Outcome<true> {
  const may = round.how === 'meeting' ? leadsDeciding(scene) : permitted(scene, 'decision.register')
  if (!may.ok) return may
  const open = standsOpen(scene)
  if (!open.ok) return open
  return round.state === 'open' ? done(true) : refuse('ROUND_CLOSED')
}

/** Those who owe an answer: in a meeting who speaks for an asked seat now, in a circulation the members themselves. */
function waitedFor(scene: DecidingScene, round: RoundStanding, answers: readonly Position[]): readonly PersonId[] {
  const { meeting } = scene
  const unanswered = round.asked.filter((member) => !answers.some(({ seat }) => seat === member))
  if (round.how === 'circulation') {
    return unanswered.filter((member) => !isRecused(meeting, round.agendaItem, member))
  }
  const voices = voicesOn(scene, round.agendaItem)
  return unanswered.flatMap((member) => voices.get(member) ?? [])
}
