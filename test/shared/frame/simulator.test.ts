// The simulation: the same figures everywhere, against another implementation, and what is kept from one order to the next.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costInputOf } from '../../../shared/frame/cost-input.ts'
import { changedPlaces } from '../../../shared/frame/queue-sums.ts'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { id, itemWith } from '../a-board.ts'
import { costing, independent, moved, moves, queues, someItems, usual } from './cost-cases.ts'
import { plainSimulation } from './plain-simulation.ts'

const runs = { numRuns: 60 }

describe('the simulation', () => {
  it('[FRM3] says these figures of these items, whatever screen, run or machine', () => {
    const { places, total } = createSimulator({ ...usual, trials: 10_000 }).accumulate(someItems(21))
    expect({ first: places[0], tenth: places[9], total }).toMatchInlineSnapshot(`
      {
        "first": {
          "p50": 9.95,
          "p85": 18.14,
        },
        "tenth": {
          "p50": 215.26,
          "p85": 289.14,
        },
        "total": {
          "p50": 670.8,
          "p85": 889.29,
        },
      }
    `)
    expect(createSimulator({ ...usual, distribution: 'pert' }).total(someItems(21))).toMatchInlineSnapshot(`
      {
        "mean": 673.49,
        "p50": 663.83,
        "p85": 885.97,
      }
    `)
  })

  it('[FRM3] gives the same totals in whatever order items stand, to the last digit', () => {
    fc.assert(
      fc.property(
        queues.chain((queue) => fc.tuple(fc.constant(queue), fc.shuffledSubarray(queue, { minLength: queue.length }))),
        ([queue, shuffled]) => {
          const simulator = createSimulator(usual)
          expect(createSimulator(usual).total(shuffled)).toEqual(simulator.total(queue))
          expect(createSimulator(usual).accumulate(shuffled).total).toEqual(simulator.accumulate(queue).total)
          expect(simulator.curve(shuffled)).toEqual(simulator.curve(queue))
        },
      ),
      runs,
    )
  })

  it('[FRM3] a simulator that has been asked much answers as one that has been asked nothing', () => {
    fc.assert(
      fc.property(fc.array(queues, { minLength: 2, maxLength: 5 }), (asked) => {
        const simulator = createSimulator(usual)
        for (const queue of asked) {
          const anew = createSimulator(usual)
          expect(simulator.accumulate(queue)).toEqual(anew.accumulate(queue))
          expect(simulator.total(queue)).toEqual(anew.total(queue))
          expect(simulator.holds(queue, 100)).toBe(anew.holds(queue, 100))
        }
      }),
      runs,
    )
  })

  it('[FRM4] an item costs the same in each trial whatever is added, taken away or changed beside it', () => {
    fc.assert(
      fc.property(queues, queues, (queue, others) => {
        const strangers = others.map((other) => ({ ...other, id: `X${other.id}` }))
        const simulator = createSimulator(usual)
        const alone = queue.map((item) => simulator.curve([item]))
        simulator.accumulate([...strangers, ...queue])
        expect(queue.map((item) => simulator.curve([item]))).toEqual(alone)
        expect(simulator.accumulate([...queue, ...strangers]).places.slice(0, queue.length)).toEqual(
          createSimulator(usual).accumulate(queue).places,
        )
      }),
      runs,
    )
  })

  it('[FRM4] knows nothing of an item but its estimate, its exposures and its id', () => {
    const item = itemWith({ id: id('DD-1'), estimate: { low: 5, likely: 8, high: 14 }, drivers: {} })
    expect(costInputOf(item)).toEqual(costing('DD-1', [5, 8, 14]))
  })

  it('[FRM5] agrees with a plain implementation within what chance allows', () => {
    const items = someItems(30)
    for (const reading of ['min-max', 'p10-p90'] as const)
      for (const correlation of [0, 0.25, 0.6]) {
        const model = { ...independent, reading, correlation }
        const ours = createSimulator(model).total(items)
        const trials = 40_000
        const plain = plainSimulation(items, { ...model, trials, seed: 99 })
        const chance = plain.deviation * Math.sqrt(1 / model.trials + 1 / trials)
        expect(Math.abs(ours.mean - plain.mean)).toBeLessThan(4 * chance)
        expect(Math.abs(ours.p50 - plain.percentile(0.5))).toBeLessThan(4 * 1.3 * chance)
        expect(Math.abs(ours.p85 - plain.percentile(0.85))).toBeLessThan(4 * 1.6 * chance)
      }
  })

  it('[FRM2] correlation widens: the same items are dearer at P85 and as dear at the mean the more they follow each other', () => {
    const items = someItems(40).map((item) => ({ ...item, drivers: {} }))
    const totals = [0, 0.1, 0.3, 0.6, 0.9].map((correlation) =>
      createSimulator({ ...independent, correlation }).total(items),
    )
    const spreads = totals.map(({ p50, p85 }) => p85 - p50)
    expect(spreads.every((spread, at) => at === 0 || spread > (spreads[at - 1] ?? 0) * 1.2)).toBe(true)
    for (const { mean } of totals) expect(mean / (totals[0]?.mean ?? 0)).toBeCloseTo(1, 2)
  })

  it('[FRM2] a driver that items share widens their sum, and leaves what each of them may cost as it was', () => {
    const apart = someItems(12).map((item) => ({ ...item, drivers: {} }))
    const exposed = apart.map((item) => ({ ...item, drivers: { D1: 0.7, D2: 0.9 } }))
    const simulator = createSimulator(independent)
    const alone = simulator.total(apart)
    const together = simulator.total(exposed)
    expect(together.p85 - together.p50).toBeGreaterThan(1.5 * (alone.p85 - alone.p50))
    expect(together.mean / alone.mean).toBeCloseTo(1, 2)
    apart.forEach((item, at) => {
      const before = simulator.total([item])
      const after = simulator.total(exposed.slice(at, at + 1))
      expect(Math.abs(after.p50 - before.p50)).toBeLessThan(0.03 * before.p85)
      expect(Math.abs(after.p85 - before.p85)).toBeLessThan(0.03 * before.p85)
    })
  })

  it('[FRM2] refuses to reckon with a correlation outside its range', () => {
    for (const correlation of [-0.1, 1, Number.NaN])
      expect(() => createSimulator({ ...independent, correlation }).total(someItems(1))).toThrow(RangeError)
  })

  it('[FRM9] a frame is held in as many trials as cost no more, and P85 in 85 % of them', () => {
    const items = someItems(21)
    const simulator = createSimulator({ ...usual, trials: 10_000 })
    const { p50, p85 } = simulator.total(items)
    expect(simulator.holds(items, p50 + 0.005)).toBeCloseTo(0.5, 3)
    expect(simulator.holds(items, p85 + 0.005)).toBeCloseTo(0.85, 3)
    const curve = simulator.curve(items)
    expect(curve).toHaveLength(101)
    expect(curve[50]).toEqual({ cost: p50, share: 0.5 })
    expect(curve[85]).toEqual({ cost: p85, share: 0.85 })
    expect(curve.every(({ cost }, at) => at === 0 || cost >= (curve[at - 1]?.cost ?? 0))).toBe(true)
  })

  it('[FRM13] a share of a saving is that share of it in each trial: all of it is the whole, none is nothing', () => {
    const items = someItems(6)
    const simulator = createSimulator(usual)
    const scaled = (share: number) => simulator.scaled(items.map((input) => ({ input, share })))
    expect(scaled(1)).toEqual(simulator.total(items))
    expect(scaled(0)).toEqual({ mean: 0, p50: 0, p85: 0 })
    expect(scaled(0.5).p85).toBeCloseTo(simulator.total(items).p85 / 2, 1)
  })
})

describe('accumulated down the queue', () => {
  it('[FRM6] a move changes the places between alone, and what is kept is what reckoning anew gives', () => {
    fc.assert(
      fc.property(moves, ({ queue, from, to }) => {
        const simulator = createSimulator(usual)
        const before = simulator.accumulate(queue)
        const after = simulator.accumulate(moved(queue, { from, to }))
        expect(after).toEqual(createSimulator(usual).accumulate(moved(queue, { from, to })))
        const [first, last] = [Math.min(from, to), Math.max(from, to)]
        expect(after.places.slice(0, first)).toEqual(before.places.slice(0, first))
        expect(after.places.slice(last)).toEqual(before.places.slice(last))
      }),
      runs,
    )
  })

  it('[FRM6] says which places a change asks for', () => {
    const places = (before: string, after: string) => changedPlaces([...before], [...after])
    expect(places('abcde', 'abcde')).toEqual({ from: 5, to: 5 })
    expect(places('abcde', 'adbce')).toEqual({ from: 1, to: 3 })
    expect(places('abcde', 'eabcd')).toEqual({ from: 0, to: 4 })
    expect(places('abcde', 'abXde')).toEqual({ from: 2, to: 5 })
    expect(places('abcde', 'abde')).toEqual({ from: 2, to: 4 })
    expect(places('', 'ab')).toEqual({ from: 0, to: 2 })
  })

  it('[FRM6] holds also where sums are kept at some places only', () => {
    const items = someItems(300)
    const simulator = createSimulator({ ...usual, trials: 1_000 })
    simulator.accumulate(items)
    let queue = items
    for (const [from, to] of [
      [299, 0],
      [17, 212],
      [130, 128],
      [0, 299],
    ] as const) {
      queue = moved(queue, { from, to })
      expect(simulator.accumulate(queue)).toEqual(createSimulator({ ...usual, trials: 1_000 }).accumulate(queue))
    }
  })

  it('[FRM7] never falls from one place to the next; what is not estimated adds nothing and is counted', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const { places, total, unestimated } = createSimulator(usual).accumulate(queue)
        places.forEach(({ p50, p85 }, at) => {
          const before = places[at - 1] ?? { p50: 0, p85: 0 }
          expect(p50).toBeGreaterThanOrEqual(before.p50)
          expect(p85).toBeGreaterThanOrEqual(before.p85)
          expect(p85).toBeGreaterThanOrEqual(p50)
          if (queue[at]?.estimate === null) expect({ p50, p85 }).toEqual(before)
        })
        expect(unestimated).toBe(queue.filter(({ estimate }) => estimate === null).length)
        expect(total).toEqual(places.at(-1) ?? { p50: 0, p85: 0 })
      }),
      runs,
    )
  })

  it('[FRM7] an empty queue costs nothing; one item costs what it costs', () => {
    const simulator = createSimulator(usual)
    expect(simulator.accumulate([])).toEqual({ places: [], total: { p50: 0, p85: 0 }, unestimated: 0 })
    expect(simulator.total([])).toEqual({ mean: 0, p50: 0, p85: 0 })
    expect(simulator.holds([], 0)).toBe(1)
    const item = costing('DD-1', [5, 8, 14])
    const { p50, p85 } = simulator.total([item])
    expect(simulator.accumulate([item])).toEqual({ places: [{ p50, p85 }], total: { p50, p85 }, unestimated: 0 })
  })

  it('[FRM12] five thousand items are reckoned with, also where there is no room to keep what each costs', () => {
    const items = someItems(5_000)
    const model = { ...usual, trials: 50_000 }
    // Room for 500 items of 50,000 trials: the rest is worked out anew, and must say the same.
    const some = items.slice(0, 620)
    const simulator = createSimulator(model)
    const before = simulator.accumulate(some)
    expect(simulator.total([...some].reverse())).toMatchObject(before.total)
    const all = createSimulator({ ...usual, trials: 1_000 }).accumulate(items)
    expect(all.places).toHaveLength(5_000)
  })
})
