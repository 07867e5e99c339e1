// A stream of chance that is one's own: the seed and a name make it, and nothing else. So an item meets the same luck on every screen, in every run
// and whatever stands beside it (common random numbers), and a move changes only what it moved.
// Each stream is the equally likely scores of normal.ts in an order of its own (Latin hypercube). Called by item-samples.ts.

import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { scoresOf } from './normal.ts'

/** @returns the normal scores of a named stream, one for each trial; each part of the normal distribution comes exactly once. */
export function streamOf(options: {
  readonly seed: number
  readonly name: string
  readonly trials: number
}): Float64Array {
  const scores = scoresOf(options.trials).slice()
  const chance = xoroshiro128plusFromState(stateOf(options.seed, options.name))
  for (let last = scores.length - 1; last > 0; last -= 1) {
    const other = Math.floor(((chance.next() >>> 0) / 0x1_00_00_00_00) * (last + 1))
    const score = scores[last] as number
    scores[last] = scores[other] as number
    scores[other] = score
  }
  return scores
}

/** 128 bits of a seed and a name, so that no two of five thousand names meet: four lanes of MurmurHash3's mixing, each with its own start. */
function stateOf(seed: number, name: string): readonly number[] {
  const state = [0x9e_37_79_b9, 0x85_eb_ca_6b, 0xc2_b2_ae_35, 0x27_d4_eb_2f].map((start, lane) => {
    let hash = Math.imul(seed ^ start, 0xcc_9e_2d_51) ^ lane
    for (let at = 0; at < name.length; at += 1) {
      hash = Math.imul(hash ^ name.charCodeAt(at), 0x1b_87_35_93)
      hash = Math.imul((hash << 13) | (hash >>> 19), 5) + start
    }
    hash = Math.imul(hash ^ (hash >>> 16) ^ name.length, 0x85_eb_ca_6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
    return hash ^ (hash >>> 16)
  })
  // A generator that stands at nothing but zeros never leaves them.
  return state.every((part) => part === 0) ? [1, 0, 0, 0] : state
}
