// Expected cost of an estimate: its mean, which is what a benefit is set against, because means add up and no other figure does.
// Source: the mean of a triangular distribution is (low + likely + high) / 3, of a PERT (low + 4 likely + high) / 6.
// Called by calculated-order.ts.

import type { Item } from '../board/item.ts'
import type { Steering } from '../frame/steering.ts'

type Estimate = NonNullable<Item['estimate']>

/** @returns the mean of the estimate, in MNOK of the programme's price year. */
export function expectedCost({ low, likely, high }: Estimate, steering: Pick<Steering, 'distribution'>): number {
  const weight = steering.distribution === 'pert' ? 4 : 1
  return (low + weight * likely + high) / (2 + weight)
}
