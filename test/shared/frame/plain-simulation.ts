// The same model a second time, as plainly as it can be written and sharing no line with the product: another generator, no strata, no tables, no lattice,
// sorted sums. What the two say may differ by chance alone.

import type { CostInput } from '../../../shared/frame/cost-input.ts'
import type { CostModel } from '../../../shared/frame/item-samples.ts'

export interface PlainFigures {
  readonly mean: number
  readonly deviation: number
  readonly percentile: (share: number) => number
}

export function plainSimulation(items: readonly CostInput[], model: CostModel): PlainFigures {
  const chance = mulberry32(model.seed)
  const sums: number[] = []
  const quantiles = items.map(({ estimate }) => quantileOf(estimate, model))
  for (let trial = 0; trial < model.trials; trial += 1) {
    const common = normal(chance)
    const drivers = new Map<string, number>()
    let sum = 0
    items.forEach((item, at) => {
      let own = 1
      let score = Math.sqrt(model.correlation) * common
      let shared = 0
      for (const [driver, exposure] of Object.entries(item.drivers)) {
        const factor = drivers.get(driver) ?? normal(chance)
        drivers.set(driver, factor)
        own -= exposure ** 2
        shared += exposure * factor
      }
      const chanceOfItsOwn = normal(chance)
      const rest = own >= 0 ? shared + Math.sqrt(own) * chanceOfItsOwn : shared / Math.sqrt(1 - own)
      score += Math.sqrt(1 - model.correlation) * rest
      sum += Math.max(0, quantiles[at]?.(normalBelow(score)) ?? 0)
    })
    sums.push(sum)
  }
  sums.sort((one, other) => one - other)
  const mean = sums.reduce((all, sum) => all + sum, 0) / sums.length
  return {
    mean,
    deviation: Math.sqrt(sums.reduce((all, sum) => all + (sum - mean) ** 2, 0) / sums.length),
    percentile: (share) => sums[Math.floor(share * sums.length)] ?? Number.NaN,
  }
}

/** Inverse of a triangle whose ends are found by Newton's method where percentiles are stated. */
function quantileOf(estimate: CostInput['estimate'], model: CostModel): (share: number) => number {
  if (estimate === null) return () => 0
  if (estimate.low === estimate.high) return () => estimate.low
  const { min, max } = model.reading === 'min-max' ? { min: estimate.low, max: estimate.high } : endsOf(estimate)
  const mode = estimate.likely
  return (share) => {
    const split = (mode - min) / (max - min)
    return share < split
      ? min + Math.sqrt(share * (max - min) * (mode - min))
      : max - Math.sqrt((1 - share) * (max - min) * (max - mode))
  }
}

/** Alternates between the two equations until both percentiles are met. */
function endsOf({ low, likely, high }: NonNullable<CostInput['estimate']>): { min: number; max: number } {
  let min = low - (high - low) / 2
  let max = high + (high - low) / 2
  for (let round = 0; round < 20_000; round += 1) {
    // (low − min)² = 0.1·(max − min)·(likely − min), and its mirror.
    min = low - Math.sqrt(0.1 * (max - min) * (likely - min))
    max = high + Math.sqrt(0.1 * (max - min) * (max - likely))
  }
  return { min, max }
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Box and Muller. */
function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** Abramowitz and Stegun 7.1.26; wrong by less than 1.5e-7. */
function normalBelow(score: number): number {
  const x = Math.abs(score) / Math.SQRT2
  const t = 1 / (1 + 0.327_591_1 * x)
  const series =
    ((((1.061_405_429 * t - 1.453_152_027) * t + 1.421_413_741) * t - 0.284_496_736) * t + 0.254_829_592) * t
  const error = 1 - series * Math.exp(-x * x)
  return score < 0 ? (1 - error) / 2 : (1 + error) / 2
}
