// Where a queue stands within a frame: accumulated figures, both lines, and of the scope the cost frame holds its percentiles, its curve and how likely each frame
// is to hold it. Worked out alike in the browser's worker and at the server for the record.

import type { CostInput } from './cost-input.ts'
import { type FrameLines, linesIn } from './lines.ts'
import type { CurvePoint, Percentiles, QueueFigures, Simulator, Sum } from './simulator.ts'

/** A set of items held against a frame. */
export interface HeldSet extends Percentiles {
  readonly mean: number
  /** Probability, 0–1, that the set costs no more than the steering frame (p50) and the cost frame (p85). */
  readonly holds: Percentiles
}

export interface FrameStanding {
  readonly figures: QueueFigures
  readonly lines: FrameLines
  /** The items above the line of the cost frame, and how many they are: what the board steers. */
  readonly scope: HeldSet & { readonly items: number }
  /** All of the queue. */
  readonly whole: HeldSet
  /** Of the scope. */
  readonly curve: readonly CurvePoint[]
}

/** @returns where the items stand, in their order; the frame in the price year of their estimates. */
export function standingOf(
  simulator: Simulator,
  { items, frame }: { readonly items: readonly CostInput[]; readonly frame: Percentiles },
): FrameStanding {
  const figures = simulator.accumulate(items)
  const lines = linesIn(figures, frame)
  const inside = items.slice(0, lines.p85)
  const scope = simulator.sum(inside)
  const held = ({ total, holds }: Sum): HeldSet => ({
    ...total,
    holds: { p50: holds(frame.p50), p85: holds(frame.p85) },
  })
  return {
    figures,
    lines,
    scope: { ...held(scope), items: inside.length },
    whole: held(inside.length === items.length ? scope : simulator.sum(items)),
    curve: scope.curve(),
  }
}
