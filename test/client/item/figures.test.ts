// Figures of items, and how a cut's latest useful date stands to today.

import { expect, it } from 'vitest'
import { expiryOf } from '../../../client/item/expiry.ts'
import { commonScale, likelySum } from '../../../client/item/figures.ts'
import { itemOf } from '../../doubles/board-of.ts'

const items = [
  itemOf({ id: 'DD-1', estimate: { low: 48, likely: 62, high: 95 } }),
  itemOf({ id: 'DD-2', estimate: { low: 0.1, likely: 0.2, high: 0.3 } }),
  itemOf({ id: 'DD-3' }),
]

it('sums what is known and counts what is not', () => {
  expect(likelySum(items)).toEqual({ mnok: 62.2, missing: 1 })
  expect(likelySum([])).toEqual({ mnok: 0, missing: 0 })
})

it('has one scale for every bar', () => {
  expect(commonScale(items)).toBe(95)
  expect(commonScale([])).toBe(1)
})

it('knows a date that is far, near, today and passed, in the reader’s own day', () => {
  const today = new Date(2024, 9, 8, 23, 59)
  expect(['2025-06-30', '2024-11-28', '2024-10-08', '2024-10-07', null].map((date) => expiryOf(date, today))).toEqual([
    { kind: 'far', days: 265 },
    { kind: 'near', days: 51 },
    { kind: 'near', days: 0 },
    { kind: 'passed', days: 1 },
    { kind: 'none' },
  ])
})
