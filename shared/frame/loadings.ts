// How costs follow each other: a Gaussian copula. Each item has a normal score made of one factor that is common to all, one for each driver it is exposed to,
// and one of its own; its cost is its own distribution's quantile at that score. The squares of the weights sum to 1, so the score is standard normal, and the
// item's distribution is exactly the one its estimate says, whatever it is exposed to. Called by item-samples.ts.

export interface Loadings {
  readonly common: number
  /** In order of the drivers' ids, each above 0. */
  readonly drivers: readonly (readonly [driver: string, weight: number])[]
  readonly own: number
}

/**
 * The common factor takes the share ρ of the score's variance; of what is left a driver takes the square of the item's exposure to it, and the item's own chance
 * the rest. Exposures whose squares sum to more than 1 are scaled down to it, and nothing is left to chance of one's own. Two items' scores are correlated by
 * ρ + (1 − ρ)·Σ exposure × exposure.
 */
export function loadingsOf(exposures: Readonly<Record<string, number>>, correlation: number): Loadings {
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError('A correlation is at least 0 and below 1')
  const drivers = Object.entries(exposures)
    .filter(([, exposure]) => exposure > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const squares = drivers.reduce((sum, [, exposure]) => sum + exposure * exposure, 0)
  const left = Math.sqrt(1 - correlation)
  const scale = squares > 1 ? left / Math.sqrt(squares) : left
  return {
    common: Math.sqrt(correlation),
    drivers: drivers.map(([driver, exposure]) => [driver, exposure * scale]),
    own: squares > 1 ? 0 : left * Math.sqrt(1 - squares),
  }
}
