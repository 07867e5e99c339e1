// Whether a move asks for a reason: it left the item further from its calculated place than the programme lets pass without one, and further than it stood.
// Pure. Called by move-reason.tsx.

import type { Steering } from '../../shared/frame/steering.ts'

/** @param o.before @param o.after decided place − calculated place before and after the move */
export function asksReason(o: {
  readonly before: number
  readonly after: number
  readonly steering: Pick<Steering, 'reasonBeyondPlaces'>
}): boolean {
  const far = Math.abs(o.after)
  return far > o.steering.reasonBeyondPlaces && far > Math.abs(o.before)
}
