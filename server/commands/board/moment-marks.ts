// Moment marks: the named moments of a programme: its points were called, or in session. Called by what tells of the board in time.

import type { ChangesMark } from '../../../shared/contract/changes.ts'
import type { PointMoments } from '../../store/point-moments.ts'

/** @returns the moments that were, newest first */
export function momentMarks(points: readonly PointMoments[], until: Date): readonly ChangesMark[] {
  return points
    .flatMap(({ id, title, calledAt, startedAt }): readonly ChangesMark[] => [
      ...(calledAt === null ? [] : [{ kind: 'called', point: id, title, at: calledAt } as const]),
      ...(startedAt === null ? [] : [{ kind: 'held', point: id, title, at: startedAt } as const]),
    ])
    .filter(({ at }) => new Date(at) <= until)
    .sort((a, b) => b.at.localeCompare(a.at))
}
