// Seeded random: the same numbers for the same seed, and the picks a generator makes with them. Called by generators alone.

export interface SeededRandom {
  /** @returns a whole number from 0 up to, not including, `below`. */
  whole(below: number): number
  /** @returns true in `share` of all cases. */
  chance(share: number): boolean
  pick<Value>(values: readonly Value[]): Value
}

/** Mulberry32: small, and the same everywhere. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    whole,
    chance: (share) => next() < share,
    pick(values) {
      const value = values[whole(values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
  }
}
