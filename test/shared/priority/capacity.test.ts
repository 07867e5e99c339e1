// Capacity: what is asked of those who receive, against what they have.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSteering, type Steering, steeringSchema } from '../../../shared/frame/steering.ts'
import { type AskingItem, capacityPicture, overloads } from '../../../shared/priority/capacity.ts'
import { itemOf } from '../../doubles/board-of.ts'

const half = (id: string) => ({
  id,
  name: { nb: id, nn: id, en: id },
  from: `${id.slice(0, 4)}-01-01`,
  to: `${id.slice(0, 4)}-06-30`,
})
const steering: Steering = steeringSchema.parse({
  ...plainSteering,
  receivers: ['RHF', 'KOM'],
  periods: [half('2027-1'), half('2028-1')],
  capacity: { 'KOM.2027-1': 40, 'KOM.2028-1': 0.3, 'RHF.2027-1': 0 },
})

const receivers = ['RHF', 'KOM', 'FL']
const periods = ['2027-1', '2028-1', '2030-1']
const demand = fc.dictionary(
  fc.constantFrom(...receivers.flatMap((receiver) => periods.map((period) => `${receiver}.${period}`))),
  fc.double({ min: 0, max: 500, noNaN: true }),
)
const asking: fc.Arbitrary<AskingItem[]> = fc.array(fc.tuple(demand, fc.boolean()), { maxLength: 12 }).map((rows) =>
  rows.map(([each, done], at) => {
    const {
      id,
      demand: own,
      realisedOn,
    } = itemOf({ id: `DD-${at}`, demand: each, realisedOn: done ? '2027-01-01' : null })
    return { id, demand: own, realisedOn }
  }),
)

describe('capacity', () => {
  it('[CAP1] says what is asked of each receiver in each period, what there is, what is beyond it, and which items make it', () => {
    const picture = capacityPicture(
      [
        itemOf({ id: 'DD-2', demand: { 'KOM.2027-1': 30, 'RHF.2027-1': 2 } }),
        itemOf({ id: 'DD-1', demand: { 'KOM.2027-1': 24 } }),
        itemOf({ id: 'DD-3', demand: { 'KOM.2027-1': 12 }, realisedOn: '2027-03-01' }),
      ],
      steering,
    )
    expect({ receivers: picture.receivers, periods: picture.periods }).toEqual({
      receivers: ['RHF', 'KOM'],
      periods: ['2027-1', '2028-1'],
    })
    expect(picture.cells.get('KOM.2027-1')).toEqual({
      receiver: 'KOM',
      period: '2027-1',
      load: 54,
      capacity: 40,
      over: 14,
      overShare: 0.35,
      asked: [
        { item: 'DD-2', effort: 30 },
        { item: 'DD-1', effort: 24 },
      ],
    })
    expect(
      overloads(picture).map(({ receiver, period, over, overShare }) => [receiver, period, over, overShare]),
    ).toEqual([
      ['KOM', '2027-1', 14, 0.35],
      ['RHF', '2027-1', 2, null],
    ])
  })

  it('[CAP1] shows what is asked of somebody, or in a period, that the programme no longer names', () => {
    const picture = capacityPicture([itemOf({ id: 'DD-1', demand: { 'FL.2030-1': 3 } })], steering)
    expect([picture.receivers, picture.periods]).toEqual([
      ['RHF', 'KOM', 'FL'],
      ['2027-1', '2028-1', '2030-1'],
    ])
    expect(picture.cells.get('FL.2030-1')).toMatchObject({ load: 3, capacity: null, over: 0 })
  })

  it('[CAP2] is the sum of its parts, whatever the order of the items', () => {
    fc.assert(
      fc.property(
        asking.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))),
        ([items, shuffled]) => {
          const picture = capacityPicture(items, steering)
          expect(capacityPicture(shuffled, steering)).toEqual(picture)
          const wanted = items
            .filter(({ realisedOn }) => realisedOn === null)
            .reduce((sum, each) => sum + Object.values(each.demand).reduce((a, b) => a + b, 0), 0)
          const cells = [...picture.cells.values()]
          expect(cells.reduce((sum, { load }) => sum + load, 0)).toBeCloseTo(wanted, 4)
          for (const { load, asked } of cells) {
            expect(asked.reduce((sum, { effort }) => sum + effort, 0)).toBeCloseTo(load, 5)
          }
        },
      ),
    )
  })

  it('[CAP2] is unchanged by an item that asks nothing, and never less by one that asks something', () => {
    fc.assert(
      fc.property(asking, demand, (items, own) => {
        const before = capacityPicture(items, steering)
        expect(capacityPicture([...items, itemOf({ id: 'NY-1' })], steering)).toEqual(before)
        const after = capacityPicture([...items, itemOf({ id: 'NY-1', demand: own })], steering)
        for (const [key, { load, over }] of before.cells) {
          expect(after.cells.get(key)?.load).toBeGreaterThanOrEqual(load)
          expect(after.cells.get(key)?.over).toBeGreaterThanOrEqual(over)
        }
      }),
    )
  })

  it('[CAP3] has no limit where none is said, a limit where it is nought, and fills one to the brim', () => {
    const tenths = [0.1, 0.2].map((effort, at) => itemOf({ id: `DD-${at}`, demand: { 'KOM.2028-1': effort } }))
    const free = itemOf({ id: 'DD-9', demand: { 'RHF.2028-1': 10_000 } })
    expect(overloads(capacityPicture([...tenths, free], steering))).toEqual([])
    const none = itemOf({ id: 'DD-8', demand: { 'RHF.2027-1': 0.5 } })
    expect(overloads(capacityPicture([none], steering))).toMatchObject([{ capacity: 0, over: 0.5, overShare: null }])
    expect(overloads(capacityPicture([], steering))).toEqual([])
  })
})
