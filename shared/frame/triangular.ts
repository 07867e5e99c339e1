// The triangular distribution of a three-point estimate, from its ends or from its 10th and 90th percentile.
// Formulas and sources: server/ARCHITECTURE.md, «The frame model». Called by cost-by-score.ts and expected-cost.ts.

import type { Estimate } from '../board/value.ts'
import type { Span } from './span.ts'

/** How far the 10th percentile lies below the mode, as a share of the width, when the share `below` of the width lies below the mode. */
const reach = (below: number): number => below - Math.sqrt(below / 10)

/**
 * The triangle whose 10th percentile is low, mode likely and 90th percentile high. With p the share of the width w that lies below the mode,
 * likely − low = w·(p − √(p/10)) and high − likely = w·((1 − p) − √((1 − p)/10)); the ratio of the two rises with p from 0 at p = 0.1 to 1 at p = 0.9,
 * so that there is exactly one such triangle for every low ≤ likely ≤ high.
 */
export function triangleOfPercentiles({ low, likely, high }: Estimate): Span {
  const ratio = (likely - low) / (high - low)
  let least = 0.1
  let most = 0.9
  for (let step = 0; step < 60; step += 1) {
    const middle = (least + most) / 2
    if (reach(middle) < ratio * (reach(middle) + reach(1 - middle))) least = middle
    else most = middle
  }
  const share = (least + most) / 2
  const width = (high - low) / (reach(share) + reach(1 - share))
  return { min: likely - share * width, likely, max: likely + (1 - share) * width }
}

/** @returns the cost that the share `below` lies below; `above` = 1 − below, given apart because both tails want their digits. */
export function triangularQuantile(
  span: Span,
  { below, above }: { readonly below: number; readonly above: number },
): number {
  const width = span.max - span.min
  const left = span.likely - span.min
  return below * width <= left
    ? span.min + Math.sqrt(below * width * left)
    : span.max - Math.sqrt(above * width * (span.max - span.likely))
}

/** @returns the mean of what the triangle gives when nothing costs less than nothing. */
export function triangularMean({ min, likely, max }: Span): number {
  const mean = (min + likely + max) / 3
  return min < 0 ? mean - min ** 3 / (3 * (max - min) * (likely - min)) : mean
}
