// Dates as people write them: read back in every language, the next such day where the year is left out, and what a field shows is always read back as the same date.

import { describe, expect, it } from 'vitest'
import { formatFor } from '../../../client/ui/format.ts'
import { parseDate } from '../../../client/ui/parse-date.ts'
import { languages } from '../../../shared/language/languages.ts'

describe('a date in a field', () => {
  it.each([
    '2028-05-16',
    '16.05.2028',
    '16.5.2028',
    '16. 5. 2028',
    '16.05.28',
    '160528',
    '16052028',
    '16/5/2028',
    '16 05 2028',
    '16. mai 2028',
    '16. Mai 2028',
    '16 May 2028',
    ' 16  may 2028 ',
    '16 mai, 2028',
  ])('«%s» is 16 May 2028', (text) => {
    expect(parseDate(text)).toBe('2028-05-16')
  })

  it.each([
    '31.02.2027',
    '2027-02-30',
    '29.02.2027',
    '2028',
    '31. februar',
    '12 mandag',
    '00.01.2028',
    '1.13.2028',
    '16 ma 2028',
  ])('«%s» is no date', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it.each([
    ['15. januar', '2027-01-15'],
    ['29.11', '2026-11-29'],
    ['28.11.', '2027-11-28'],
    ['28/11', '2027-11-28'],
    ['1 May', '2027-05-01'],
    ['29. februar', '2028-02-29'],
  ])('«%s» on 29 November 2026 is the next such day, %s', (text, date) => {
    expect(parseDate(text, '2026-11-29')).toBe(date)
  })

  it('nothing is nothing, and a leap day is a day', () => {
    expect([parseDate(''), parseDate('  '), parseDate('29.02.2028')]).toEqual([null, null, '2028-02-29'])
  })

  it.each(languages)('what the field shows in %s is read back as the same date, every day of two years', (language) => {
    const days = Array.from({ length: 731 }, (_, at) => new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10))
    expect(days.map((day) => parseDate(formatFor(language).fieldDate(day)))).toEqual(days)
  })

  it('the field shows figures in Norwegian and the name of the month in English', () => {
    expect([formatFor('nb').fieldDate('2028-05-06'), formatFor('en').fieldDate('2028-05-06')]).toEqual([
      '06.05.2028',
      '6 May 2028',
    ])
  })
})
