// The order points are shown in: those to come first, the nearest first; below them those that were, the latest first. Pure.
// Called by the points page.

import type { PointBody } from '../../shared/contract/http.ts'

export interface OrderedPoints {
  readonly upcoming: readonly PointBody[]
  readonly past: readonly PointBody[]
}

/** @returns the points on either side of a day; a point of that very day is still to come. `today` is `YYYY-MM-DD`. */
export function orderPoints(points: readonly PointBody[], today: string): OrderedPoints {
  const sorted = [...points].sort((a, b) => compare(whenOf(a), whenOf(b)) || a.number - b.number)
  return {
    upcoming: sorted.filter((point) => point.head.date >= today),
    past: sorted.filter((point) => point.head.date < today).reverse(),
  }
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
