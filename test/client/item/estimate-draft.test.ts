// Estimates as they are typed: read back whole or refused with the part and the reason.

import { expect, it } from 'vitest'
import { changedParts, readEstimate, sameEstimate, textsOf } from '../../../client/item/estimate-draft.ts'
import { formatFor } from '../../../client/ui/format.ts'

it('reads decimal commas back as it writes them', () => {
  const estimate = { low: 1.5, likely: 12, high: 1234.25 }
  const texts = textsOf(estimate, formatFor('nb'))
  expect(texts).toEqual({ low: '1,5', likely: '12', high: '1\u00a0234,25' })
  expect(readEstimate(texts, 'nb')).toEqual({ ok: true, value: estimate })
})

it('is no estimate when all three are empty, and names the part that is missing', () => {
  expect(readEstimate({ low: '', likely: ' ', high: '' }, 'nb')).toEqual({ ok: true, value: null })
  expect(readEstimate({ low: '1', likely: '', high: '3' }, 'nb')).toEqual({
    ok: false,
    refusal: { code: 'INVALID', field: 'likely' },
  })
})

it('refuses an order that cannot be, and what is no number', () => {
  const code = (low: string, likely: string, high: string) => {
    const read = readEstimate({ low, likely, high }, 'nb')
    return read.ok ? null : read.refusal.code
  }
  expect(code('5', '4', '9')).toBe('ESTIMATE_ORDER')
  expect(code('-1', '4', '9')).toBe('ESTIMATE_NEGATIVE')
  expect(code('1', '4', '900000')).toBe('ESTIMATE_ABSURD')
  expect(code('fem', '6', '9')).toBe('INVALID')
})

it('tells which parts somebody else changed', () => {
  const before = { low: 38, likely: 56, high: 84 }
  const after = { low: 38, likely: 56, high: 98 }
  expect(changedParts(before, after)).toEqual(['high'])
  expect(sameEstimate(before, { ...before })).toBe(true)
  expect(sameEstimate(before, null)).toBe(false)
})
