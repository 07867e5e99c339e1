// The ladder of frames: what was granted from which day, at which price level, by which document, and what the board has decided. Pure: what a ladder that is
// sent is refused for, where decisions stand in it, which step holds on a day. Called by the commands of the frame, what tells it, and its page.

import { done, type Outcome, refuse } from '../outcome.ts'
import { inPriceYear } from './price-year.ts'
import type { FrameStep, Steering } from './steering.ts'

/** A step that is written by hand; those that were decided are the register's alone. */
export type OwnStep = Omit<FrameStep, 'kind' | 'decision'> & {
  readonly kind: 'approved' | 'cut-list-deducted'
}

/** The prices a ladder is compared in. */
export interface Prices {
  /** Of every estimate of the board. */
  readonly priceYear: number
  readonly index: Steering['priceIndex']
}

/**
 * @param steps in the order they are to stand
 * @returns FRAME_ORDER where P50 is above P85, FRAME_TIME where a date does not come after the one before it, PRICE_YEAR for a price level that cannot be
 *   told in the board's own; the field says which step, by its place from 0
 */
export function checkLadder(steps: readonly OwnStep[], { priceYear, index }: Prices): Outcome<null> {
  for (const [at, step] of steps.entries()) {
    if (step.p50 > step.p85) return refuse('FRAME_ORDER', { field: `steps.${at}.p50` })
    const before = steps[at - 1]
    if (before !== undefined && step.from <= before.from)
      return refuse('FRAME_TIME', { field: `steps.${at}.from`, params: { from: step.from } })
    const told = inPriceYear(step.p50, { from: step.priceYear, to: priceYear, index })
    if (!told.ok) return refuse(told.refusal.code, { ...told.refusal, field: `steps.${at}.priceYear` })
  }
  return done(null)
}

/** @returns one ladder in order of time; of one day, what was decided stands last, by number. */
export function wholeLadder(own: readonly OwnStep[], decided: readonly FrameStep[]): readonly FrameStep[] {
  return [...own.map((step): FrameStep => ({ ...step, decision: null })), ...decided].toSorted(
    (a, b) => compared(a.from, b.from) || (a.decision ?? 0) - (b.decision ?? 0),
  )
}

/**
 * @param today `YYYY-MM-DD`
 * @returns the last step that has begun; where none has, the first. Undefined of an empty ladder.
 */
export function stepInForce(ladder: readonly FrameStep[], today: string): FrameStep | undefined {
  return ladder.findLast(({ from }) => from <= today) ?? ladder[0]
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
