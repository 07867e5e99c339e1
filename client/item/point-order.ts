// The order points are shown in: those to come first, the nearest first; below them those that were, the latest first. Pure.
// Called by the points page and by what prepares a point.

import type { PointBody } from '../../shared/contract/http.ts'

export interface OrderedPoints {
  readonly upcoming: readonly PointBody[]
  readonly past: readonly PointBody[]
}

/**
 * @returns the points still to be held, and those that were: held, called off, or passed by without being called. One that is called or in
 * session stays ahead, whatever its day; the board that sits comes first. `today` is `YYYY-MM-DD`.
 */
export function orderPoints(points: readonly PointBody[], today: string): OrderedPoints {
  const sorted = [...points].sort((a, b) => compare(whenOf(a), whenOf(b)) || a.number - b.number)
  const isAhead = ({ state, head }: PointBody) =>
    state === 'called' || state === 'in-session' || (state === 'draft' && head.date >= today)
  const ahead = sorted.filter(isAhead)
  const sits = ({ state }: PointBody) => state === 'in-session'
  const upcoming = [...ahead.filter(sits), ...ahead.filter((point) => !sits(point))]
  return { upcoming, past: sorted.filter((point) => !isAhead(point)).reverse() }
}

/** @returns the day of the nearest point still to be held before this one; null = this one is the next. */
export function earlierDateOf(points: readonly PointBody[], of: PointBody, today: string): string | null {
  const { upcoming } = orderPoints(points, today)
  return (
    upcoming
      .filter((point) => point.id !== of.id && whenOf(point) < whenOf(of))
      .map(({ head }) => head.date)
      .sort()
      .at(-1) ?? null
  )
}

/** @returns the reader's own day as `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** @returns the number the next point gets. */
export function nextNumber(points: readonly PointBody[]): number {
  return points.reduce((highest, point) => Math.max(highest, point.number), 0) + 1
}

function whenOf(point: PointBody): string {
  return `${point.head.date}T${point.head.startsAt}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** @returns the points an agenda item can be carried to: those still to be held, the nearest first. */
export function openTargets(points: readonly PointBody[], from: string): readonly PointBody[] {
  return points
    .filter(({ id, state }) => id !== from && (state === 'draft' || state === 'called' || state === 'in-session'))
    .sort((a, b) => compare(whenOf(a), whenOf(b)) || a.number - b.number)
}

/** @returns the nearest point that is still to be held or goes on, after this one; null when none is set up. */
export function nextAfter(points: readonly PointBody[], from: string): PointBody | null {
  const day = points.find(({ id }) => id === from)?.head.date ?? ''
  return openTargets(points, from).find(({ head }) => head.date >= day) ?? null
}
