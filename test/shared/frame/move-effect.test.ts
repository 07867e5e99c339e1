// Where a queue stands within a frame, and what a move, another frame or a removal does to that.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { type Board, boardOf } from '../../../shared/board/snapshot.ts'
import { costInputOf } from '../../../shared/frame/cost-input.ts'
import { moveEffect, type StandingBoard } from '../../../shared/frame/move-effect.ts'
import { frameInPrices } from '../../../shared/frame/price-year.ts'
import { createSimulator, type Percentiles } from '../../../shared/frame/simulator.ts'
import { standingOf } from '../../../shared/frame/standing.ts'
import { plainSteering, type Steering } from '../../../shared/frame/steering.ts'
import { actorIdSchema, benefitIdSchema } from '../../../shared/ids.ts'
import { id, itemWith } from '../a-board.ts'
import { moved } from './cost-cases.ts'

const actor = (text: string) => actorIdSchema.parse(text)
const steering: Steering = {
  ...plainSteering,
  trials: 2_000,
  weights: { [benefitIdSchema.parse('B2')]: 2 },
  receivers: [actor('KOM'), actor('RHF')],
}

/** Five items of about 10, 20, 30, 40 and 50 MNOK; the odd ones are for the municipalities, the even for the regions. */
const five = [1, 2, 3, 4, 5].map((at) =>
  itemWith({
    id: id(`DD-${at}`),
    estimate: { low: 9 * at, likely: 10 * at, high: 12 * at },
    benefit: { [benefitIdSchema.parse('B1')]: 2, [benefitIdSchema.parse('B2')]: at > 3 ? 1 : 0 } as Item['benefit'],
    adoption: { [actor(at % 2 === 1 ? 'KOM' : 'RHF')]: 0.5 },
  }),
)

function boardIn(order: readonly Item[]): Board {
  const ranks = firstRanks(order.length)
  return boardOf(
    new Map(order.map((item, at) => [item.id, { ...item, position: { list: 'queue', rank: ranks[at] ?? 'a0' } }])),
  )
}

function standing(order: readonly Item[], frame: Percentiles): StandingBoard {
  const simulator = createSimulator(steering)
  return { board: boardIn(order), standing: standingOf(simulator, { items: order.map(costInputOf), frame }) }
}

const frame = { p50: 66, p85: 116 }

describe('where a queue stands', () => {
  it('[FRM9] tells of the scope above the cost frame, and of all of the queue, how likely each frame is to hold it', () => {
    const { scope, whole, lines, curve, figures } = standing(five, frame).standing
    expect({ p50: lines.p50, p85: lines.p85, items: scope.items }).toEqual({ p50: 3, p85: 4, items: 4 })
    expect({ p50: scope.p50, p85: scope.p85 }).toEqual(figures.places[3])
    expect({ p50: whole.p50, p85: whole.p85 }).toEqual(figures.total)
    expect(scope.holds.p85).toBeGreaterThanOrEqual(0.85)
    expect(scope.holds.p50).toBe(0)
    expect(whole.holds).toEqual({ p50: 0, p85: 0 })
    expect(curve[50]?.cost).toBe(scope.p50)
  })

  it('[FRM9] of nothing above the line, nothing is asked of the frame', () => {
    const { scope, curve } = standing(five, { p50: 0, p85: 1 }).standing
    expect(scope).toEqual({ items: 0, mean: 0, p50: 0, p85: 0, holds: { p50: 1, p85: 1 } })
    expect(curve.every(({ cost }) => cost === 0)).toBe(true)
  })
})

describe('what a move did', () => {
  it('[FRM14] names what fell out of each line and what came inside, with its place now', () => {
    // The dearest goes from the fifth place to the first.
    const effect = moveEffect({
      before: standing(five, frame),
      after: standing(moved(five, { from: 4, to: 0 }), frame),
      steering,
    })
    expect(effect.cameIn).toEqual([{ id: 'DD-5', title: 'Behov DD-5', place: 1, lines: ['p50', 'p85'] }])
    expect(effect.fellOut).toEqual([
      { id: 'DD-2', title: 'Behov DD-2', place: 3, lines: ['p50'] },
      { id: 'DD-3', title: 'Behov DD-3', place: 4, lines: ['p50', 'p85'] },
      { id: 'DD-4', title: 'Behov DD-4', place: 5, lines: ['p85'] },
    ])
  })

  it('[FRM14] tells P50 and P85 of the scope, and how likely each frame is to hold it, before and after', () => {
    const before = standing(five, frame)
    const after = standing(moved(five, { from: 4, to: 0 }), frame)
    const effect = moveEffect({ before, after, steering })
    expect(effect.p50).toEqual({ before: before.standing.scope.p50, after: after.standing.scope.p50 })
    expect(effect.p85).toEqual({ before: before.standing.scope.p85, after: after.standing.scope.p85 })
    expect(effect.holds.p85).toEqual({
      before: before.standing.scope.holds.p85,
      after: after.standing.scope.holds.p85,
    })
  })

  it('[FRM14] tells the benefit of the scope by benefit and by receiver, and of what changed alone', () => {
    const effect = moveEffect({
      before: standing(five, frame),
      after: standing(moved(five, { from: 4, to: 0 }), frame),
      steering,
    })
    // Before DD-1 to DD-4, half adopted: 1 + 1 + 1 + 2. After DD-5, DD-1 and DD-2: 2 + 1 + 1.
    expect(effect.benefit.all).toEqual({ before: 5, after: 4 })
    expect(Object.fromEntries(effect.benefit.byBenefit)).toEqual({ B1: { before: 4, after: 3 } })
    expect(Object.fromEntries(effect.benefit.byReceiver)).toEqual({
      KOM: { before: 2, after: 3 },
      RHF: { before: 3, after: 1 },
    })
  })

  it('[FRM14] of another frame, an item that leaves the queue and nothing at all', () => {
    const before = standing(five, frame)
    const wider = moveEffect({ before, after: standing(five, { p50: 110, p85: 200 }), steering })
    expect(wider.fellOut).toEqual([])
    expect(wider.cameIn.map(({ id: item, lines }) => [item, ...lines])).toEqual([
      ['DD-4', 'p50'],
      ['DD-5', 'p85'],
    ])
    const without = moveEffect({ before, after: standing(five.slice(1), frame), steering })
    expect(without.fellOut).toEqual([{ id: 'DD-1', title: 'Behov DD-1', place: null, lines: ['p50', 'p85'] }])
    const nothing = moveEffect({ before, after: standing(five, frame), steering })
    expect([nothing.fellOut, nothing.cameIn, nothing.benefit.byBenefit.size]).toEqual([[], [], 0])
    expect(nothing.p50.before).toBe(nothing.p50.after)
  })

  it('[FRM14] there and back again is nothing done, whatever was moved', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 4 }), (from, to) => {
        const there = moveEffect({
          before: standing(five, frame),
          after: standing(moved(five, { from, to }), frame),
          steering,
        })
        const back = moveEffect({
          before: standing(moved(five, { from, to }), frame),
          after: standing(five, frame),
          steering,
        })
        expect(back.p50).toEqual({ before: there.p50.after, after: there.p50.before })
        expect(back.cameIn.map((crossing) => crossing.id).sort()).toEqual(
          there.fellOut.map((crossing) => crossing.id).sort(),
        )
      }),
      { numRuns: 15 },
    )
  })
})

it('[FRM11] a frame is turned to the prices of the estimates, both figures, or refused by the year that is missing', () => {
  const index = [
    { year: 2021, index: 100 },
    { year: 2024, index: 110 },
  ]
  const step = { p50: 520, p85: 610, priceYear: 2021 }
  expect(frameInPrices(step, { to: 2024, index })).toEqual({ ok: true, value: { p50: 572, p85: 671 } })
  expect(frameInPrices(step, { to: 2030, index })).toMatchObject({ refusal: { params: { year: 2030 } } })
})
