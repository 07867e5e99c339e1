// When the points of a series are held: as far apart as the frequency says, on one weekday, never on a weekend.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../../../server/domain/calendar-date.ts'
import { nextSeriesDate, onWorkday, seriesTitle } from '../../../server/domain/series-date.ts'
import type { Series } from '../../../shared/contract/meeting.ts'

type Rule = Pick<Series, 'frequency' | 'everyDays'>
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay()
const daysBetween = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000

/** @returns the first dates of a series */
function datesOf(rule: Rule, first: string, times: number): string[] {
  const dates = [first]
  while (dates.length < times) dates.push(nextSeriesDate(rule, first, dates.at(-1) ?? first))
  return dates
}

const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc
    .constantFrom<Rule['frequency']>('quarterly', 'half-yearly', 'yearly')
    .map((frequency) => ({ frequency, everyDays: null })),
  fc.integer({ min: 7, max: 1_100 }).map((everyDays): Rule => ({ frequency: 'own', everyDays })),
)
const workdays = fc.integer({ min: 0, max: 10_000 }).map((days) => onWorkday(daysAfter('2026-01-01', days)))

describe('the dates of a series', () => {
  it('[SER1] a quarterly Thursday stays near its day of the month through the years', () => {
    const quarterly: Rule = { frequency: 'quarterly', everyDays: null }
    expect(datesOf(quarterly, '2027-01-07', 9)).toEqual([
      '2027-01-07',
      '2027-04-08',
      '2027-07-08',
      '2027-10-07',
      '2028-01-06',
      '2028-04-06',
      '2028-07-06',
      '2028-10-05',
      '2029-01-04',
    ])
  })

  it('[SER1] half a year, a year and an own distance are reckoned from the first, also from the end of a month', () => {
    expect(datesOf({ frequency: 'half-yearly', everyDays: null }, '2026-08-31', 3)).toEqual([
      '2026-08-31',
      '2027-03-01',
      '2027-08-30',
    ])
    expect(datesOf({ frequency: 'yearly', everyDays: null }, '2028-02-29', 2)).toEqual(['2028-02-29', '2029-02-27'])
    expect(datesOf({ frequency: 'own', everyDays: 14 }, '2026-12-22', 3)).toEqual([
      '2026-12-22',
      '2027-01-05',
      '2027-01-19',
    ])
  })

  it('[SER1] every date is later than the one before, on the weekday of the first, within four days of its due', () => {
    fc.assert(
      fc.property(rules, workdays, (rule, first) => {
        const dates = datesOf(rule, first, 12)
        for (const [step, date] of dates.entries()) {
          expect(weekdayOf(date)).toBe(weekdayOf(first))
          expect([0, 6]).not.toContain(weekdayOf(date))
          if (step > 0) expect(date > (dates[step - 1] ?? '')).toBe(true)
        }
        if (rule.everyDays !== null) {
          const off = daysBetween(first, dates.at(-1) ?? first) - rule.everyDays * 11
          expect(Math.abs(off)).toBeLessThanOrEqual(4)
        }
      }),
    )
  })

  it('[SER1] a first date on a weekend is held on the Monday after', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(onWorkday)).toEqual([
      '2026-11-27',
      '2026-11-30',
      '2026-11-30',
      '2026-11-30',
    ])
  })

  it('[SER1] a number at the end of the title goes up with each point', () => {
    expect([seriesTitle('Punkt 4', 0), seriesTitle('Punkt 4', 3), seriesTitle('Punkt uten tall', 3)]).toEqual([
      'Punkt 4',
      'Punkt 7',
      'Punkt uten tall',
    ])
  })
})
