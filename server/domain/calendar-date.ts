// Calendar date: `YYYY-MM-DD` reckoned with, and read off a moment as people in Norway would say it. Pure: the moment comes in.

import type { z } from 'zod'
import type { dateSchema } from '../../shared/board/value.ts'

type CalendarDate = z.infer<typeof dateSchema>

const osloDate = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const thursday = 4
const hourMs = 3_600_000

/** @returns the date in Norway at a moment. */
export function norwegianDate(at: Date): CalendarDate {
  return osloDate.format(at)
}

const osloMoment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** @returns date and time in Norway, as spreadsheets read them: `2026-09-01 12:00:00`. */
export function norwegianDateAndTime(at: Date): string {
  return osloMoment.format(at)
}

/** @returns the moment a date begins in Norway, summer and winter. */
export function startOfDay(date: CalendarDate): Date {
  const utc = Date.parse(`${date}T00:00:00Z`)
  // Midnight there is one hour, or two, before it is here.
  const summer = new Date(utc - 2 * hourMs)
  return norwegianDate(summer) === date ? summer : new Date(utc - hourMs)
}

/** @returns the date `days` later (earlier when negative). */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  const moment = new Date(`${date}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** @returns the Thursday of the week (Monday to Sunday) that `date` is in. */
export function thursdayOfWeek(date: CalendarDate): CalendarDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return daysAfter(date, thursday - (weekday === 0 ? 7 : weekday))
}

const osloHour = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', hour: '2-digit', hourCycle: 'h23' })

/** @returns the moment a whole hour strikes in Norway on a date; 7 is 07:00, summer and winter. */
export function norwegianMoment(date: CalendarDate, hour: number): Date {
  const asUtcMs = Date.parse(`${date}T00:00:00Z`) + hour * hourMs
  const winter = new Date(asUtcMs - hourMs)
  const summer = new Date(asUtcMs - 2 * hourMs)
  return Number(osloHour.format(winter)) === hour ? winter : summer
}

/** @returns the Monday of the week (Monday to Sunday) that `date` is in. */
export function mondayOfWeek(date: CalendarDate): CalendarDate {
  return daysAfter(thursdayOfWeek(date), 1 - thursday)
}
