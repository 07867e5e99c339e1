// What an item costs, as a table by normal score: the quantile of its distribution at each of the 2,049 scores of normal.ts. A sample is then one
// look-up between two of them, whatever the distribution; the straight line between is wrong by less than a hundred-thousandth of its width.
// Called by item-samples.ts and expected-cost.ts.

import type { Estimate } from '../board/value.ts'
import { below } from './normal.ts'
import { pertOfPercentiles, pertQuantiles } from './pert.ts'
import type { Span } from './span.ts'
import type { Steering } from './steering.ts'
import { triangleOfPercentiles, triangularQuantile } from './triangular.ts'

type Reading = Pick<Steering, 'reading' | 'distribution'>

/** @returns the ends and the mode that an estimate says, by how the programme reads it; null where it says one figure alone. */
export function spanOf({ low, likely, high }: Estimate, { reading, distribution }: Reading): Span | null {
  if (!(low >= 0 && low <= likely && likely <= high && high < Number.POSITIVE_INFINITY))
    throw new RangeError('An estimate is three finite figures in order, none below zero')
  if (high === low) return null
  if (reading === 'min-max') return { min: low, likely, max: high }
  return distribution === 'triangular'
    ? triangleOfPercentiles({ low, likely, high })
    : pertOfPercentiles({ low, likely, high })
}

/** @returns the cost at each score, MNOK, rising; never below zero. */
export function costByScore(estimate: Estimate, reading: Reading): Float64Array {
  const costs = new Float64Array(below.length)
  const span = spanOf(estimate, reading)
  if (span === null) return costs.fill(estimate.likely)
  if (reading.distribution === 'pert') pertQuantiles(span, { shares: below, into: costs })
  else
    for (let at = 0; at < costs.length; at += 1)
      costs[at] = triangularQuantile(span, {
        below: below[at] as number,
        above: below[below.length - 1 - at] as number,
      })
  for (let at = 0; at < costs.length && (costs[at] as number) < 0; at += 1) costs[at] = 0
  return costs
}
