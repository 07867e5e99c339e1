// The best set within the frame, held against going through every set there is.

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { choiceSolver } from '../../../../server/commands/frame/solve-choice.ts'
import { type BestSetPorts, bestSet, type SetCost } from '../../../../server/domain/frame/best-set.ts'
import { type SetProblem, setProblem } from '../../../../server/domain/frame/set-problem.ts'
import { boardOf } from '../../../../shared/board/snapshot.ts'
import { plainSteering, type Steering, steeringSchema } from '../../../../shared/frame/steering.ts'
import type { ItemId } from '../../../../shared/ids.ts'
import { itemOf, queueOf } from '../../../doubles/board-of.ts'
import { seededRandom } from '../../../generators/seeded-random.ts'

let solve: Awaited<ReturnType<typeof choiceSolver>>
beforeAll(async () => {
  solve = await choiceSolver()
})

const trials = 60
/** None takes one of them: nothing here is to be given up because the machine stands still. */
const solverSeconds = 60

/** A small world of trials: what each item costs in each of them, a common part and one of its own. */
function portsOf(o: {
  readonly count: number
  readonly seed: number
  readonly held?: number
  readonly rounds?: number
}): BestSetPorts & {
  readonly costOf: (places: readonly number[]) => SetCost
} {
  const random = seededRandom(o.seed)
  const common = Array.from({ length: trials }, () => random.whole(1000) / 1000)
  const costs = Array.from({ length: o.count }, () => {
    const size = 5 + random.whole(40)
    return common.map((each) => size * (0.6 + 0.4 * each + (random.whole(1000) / 1000) * 0.8))
  })
  const costOf = (places: readonly number[]): SetCost => {
    const sums = common
      .map((_, trial) => (o.held ?? 0) + places.reduce((sum, place) => sum + (costs[place]?.[trial] ?? 0), 0))
      .sort((a, b) => a - b)
    return {
      mean: sums.reduce((all, each) => all + each, 0) / trials,
      p50: sums[Math.ceil(trials * 0.5) - 1] ?? 0,
      p85: sums[Math.ceil(trials * 0.85) - 1] ?? 0,
    }
  }
  let left = o.rounds ?? Number.POSITIVE_INFINITY
  return {
    costOf,
    ownCost: (place) => {
      const { mean, p50, p85 } = costOf([place])
      const held = o.held ?? 0
      return { mean: mean - held, p50: p50 - held, p85: p85 - held }
    },
    solve: (choice) => {
      left -= 1
      return solve(choice, solverSeconds)
    },
    isTimeLeft: () => left > 0,
  }
}

type Problem = Pick<SetProblem, 'free' | 'needs' | 'limits'>
const noFree: SetProblem['free'] = []

const world = fc.record({
  count: fc.integer({ min: 0, max: 9 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
  p50: fc.integer({ min: 0, max: 200 }),
  room: fc.integer({ min: 0, max: 60 }),
  held: fc.constantFrom(0, 0, 20),
  atMost: fc.integer({ min: 0, max: 40 }),
})

function problemOf({
  count,
  seed,
  atMost,
}: {
  readonly count: number
  readonly seed: number
  readonly atMost: number
}) {
  const random = seededRandom(seed + 1)
  const benefit = Array.from({ length: count }, () => random.whole(25))
  // What an item needs has a higher place: no circles.
  const needs = benefit.map((_, place) =>
    Array.from({ length: count }, (_each, other) => other).filter((other) => other > place && random.chance(0.15)),
  )
  const asks = new Map(
    benefit.flatMap((_, place) => (random.chance(0.6) ? [[place, 1 + random.whole(12)] as const] : [])),
  )
  const problem: Problem = { free: noFree, needs, limits: [{ key: 'KOM.2027-1', atMost, asks }] }
  return { problem, benefit }
}

function isAllowed(problem: Problem, places: readonly number[]): boolean {
  return (
    places.every((place) => (problem.needs[place] ?? []).every((need) => places.includes(need))) &&
    problem.limits.every(({ asks, atMost }) => places.reduce((sum, place) => sum + (asks.get(place) ?? 0), 0) <= atMost)
  )
}

describe('the best set', () => {
  it('[OPN1] is what going through every set there is finds, when it says that this is proven by the simulation', () => {
    fc.assert(
      fc.property(world, (each) => {
        const { problem, benefit } = problemOf(each)
        const ports = portsOf(each)
        const frame = { p50: each.p50, p85: each.p50 + each.room }
        const fits = (places: readonly number[]) => {
          const { p50, p85 } = ports.costOf(places)
          return p50 <= frame.p50 && p85 <= frame.p85
        }
        const found = bestSet({ problem, benefit, frame, ports })
        const sumOf = (places: readonly number[]) => places.reduce((sum, place) => sum + (benefit[place] ?? 0), 0)
        expect(found.isWithinFrame).toBe(fits([]))
        if (!found.isWithinFrame) return
        let most = 0
        for (let mask = 0; mask < 2 ** each.count; mask += 1) {
          const places = benefit.flatMap((_, place) => ((mask >> place) & 1 ? [place] : []))
          if (isAllowed(problem, places) && fits(places)) most = Math.max(most, sumOf(places))
        }
        expect(isAllowed(problem, found.places) && fits(found.places)).toBe(true)
        expect(found).toMatchObject({ provenAt: Number.POSITIVE_INFINITY, gap: 0 })
        expect(sumOf(found.places)).toBe(most)
      }),
      { numRuns: 60 },
    )
  })

  it('[OPN2] never gives less when the frame is larger', () => {
    const { problem, benefit } = problemOf({ count: 9, seed: 77, atMost: 40 })
    const ports = portsOf({ count: 9, seed: 77 })
    const sums = [0, 20, 40, 80, 120, 200, 400].map((p50) =>
      bestSet({ problem, benefit, frame: { p50, p85: p50 * 1.2 }, ports }).places.reduce(
        (sum, at) => sum + (benefit[at] ?? 0),
        0,
      ),
    )
    expect(sums).toEqual([...sums].sort((a, b) => a - b))
    expect(new Set(sums).size).toBeGreaterThan(3)
  })

  it('[OPN3] of 200 items is found within its time, and says how much more there could be where that is not proven', () => {
    const { problem, benefit } = problemOf({ count: 200, seed: 5, atMost: 300 })
    const ports = portsOf({ count: 200, seed: 5 })
    const frame = { p50: 1_500, p85: 1_700 }
    const whole = bestSet({ problem, benefit, frame, ports: { ...ports, isTimeLeft: timeFor(5_000) } })
    const hurried = bestSet({ problem, benefit, frame, ports: { ...portsOf({ count: 200, seed: 5, rounds: 1 }) } })
    for (const found of [whole, hurried]) {
      const { p50, p85 } = ports.costOf(found.places)
      expect(isAllowed(problem, found.places)).toBe(true)
      expect(p50 <= frame.p50 && p85 <= frame.p85 && found.places.length > 0).toBe(true)
      expect(found.gap >= 0 && found.gap < 1).toBe(true)
    }
    expect(hurried.provenAt).toBeNull()
    expect(hurried.gap).toBeGreaterThan(0)
  })

  it('[OPN3] of nothing is nothing, and of one item the item or nothing', () => {
    const one = {
      problem: { free: noFree, needs: [[]], limits: [] },
      benefit: [4],
      ports: portsOf({ count: 1, seed: 3 }),
    }
    const none = {
      problem: { free: noFree, needs: [], limits: [] },
      benefit: [],
      ports: portsOf({ count: 0, seed: 3 }),
    }
    const large = { p50: 500, p85: 500 }
    expect(bestSet({ ...none, frame: large })).toMatchObject({ isWithinFrame: true, places: [], gap: 0 })
    expect(bestSet({ ...one, frame: large })).toMatchObject({ places: [0], gap: 0, provenAt: Number.POSITIVE_INFINITY })
    expect(bestSet({ ...one, frame: { p50: 0, p85: 0 } })).toMatchObject({ isWithinFrame: true, places: [], gap: 0 })
    const held = portsOf({ count: 1, seed: 3, held: 900 })
    expect(bestSet({ ...one, ports: held, frame: large })).toMatchObject({ isWithinFrame: false, places: [] })
  })
})

/** Time by the clock: this one test is about it. */
function timeFor(ms: number): () => boolean {
  const until = performance.now() + ms
  return () => performance.now() < until
}

describe('the problem of the best set', () => {
  const steering: Steering = steeringSchema.parse({
    ...plainSteering,
    receivers: ['KOM'],
    periods: [{ id: '2027-1', name: { nb: 'a', nn: 'a', en: 'a' }, from: '2027-01-01', to: '2027-06-30' }],
    capacity: { 'KOM.2027-1': 10 },
  })
  const whole = { estimate: { low: 1, likely: 2, high: 3 }, benefit: { B1: 3 } }

  it('[OPN4] holds in what is realised, frozen or of the decided scope, with what these need', () => {
    const board = queueOf([
      { id: 'DD-1', ...whole, needs: { 'DD-4': '' } },
      { id: 'DD-2', ...whole, realisedOn: '2026-01-01', needs: { 'DD-5': '' } },
      { id: 'DD-3', ...whole },
      { id: 'DD-4', needs: { 'DD-5': '' } },
      { id: 'DD-5', ...whole, demand: { 'KOM.2027-1': 12 } },
      { id: 'DD-6', ...whole, demand: { 'KOM.2027-1': 4 }, needs: { 'DD-3': '', 'DD-5': '' } },
    ])
    const { free, ...problem } = setProblem({
      board,
      steering,
      frozen: ['DD-1' as ItemId],
      scope: ['DD-3', 'XX-1'] as ItemId[],
    })
    expect(problem).toEqual({
      held: [
        { item: 'DD-1', why: 'frozen' },
        { item: 'DD-2', why: 'realised' },
        { item: 'DD-3', why: 'scope' },
        { item: 'DD-4', why: 'needed' },
        { item: 'DD-5', why: 'needed' },
      ],
      leftOut: [],
      needs: [[]],
      limits: [{ key: 'KOM.2027-1', atMost: 0, asks: new Map([[0, 4]]) }],
    })
    expect(free.map(({ id }) => id)).toEqual(['DD-6'])
  })

  it('[OPN5] leaves out and names what has no estimate or no marks, and what needs what it cannot have', () => {
    const cut = { reason: 'a', cost: 'b', benefit: 'c' }
    const board = queueOf([
      { id: 'DD-1', estimate: null, benefit: { B1: 1 } },
      { id: 'DD-2', estimate: whole.estimate },
      { id: 'DD-3', ...whole, needs: { 'DD-4': '' } },
      { id: 'DD-4', ...whole, needs: { 'DD-1': '' } },
      { id: 'DD-5', ...whole, needs: { 'DD-K1': '', 'DD-K2': '' } },
      { id: 'DD-6', ...whole, needs: { 'DD-K2': '' } },
    ])
    const cuts = [
      itemOf({ id: 'DD-K1', ...whole, cut, position: { list: 'cut', rank: 'a0' } }),
      itemOf({ id: 'DD-K2', ...whole, cut, position: { list: 'cut', rank: 'a1' }, realisedOn: '2026-01-01' }),
    ]
    const all = boardOf(new Map([...board.items, ...cuts.map((item) => [item.id, item] as const)]))
    const { free, leftOut, held } = setProblem({ board: all, steering, frozen: [], scope: [] })
    expect([free.map(({ id }) => id), held]).toEqual([['DD-6'], []])
    expect([...leftOut].sort((a, b) => (a.item < b.item ? -1 : 1))).toEqual([
      { item: 'DD-1', why: 'no-estimate', needs: null },
      { item: 'DD-2', why: 'no-marks', needs: null },
      { item: 'DD-3', why: 'needs-left-out', needs: 'DD-4' },
      { item: 'DD-4', why: 'needs-left-out', needs: 'DD-1' },
      { item: 'DD-5', why: 'needs-cut', needs: 'DD-K1' },
    ])
  })
})
