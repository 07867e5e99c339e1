// A board that decides, to test with: five seats of which the owner's is one, a deputy, a facilitator and a commenter; one agenda item; a few items on the
// board. Keeps what the store would keep, asks the pure conclusions, and writes what they say. Time stands still until it is moved.

import { beforehandOn, isAwaited } from '../../../server/domain/awaited.ts'
import type { RuledBoard } from '../../../server/domain/board-rulings.ts'
import type { Conclusion } from '../../../server/domain/decide.ts'
import { decide } from '../../../server/domain/decide.ts'
import type { DecidingScene } from '../../../server/domain/deciding-scene.ts'
import type { RoundStanding, WordingStanding } from '../../../server/domain/deciding-standing.ts'
import { boardWith } from '../../../server/domain/effect-plan.ts'
import { givePosition, givePositionBeforehand, openRound, reveal, withdraw } from '../../../server/domain/rounds.ts'
import { publishWording, writeWording } from '../../../server/domain/wordings.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import type { Decide } from '../../../shared/contract/deciding.ts'
import type { GivenPosition, Position } from '../../../shared/deciding/position.ts'
import {
  agendaItemIdSchema,
  type DecisionId,
  decisionIdSchema,
  type ItemId,
  type PersonId,
  personIdSchema,
  pointIdSchema,
  programmeIdSchema,
  roundIdSchema,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { voicesOn } from '../../../shared/point/who-is-there.ts'
import type { Role } from '../../../shared/role.ts'
import { asCut, fullCut, id, itemWith } from '../../shared/a-board.ts'

const person = (name: string): PersonId => personIdSchema.parse(name)
export const owner = person('eier')
export const ola = person('ola')
export const ingrid = person('ingrid')
export const liv = person('liv')
export const mats = person('mats')
export const deputy = person('vara')
export const facilitator = person('moteleder')
export const commenter = person('kommentar')
export const members = [owner, ola, ingrid, liv, mats]
export const everybody = [...members, deputy, facilitator, commenter]

const roles: Readonly<Record<string, Role>> = {
  eier: 'programme-owner',
  vara: 'deputy',
  moteleder: 'facilitator',
  kommentar: 'commenter',
}
const seats = members.map((member) => ({ member }))
export const item = agendaItemIdSchema.parse('sak-1')
export const pointId = pointIdSchema.parse('punkt-1')
const programmeId = programmeIdSchema.parse('program')

const uuid = (kind: string, number: number): string =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${`${number}`.padStart(12, '0')}`
const said = { done: true }
const ready = { what: said, who: said, size: said, benefit: said, operation: said, maintenance: said }
const [first = '', second = '', third = ''] = firstRanks(3)

/** DD-1 and DD-2 ready in the queue, DD-3 not ready there; KI-K1 ready on the cut list; DD-1 says all a cut must. */
export const aRuledBoard: RuledBoard = {
  board: boardOf(
    new Map(
      [
        itemWith({ id: id('DD-1'), ready, cut: asCut(fullCut), position: { list: 'queue', rank: first } }),
        itemWith({ id: id('DD-2'), ready, position: { list: 'queue', rank: second } }),
        itemWith({ id: id('DD-3'), cut: asCut(fullCut), position: { list: 'queue', rank: third } }),
        itemWith({ id: id('KI-K1'), ready, cut: asCut(fullCut), position: { list: 'cut', rank: first } }),
      ].map((each) => [each.id, each]),
    ),
  ),
  rulings: { frozen: new Map(), scope: null, streams: [], frame: null, cutArea: null },
}

export const supports: GivenPosition = { position: 'supports', reason: '' }
export const cannot: GivenPosition = { position: 'cannot', reason: 'For dyrt for kommunene' }
export const reservation: GivenPosition = { position: 'reservation', reason: 'Forutsetter opplæring' }

export interface World {
  now: Date
  meeting: Meeting
  readonly wordings: WordingStanding[]
  readonly rounds: RoundStanding[]
  readonly beforehand: Map<string, Position[]>
  readonly answers: Map<string, Position[]>
  readonly decisions: Conclusion[]
  ruled: RuledBoard
  /** The queue as it was when each decision was made. */
  readonly queues: Map<string, readonly ItemId[]>
}

export function aWorld(): World {
  return {
    now: new Date('2026-11-26T10:00:00.000Z'),
    meeting: { ...newMeeting(seats), state: 'called' },
    wordings: [],
    rounds: [],
    beforehand: new Map(),
    answers: new Map(),
    decisions: [],
    ruled: aRuledBoard,
    queues: new Map(),
  }
}

function sceneOf(world: World, actor: PersonId): DecidingScene {
  const role = roles[actor] ?? 'board-member'
  return { meeting: world.meeting, seats, now: world.now, actor: { person: actor, role }, nameOf: (each) => each }
}

export function voices(world: World): ReadonlyMap<PersonId, PersonId> {
  return voicesOn(sceneOf(world, owner), item)
}

export function pass(world: World, ms: number): void {
  world.now = new Date(world.now.getTime() + ms)
}

/** The facilitator starts, with these people in the room. */
export function sits(world: World, ...people: readonly PersonId[]): void {
  world.meeting = { ...world.meeting, state: 'in-session', gavel: facilitator }
  for (const each of people) comes(world, each)
}

export function comes(world: World, each: PersonId): void {
  stays(world, each, [{ from: world.now.toISOString(), to: null, how: 'room' }])
}

export function goes(world: World, each: PersonId): void {
  stays(world, each, [{ from: world.now.toISOString(), to: world.now.toISOString(), how: 'room' }])
}

function stays(world: World, each: PersonId, all: Meeting['attendance'][PersonId]['stays']): void {
  world.meeting = {
    ...world.meeting,
    attendance: { ...world.meeting.attendance, [each]: { answer: null, stays: all } },
  }
}

export function recuses(world: World, each: PersonId, recused = true): void {
  const others = (world.meeting.recusals[item] ?? []).filter((other) => other !== each)
  world.meeting = { ...world.meeting, recusals: { [item]: recused ? [...others, each] : others } }
}

export function standsIn(world: World, who: PersonId, forWhom: PersonId | null): void {
  world.meeting = { ...world.meeting, deputies: forWhom === null ? {} : { [forWhom]: who } }
}

/** Writes a version of the wording, and publishes it. */
export function write(
  world: World,
  actor: PersonId,
  o: { readonly text?: string; readonly publish: boolean; readonly reverses?: DecisionId },
): Outcome<WordingStanding> {
  const { wordings, rounds } = world
  const written = writeWording({ scene: sceneOf(world, actor), agendaItem: item, wordings, rounds, publish: o.publish })
  if (!written.ok) return written
  const number = written.value.version
  const text = o.text ?? `Styret vedtar, versjon ${number}.`
  const wording = {
    ...written.value,
    id: wordingIdSchema.parse(uuid('1', number)),
    agendaItem: item,
    internal: false,
    reverses: o.reverses ?? null,
    text,
  }
  wordings.push(wording)
  return done(wording)
}

export function publish(world: World, actor: PersonId, version: number): Outcome<string> {
  const at = world.wordings.findIndex((each) => each.version === version)
  const wording = world.wordings[at]
  if (wording === undefined) return refuse('NOT_FOUND')
  const { wordings, rounds } = world
  const published = publishWording({ scene: sceneOf(world, actor), wording, wordings, rounds })
  if (published.ok) world.wordings[at] = { ...wording, publishedAt: published.value }
  return published
}

export function open(
  world: World,
  actor: PersonId,
  o: { readonly how?: 'meeting' | 'circulation'; readonly deadline?: string | null; readonly version?: number } = {},
): Outcome<RoundStanding> {
  const version = o.version ?? world.wordings.length
  const wording = world.wordings.find((each) => each.version === version)
  if (wording === undefined) return refuse('NOT_FOUND')
  const opened = openRound({
    scene: sceneOf(world, actor),
    id: roundIdSchema.parse(uuid('2', world.rounds.length + 1)),
    wording,
    wordings: world.wordings,
    rounds: world.rounds,
    decidedIn: world.decisions.find((decision) => decision.wordingId === wording.id)?.number ?? null,
    beforehand: world.beforehand.get(wording.id) ?? [],
    how: o.how ?? 'meeting',
    deadline: o.deadline ?? null,
  })
  if (!opened.ok) return opened
  world.rounds.push(opened.value.round)
  world.answers.set(opened.value.round.id, [...opened.value.positions])
  return done(opened.value.round)
}

/** Gives a position in the newest round, or in one told. */
export function give(
  world: World,
  actor: PersonId,
  given: GivenPosition,
  at = world.rounds.length - 1,
): Outcome<Position> {
  const round = world.rounds[at]
  if (round === undefined) return refuse('NOT_FOUND')
  const answers = world.answers.get(round.id) ?? []
  const position = givePosition({ scene: sceneOf(world, actor), round, answers, given })
  if (position.ok) world.answers.set(round.id, put(answers, position.value))
  return position
}

export function giveBeforehand(world: World, actor: PersonId, given: GivenPosition): Outcome<Position> {
  const wording = world.wordings.at(-1)
  if (wording === undefined) return refuse('NOT_FOUND')
  const answers = world.beforehand.get(wording.id) ?? []
  const { wordings, rounds } = world
  const scene = sceneOf(world, actor)
  const position = givePositionBeforehand({ scene, wording, wordings, rounds, answers, given })
  if (position.ok) world.beforehand.set(wording.id, put(answers, position.value))
  return position
}

function put(answers: readonly Position[], position: Position): Position[] {
  return [...answers.filter(({ seat }) => seat !== position.seat), position]
}

export function show(world: World, actor: PersonId): Outcome<readonly Position[]> {
  const round = world.rounds.at(-1)
  if (round === undefined) return refuse('NOT_FOUND')
  const shown = reveal({ scene: sceneOf(world, actor), round, answers: world.answers.get(round.id) ?? [] })
  if (!shown.ok) return shown
  world.rounds[world.rounds.length - 1] = shown.value.round
  world.answers.set(round.id, [...shown.value.positions])
  return done(shown.value.positions)
}

export function takeBack(world: World, actor: PersonId): Outcome<RoundStanding> {
  const round = world.rounds.at(-1)
  if (round === undefined) return refuse('NOT_FOUND')
  const gone = withdraw({ scene: sceneOf(world, actor), round })
  if (gone.ok) world.rounds[world.rounds.length - 1] = gone.value
  return gone
}

/** @returns whether the newest round waits for somebody, and the newest wording for her position beforehand. */
export function waitsFor(world: World, actor: PersonId): { readonly round: boolean; readonly beforehand: boolean } {
  const scene = sceneOf(world, actor)
  const { wordings, rounds } = world
  const [wording, round] = [wordings.at(-1), rounds.at(-1)]
  const seats = (positions: readonly Position[] | undefined) => (positions ?? []).map(({ seat }) => seat)
  return {
    round: round !== undefined && isAwaited({ scene, round, answered: seats(world.answers.get(round.id)) }),
    beforehand:
      wording !== undefined &&
      beforehandOn({ scene, wording, wordings, rounds, beforehand: seats(world.beforehand.get(wording.id)) }).waits,
  }
}

/** Says whether she comes. */
export function answersCall(world: World, each: PersonId, answer: Meeting['attendance'][PersonId]['answer']): void {
  world.meeting = {
    ...world.meeting,
    attendance: { ...world.meeting.attendance, [each]: { answer, stays: [] } },
  }
}

/** Decides on the newest round, or on one told. */
export function conclude(
  world: World,
  actor: PersonId,
  request: Partial<Omit<Decide, 'key' | 'roundId'>> = {},
  at = world.rounds.length - 1,
): Outcome<Conclusion> {
  const round = world.rounds[at]
  const wording = world.wordings.find((each) => each.id === round?.wordingId)
  if (round === undefined || wording === undefined) return refuse('NOT_FOUND')
  const whole = { path: 'consensus', grounds: '', effect: { type: 'none' }, reviewOn: null, reverses: null } as const
  const { decisions } = world
  const decided = decide({
    scene: sceneOf(world, actor),
    id: decisionIdSchema.parse(uuid('3', decisions.length + 1)),
    programmeId,
    pointId,
    agendaTitle: 'Omfang',
    request: { ...whole, ...request, roundId: round.id },
    round,
    rounds: world.rounds,
    positions: world.answers.get(round.id) ?? [],
    wording,
    wordings: world.wordings,
    decisions: decisions.map((decision) => ({
      ...decision,
      reversedIn: decisions.find(({ reverses }) => reverses === decision.id)?.number ?? null,
    })),
    queueThen: world.queues.get(request.reverses ?? '') ?? [],
    ruled: world.ruled,
    isMember: (each) => everybody.includes(each),
  })
  if (!decided.ok) return decided
  const { decision, plan } = decided.value
  world.queues.set(decision.id, world.ruled.board.queue)
  world.decisions.push(decision)
  world.ruled = { board: boardWith(world.ruled.board, plan.changes), rulings: plan.rulings }
  return done(decision)
}
