// The expected cost of one estimate, in closed form where there is one: what a benefit is held against. Nothing here draws lots.

import type { Estimate } from '../board/value.ts'
import { costByScore, spanOf } from './cost-by-score.ts'
import { below } from './normal.ts'
import type { Steering } from './steering.ts'
import { triangularMean } from './triangular.ts'

/** @returns the mean of an estimate's distribution, MNOK. */
export function expectedCost(estimate: Estimate, reading: Pick<Steering, 'reading' | 'distribution'>): number {
  const span = spanOf(estimate, reading)
  if (span === null) return estimate.likely
  if (reading.distribution === 'triangular') return triangularMean(span)
  if (span.min >= 0) return (span.min + 4 * span.likely + span.max) / 6
  const costs = costByScore(estimate, reading)
  let mean = 0
  for (let at = 1; at < costs.length; at += 1) {
    const share = (below[at] as number) - (below[at - 1] as number)
    mean += (share * ((costs[at] as number) + (costs[at - 1] as number))) / 2
  }
  return mean
}
