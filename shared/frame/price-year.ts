// Figures of one year's prices in those of another, by the programme's table of the index. A year that is not in the table is refused: nothing is guessed between years.

import { done, type Outcome, refuse } from '../outcome.ts'
import type { Steering } from './steering.ts'

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
