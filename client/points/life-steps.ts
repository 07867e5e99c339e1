// The line of a point's life: its states in order, which are behind, which it stands in, and when each was reached. Pure.
// Called by the page of one point.

import type { Meeting, PointState } from '../../shared/point/meeting.ts'

export interface LifeStep {
  readonly state: PointState
  readonly place: 'done' | 'current' | 'ahead'
  /** When it was reached, as ISO text; null = not reached, or nobody noted when. */
  readonly at: string | null
}

type Life = Pick<Meeting, 'state' | 'calledAt' | 'startedAt' | 'adjournedAt' | 'approvedAt'>

const course = ['draft', 'called', 'in-session', 'adjourned', 'approved'] as const

/** @returns the steps of a meeting's life. A cancelled one ends where it was cancelled. */
export function lifeLine(meeting: Life): readonly LifeStep[] {
  const times: Readonly<Partial<Record<PointState, string | null>>> = {
    called: meeting.calledAt,
    'in-session': meeting.startedAt,
    adjourned: meeting.adjournedAt,
    approved: meeting.approvedAt,
  }
  const at = (state: PointState): string | null => times[state] ?? null
  if (meeting.state === 'cancelled') {
    const before: readonly PointState[] = meeting.calledAt === null ? ['draft'] : ['draft', 'called']
    const done = before.map((state) => ({ state, place: 'done' as const, at: at(state) }))
    return [...done, { state: 'cancelled', place: 'current', at: null }]
  }
  const now = course.indexOf(meeting.state)
  return course.map((state, index) => ({
    state,
    place: index < now ? 'done' : index === now ? 'current' : 'ahead',
    at: index <= now ? at(state) : null,
  }))
}
