// Where the two lines of the frame fall in a list, and on which side of them an item stands. Pure. The lines are drawn where accumulated cost
// crosses each frame (shared/frame/lines.ts says how many items each holds); here they find their place among the rows that are shown.
// Called by the queue and by the queue in a meeting.

import type { LineName } from '../../shared/frame/move-effect.ts'

/** How many of the queue's first items each frame holds. */
export interface HeldCounts {
  readonly p50: number
  readonly p85: number
}

/** `in`: held by both frames; `between`: by one of them; `out`: by none. */
export type Zone = 'in' | 'between' | 'out'

/** @param place 1-based in the whole queue */
export function zoneOf(place: number, held: HeldCounts): Zone {
  const inP50 = place <= held.p50
  const inP85 = place <= held.p85
  if (inP50 && inP85) return 'in'
  return inP50 || inP85 ? 'between' : 'out'
}

/** A line among shown rows: it stands right before the row of this index; at the end when there is none. */
export interface LineAmong {
  readonly line: LineName
  readonly before: number
}

/**
 * @param places 1-based places in the whole queue of the rows shown, rising
 * @returns both lines from the top down; the steering frame first where both fall at one place
 */
export function linesAmong(places: readonly number[], held: HeldCounts): readonly LineAmong[] {
  const at = (line: LineName): LineAmong => ({ line, before: countUpTo(places, held[line]) })
  const p50 = at('p50')
  const p85 = at('p85')
  return held.p85 < held.p50 ? [p85, p50] : [p50, p85]
}

/** How many of the rising places are at most this one. */
function countUpTo(places: readonly number[], most: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) <= most) low = middle + 1
    else high = middle
  }
  return low
}
