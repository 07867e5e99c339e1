// Random: the one source of chance of a simulated world. Everything that happens is drawn from it, so a seed is a history.
// Called by every part of the simulation; Math.random and the clock are used by none.

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** One of these. @throws Error when there is none */
  pick<Value>(list: readonly Value[]): Value
  /** One of these, by weight. @throws Error when every weight is 0 */
  weighted<Value>(list: readonly (readonly [weight: number, value: Value])[]): Value
}

/** mulberry32: small, quick, and the same on every machine. */
export function random(seed: number): Random {
  let at = (seed * 2_654_435_761) >>> 0
  const next = (): number => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = at
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    chance: (probability) => next() < probability,
    pick(list) {
      const found = list[int(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    weighted(list) {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of list) {
        left -= weight
        if (left < 0) return value
      }
      const last = list.at(-1)
      if (last === undefined) throw new Error('nothing to pick from')
      return last[1]
    },
  }
}
