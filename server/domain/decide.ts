// Decide: whether the board, or its owner, may make this decision now, and everything that follows from it: what stands in the register and what
// is done to the board. There is no other way to a decision than through here (and the command that reopens minutes). Pure; called by
// server/commands/deciding/decide-command.ts inside the transaction that writes it.

import type { Decide } from '../../shared/contract/deciding.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { Position } from '../../shared/deciding/position.ts'
import type { DecisionId, ItemId, PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { ownEntry } from '../../shared/point/own-entry.ts'
import { hasLeft, isPresent, isRecused, voicesOn } from '../../shared/point/who-is-there.ts'
import type { RuledBoard } from './board-rulings.ts'
import {
  betweenSessions,
  type DecidingScene,
  inSession,
  leadsDeciding,
  msOf,
  notBefore,
  permitted,
} from './deciding-scene.ts'
import type { RoundStanding, WordingStanding } from './deciding-standing.ts'
import { asReversed, type EarlierDecision, onStream } from './earlier-decision.ts'
import { type BoardPlan, planEffect } from './effect-plan.ts'
import { planReversal } from './reversal-plan.ts'
import { inForce } from './wordings.ts'

export interface DecideAsked {
  readonly scene: DecidingScene
  readonly id: DecisionId
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly agendaTitle: string | null
  readonly request: Omit<Decide, 'key'>
  readonly round: RoundStanding
  /** All that were held on the agenda item. */
  readonly rounds: readonly RoundStanding[]
  /** Those that were revealed. */
  readonly positions: readonly Position[]
  readonly wording: WordingStanding
  /** All of the agenda item. */
  readonly wordings: readonly WordingStanding[]
  /** All of the programme, by number. */
  readonly decisions: readonly EarlierDecision[]
  /** The queue as it was when the decision that is reversed was made. */
  readonly queueThen: readonly ItemId[]
  readonly ruled: RuledBoard
  readonly isMember: (person: PersonId) => boolean
}

/** A decision but for its place in the chain and the hashes it rests on. */
export type Conclusion = Omit<Decision, 'basis' | 'previousHash' | 'hash'>

/** @returns the decision and what it does to the board, or the first reason why not. */
export function decide(o: DecideAsked): Outcome<{ readonly decision: Conclusion; readonly plan: BoardPlan }> {
  const { scene, request, round, wording, positions } = o
  for (const check of [
    mayDecide,
    onSoundRound,
    onNewestRound,
    onWordingKnownBefore,
    asItsWordingSays,
    undecided,
    withQuorum,
    onItsPath,
  ]) {
    const passed = check(o)
    if (!passed.ok) return passed
  }
  const number = 1 + Math.max(0, ...o.decisions.map((decision) => decision.number))
  const carried = carryOut(o, number)
  if (!carried.ok) return carried
  const { plan, undone } = carried.value
  const decision: Conclusion = {
    id: o.id,
    programmeId: o.programmeId,
    number,
    pointId: o.pointId,
    agendaItem: round.agendaItem,
    agendaTitle: o.agendaTitle,
    internal: round.internal,
    wordingId: wording.id,
    roundId: round.id,
    wording: wording.text,
    path: request.path,
    grounds: request.grounds,
    effect: request.effect,
    positions: [...positions],
    reservations: positions
      .filter(({ position }) => position === 'reservation')
      .map(({ seat, reason }) => ({ seat, text: reason })),
    present: Object.fromEntries(voicesOn(scene, round.agendaItem)),
    quorum: scene.meeting.quorum,
    standing: standingOf(o),
    reverses: request.reverses,
    undone,
    reviewOn: request.reviewOn,
    decidedBy: scene.actor.person,
    decidedAt: notBefore([round.revealedAt], scene.now),
  }
  return done({ decision, plan })
}

/**
 * Who decides, and when: the board in session by who leads it and has not left; the owner herself, there; between sessions by who may register.
 * Nobody who is recused.
 */
function mayDecide({ scene, request, round }: DecideAsked): Outcome<true> {
  const { meeting, actor, nameOf } = scene
  const name = { params: { name: nameOf(actor.person) } }
  const may = permitted(scene, request.path === 'owner' ? 'decision.own' : 'decision.register')
  if (!may.ok) return may
  const isTime = request.path === 'circulation' ? betweenSessions(scene) : inSession(scene)
  if (!isTime.ok) return isTime
  if (isRecused(meeting, round.agendaItem, actor.person)) return refuse('RECUSED', name)
  if (request.path === 'circulation') return done(true)
  if (request.path === 'consensus') {
    const leads = leadsDeciding(scene)
    return leads.ok && hasLeft(meeting, actor.person) ? refuse('NOT_PRESENT', name) : leads
  }
  return isPresent(meeting, actor.person) ? done(true) : refuse('NOT_PRESENT', name)
}

/** The round was revealed, is of the kind its path asks for, and nobody who answered has been recused since. */
function onSoundRound({ scene, request, round, positions }: DecideAsked): Outcome<true> {
  if (round.state === 'withdrawn') return refuse('ROUND_CLOSED')
  if (round.state === 'open') return refuse('ROUND_NOT_REVEALED')
  const isCirculated = round.how === 'circulation'
  if (request.path !== 'owner' && (request.path === 'circulation') !== isCirculated) {
    return refuse('INVALID', { field: 'path' })
  }
  const recused = positions.find(({ by }) => isRecused(scene.meeting, round.agendaItem, by))
  return recused === undefined ? done(true) : refuse('RECUSED', { params: { name: scene.nameOf(recused.by) } })
}

/** What the board said last is what it says: no earlier round is chosen in its place, and none is while another still takes answers. */
function onNewestRound({ round, rounds }: DecideAsked): Outcome<true> {
  if (rounds.some(({ state }) => state === 'open')) return refuse('ROUND_OPEN')
  const isNewest = rounds.every(({ state, number }) => state !== 'revealed' || number <= round.number)
  return isNewest ? done(true) : refuse('ROUND_SUPERSEDED')
}

function onWordingKnownBefore({ round, wording, wordings }: DecideAsked): Outcome<true> {
  const { publishedAt } = wording
  if (publishedAt === null || msOf(publishedAt) > msOf(round.openedAt)) return refuse('WORDING_UNPUBLISHED')
  return inForce(wording, wordings)
}

/** What was written to take a decision back is decided as that: nobody answers one thing and decides another. */
function asItsWordingSays({ request, wording }: DecideAsked): Outcome<true> {
  const isOther = wording.reverses !== null && wording.reverses !== request.reverses
  return isOther ? refuse('INVALID', { field: 'reverses' }) : done(true)
}

/** One decision stands on an agenda item; another comes only by taking it back. */
function undecided({ request, round, wording, pointId, decisions }: DecideAsked): Outcome<true> {
  const standing = decisions.find(
    ({ id, reversedIn, ...decision }) =>
      decision.wordingId === wording.id ||
      (decision.pointId === pointId &&
        decision.agendaItem === round.agendaItem &&
        reversedIn === null &&
        id !== request.reverses),
  )
  return standing === undefined ? done(true) : refuse('DECIDED_ALREADY', { params: { decision: standing.number } })
}

/** As the decision keeps it, judged by the same as its quorum. */
function standingOf(o: DecideAsked): Decision['standing'] {
  const { meeting, seats } = o.scene
  const { voices, answered } = countedFor(o)
  return {
    seats: seats.length,
    met: o.request.path === 'circulation' ? answered : voices,
    recused: [...(ownEntry(meeting.recusals, o.round.agendaItem) ?? [])],
    deputies: { ...meeting.deputies },
  }
}

/** Seats somebody speaks for now, and of those that were asked how many have answered. */
function countedFor({ scene, round, positions }: DecideAsked): { readonly voices: number; readonly answered: number } {
  return {
    voices: voicesOn(scene, round.agendaItem).size,
    answered: positions.filter(({ seat }) => round.asked.includes(seat)).length,
  }
}

/** As many speak for their seats now, and have answered, as the board needs; in a circulation those who have answered are those who are there. */
function withQuorum(o: DecideAsked): Outcome<true> {
  const { scene, request } = o
  const needed = scene.meeting.quorum
  const { voices, answered } = countedFor(o)
  if (request.path !== 'circulation' && voices < needed) {
    return refuse('NO_QUORUM', { params: { present: voices, needed } })
  }
  const isEnough = request.path === 'owner' || answered >= needed
  return isEnough ? done(true) : refuse('TOO_FEW_ANSWERS', { params: { answered, needed } })
}

/** The board agrees when nobody is against; the owner decides only where somebody is, and says why. */
function onItsPath({ request, positions }: DecideAsked): Outcome<true> {
  const agrees = positions.every(({ position }) => position === 'supports' || position === 'reservation')
  if (request.path !== 'owner') return agrees ? done(true) : refuse('NO_CONSENSUS')
  if (agrees) return refuse('CONSENSUS_STANDS')
  return request.grounds.trim() === '' ? refuse('GROUNDS_MISSING', { field: 'grounds' }) : done(true)
}

/** What is taken back first, then the effect itself, on the board as it is then. */
function carryOut(
  o: DecideAsked,
  number: number,
): Outcome<{ readonly plan: BoardPlan; readonly undone: Decision['undone'] }> {
  const { request, ruled, pointId, isMember } = o
  const { effect } = request
  const { internal } = o.round
  const ofStream = effect.type === 'stream' ? onStream(o.decisions, effect.name).map((earlier) => earlier.number) : []
  const asked = { effect, decision: number, internal, pointId, ofStream, isMember }
  if (request.reverses === null) {
    const plan = planEffect(ruled, asked)
    return plan.ok ? done({ plan: plan.value, undone: null }) : plan
  }
  const reversed = o.decisions.find(({ id }) => id === request.reverses)
  if (reversed === undefined) return refuse('NOT_FOUND')
  if (reversed.reversedIn !== null) return refuse('REVERSED_ALREADY', { params: { decision: reversed.reversedIn } })
  const back = planReversal(ruled, {
    decision: number,
    reversed: asReversed({ reversed, decisions: o.decisions, queueThen: o.queueThen }),
  })
  const plan = planEffect({ board: back.board, rulings: back.rulings }, asked)
  if (!plan.ok) return plan
  return done({
    plan: { ...plan.value, changes: [...back.changes, ...plan.value.changes] },
    undone: back.undone,
  })
}
