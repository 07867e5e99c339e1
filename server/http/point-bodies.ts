// Point bodies: a programme's evaluation points as the API tells them, in the order they are held. A point's number is the order it was
// made in, so that it never changes. Called by server/http/points.ts and programmes.ts.

import type { PointBody } from '../../shared/contract/http.ts'
import type { StoredPoint } from '../store/points.ts'

/** @param points all points of one programme, in the order they were made */
export function pointBodies(points: readonly StoredPoint[]): PointBody[] {
  return points
    .map(({ id, programmeId, head, revision }, index) => ({ id, programmeId, number: index + 1, head, revision }))
    .sort((a, b) => compare(heldAt(a), heldAt(b)) || a.number - b.number)
}

function heldAt({ head }: PointBody): string {
  return `${head.date} ${head.startsAt}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
