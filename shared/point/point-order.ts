// The order points are told in: those to come first, the nearest first; below them those that were, the latest first. Pure. Called by the pages of
// points, and by the server where it tells what waits for whom.

import type { PointState } from './meeting.ts'

interface Point {
  readonly state: PointState
  readonly number: number
  readonly head: { readonly date: string; readonly startsAt: string }
}

export interface OrderedPoints<Of extends Point> {
  readonly upcoming: readonly Of[]
  readonly past: readonly Of[]
}

/**
 * @returns the points still to be held, and those that were: held, called off, or passed by without being called. One that is called or in
 * session stays ahead, whatever its day; the board that sits comes first. `today` is `YYYY-MM-DD`.
 */
export function orderPoints<Of extends Point>(points: readonly Of[], today: string): OrderedPoints<Of> {
  const sorted = [...points].sort(byTime)
  const isAhead = ({ state, head }: Of) =>
    state === 'called' || state === 'in-session' || (state === 'draft' && head.date >= today)
  const ahead = sorted.filter(isAhead)
  const sits = ({ state }: Of) => state === 'in-session'
  const upcoming = [...ahead.filter(sits), ...ahead.filter((point) => !sits(point))]
  return { upcoming, past: sorted.filter((point) => !isAhead(point)).reverse() }
}

/** By the moment they are held, then by number. */
export function byTime(a: Point, b: Point): number {
  return compare(whenOf(a), whenOf(b)) || a.number - b.number
}

/** @returns date and start as text that sorts by time. */
export function whenOf({ head }: Pick<Point, 'head'>): string {
  return `${head.date}T${head.startsAt}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
