// Draft of an estimate: three texts a person is typing, read back as one value, and whether somebody else changed it meanwhile.
// Low, likely and high are one value because low ≤ likely ≤ high must hold; a half-typed one is never sent. Pure. Called by use-estimate.ts.

import { parsed } from '../../shared/board/item.ts'
import { type Estimate, estimateSchema } from '../../shared/board/value.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Language } from '../language/language.ts'
import type { Format } from '../ui/format.ts'
import { parseNumber } from '../ui/parse-number.ts'

export const estimateParts = ['low', 'likely', 'high'] as const
export type EstimatePart = (typeof estimateParts)[number]

/** What is typed, and the value it started from. */
export interface EstimateDraft {
  readonly texts: Readonly<Record<EstimatePart, string>>
  readonly base: Estimate | null
}

/** @returns the texts of a value; empty ones when there is none. */
export function textsOf(estimate: Estimate | null, format: Format): Readonly<Record<EstimatePart, string>> {
  const text = (part: EstimatePart): string => (estimate === null ? '' : format.number(estimate[part]))
  return { low: text('low'), likely: text('likely'), high: text('high') }
}

/**
 * Reads the three texts back.
 * @returns the estimate; null when all are empty; INVALID with the part that is no number, or the refusal of the whole
 */
export function readEstimate(
  texts: Readonly<Record<EstimatePart, string>>,
  language: Language,
): Outcome<Estimate | null> {
  const values: Partial<Record<EstimatePart, number>> = {}
  let empty = 0
  for (const part of estimateParts) {
    const value = parseNumber(texts[part], language)
    if (value === undefined) return refuse('INVALID', { field: part })
    if (value === null) empty += 1
    else values[part] = value
  }
  if (empty === estimateParts.length) return done(null)
  const missing = estimateParts.find((part) => values[part] === undefined)
  if (missing !== undefined) return refuse('INVALID', { field: missing })
  return parsed('estimate', estimateSchema.safeParse(values))
}

/** @returns true when two estimates say the same. */
export function sameEstimate(a: Estimate | null, b: Estimate | null): boolean {
  if (a === null || b === null) return a === b
  return estimateParts.every((part) => a[part] === b[part])
}

/** @returns the parts that differ between two estimates. */
export function changedParts(a: Estimate | null, b: Estimate | null): readonly EstimatePart[] {
  return estimateParts.filter((part) => a?.[part] !== b?.[part])
}
