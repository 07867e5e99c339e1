// What the tests of the frame reckon with: models, items, and any queue of them. Nothing here is called by the product.

import fc from 'fast-check'
import type { CostInput } from '../../../shared/frame/cost-input.ts'
import type { CostModel } from '../../../shared/frame/item-samples.ts'

/** Independent costs, read as ends: closed forms hold. */
export const independent: CostModel = {
  reading: 'min-max',
  distribution: 'triangular',
  correlation: 0,
  trials: 10_000,
  seed: 20_240_117,
}

/** What a programme has that has said nothing yet, with fewer trials. */
export const usual: CostModel = { ...independent, reading: 'p10-p90', correlation: 0.25, trials: 2_000 }

export function costing(id: string, figures: readonly [low: number, likely: number, high: number]): CostInput {
  const [low, likely, high] = figures
  return { id, estimate: { low, likely, high }, drivers: {} }
}

/** So many items of the sizes a board has, every third of them exposed to drivers. */
export function someItems(count: number): CostInput[] {
  return Array.from({ length: count }, (_, at) => ({
    ...costing(`DD-${at + 1}`, [3 + (at % 17), 6 + (at % 17) + (at % 23) * 1.2, 20 + (at % 17) + (at % 23) * 3]),
    drivers: at % 3 === 0 ? { D1: 0.5, D2: 0.3 } : {},
  }))
}

const mnok = fc.integer({ min: 0, max: 2_000 }).map((tenths) => tenths / 10)
const exposure = fc.constantFrom(0, 0.2, 0.5, 1)

const estimates = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 8,
    arbitrary: fc.tuple(mnok, mnok, mnok).map((figures) => {
      const [low, likely, high] = figures.sort((one, other) => one - other) as [number, number, number]
      return { low, likely, high }
    }),
  },
)

/** Any queue: items with and without an estimate, wide, narrow, for nothing, exposed or not. */
export const queues = fc
  .array(fc.record({ estimate: estimates, drivers: fc.record({ D1: exposure, D2: exposure }) }), { maxLength: 9 })
  .map((items) => items.map((item, at): CostInput => ({ id: `DD-${at + 1}`, ...item })))

/** A queue with at least one item, and a move of one of them. */
export const moves = queues
  .filter((queue) => queue.length > 0)
  .chain((queue) =>
    fc
      .record({ from: fc.nat({ max: queue.length - 1 }), to: fc.nat({ max: queue.length - 1 }) })
      .map(({ from, to }) => ({ queue, from, to })),
  )

/** @returns the queue with the item at one place at another. */
export function moved<Entry>(queue: readonly Entry[], { from, to }: { from: number; to: number }): Entry[] {
  const without = queue.filter((_, at) => at !== from)
  return [...without.slice(0, to), queue[from] as Entry, ...without.slice(to)]
}
