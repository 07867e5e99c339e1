// Point bodies: a programme's evaluation points as the API tells them, in the order they are held. A point's number is the order it was
// made in, so that it never changes. Called by the routes of points and programmes, and by the commands of a meeting.

import type { PointBody } from '../../../shared/contract/http.ts'
import type { PointId } from '../../../shared/ids.ts'
import type { PointState } from '../../../shared/point/meeting.ts'
import type { StoredPoint } from '../../store/points.ts'

/**
 * @param points all points of one programme, in the order they were made
 * @param states where they stand; one that is left out is a draft
 */
export function pointBodies(points: readonly StoredPoint[], states: ReadonlyMap<PointId, PointState>): PointBody[] {
  return points
    .map(
      ({ id, programmeId, head, revision, seriesId }, index): PointBody => ({
        id,
        programmeId,
        number: index + 1,
        head,
        revision,
        state: states.get(id) ?? 'draft',
        seriesId,
      }),
    )
    .sort((a, b) => compare(heldAt(a), heldAt(b)) || a.number - b.number)
}

function heldAt({ head }: PointBody): string {
  return `${head.date} ${head.startsAt}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
