// The simulation of what items cost together: a Monte Carlo of three-point estimates that follow each other, with figures that are the same on every screen and in
// every run for the same items and the same model, to the last digit and in whatever order they are asked for. Figures in MNOK, rounded to 0.01.
// Called by the worker of the browser, the server's worker thread for the record, and the benches.

import type { CostInput } from './cost-input.ts'
import { type CostModel, itemSamples, latticePerMnok } from './item-samples.ts'
import { select } from './order-statistic.ts'
import { queueSums, rankOf } from './queue-sums.ts'
import { type Spread, spreadOf } from './spread.ts'

/** MNOK that are not exceeded with 50 and 85 % probability. */
export interface Percentiles {
  readonly p50: number
  readonly p85: number
}

export interface MeanAndPercentiles extends Percentiles {
  readonly mean: number
}

export interface QueueFigures {
  /** `places[i]`: accumulated cost of the first i + 1 items. */
  readonly places: readonly Percentiles[]
  readonly total: Percentiles
  /** Items without an estimate: they add nothing. */
  readonly unestimated: number
}

export interface CurvePoint {
  readonly cost: number
  /** Of the trials that cost no more, 0–1. */
  readonly share: number
}

/** The sum of a set in all trials, to be asked more than once. */
export interface Sum {
  readonly total: MeanAndPercentiles
  /** @returns the share of trials where the set costs no more, 0–1. */
  holds(mnok: number): number
  /** So many points at even steps of probability, from the cheapest trial to the dearest. */
  curve(points?: number): readonly CurvePoint[]
}

export interface Simulator {
  /** Percentiles at every place. A move after the call before re-reckons only the places between. */
  accumulate(items: readonly CostInput[]): QueueFigures
  /** Adds a set up once for whatever is asked of it. */
  sum(items: readonly CostInput[]): Sum
  total(items: readonly CostInput[]): MeanAndPercentiles
  curve(items: readonly CostInput[], points?: number): readonly CurvePoint[]
  holds(items: readonly CostInput[], mnok: number): number
  /** What makes the total uncertain. */
  spread(items: readonly CostInput[]): Spread
  /** Of each item's cost a share alone: what of the savings of a cut list is left. */
  scaled(items: readonly { readonly input: CostInput; readonly share: number }[]): MeanAndPercentiles
}

/** Makes a simulator of one model. It keeps what it has worked out; another model is another simulator. */
export function createSimulator(model: CostModel): Simulator {
  const { trials } = model
  const samples = itemSamples(model)
  const queue = queueSums(samples, trials)
  const sums = new Float64Array(trials)

  /** The sum of each trial, in no order that matters. Valid until the next call. */
  function summed(parts: readonly { readonly input: CostInput; readonly share: number }[]): Float64Array {
    samples.makeRoomFor(parts.map(({ input }) => input))
    sums.fill(0)
    for (const { input, share } of parts) {
      const item = samples.of(input)
      if (item === null || share === 0) continue
      const { costs } = item
      for (let trial = 0; trial < trials; trial += 1) {
        const cost = costs[trial] as number
        const part = share === 1 ? cost : Math.floor(cost * share * latticePerMnok + 0.5) / latticePerMnok
        sums[trial] = (sums[trial] as number) + part
      }
    }
    return sums
  }

  const whole = (items: readonly CostInput[]) => summed(items.map((input) => ({ input, share: 1 })))

  return {
    accumulate(items) {
      const { p50, p85 } = queue.of(items)
      const places = items.map((_, at) => ({ p50: rounded(p50[at] as number), p85: rounded(p85[at] as number) }))
      return {
        places,
        total: places.at(-1) ?? { p50: 0, p85: 0 },
        unestimated: items.reduce((count, { estimate }) => count + (estimate === null ? 1 : 0), 0),
      }
    },
    sum: (items) => sumOf(whole(items).slice().sort()),
    total: (items) => percentilesOf(whole(items)),
    curve: (items, points) => sumOf(whole(items).sort()).curve(points),
    holds: (items, mnok) => heldShare(whole(items), mnok),
    spread: (items) => spreadOf(items, { samples, model }),
    scaled: (items) => percentilesOf(summed(items)),
  }
}

function sumOf(inOrder: Float64Array): Sum {
  const { length } = inOrder
  const at = (share: number): number => rounded(inOrder[Math.max(0, rankOf(share, length))] as number)
  return {
    total: { mean: meanOf(inOrder), p50: at(0.5), p85: at(0.85) },
    holds: (mnok) => heldShare(inOrder, mnok),
    curve: (points = 101) =>
      Array.from({ length: points }, (_, point) => {
        const share = points === 1 ? 1 : point / (points - 1)
        return { cost: at(share), share }
      }),
  }
}

function heldShare(sums: Float64Array, mnok: number): number {
  let held = 0
  for (const sum of sums) if (sum <= mnok) held += 1
  return held / sums.length
}

function meanOf(sums: Float64Array): number {
  let all = 0
  for (const sum of sums) all += sum
  return rounded(all / sums.length)
}

function percentilesOf(sums: Float64Array): MeanAndPercentiles {
  const { length } = sums
  return {
    mean: meanOf(sums),
    p50: rounded(select(sums, { length, rank: rankOf(0.5, length) })),
    p85: rounded(select(sums, { length, rank: rankOf(0.85, length) })),
  }
}

function rounded(mnok: number): number {
  return Math.round(mnok * 100) / 100
}
