// What is read off the order of points: what is still to be held before one, where an agenda item can be carried, which number is next. Pure. Called
// by the points page and by what prepares a point.

import type { PointBody } from '../../shared/contract/http.ts'
import { byTime, orderPoints, whenOf } from '../../shared/point/point-order.ts'

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

/** @returns the points an agenda item can be carried to: those still to be held, the nearest first. */
export function openTargets(points: readonly PointBody[], from: string): readonly PointBody[] {
  return points
    .filter(({ id, state }) => id !== from && (state === 'draft' || state === 'called' || state === 'in-session'))
    .sort(byTime)
}

/** @returns the nearest point that is still to be held or goes on, after this one; null when none is set up. */
export function nextAfter(points: readonly PointBody[], from: string): PointBody | null {
  const day = points.find(({ id }) => id === from)?.head.date ?? ''
  return openTargets(points, from).find(({ head }) => head.date >= day) ?? null
}
