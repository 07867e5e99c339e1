// The two lines in the queue, and figures of one year's prices in another's.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesIn } from '../../../shared/frame/lines.ts'
import { inPriceYear } from '../../../shared/frame/price-year.ts'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { queues, someItems, usual } from './cost-cases.ts'

const frames = fc.record({ p50: fc.integer({ min: 0, max: 900 }), p85: fc.integer({ min: 0, max: 900 }) })

describe('the lines', () => {
  it('[FRM8] hold as many of the first items as the frame has room for, and say what is free', () => {
    fc.assert(
      fc.property(queues, frames, (queue, frame) => {
        const figures = createSimulator(usual).accumulate(queue)
        const lines = linesIn(figures, frame)
        for (const percentile of ['p50', 'p85'] as const) {
          const inside = figures.places.filter((place) => place[percentile] <= frame[percentile])
          expect(lines[percentile]).toBe(inside.length)
          const left = percentile === 'p50' ? lines.leftP50 : lines.leftP85
          expect(left).toBeCloseTo(frame[percentile] - (inside.at(-1)?.[percentile] ?? 0), 2)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[FRM8] more of a frame never cuts more', () => {
    fc.assert(
      fc.property(queues, frames, frames, (queue, frame, more) => {
        const figures = createSimulator(usual).accumulate(queue)
        const before = linesIn(figures, frame)
        const after = linesIn(figures, { p50: frame.p50 + more.p50, p85: frame.p85 + more.p85 })
        expect(after.p50).toBeGreaterThanOrEqual(before.p50)
        expect(after.p85).toBeGreaterThanOrEqual(before.p85)
      }),
      { numRuns: 60 },
    )
  })

  it('[FRM8] stand before the first item, after the first, and after the last', () => {
    const figures = createSimulator(usual).accumulate(someItems(21))
    const { places, total } = figures
    const first = places[0] ?? { p50: 0, p85: 0 }
    expect(linesIn(figures, { p50: 0, p85: 0 })).toEqual({ p50: 0, p85: 0, leftP50: 0, leftP85: 0 })
    expect(linesIn(figures, first)).toEqual({ p50: 1, p85: 1, leftP50: 0, leftP85: 0 })
    expect(linesIn(figures, total)).toEqual({ p50: 21, p85: 21, leftP50: 0, leftP85: 0 })
    expect(linesIn(figures, { p50: total.p50 + 10, p85: total.p85 - 0.01 })).toMatchObject({
      p50: 21,
      p85: 20,
      leftP50: 10,
    })
    expect(linesIn({ places: [], total: first, unestimated: 0 }, { p50: 5, p85: 6 })).toEqual({
      p50: 0,
      p85: 0,
      leftP50: 5,
      leftP85: 6,
    })
  })
})

describe('price years', () => {
  const index = [
    { year: 2021, index: 100 },
    { year: 2024, index: 114.2 },
  ]

  it('[FRM11] figures of one year are those of another by the ratio of the index, and there and back again', () => {
    expect(inPriceYear(520, { from: 2021, to: 2024, index })).toEqual({ ok: true, value: 593.84 })
    expect(inPriceYear(593.84, { from: 2024, to: 2021, index })).toEqual({ ok: true, value: 520 })
    expect(inPriceYear(520, { from: 1998, to: 1998, index: [] })).toEqual({ ok: true, value: 520 })
  })

  it('[FRM11] a year that the index lacks is refused by its name, and nothing is guessed', () => {
    expect(inPriceYear(520, { from: 2021, to: 2023, index })).toEqual({
      ok: false,
      refusal: { code: 'PRICE_YEAR', params: { year: 2023 } },
    })
    expect(inPriceYear(520, { from: 2019, to: 2024, index })).toMatchObject({ refusal: { params: { year: 2019 } } })
  })
})
