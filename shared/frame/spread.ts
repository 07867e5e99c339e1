// What makes the cost of a set uncertain: how much of the variance of the total follows the common factor, each driver and each item's own chance, and which items
// carry most of it. Worked out of the same trials as every other figure. Called by simulator.ts.

import type { CostInput } from './cost-input.ts'
import type { CostModel, ItemSamples } from './item-samples.ts'
import { streamOf } from './random-stream.ts'

export interface Spread {
  /** Share of the variance, 0–1, largest first; `common` is the factor all costs share, `own` what follows nothing they share. */
  readonly causes: readonly { readonly cause: string; readonly share: number }[]
  /** Items with the share of the variance each brings (its covariance with the total), largest first; together they come to 1. */
  readonly items: readonly { readonly id: string; readonly share: number }[]
}

/**
 * The factors are independent standard normals, so the share of a factor is its squared correlation with the total: what of the total a straight line in the
 * factor explains (first-order; Saltelli et al., Global Sensitivity Analysis, 2008, ch. 1). What the lines leave is `own`.
 * @returns no causes and no items where nothing varies
 */
export function spreadOf(
  items: readonly CostInput[],
  { samples, model }: { readonly samples: ItemSamples; readonly model: CostModel },
): Spread {
  const { trials, seed } = model
  const totals = new Float64Array(trials)
  samples.makeRoomFor(items)
  for (const input of items) {
    const costs = samples.of(input)?.costs
    for (let trial = 0; costs !== undefined && trial < trials; trial += 1)
      totals[trial] = (totals[trial] as number) + (costs[trial] as number)
  }
  const variance = covariance(totals, totals)
  if (variance <= 0) return { causes: [], items: [] }
  const shared = [
    ...(model.correlation > 0 ? [['common', 'common'] as const] : []),
    ...driversOf(items).map((driver) => [driver, `driver ${driver}`] as const),
  ].map(([cause, name]) => {
    const stream = streamOf({ seed, name, trials })
    const together = covariance(totals, stream)
    return { cause, share: (together * together) / (variance * covariance(stream, stream)) }
  })
  const own = Math.max(0, 1 - shared.reduce((sum, { share }) => sum + share, 0))
  const brought = items.flatMap((input) => {
    const costs = samples.of(input)?.costs
    return costs === undefined ? [] : [{ id: input.id, share: covariance(totals, costs) / variance }]
  })
  return {
    causes: [...shared, { cause: 'own', share: own }].toSorted(largestFirst),
    items: brought.toSorted(largestFirst),
  }
}

function driversOf(items: readonly CostInput[]): readonly string[] {
  const exposed = items.flatMap(({ estimate, drivers }) =>
    estimate === null ? [] : Object.entries(drivers).flatMap(([driver, exposure]) => (exposure > 0 ? [driver] : [])),
  )
  return [...new Set(exposed)].toSorted()
}

function covariance(a: Float64Array, b: Float64Array | Float32Array): number {
  const { length } = a
  const meanA = a.reduce((sum, value) => sum + value, 0) / length
  let meanB = 0
  for (const value of b) meanB += value / length
  let sum = 0
  for (let at = 0; at < length; at += 1) sum += ((a[at] as number) - meanA) * ((b[at] as number) - meanB)
  return sum / length
}

function largestFirst(a: { readonly share: number }, b: { readonly share: number }): number {
  return b.share - a.share
}
