// What an item is worth to those who take it in, and the order that follows: absolute inputs, weights, adoption, and what has no figure.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../shared/board/item.ts'
import { plainSteering, type Steering, steeringSchema } from '../../../shared/frame/steering.ts'
import { benefitFigures, receiversOf } from '../../../shared/priority/adopted-benefit.ts'
import { benefitPerMillion, calculatedOrder, departures } from '../../../shared/priority/calculated-order.ts'
import { itemOf, queueOf } from '../../doubles/board-of.ts'

const steering: Steering = steeringSchema.parse({
  ...plainSteering,
  reading: 'min-max',
  weights: { B2: 2 },
  receivers: ['RHF', 'KOM', 'FL'],
  defaultAdoption: 0.5,
})

const estimate = { low: 8, likely: 10, high: 12 }

describe('adopted benefit', () => {
  it('[PRI1] is marks × weights × adoption, whole and by benefit and receiver', () => {
    const item = itemOf({ id: 'DD-1', who: ['KOM'], benefit: { B1: 4, B2: 3 }, adoption: { KOM: 0.8, RHF: 0.2 } })
    expect(benefitFigures(item, steering)).toEqual({
      potential: 10,
      adopted: 5,
      byBenefit: { B1: 2, B2: 3 },
      byReceiver: { RHF: 1, KOM: 4 },
    })
  })

  it('[PRI1] is what the programme expects where the item says nothing, with receivers or without', () => {
    const parts = { id: 'DD-1', benefit: { B1: 4 } }
    expect(benefitFigures(itemOf({ ...parts, who: ['FL', 'NHN'] }), steering)).toEqual({
      potential: 4,
      adopted: 2,
      byBenefit: { B1: 2 },
      byReceiver: { FL: 2 },
    })
    expect(benefitFigures(itemOf(parts), steering)).toEqual({
      potential: 4,
      adopted: 2,
      byBenefit: { B1: 2 },
      byReceiver: {},
    })
  })

  it('[PRI1] counts as receivers whom an adoption is said or an effort asked of, and receivers among those named', () => {
    const item = itemOf({
      id: 'DD-1',
      who: ['NHN', 'FL'],
      adoption: { APO: 0 },
      demand: { 'KOM.2027-1': 3, 'RHF.2027-1': 0 },
    })
    expect(receiversOf(item, steering)).toEqual(['KOM', 'FL', 'APO'])
  })
})

describe('the calculated order', () => {
  it('[PRI2] has no figure where there is no estimate, no cost or no mark', () => {
    const figures = [
      itemOf({ id: 'DD-1', estimate, benefit: { B1: 5 } }),
      itemOf({ id: 'DD-2', estimate, benefit: { B1: 0 } }),
      itemOf({ id: 'DD-3', benefit: { B1: 5 } }),
      itemOf({ id: 'DD-4', estimate: { low: 0, likely: 0, high: 0 }, benefit: { B1: 5 } }),
      itemOf({ id: 'DD-5', estimate }),
    ].map((item) => benefitPerMillion(item, steering))
    expect(figures).toEqual([0.25, 0, null, null, null])
  })

  it('[PRI2] sets the benefit against the expected cost, not the likely one', () => {
    const skewed = itemOf({ id: 'DD-1', estimate: { low: 0, likely: 3, high: 27 }, benefit: { B1: 5 } })
    expect(benefitPerMillion(skewed, { ...steering, defaultAdoption: 1 })).toBe(0.5)
  })

  it('[PRI3] is by falling figure, the same figure by id, and what has none last by id', () => {
    const items = [
      itemOf({ id: 'DD-4' }),
      itemOf({ id: 'DD-3', estimate, benefit: { B1: 1 } }),
      itemOf({ id: 'DD-2', estimate }),
      itemOf({ id: 'DD-5', estimate, benefit: { B1: 0 } }),
      itemOf({ id: 'DD-1', estimate, benefit: { B1: 1 } }),
      itemOf({ id: 'DD-6', estimate, benefit: { B1: 2 } }),
    ]
    expect(calculatedOrder(items, steering)).toEqual(['DD-6', 'DD-1', 'DD-3', 'DD-5', 'DD-2', 'DD-4'])
    expect(calculatedOrder([], steering)).toEqual([])
  })

  it('[PRI4] says how far each item with a figure stands from its calculated place', () => {
    const board = queueOf([
      { id: 'DD-1', estimate, benefit: { B1: 1 } },
      { id: 'DD-2' },
      { id: 'DD-3', estimate, benefit: { B1: 3 } },
      { id: 'DD-4', estimate, benefit: { B1: 2 } },
    ])
    expect([...departures(board, steering)]).toEqual([
      ['DD-1', -2],
      ['DD-3', 2],
      ['DD-4', 2],
    ])
  })
})

const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20)
const anItem = fc.record({
  benefit: fc.dictionary(fc.constantFrom('B1', 'B2', 'B3'), fc.integer({ min: 0, max: 5 })),
  estimate: fc.option(
    fc
      .tuple(fc.nat(300), fc.nat(300), fc.nat(300))
      .map((figures) => figures.sort((a, b) => a - b))
      .map(([low, likely, high]) => ({ low, likely, high })),
  ),
  who: fc.subarray(['RHF', 'KOM', 'NHN']),
  adoption: fc.dictionary(fc.constantFrom('RHF', 'KOM', 'FL'), share),
})
const someItems = fc
  .array(anItem, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((parts, at) => itemOf({ id: `DD-${at + 1}`, ...parts })))

describe('absolute inputs', () => {
  it('[PRI5] an item that is added changes no other’s figure, and the others keep their order', () => {
    fc.assert(
      fc.property(someItems, fc.nat(), (items, pick) => {
        const added = items[pick % items.length] as Item
        const before = items.filter((item) => item !== added)
        const figures = (of: readonly Item[]) => of.map((item) => [item.id, benefitPerMillion(item, steering)])
        const without = figures(before)
        const order = calculatedOrder(items, steering)
        expect(figures(items).filter(([id]) => id !== added.id)).toEqual(without)
        expect(order.filter((id) => id !== added.id)).toEqual(calculatedOrder(before, steering))
      }),
    )
  })

  it('[PRI5] the order is the same whatever order the items come in, and the parts add up to the whole', () => {
    fc.assert(
      fc.property(someItems, fc.infiniteStream(fc.nat()), (items, chance) => {
        const shuffled = items
          .map((item) => ({ item, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item)
        expect(calculatedOrder(shuffled, steering)).toEqual(calculatedOrder(items, steering))
        for (const item of items) {
          const { adopted, potential, byBenefit, byReceiver } = benefitFigures(item, steering)
          const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((a, b) => a + b, 0)
          expect(adopted).toBeLessThanOrEqual(potential)
          expect(sum(byBenefit)).toBeCloseTo(adopted, 9)
          if (receiversOf(item, steering).length > 0) expect(sum(byReceiver)).toBeCloseTo(adopted, 9)
        }
      }),
    )
  })
})
