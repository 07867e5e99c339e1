// Distributions of one estimate: that each meets what the estimate says, against closed forms.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costByScore } from '../../../shared/frame/cost-by-score.ts'
import { expectedCost } from '../../../shared/frame/expected-cost.ts'
import { below, scoresOf } from '../../../shared/frame/normal.ts'
import { exp, log } from '../../../shared/frame/portable-math.ts'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { costing, independent } from './cost-cases.ts'

const figures = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .map(([low, more, most]) => ({ low, likely: low + more, high: low + more + most }))

/** The share of a table of costs by score that is no more than a cost, between two scores by the straight line. */
function shareBelow(costs: Float64Array, mnok: number): number {
  const at = costs.findIndex((cost) => cost > mnok)
  const from = costs[at - 1] ?? 0
  const part = (mnok - from) / ((costs[at] ?? 0) - from)
  return (below[at - 1] ?? 0) + part * ((below[at] ?? 1) - (below[at - 1] ?? 0))
}

describe('an estimate as a distribution', () => {
  for (const distribution of ['triangular', 'pert'] as const) {
    it(`[FRM1] meets the stated percentiles wherever the likely figure stands between them: ${distribution}`, () => {
      fc.assert(
        fc.property(figures, (estimate) => {
          const costs = costByScore(estimate, { reading: 'p10-p90', distribution })
          if (estimate.low > 0) expect(shareBelow(costs, estimate.low)).toBeCloseTo(0.1, 3)
          expect(shareBelow(costs, estimate.high)).toBeCloseTo(0.9, 3)
          expect(Math.min(...costs)).toBeGreaterThanOrEqual(0)
        }),
      )
    })

    it(`[FRM1] keeps within the ends where they are stated, and comes near them: ${distribution}`, () => {
      fc.assert(
        fc.property(figures, (estimate) => {
          const costs = costByScore(estimate, { reading: 'min-max', distribution })
          const width = estimate.high - estimate.low
          expect(costs[0]).toBeGreaterThanOrEqual(estimate.low)
          expect(costs[0]).toBeLessThan(estimate.low + width / 100)
          expect(costs.at(-1)).toBeLessThanOrEqual(estimate.high)
          expect(costs.at(-1)).toBeGreaterThan(estimate.high - width / 100)
          expect(costs.every((cost, at) => at === 0 || cost >= (costs[at - 1] ?? 0) - 1e-9)).toBe(true)
        }),
      )
    })

    it(`[FRM1] has the expected cost of its curve: ${distribution}`, () => {
      for (const reading of ['min-max', 'p10-p90'] as const)
        for (const estimate of [
          { low: 5, likely: 8, high: 14 },
          { low: 0, likely: 2, high: 30 },
        ]) {
          const { mean } = createSimulator({ ...independent, reading, distribution }).total([
            { id: 'DD-1', estimate, drivers: {} },
          ])
          expect(mean).toBeCloseTo(expectedCost(estimate, { reading, distribution }), 1)
        }
    })
  }

  it('[FRM1] one figure said three times is that figure, nothing included', () => {
    for (const mnok of [0, 7.5])
      for (const reading of ['min-max', 'p10-p90'] as const) {
        const item = costing('DD-1', [mnok, mnok, mnok])
        const simulator = createSimulator({ ...independent, reading })
        expect(simulator.total([item])).toEqual({ mean: mnok, p50: mnok, p85: mnok })
        expect(simulator.holds([item], mnok)).toBe(1)
      }
  })

  it('[FRM1] with the likely figure at an end the other percentile still holds, and nothing costs less than nothing', () => {
    for (const distribution of ['triangular', 'pert'] as const)
      for (const figuresOfOne of [
        [0, 0, 10],
        [10, 10, 30],
        [10, 30, 30],
        [0, 10, 10],
      ] as const) {
        const [low, , high] = figuresOfOne
        const simulator = createSimulator({ ...independent, reading: 'p10-p90', distribution })
        const item = costing('DD-1', figuresOfOne)
        expect(simulator.holds([item], high)).toBeCloseTo(0.9, 2)
        if (low > 0) expect(simulator.holds([item], low)).toBeCloseTo(0.1, 2)
        expect(simulator.holds([item], -0.01)).toBe(0)
      }
  })

  it('[FRM1] refuses to reckon with figures out of order, below zero or without end', () => {
    for (const wrong of [
      [9, 5, 7],
      [1, 8, 7],
      [-1, 5, 7],
      [1, Number.NaN, 7],
      [1, 5, Number.POSITIVE_INFINITY],
    ] as const)
      expect(() => createSimulator(independent).total([costing('DD-1', wrong)])).toThrow(RangeError)
  })
})

describe('against closed forms', () => {
  it('[FRM5] one triangle: its percentiles are those of the formula', () => {
    const { p50, p85 } = createSimulator(independent).total([costing('DD-1', [10, 20, 50])])
    expect(p50).toBeCloseTo(50 - Math.sqrt(0.5 * 40 * 30), 1)
    expect(p85).toBeCloseTo(50 - Math.sqrt(0.15 * 40 * 30), 1)
  })

  it('[FRM5] PERT with its mode at quarters is a beta distribution of whole parameters, whose curve is a polynomial', () => {
    const choose = (k: number) => [1, 5, 10, 10, 5, 1][k] ?? 0
    /** P(Beta(a, 6 − a) ≤ x) for whole a: at least a of five. */
    const beta = (a: number, x: number) =>
      [1, 2, 3, 4, 5].filter((k) => k >= a).reduce((sum, k) => sum + choose(k) * x ** k * (1 - x) ** (5 - k), 0)
    for (const quarter of [0, 1, 2, 3, 4]) {
      const costs = costByScore(
        { low: 0, likely: 25 * quarter, high: 100 },
        { reading: 'min-max', distribution: 'pert' },
      )
      for (const at of [600, 900, 1024, 1100, 1300])
        expect(beta(1 + quarter, (costs[at] ?? 0) / 100)).toBeCloseTo(below[at] ?? 0, 4)
    }
  })

  it('[FRM5] many independent costs are near a normal distribution of their means and variances', () => {
    const items = Array.from({ length: 400 }, (_, at) => costing(`DD-${at}`, [10, 20, 45]))
    const mean = 400 * 25
    const deviation = Math.sqrt((400 * (100 + 400 + 2025 - 200 - 450 - 900)) / 18)
    const total = createSimulator(independent).total(items)
    expect(Math.abs(total.mean - mean)).toBeLessThan(0.1)
    expect(Math.abs(total.p50 - mean)).toBeLessThan(0.05 * deviation)
    expect(Math.abs(total.p85 - (mean + 1.036_43 * deviation))).toBeLessThan(0.05 * deviation)
  })

  it('[FRM5] costs that follow one driver all the way are as dear together: percentiles of the sum are sums of the percentiles', () => {
    const items = [costing('DD-1', [10, 20, 45]), costing('DD-2', [3, 9, 11]), costing('DD-3', [100, 101, 190])].map(
      (item) => ({ ...item, drivers: { D1: 1 } }),
    )
    const simulator = createSimulator(independent)
    const each = items.map((item) => simulator.total([item]))
    const together = simulator.total(items)
    expect(together.p50).toBeCloseTo(
      each.reduce((sum, { p50 }) => sum + p50, 0),
      1,
    )
    expect(together.p85).toBeCloseTo(
      each.reduce((sum, { p85 }) => sum + p85, 0),
      1,
    )
  })

  it('[FRM3] exponential and logarithm of plain operations agree with those of the machine', () => {
    for (const x of [-700, -31.4, -2, -0.3, 0, 0.1, 1, 12]) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12)
    for (const x of [1e-9, 0.3, 0.9, 1, 1.5, 40]) expect(log(x)).toBeCloseTo(Math.log(x), 13)
    const scores = scoresOf(10_000)
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(0, 9)
    expect(scores[8_499]).toBeCloseTo(1.036_2, 3)
  })
})
