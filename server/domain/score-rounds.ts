// Score rounds: named items scored by named people, each alone, and shown all together. Who is asked is fixed when the round opens; who is away may be
// answered for by her deputy at the meeting that is called or sits. Pure: plain values in, rounds and scores out. Called by server/commands/scores.

import type { BenefitId, ItemId, PersonId, ScoreRoundId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { type ScoreResult, spreadOf } from '../../shared/priority/score-summary.ts'
import type { Role } from '../../shared/role.ts'
import { may, type Permission } from '../../shared/rules/permissions.ts'
import { msOf, notBefore } from './deciding-scene.ts'

export interface ScoreRound {
  readonly id: ScoreRoundId
  /** Runs from 1 in the programme. */
  readonly number: number
  readonly items: readonly ItemId[]
  readonly criteria: readonly BenefitId[]
  /** By seat: those who are asked, whoever answers for them. */
  readonly asked: readonly PersonId[]
  readonly state: 'open' | 'revealed' | 'withdrawn'
  readonly openedBy: PersonId
  readonly openedAt: string
  readonly deadline: string | null
  readonly revealedAt: string | null
  /** Those it was shown without. */
  readonly missing: readonly PersonId[]
  /** Null until it is revealed. */
  readonly results: readonly ScoreResult[] | null
}

/** What one seat says of one item on one criterion; no mark = it is not hers to judge. */
export interface Score {
  readonly seat: PersonId
  readonly by: PersonId
  readonly item: ItemId
  readonly criterion: BenefitId
  readonly mark: number | null
  readonly reason: string
  readonly givenAt: string
}

export interface ScoreScene {
  readonly actor: { readonly person: PersonId; readonly role: Role }
  /** Who has a place on the programme, and as what. */
  readonly roles: ReadonlyMap<PersonId, Role>
  /** Member → who stands in for her at the meeting that is called or sits. */
  readonly deputies: ReadonlyMap<PersonId, PersonId>
  readonly now: Date
  readonly nameOf: (person: PersonId) => string
}

type Cells = Readonly<Record<string, { readonly mark: number | null; readonly reason: string }>>

function permitted({ actor }: ScoreScene, permission: Permission): Outcome<true> {
  return may(actor.role, permission) ? done(true) : refuse('FORBIDDEN', { params: { permission } })
}

/**
 * Opens a round.
 * @param o.people who is asked; null = everybody who may score but deputies, who answer for those they stand in for
 * @param o.criteria null = all of the programme's benefits
 * @param o.open rounds that stand open; @param o.isOnBoard whether an item stands; @param o.frozenBy the decision that holds one, or null
 */
export function openScoreRound(o: {
  readonly scene: ScoreScene
  readonly id: ScoreRoundId
  readonly number: number
  readonly items: readonly ItemId[]
  readonly criteria: readonly BenefitId[] | null
  readonly people: readonly PersonId[] | null
  readonly deadline: string | null
  readonly benefits: readonly BenefitId[]
  readonly open: readonly ScoreRound[]
  readonly isOnBoard: (item: ItemId) => boolean
  readonly frozenBy: (item: ItemId) => number | null
}): Outcome<ScoreRound> {
  const { scene, deadline, benefits } = o
  const allowed = permitted(scene, 'score.run')
  if (!allowed.ok) return allowed
  const items = [...new Set(o.items)]
  for (const item of items) {
    if (!o.isOnBoard(item)) return refuse('UNKNOWN_ITEM', { record: item, params: { id: item } })
    if (o.open.some((round) => round.items.includes(item)))
      return refuse('SCORES_OPEN', { record: item, params: { id: item } })
  }
  const free = standFree(items, o.frozenBy)
  if (!free.ok) return free
  const criteria = benefits.filter((each) => o.criteria === null || o.criteria.includes(each))
  if (criteria.length === 0 || !(o.criteria ?? []).every((each) => benefits.includes(each)))
    return refuse('INVALID', { field: 'criteria' })
  const asked = [...new Set(o.people ?? askedUnlessTold(scene))]
  const unfit = asked.find((person) => !may(scene.roles.get(person) ?? null, 'score.give'))
  if (unfit !== undefined) return refuse('SCORER_UNFIT', { field: 'people', params: { name: scene.nameOf(unfit) } })
  if (deadline !== null && msOf(deadline) <= scene.now.getTime())
    return refuse('DEADLINE_BEHIND', { field: 'deadline' })
  return done({
    id: o.id,
    number: o.number,
    items,
    criteria,
    asked,
    state: 'open',
    openedBy: scene.actor.person,
    openedAt: scene.now.toISOString(),
    deadline,
    revealedAt: null,
    missing: [],
    results: null,
  })
}

function askedUnlessTold({ roles }: ScoreScene): readonly PersonId[] {
  return [...roles].flatMap(([person, role]) => (may(role, 'score.give') && role !== 'deputy' ? [person] : []))
}

/** What a decision holds is not given another mark. @returns FROZEN with the first of them */
function standFree(items: readonly ItemId[], frozenBy: (item: ItemId) => number | null): Outcome<true> {
  for (const item of items) {
    const decision = frozenBy(item)
    if (decision !== null) return refuse('FROZEN', { record: item, params: { id: item, decision } })
  }
  return done(true)
}

/**
 * For whom somebody answers: for herself where she is asked, otherwise for the member she stands in for, unless that member has answered herself.
 * @param scores of the round so far
 */
export function seatScoredFor(
  scene: Pick<ScoreScene, 'actor' | 'deputies' | 'nameOf'>,
  round: Pick<ScoreRound, 'asked'>,
  scores: readonly Pick<Score, 'seat' | 'by'>[],
): Outcome<PersonId> {
  const { person } = scene.actor
  if (round.asked.includes(person)) return done(person)
  const seats = round.asked.filter((seat) => scene.deputies.get(seat) === person)
  const free = seats.find((seat) => !scores.some((score) => score.seat === seat && score.by === seat))
  if (free !== undefined) return done(free)
  const [first] = seats
  return first === undefined
    ? refuse('NOT_ASKED', { params: { name: scene.nameOf(person) } })
    : refuse('SEAT_ANSWERED', { params: { name: scene.nameOf(first) } })
}

/**
 * Scores of one item. They may be changed until the round is revealed, also after its deadline.
 * @returns what is kept, and the seat whose other voice it takes the place of: what a deputy said goes where its member begins to answer herself
 */
export function giveScores(o: {
  readonly scene: ScoreScene
  readonly round: ScoreRound
  readonly scores: readonly Score[]
  readonly item: ItemId
  readonly cells: Cells
}): Outcome<{ readonly seat: PersonId; readonly scores: readonly Score[]; readonly takesOver: boolean }> {
  const { scene, round, item } = o
  const allowed = permitted(scene, 'score.give')
  if (!allowed.ok) return allowed
  if (round.state !== 'open') return refuse('ROUND_CLOSED')
  const seat = seatScoredFor(scene, round, o.scores)
  if (!seat.ok) return seat
  if (!round.items.includes(item)) return refuse('UNKNOWN_ITEM', { record: item, params: { id: item } })
  if (!Object.keys(o.cells).every((criterion) => (round.criteria as readonly string[]).includes(criterion)))
    return refuse('INVALID', { record: item, field: 'scores' })
  const by = scene.actor.person
  const givenAt = notBefore([round.openedAt], scene.now)
  const scores = round.criteria.flatMap((criterion): Score[] => {
    const cell = o.cells[criterion]
    return cell === undefined ? [] : [{ seat: seat.value, by, item, criterion, ...cell, givenAt }]
  })
  const takesOver = o.scores.some((score) => score.seat === seat.value && score.by !== by)
  return done({ seat: seat.value, scores, takesOver })
}

/** @returns the seats that have said something of every item on every criterion, in the order they were asked */
export function answeredSeats(
  { asked, items, criteria }: Pick<ScoreRound, 'asked' | 'items' | 'criteria'>,
  scores: readonly Pick<Score, 'seat'>[],
): readonly PersonId[] {
  const counts = new Map<PersonId, number>()
  for (const { seat } of scores) counts.set(seat, (counts.get(seat) ?? 0) + 1)
  return asked.filter((seat) => counts.get(seat) === items.length * criteria.length)
}

/**
 * Shows all scores together: when everybody has answered, or after the deadline without those who are named and have not. Whoever has no
 * right to score any more is not waited for. Half an answer is none: it is neither counted nor shown.
 * @param o.without those the facilitator has said yes to going without
 * @returns the round and the seats that count; ANSWERS_MISSING with the names, DEADLINE_AHEAD, NOBODY_ANSWERED, FROZEN
 */
export function revealScores(o: {
  readonly scene: ScoreScene
  readonly round: ScoreRound
  readonly scores: readonly Score[]
  readonly without: readonly PersonId[]
  readonly frozenBy: (item: ItemId) => number | null
}): Outcome<{ readonly round: ScoreRound; readonly counted: readonly PersonId[] }> {
  const { scene, round, scores } = o
  const steers = steersScores(scene, round)
  if (!steers.ok) return steers
  const counted = answeredSeats(round, scores)
  const missing = round.asked.filter((seat) => !counted.includes(seat))
  const waited = missing.filter((seat) => may(scene.roles.get(seat) ?? null, 'score.give'))
  const unnamed = waited.filter((seat) => !o.without.includes(seat))
  if (unnamed.length > 0) {
    return refuse('ANSWERS_MISSING', { params: { names: unnamed.map(scene.nameOf).join(', ') } })
  }
  const isOver = round.deadline !== null && msOf(round.deadline) <= scene.now.getTime()
  if (waited.length > 0 && !isOver) return refuse('DEADLINE_AHEAD')
  if (counted.length === 0) return refuse('NOBODY_ANSWERED')
  const free = standFree(round.items, o.frozenBy)
  if (!free.ok) return free
  const counting = scores.filter(({ seat }) => counted.includes(seat))
  const revealedAt = notBefore([round.openedAt, ...counting.map(({ givenAt }) => givenAt)], scene.now)
  return done({
    round: { ...round, state: 'revealed', revealedAt, missing, results: resultsOf(round, counting) },
    counted,
  })
}

function resultsOf({ items, criteria }: ScoreRound, scores: readonly Score[]): readonly ScoreResult[] {
  return items.flatMap((item) =>
    criteria.flatMap((criterion): ScoreResult[] => {
      const marks = scores.flatMap((score) =>
        score.item === item && score.criterion === criterion && score.mark !== null ? [score.mark] : [],
      )
      const spread = spreadOf(marks)
      return spread === null ? [] : [{ item, criterion, ...spread }]
    }),
  )
}

/** Another deadline for a round that stands open, or its first. */
export function setScoreDeadline(o: {
  readonly scene: ScoreScene
  readonly round: ScoreRound
  readonly deadline: string
}): Outcome<ScoreRound> {
  const { scene, round, deadline } = o
  const steers = steersScores(scene, round)
  if (!steers.ok) return steers
  if (msOf(deadline) <= scene.now.getTime()) return refuse('DEADLINE_BEHIND', { field: 'deadline' })
  return done({ ...round, deadline })
}

/** Ends a round without showing anything. */
export function withdrawScores(o: { readonly scene: ScoreScene; readonly round: ScoreRound }): Outcome<ScoreRound> {
  const steers = steersScores(o.scene, o.round)
  return steers.ok ? done({ ...o.round, state: 'withdrawn' }) : steers
}

function steersScores(scene: ScoreScene, round: ScoreRound): Outcome<true> {
  const allowed = permitted(scene, 'score.run')
  if (!allowed.ok) return allowed
  return round.state === 'open' ? done(true) : refuse('ROUND_CLOSED')
}
