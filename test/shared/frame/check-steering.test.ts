// What a programme reckons with, held against what the programme has: each mistake by its code, its field and what it names.

import { expect, it } from 'vitest'
import { checkSteering } from '../../../shared/frame/check-steering.ts'
import { plainSteering, type Steering, steeringSchema } from '../../../shared/frame/steering.ts'

const name = { nb: 'Navn', en: 'Name' }
const period = (id: string, from: string, to: string) => ({ id, name, from, to })
/** As it would be sent: the ids are told apart by the schema. */
const steering = (over: object): Steering => steeringSchema.parse({ ...plainSteering, ...over })
const ground = {
  structure: {
    priceYear: 2021,
    areas: [{ id: 'DD' }],
    actors: [{ id: 'KOM' }, { id: 'FL' }],
    benefits: [{ id: 'B1' }],
  },
  ladder: [{ priceYear: 2021 }],
}
const first = period('2027-1', '2027-01-01', '2027-06-30')
const second = period('2027-2', '2027-07-01', '2027-12-31')
const index = (...years: number[]) => years.map((year, at) => ({ year, index: 100 + at }))

it.each([
  ['nothing said', {}],
  ['all that the programme has', { weights: { B1: 2 }, receivers: ['KOM'], periods: [first, second] }],
  ['a capacity of a receiver', { receivers: ['KOM'], periods: [first], capacity: { 'KOM.2027-1': 4 } }],
  ['a price index nobody needs yet', { priceIndex: index(2020, 2022) }],
])('[FRP1] takes %s', (_what, over) => {
  const asked = steering(over)
  expect(checkSteering(asked, ground)).toEqual({ ok: true, value: asked })
})

it.each([
  ['a weight of no benefit', { weights: { B9: 1 } }, 'STEERING_UNKNOWN', 'weights', { id: 'B9' }],
  ['a receiver who is no actor', { receivers: ['KOM', 'XX'] }, 'STEERING_UNKNOWN', 'receivers', { id: 'XX' }],
  [
    'capacity of who does not receive',
    { receivers: ['KOM'], periods: [first], capacity: { 'FL.2027-1': 1 } },
    'STEERING_UNKNOWN',
    'capacity',
    { id: 'FL.2027-1' },
  ],
  [
    'capacity in no period',
    { receivers: ['KOM'], periods: [first], capacity: { 'KOM.2029-1': 1 } },
    'STEERING_UNKNOWN',
    'capacity',
    { id: 'KOM.2029-1' },
  ],
  [
    'a rollout in no area',
    { rollout: { area: 'XX', preconditions: [], actorKinds: [] } },
    'STEERING_UNKNOWN',
    'rollout',
    { id: 'XX' },
  ],
  [
    'a driver twice',
    {
      drivers: [
        { id: 'D1', name },
        { id: 'D1', name },
      ],
    },
    'STEERING_TWICE',
    'drivers',
    { id: 'D1' },
  ],
  ['a receiver twice', { receivers: ['FL', 'FL'] }, 'STEERING_TWICE', 'receivers', { id: 'FL' }],
  [
    'a period that ends before it begins',
    { periods: [period('A', '2027-02-01', '2027-01-31')] },
    'PERIOD_TIME',
    'periods.0',
    { id: 'A' },
  ],
  [
    'periods that overlap',
    { periods: [first, period('B', '2027-06-30', '2027-12-31')] },
    'PERIOD_TIME',
    'periods.1',
    { id: 'B' },
  ],
  ['years out of order', { priceIndex: index(2022, 2021) }, 'INDEX_TIME', 'priceIndex.1', { year: 2021 }],
  ['a year twice', { priceIndex: index(2021, 2021) }, 'INDEX_TIME', 'priceIndex.1', { year: 2021 }],
])('[FRP1] refuses %s', (_what, over, code, field, params) => {
  expect(checkSteering(steering(over), ground)).toEqual({ ok: false, refusal: { code, field, params } })
})

it.each([
  ['the level of a step', index(2021, 2022), 2024],
  ['the board’s own', index(2024), 2021],
])('[FRP5] refuses an index that lacks %s, while a step of the ladder needs it', (_what, priceIndex, year) => {
  const ladder = [{ priceYear: 2021 }, { priceYear: 2024 }]
  expect(checkSteering(steering({ priceIndex }), { ...ground, ladder })).toEqual({
    ok: false,
    refusal: { code: 'PRICE_YEAR', field: 'priceIndex', params: { year } },
  })
})
