// Score rounds: who is asked, for whom somebody answers, when it may be shown and what it then comes to.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answeredSeats,
  giveScores,
  openScoreRound,
  revealScores,
  type Score,
  type ScoreRound,
  type ScoreScene,
  seatScoredFor,
  setScoreDeadline,
  withdrawScores,
} from '../../../server/domain/score-rounds.ts'
import {
  benefitIdSchema,
  itemIdSchema,
  type PersonId,
  personIdSchema,
  scoreRoundIdSchema,
} from '../../../shared/ids.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { markOf, spreadOf } from '../../../shared/priority/score-summary.ts'
import type { Role } from '../../../shared/role.ts'

const person = (id: string) => personIdSchema.parse(id)
const item = (id: string) => itemIdSchema.parse(id)
const benefit = (id: string) => benefitIdSchema.parse(id)
const eier = person('eier')
const medlem = person('medlem')
const vara = person('vara')
const eksternt = person('eksternt')
const leder = person('leder')
const leser = person('leser')
const roles = new Map<PersonId, Role>([
  [eier, 'programme-owner'],
  [medlem, 'board-member'],
  [vara, 'deputy'],
  [eksternt, 'stream-owner'],
  [leder, 'facilitator'],
  [leser, 'observer'],
])
const now = new Date('2026-12-03T12:00:00.000Z')
const benefits = [benefit('B1'), benefit('B2')]

const sceneOf = (who: PersonId, over: Partial<ScoreScene> = {}): ScoreScene => ({
  actor: { person: who, role: roles.get(who) ?? 'observer' },
  roles,
  deputies: new Map(),
  now,
  nameOf: (id) => id,
  ...over,
})
const asking = (over: Partial<Parameters<typeof openScoreRound>[0]> = {}) => ({
  scene: sceneOf(leder),
  id: scoreRoundIdSchema.parse('00000000-0000-4000-8000-000000000001'),
  number: 1,
  items: [item('DD-1'), item('DD-2')],
  criteria: null,
  people: null,
  deadline: null,
  benefits,
  open: [],
  isOnBoard: () => true,
  frozenBy: () => null,
  ...over,
})
function must<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code)
const round = (over: Partial<ScoreRound> = {}): ScoreRound => ({ ...must(openScoreRound(asking())), ...over })
const said = (seat: PersonId, mark: number | null, over: Partial<Score> = {}): Score[] =>
  ['DD-1', 'DD-2'].flatMap((id) =>
    benefits.map((criterion) => ({
      seat: seat,
      by: seat,
      item: item(id),
      criterion,
      mark,
      reason: '',
      givenAt: now.toISOString(),
      ...over,
    })),
  )

describe('asking', () => {
  it('[SCR1] asks everybody who may score but deputies, on all benefits, unless told otherwise', () => {
    const opened = must(openScoreRound(asking()))
    expect([opened.asked, opened.criteria, opened.state]).toEqual([[eier, medlem, eksternt], benefits, 'open'])
    const named = must(openScoreRound(asking({ people: [vara], criteria: [benefit('B2')] })))
    expect([named.asked, named.criteria]).toEqual([[vara], ['B2']])
  })

  it('[SCR1] refuses who may not ask, who may not score, what is not on the board, is frozen or is being scored, and a deadline that is not ahead', () => {
    const codes = [
      asking({ scene: sceneOf(medlem) }),
      asking({ people: [leser] }),
      asking({ isOnBoard: (id) => id !== 'DD-2' }),
      asking({ frozenBy: (id) => (id === 'DD-2' ? 4 : null) }),
      asking({ open: [round({ items: [item('DD-2')] })] }),
      asking({ criteria: [benefit('B9')] }),
      asking({ deadline: now.toISOString() }),
      asking({ deadline: '2026-12-01T12:00:00.000Z' }),
    ].map((each) => codeOf(openScoreRound(each)))
    expect(codes).toEqual([
      'FORBIDDEN',
      'SCORER_UNFIT',
      'UNKNOWN_ITEM',
      'FROZEN',
      'SCORES_OPEN',
      'INVALID',
      'DEADLINE_BEHIND',
      'DEADLINE_BEHIND',
    ])
  })
})

describe('answering', () => {
  const cells = { B1: { mark: 3, reason: 'Mye frigjort tid' }, B2: { mark: null, reason: '' } }
  const give = (who: PersonId, over: Partial<Parameters<typeof giveScores>[0]> = {}) =>
    giveScores({ scene: sceneOf(who), round: round(), scores: [], item: item('DD-1'), cells, ...over })

  it('[SCR2] is for those who are asked, and changed until it is shown, after the deadline too', () => {
    const late = round({ deadline: '2026-12-02T12:00:00.000Z' })
    expect([
      codeOf(give(medlem)),
      codeOf(give(medlem, { round: late })),
      codeOf(give(leser)),
      codeOf(give(vara)),
      codeOf(give(medlem, { round: round({ state: 'revealed' }) })),
      codeOf(give(medlem, { item: item('DD-9') })),
      codeOf(give(medlem, { cells: { B9: { mark: 1, reason: '' } } })),
    ]).toEqual(['done', 'done', 'FORBIDDEN', 'NOT_ASKED', 'ROUND_CLOSED', 'UNKNOWN_ITEM', 'INVALID'])
    expect(must(give(medlem)).scores.map(({ criterion, mark }) => [criterion, mark])).toEqual([
      ['B1', 3],
      ['B2', null],
    ])
  })

  it('[SCR3] a deputy answers for the member who is away until she answers herself, and her first word takes the place of his', () => {
    const scene = sceneOf(vara, { deputies: new Map([[medlem, vara]]) })
    const byDeputy = must(give(vara, { scene }))
    expect([byDeputy.seat, byDeputy.scores[0]?.by, byDeputy.takesOver]).toEqual([medlem, vara, false])
    const herself = must(give(medlem, { scores: byDeputy.scores }))
    expect([herself.seat, herself.takesOver]).toEqual([medlem, true])
    expect(codeOf(seatScoredFor(scene, round(), herself.scores))).toBe('SEAT_ANSWERED')
  })

  it('[SCR4] has answered who has said something of every item on every criterion, if only that it is not hers to judge', () => {
    const half = said(medlem, 2).slice(1)
    expect(answeredSeats(round(), [...half, ...said(eksternt, null)])).toEqual([eksternt])
  })
})

describe('showing', () => {
  const all = [...said(eier, 2), ...said(medlem, 5), ...said(eksternt, null)]
  const show = (over: Partial<Parameters<typeof revealScores>[0]> = {}) =>
    revealScores({ scene: sceneOf(leder), round: round(), scores: all, without: [], frozenBy: () => null, ...over })
  const late = round({ deadline: '2026-12-02T12:00:00.000Z' })
  const ahead = round({ deadline: '2026-12-04T12:00:00.000Z' })
  const some = [...said(eier, 2), ...said(medlem, 5).slice(1)]

  it('[SCR5] waits for everybody; after the deadline goes without those who are named and confirmed, and nobody else', () => {
    const without = (names: readonly PersonId[], of: ScoreRound) =>
      codeOf(show({ round: of, scores: some, without: names }))
    expect([
      codeOf(show()),
      without([], late),
      without([medlem], late),
      without([medlem, eksternt], late),
      without([medlem, eksternt], ahead),
      without([medlem, eksternt], round()),
      codeOf(show({ scene: sceneOf(medlem) })),
      codeOf(show({ round: round({ state: 'revealed' }) })),
      codeOf(show({ round: late, scores: [], without: [eier, medlem, eksternt] })),
    ]).toEqual([
      'done',
      'ANSWERS_MISSING',
      'ANSWERS_MISSING',
      'done',
      'DEADLINE_AHEAD',
      'DEADLINE_AHEAD',
      'FORBIDDEN',
      'ROUND_CLOSED',
      'NOBODY_ANSWERED',
    ])
  })

  it('[SCR5] does not wait for somebody who has no right to score any more', () => {
    const gone = new Map([...roles].filter(([id]) => id !== eksternt))
    const scores = [...said(eier, 2), ...said(medlem, 5)]
    const shown = must(show({ scene: sceneOf(leder, { roles: gone }), scores }))
    expect([shown.counted, shown.round.missing]).toEqual([[eier, medlem], [eksternt]])
  })

  it('[SCR6] half an answer counts for nothing, and what is not hers to judge is no mark', () => {
    const shown = must(show({ round: late, scores: [...some, ...said(eksternt, null)], without: [medlem] }))
    expect([shown.counted, shown.round.missing]).toEqual([[eier, eksternt], [medlem]])
    expect(shown.round.results?.[0]).toEqual({ item: 'DD-1', criterion: 'B1', median: 2, low: 2, high: 2, answers: 1 })
    const nobody = must(show({ scores: [...said(eier, null), ...said(medlem, null), ...said(eksternt, null)] }))
    expect(nobody.round.results).toEqual([])
  })

  it('[SCR7] is refused whole where a decision holds one of the items', () => {
    expect(codeOf(show({ frozenBy: (id) => (id === 'DD-2' ? 7 : null) }))).toBe('FROZEN')
  })

  it('[SCR5] a deadline is set ahead, and a round that has ended is neither given one nor withdrawn', () => {
    const set = (deadline: string, of = round()) =>
      codeOf(setScoreDeadline({ scene: sceneOf(leder), round: of, deadline }))
    expect([
      set('2026-12-04T12:00:00.000Z'),
      set('2026-12-01T12:00:00.000Z'),
      set('2026-12-04T12:00:00.000Z', round({ state: 'revealed' })),
      codeOf(withdrawScores({ scene: sceneOf(leder), round: round() })),
      codeOf(withdrawScores({ scene: sceneOf(medlem), round: round() })),
      codeOf(withdrawScores({ scene: sceneOf(leder), round: round({ state: 'withdrawn' }) })),
    ]).toEqual(['done', 'DEADLINE_BEHIND', 'ROUND_CLOSED', 'done', 'FORBIDDEN', 'ROUND_CLOSED'])
  })
})

describe('what marks come to', () => {
  it('[SCR6] the median is in the middle, half up as a mark, and the spread from the lowest to the highest', () => {
    expect([[], [4], [2, 3], [5, 0, 5], [1, 2, 3, 5]].map(spreadOf)).toEqual([
      null,
      { median: 4, low: 4, high: 4, answers: 1 },
      { median: 2.5, low: 2, high: 3, answers: 2 },
      { median: 5, low: 0, high: 5, answers: 3 },
      { median: 2.5, low: 1, high: 5, answers: 4 },
    ])
    expect([0, 0.5, 2.5, 4.4, 5].map(markOf)).toEqual([0, 1, 3, 4, 5])
  })

  it('[SCR6] has as many marks at or above the median as at or below it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 }), (marks) => {
        const { median = -1, low = -1, high = -1 } = spreadOf(marks) ?? {}
        const half = marks.length / 2
        expect(marks.filter((mark) => mark <= median).length).toBeGreaterThanOrEqual(half)
        expect(marks.filter((mark) => mark >= median).length).toBeGreaterThanOrEqual(half)
        expect([low, high]).toEqual([Math.min(...marks), Math.max(...marks)])
      }),
    )
  })
})
