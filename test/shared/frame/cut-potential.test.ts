// What a cut list is worth: of each cut on each day, of all together as time goes, and against what is needed to hold the cost frame.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item, ItemCut } from '../../../shared/board/item.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { costInputOf } from '../../../shared/frame/cost-input.ts'
import { cutPotential, type Simulating } from '../../../shared/frame/cut-potential.ts'
import { cutState, dayAfter, fallingDays, openShare, shareLeft } from '../../../shared/frame/cut-saving.ts'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { plainSteering } from '../../../shared/frame/steering.ts'
import { asCut, fullCut, id, itemWith } from '../a-board.ts'

const ageing: ItemCut = {
  ...asCut({ ...fullCut, latestUsefulDate: '2027-03-31' }),
  saving: [
    { on: '2026-11-01', left: 0.5 },
    { on: '2027-02-01', left: 0.25 },
  ],
}
const today = '2026-11-29'

describe('what is left of a saving', () => {
  it('[CUT4] is all of it before the first step, what the last step leaves from its day on, and nothing after the latest useful date', () => {
    const days = ['2026-10-31', '2026-11-01', '2027-01-31', '2027-02-01', '2027-03-31', '2027-04-01']
    expect(days.map((day) => shareLeft(ageing, day))).toEqual([1, 0.5, 0.5, 0.25, 0.25, 0])
    expect(fallingDays(ageing)).toEqual(['2026-11-01', '2027-02-01', '2027-04-01'])
    expect([dayAfter('2027-02-28'), dayAfter('2028-02-28'), dayAfter('2026-12-31')]).toEqual([
      '2027-03-01',
      '2028-02-29',
      '2027-01-01',
    ])
    const lasting = { saving: [], latestUsefulDate: null }
    expect([shareLeft(lasting, '2199-12-31'), fallingDays(lasting)]).toEqual([1, []])
    // A step that lies beyond the end says nothing.
    expect(fallingDays({ ...ageing, latestUsefulDate: '2027-01-31' })).toEqual(['2026-11-01', '2027-02-01'])
  })

  it('[CUT4] is nobody’s to save any more once it is decided or reversed; expired is what was decided in no time', () => {
    const standing = (over: Partial<ItemCut>, day = today) => {
      const cut = { ...ageing, ...over }
      return [cutState(cut, day), openShare(cut, day)]
    }
    expect(standing({})).toEqual(['open', 0.5])
    expect(standing({ status: 'recommended' })).toEqual(['open', 0.5])
    expect(standing({ status: 'decided' })).toEqual(['decided', 0])
    expect(standing({ status: 'reversed' })).toEqual(['reversed', 0])
    expect(standing({}, '2027-04-01')).toEqual(['expired', 0])
    expect(standing({ status: 'decided' }, '2027-04-01')).toEqual(['decided', 0])
  })

  it('[CUT4] never grows as days go, whatever the steps', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
    const steps = fc
      .uniqueArray(fc.tuple(day, fc.double({ min: 0, max: 1, noNaN: true })), { selector: ([on]) => on, maxLength: 12 })
      .map((pairs) => {
        const days = pairs.map(([on]) => on).sort()
        const left = pairs.map(([, share]) => share).sort((a, b) => b - a)
        return days.map((on, at) => ({ on, left: left[at] ?? 0 }))
      })
    fc.assert(
      fc.property(steps, fc.option(day), fc.array(day, { minLength: 2 }), (saving, latestUsefulDate, days) => {
        const shares = days.sort().map((each) => shareLeft({ saving, latestUsefulDate }, each))
        return shares.every((share, at) => share <= (shares[at - 1] ?? 1) && share >= 0)
      }),
    )
  })
})

/** Costs what is likely, exceeds nothing but by a tenth; every figure can be worked out by hand. */
const byHand: Simulating = {
  total: (items) => figures(items.reduce((sum, { estimate }) => sum + (estimate?.likely ?? 0), 0)),
  scaled: (parts) => figures(parts.reduce((sum, { input, share }) => sum + share * (input.estimate?.likely ?? 0), 0)),
  curve: (items) =>
    Array.from({ length: 11 }, (_, at) => {
      const sum = items.reduce((all, { estimate }) => all + (estimate?.likely ?? 0), 0)
      return { cost: sum * (0.5 + at / 10), share: at / 10 }
    }),
}
const figures = (mean: number) => ({ mean, p50: mean, p85: mean * 1.1 })

const costing = (likely: number) => ({ low: likely / 2, likely, high: likely * 2 })
const item = (name: string, fields: Partial<Item>): Item => itemWith({ id: id(name), ...fields })
const onCutList = (name: string, cut: ItemCut, likely: number | null): Item =>
  item(name, {
    cut,
    position: { list: 'cut', rank: `a${name.at(-1)}` },
    estimate: likely === null ? null : costing(likely),
  })
const board = (...items: readonly Item[]) => boardOf(new Map(items.map((each) => [each.id, each])))
const asked = { today, points: ['2026-12-17', '2027-03-31'] }

describe('the potential of a cut list', () => {
  const [ages, lasts, decided, expired] = [
    onCutList('DD-K1', ageing, 40),
    onCutList('DD-K2', asCut(fullCut), 10),
    onCutList('DD-K3', { ...ageing, status: 'decided' }, 100),
    onCutList('DD-K4', { ...ageing, saving: [], latestUsefulDate: '2026-10-31' }, 8),
  ]
  const queue = item('DD-1', { estimate: costing(100) })
  const all = board(queue, ages, lasts, decided, expired, onCutList('DD-K5', asCut(fullCut), null))

  it('[CUT5] is the expected saving of all open cuts with its simulated range, today and after each coming point', async () => {
    const potential = await cutPotential(byHand, { ...asked, board: all, frame: { p85: 1000 } })
    expect(potential.today).toEqual({ mean: 30, low: 18, high: 42 })
    expect(potential.points).toEqual([
      { date: '2026-12-17', left: { mean: 30, low: 18, high: 42 } },
      { date: '2027-03-31', left: { mean: 10, low: 6, high: 14 } },
    ])
    expect(potential.steps).toEqual([
      { on: '2026-10-31', mnok: 58 },
      { on: '2026-11-01', mnok: 30 },
      { on: '2027-02-01', mnok: 20 },
      { on: '2027-04-01', mnok: 10 },
    ])
    expect(Object.fromEntries(potential.cuts)).toEqual({
      'DD-K1': { original: 40, left: { mean: 20, low: 12, high: 28 } },
      'DD-K2': { original: 10, left: { mean: 10, low: 6, high: 14 } },
      'DD-K3': { original: 100, left: { mean: 50, low: 30, high: 70 } },
      'DD-K4': { original: 8, left: { mean: 0, low: 0, high: 0 } },
    })
    expect(potential.unestimated).toBe(1)
  })

  it('[CUT5] is held against how far the queue’s P85 exceeds the cost frame, and says when it no longer covers that', async () => {
    const needing = async (p85: number) => {
      const { need, uncoveredFrom } = await cutPotential(byHand, { ...asked, board: all, frame: { p85 } })
      return [need, uncoveredFrom]
    }
    expect(await needing(110)).toEqual([0, null])
    expect(await needing(100)).toEqual([10, null])
    expect(await needing(95)).toEqual([15, '2027-04-01'])
    expect(await needing(85)).toEqual([25, '2027-02-01'])
    expect(await needing(60)).toEqual([50, today])
    expect((await cutPotential(byHand, { ...asked, board: all, frame: { p85: 90 } })).p85).toBe(33)
  })

  it('[CUT5] is what the simulator of the queue says: means add, ranges do not, and a share of a cut is a share of its cost', async () => {
    const simulator = createSimulator(plainSteering)
    const potential = await cutPotential(simulator, { ...asked, board: all, frame: { p85: 0 } })
    const [one, other] = [potential.cuts.get(ages.id), potential.cuts.get(lasts.id)]
    expect(potential.today.mean).toBeCloseTo((one?.left.mean ?? 0) + (other?.left.mean ?? 0), 1)
    expect(potential.today.high).toBeLessThan((one?.left.high ?? 0) + (other?.left.high ?? 0))
    expect(potential.today.low).toBeGreaterThan((one?.left.low ?? 0) + (other?.left.low ?? 0))
    expect(one?.left.mean).toBeCloseTo((one?.original ?? 0) / 2, 1)
    expect(potential.need).toBe(simulator.total([costInputOf(queue)]).p85)
    expect(potential.p85).toBeGreaterThan(0)
    expect(await cutPotential(createSimulator(plainSteering), { ...asked, board: all, frame: { p85: 0 } })).toEqual(
      potential,
    )
  })

  it('[CUT5] of an empty list is nothing, and of an empty queue nothing is needed', async () => {
    expect(await cutPotential(byHand, { ...asked, points: [], board: board(), frame: { p85: 0 } })).toEqual({
      cuts: new Map(),
      today: { mean: 0, low: 0, high: 0 },
      points: [],
      steps: [],
      need: 0,
      p85: 0,
      uncoveredFrom: null,
      unestimated: 0,
    })
  })
})
