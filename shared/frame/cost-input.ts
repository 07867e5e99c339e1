// What the simulation needs to know of an item, and no more: a plain value that crosses to a worker as it is.

import type { Item } from '../board/item.ts'
import type { Estimate } from '../board/value.ts'

export interface CostInput {
  readonly id: string
  /** null = not estimated: adds nothing, and is counted. */
  readonly estimate: Estimate | null
  /** Exposure to each driver, 0–1. */
  readonly drivers: Readonly<Record<string, number>>
}

/** @returns what of an item decides its cost. */
export function costInputOf({ id, estimate, drivers }: Item): CostInput {
  return { id, estimate, drivers }
}

/** @returns a text that is the same for two inputs that give the same samples, and for no others. */
export function keyOfInput({ id, estimate, drivers }: CostInput): string {
  if (estimate === null) return `${id}|`
  const exposures = Object.entries(drivers)
    .filter(([, exposure]) => exposure > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `${id}|${estimate.low}|${estimate.likely}|${estimate.high}|${exposures.join('|')}`
}
