// Figures of one year's prices in those of another, by the programme's table of the index. A year that is not in the table is refused: nothing is guessed between years.

import { done, type Outcome, refuse } from '../outcome.ts'
import type { Percentiles } from './simulator.ts'
import type { FrameStep, Steering } from './steering.ts'

interface Years {
  readonly from: number
  readonly to: number
  readonly index: Steering['priceIndex']
}

/** @returns MNOK × index of the year asked for ÷ index of the year it was said in, rounded to 0.01; refused where either year is missing. */
export function inPriceYear(mnok: number, { from, to, index }: Years): Outcome<number> {
  if (from === to) return done(mnok)
  const indexOf = (year: number) => index.find((entry) => entry.year === year)?.index
  const was = indexOf(from)
  const becomes = indexOf(to)
  if (was === undefined || becomes === undefined)
    return refuse('PRICE_YEAR', { params: { year: was === undefined ? from : to } })
  return done(Math.round(((mnok * becomes) / was) * 100) / 100)
}

/** @returns a frame in the prices of a year, MNOK; refused where the index lacks that year or the frame's own. */
export function frameInPrices(
  { p50, p85, priceYear }: Pick<FrameStep, 'p50' | 'p85' | 'priceYear'>,
  { to, index }: Omit<Years, 'from'>,
): Outcome<Percentiles> {
  const years = { from: priceYear, to, index }
  const steering = inPriceYear(p50, years)
  const cost = inPriceYear(p85, years)
  if (!steering.ok) return steering
  if (!cost.ok) return cost
  return done({ p50: steering.value, p85: cost.value })
}
