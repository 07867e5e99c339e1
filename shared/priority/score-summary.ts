// Score summary: what a group's marks come to when they are shown together: the median, how far they spread, and the mark an item is given.
// Pure. Called by the reveal of a score round and by the pages that draw the spread.

import { z } from 'zod'
import { benefitIdSchema, itemIdSchema } from '../ids.ts'

/** The highest mark; the lowest is 0. */
export const highestMark = 5

/** What the marks of one item on one criterion came to. Whoever says that it is not hers to judge gives no mark, and is not counted. */
export const scoreResultSchema = z.object({
  item: itemIdSchema,
  criterion: benefitIdSchema,
  /** In the middle of the marks; a half where two stand in the middle. */
  median: z.number().min(0).max(highestMark),
  low: z.number().int(),
  high: z.number().int(),
  /** How many marks there are, at least one. */
  answers: z.number().int().min(1),
})
export type ScoreResult = Readonly<z.infer<typeof scoreResultSchema>>

/** @returns the middle of the marks and their ends; null where there are none */
export function spreadOf(marks: readonly number[]): Pick<ScoreResult, 'median' | 'low' | 'high' | 'answers'> | null {
  const sorted = [...marks].sort((a, b) => a - b)
  const [low] = sorted
  const high = sorted.at(-1)
  if (low === undefined || high === undefined) return null
  const upper = sorted[Math.floor(sorted.length / 2)] ?? high
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? low
  return { median: (lower + upper) / 2, low, high, answers: sorted.length }
}

/** @returns the benefit mark of a median: rounded half up, so that 2.5 is 3 */
export function markOf(median: number): number {
  return Math.floor(median + 0.5)
}
