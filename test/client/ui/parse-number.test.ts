// Figures as people write them, read back. What could mean two things is not understood rather than guessed.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatFor } from '../../../client/ui/format.ts'
import { parseNumber } from '../../../client/ui/parse-number.ts'

it('reads Norwegian figures', () => {
  expect(
    Object.fromEntries(
      ['12,5', '12.5', ' 60 ', '1 234,5', '1\u00a0234', '−8', '–8', '-8', '+3', ',5', '5,', '1.234,5', '1.234.567'].map(
        (text) => [text, parseNumber(text, 'nb')],
      ),
    ),
  ).toEqual({
    '12,5': 12.5,
    '12.5': 12.5,
    ' 60 ': 60,
    '1 234,5': 1234.5,
    '1\u00a0234': 1234,
    '−8': -8,
    '–8': -8,
    '-8': -8,
    '+3': 3,
    ',5': 0.5,
    '5,': 5,
    '1.234,5': 1234.5,
    '1.234.567': 1_234_567,
  })
})

it('reads English figures', () => {
  expect(['12.5', '1,234', '1,234.5', '1,234,567'].map((text) => parseNumber(text, 'en'))).toEqual([
    12.5, 1234, 1234.5, 1_234_567,
  ])
})

it('tells empty from not understood', () => {
  expect(['', '  '].map((text) => parseNumber(text, 'nb'))).toEqual([null, null])
  const wrong = ['1.234', 'tolv', '1,2,3', '12 5', '1e3', '0x10', 'Infinity', '--8', '12,5 MNOK', ',', '-']
  expect(wrong.map((text) => parseNumber(text, 'nb'))).toEqual(wrong.map(() => undefined))
  expect(['12,5', '1,23'].map((text) => parseNumber(text, 'en'))).toEqual([undefined, undefined])
})

it('reads every figure the house writes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.constantFrom('nb', 'nn', 'en'),
      (hundredths, language) => {
        const value = hundredths / 100
        expect(parseNumber(formatFor(language).number(value, 2), language)).toBeCloseTo(value, 6)
      },
    ),
  )
})
