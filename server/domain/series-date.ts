// Series date: when the points of a series are held: so far apart as its frequency says, on the weekday of the first, never on a Saturday or
// Sunday. Reckoned from the first point each time, so that the series does not wander through the year. Pure.
// Called by server/store/series.ts.

import type { Series } from '../../shared/contract/meeting.ts'
import { daysAfter } from './calendar-date.ts'

const months: Readonly<Record<Exclude<Series['frequency'], 'own'>, number>> = {
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
}
const daysPerWeek = 7

type Rule = Pick<Series, 'frequency' | 'everyDays'>

/**
 * @param first date the series is reckoned from
 * @param after a date of the series
 * @returns the series' next date after it
 */
export function nextSeriesDate(rule: Rule, first: string, after: string): string {
  for (let step = 1; ; step += 1) {
    const date = onWorkday(onWeekdayOf(first, plain(rule, first, step)))
    if (date > after) return date
  }
}

/** A date that falls on a weekend is held on the Monday after. */
export function onWorkday(date: string): string {
  const weekday = weekdayOf(date)
  return weekday === 6 ? daysAfter(date, 2) : weekday === 0 ? daysAfter(date, 1) : date
}

function plain({ frequency, everyDays }: Rule, first: string, step: number): string {
  if (frequency === 'own') return daysAfter(first, (everyDays ?? daysPerWeek) * step)
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  const index = month - 1 + months[frequency] * step
  const lastDay = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, index, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** The date nearest to `date` that is on the same weekday as `model`. */
function onWeekdayOf(model: string, date: string): string {
  const behind = (weekdayOf(model) - weekdayOf(date) + daysPerWeek) % daysPerWeek
  return daysAfter(date, behind > daysPerWeek / 2 ? behind - daysPerWeek : behind)
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/**
 * @param made how many points the series has already
 * @returns the title of the next one: a number that the first title ends with goes up with each
 */
export function seriesTitle(title: string, made: number): string {
  return title.replace(/\d{1,6}$/, (number) => String(Number(number) + made))
}
