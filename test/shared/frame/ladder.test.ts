// The ladder of frames: what is refused, where decisions stand in it, and which step holds on a day; for any ladder by property.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLadder, type OwnStep, stepInForce, wholeLadder } from '../../../shared/frame/ladder.ts'
import type { FrameStep } from '../../../shared/frame/steering.ts'

const index = [
  { year: 2021, index: 100 },
  { year: 2024, index: 115 },
]
const prices = { priceYear: 2021, index }
const step = (over: Partial<OwnStep> = {}): OwnStep => ({
  p50: 520,
  p85: 610,
  from: '2024-01-01',
  priceYear: 2021,
  document: 'Styringsdokument',
  kind: 'approved',
  illustrative: false,
  ...over,
})
const decidedOn = (from: string, decision: number): FrameStep => ({ ...step({ from }), kind: 'decided', decision })

describe('[FRP2] a ladder', () => {
  it.each([
    ['one step', [step()], null],
    ['steps after one another', [step(), step({ from: '2024-07-01', priceYear: 2024 })], null],
    ['P50 above P85', [step(), step({ from: '2025-01-01', p50: 700 })], { code: 'FRAME_ORDER', field: 'steps.1.p50' }],
    ['both alike', [step({ p50: 610 })], null],
    [
      'a date before the one before it',
      [step(), step({ from: '2023-12-31' })],
      { code: 'FRAME_TIME', field: 'steps.1.from', params: { from: '2023-12-31' } },
    ],
    [
      'the same date twice',
      [step(), step()],
      { code: 'FRAME_TIME', field: 'steps.1.from', params: { from: '2024-01-01' } },
    ],
    [
      'a price level without its index',
      [step({ priceYear: 2022 })],
      { code: 'PRICE_YEAR', field: 'steps.0.priceYear', params: { year: 2022 } },
    ],
  ])('with %s', (_what, steps, refusal) => {
    const checked = checkLadder(steps, prices)
    expect(checked.ok ? null : checked.refusal).toEqual(refusal)
  })
})

describe('[FRP3] the whole ladder', () => {
  it('has what was decided by its day, last of the day, by number', () => {
    const own = [step({ from: '2024-01-01' }), step({ from: '2024-07-01' }), step({ from: '2025-01-01' })]
    const decided = [decidedOn('2024-07-01', 2), decidedOn('2024-07-01', 1), decidedOn('2024-09-01', 3)]
    expect(wholeLadder(own, decided).map(({ from, decision }) => [from, decision])).toEqual([
      ['2024-01-01', null],
      ['2024-07-01', null],
      ['2024-07-01', 1],
      ['2024-07-01', 2],
      ['2024-09-01', 3],
      ['2025-01-01', null],
    ])
  })

  const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  const day = dates.map((at) => at.toISOString().slice(0, 10))
  const own = fc.uniqueArray(day, { maxLength: 12 }).map((all) => all.toSorted().map((from) => step({ from })))
  const decided = fc.array(day, { maxLength: 6 }).map((all) => all.map((from, at) => decidedOn(from, at + 1)))

  it('stands in order of time, with every step once, whatever it is made of', () => {
    fc.assert(
      fc.property(own, decided, (steps, rulings) => {
        const ladder = wholeLadder(steps, rulings)
        expect(ladder.map(({ from }) => from)).toEqual(ladder.map(({ from }) => from).toSorted())
        expect(ladder).toHaveLength(steps.length + rulings.length)
        expect(new Set(ladder.map(({ decision }) => decision).filter((number) => number !== null)).size).toBe(
          rulings.length,
        )
      }),
    )
  })

  it('a ladder in order is never refused for its dates, and in any other order always', () => {
    fc.assert(
      fc.property(own, fc.nat(), fc.nat(), (steps, a, b) => {
        expect(checkLadder(steps, prices).ok).toBe(true)
        const [one, other] = [a % Math.max(1, steps.length), b % Math.max(1, steps.length)]
        if (one === other) return
        const turned = steps.with(one, steps[other] as OwnStep).with(other, steps[one] as OwnStep)
        expect(checkLadder(turned, prices)).toMatchObject({ refusal: { code: 'FRAME_TIME' } })
      }),
    )
  })

  it('holds by the last step that has begun: no later day is held by an earlier step', () => {
    fc.assert(
      fc.property(own, decided, day, day, (steps, rulings, one, other) => {
        const ladder = wholeLadder(steps, rulings)
        const at = [one, other].toSorted().map((today) => {
          const holds = stepInForce(ladder, today)
          return holds === undefined ? -1 : ladder.indexOf(holds)
        })
        expect(at[0]).toBeLessThanOrEqual(at[1] ?? -1)
        expect(at[0] === -1).toBe(ladder.length === 0)
      }),
    )
  })
})
