// Samples: what each item costs in each trial. Worked out of its own estimate, its exposures and (seed, id), kept while its queue is asked for, and never changed
// by another item. Costs stand on a lattice of 2⁻¹⁶ MNOK (15 kroner), so that sums of them are exact and therefore the same in whatever order they are added.
// What is kept is bounded: beyond 25 million samples an item's are worked out again each time. Called by simulator.ts.

import { costByScore } from './cost-by-score.ts'
import { type CostInput, keyOfInput } from './cost-input.ts'
import { loadingsOf } from './loadings.ts'
import { scoreReach, stepsPerScore } from './normal.ts'
import { streamOf } from './random-stream.ts'
import type { Steering } from './steering.ts'

export type CostModel = Pick<Steering, 'reading' | 'distribution' | 'correlation' | 'trials' | 'seed'>

/** The lattice all costs stand on: so many points for each MNOK. A power of two. */
export const latticePerMnok = 65_536

const maxKept = 25_000_000

export interface Samples {
  /** MNOK in each trial, on the lattice. Not to be written in. */
  readonly costs: Float32Array
  readonly min: number
  readonly max: number
}

export interface ItemSamples {
  /** @returns the samples of an item, or null when it is not estimated. What is not kept is overwritten by the next call. */
  of(input: CostInput): Samples | null
  /** Forgets what no input of these has, when there is no room for more. */
  makeRoomFor(inputs: readonly CostInput[]): void
}

/** Makes the samples of one model. */
export function itemSamples(model: CostModel): ItemSamples {
  const { trials, seed, correlation } = model
  const kept = new Map<string, Samples>()
  const factors = new Map<string, Float64Array>()
  const maxItems = Math.max(1, Math.floor(maxKept / trials))
  const scores = new Float64Array(trials)
  let spare: Float32Array | null = null

  function factor(name: string): Float64Array {
    const known = factors.get(name)
    if (known) return known
    if (factors.size > 40) factors.clear()
    const stream = streamOf({ seed, name, trials })
    factors.set(name, stream)
    return stream
  }

  function sampled(input: CostInput, costs: Float32Array): Samples {
    const { common, drivers, own } = loadingsOf(input.drivers, correlation)
    scores.fill(0)
    if (common > 0) addTo(scores, factor('common'), common)
    for (const [driver, weight] of drivers) addTo(scores, factor(`driver ${driver}`), weight)
    if (own > 0) addTo(scores, streamOf({ seed, name: `item ${input.id}`, trials }), own)
    return costsAt(scores, { table: costByScore(input.estimate ?? nothing, model), costs })
  }

  return {
    of(input) {
      if (input.estimate === null) return null
      const key = keyOfInput(input)
      const known = kept.get(key)
      if (known) return known
      if (kept.size < maxItems) {
        const samples = sampled(input, new Float32Array(trials))
        kept.set(key, samples)
        return samples
      }
      spare ??= new Float32Array(trials)
      return sampled(input, spare)
    },
    makeRoomFor(inputs) {
      if (kept.size + inputs.length <= maxItems) return
      const wanted = new Set(inputs.map(keyOfInput))
      for (const key of kept.keys()) if (!wanted.has(key)) kept.delete(key)
    },
  }
}

const nothing = { low: 0, likely: 0, high: 0 }

function addTo(scores: Float64Array, factor: Float64Array, weight: number): void {
  for (let trial = 0; trial < scores.length; trial += 1)
    scores[trial] = (scores[trial] as number) + weight * (factor[trial] as number)
}

function costsAt(scores: Float64Array, { table, costs }: { table: Float64Array; costs: Float32Array }): Samples {
  const last = table.length - 2
  let min = Number.POSITIVE_INFINITY
  let max = 0
  for (let trial = 0; trial < scores.length; trial += 1) {
    const at = ((scores[trial] as number) + scoreReach) * stepsPerScore
    const step = at <= 0 ? 0 : at >= last ? last : Math.floor(at)
    const from = table[step] as number
    const exact = from + (at - step) * ((table[step + 1] as number) - from)
    costs[trial] = Math.floor(exact * latticePerMnok + 0.5) / latticePerMnok
    const cost = costs[trial] as number
    if (cost < min) min = cost
    if (cost > max) max = cost
  }
  return { costs, min, max }
}
