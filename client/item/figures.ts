// Figures worked out of items where they are shown: sums of likely estimates, the common scale of range bars.
// Pure. A sum of likely values is a plain sum and is called that; it is no percentile. Called by the queue, the cut list and the drawer.

import type { Item } from '../../shared/board/item.ts'

/** Sum of likely estimates in MNOK, and how many items have none. */
export interface LikelySum {
  readonly mnok: number
  readonly missing: number
}

/** @returns the sum of the likely values, in MNOK of the programme's price year. */
export function likelySum(items: Iterable<Item>): LikelySum {
  let mnok = 0
  let missing = 0
  for (const item of items) {
    if (item.estimate === null) missing += 1
    else mnok += item.estimate.likely
  }
  // Sums of decimals would otherwise show 0,30000000000000004.
  return { mnok: Math.round(mnok * 100) / 100, missing }
}

/** @returns the right end of the scale all range bars share, in MNOK: the highest high estimate, at least 1. */
export function commonScale(items: Iterable<Item>): number {
  let max = 1
  for (const item of items) if (item.estimate !== null && item.estimate.high > max) max = item.estimate.high
  return max
}
