// The PERT distribution (a beta distribution with λ = 4) of a three-point estimate, from its ends or from its 10th and 90th percentile.
// It has no closed quantile: its cumulative curve is worked out on a grid that is dense at both ends, and read backwards.
// Formulas and sources: server/ARCHITECTURE.md, «The frame model». Called by cost-by-score.ts and expected-cost.ts.

import type { Estimate } from '../board/value.ts'
import { exp, log } from './portable-math.ts'
import type { Span } from './span.ts'

const intervals = 512
const nodes = 2 * intervals + 1

/** Nodes x = s²(3 − 2s) for even steps of s, with their logarithms and dx/ds. */
const grid = (() => {
  const logOf = new Float64Array(nodes)
  const slope = new Float64Array(nodes)
  for (let node = 1; node < nodes; node += 1) {
    const s = node / (nodes - 1)
    logOf[node] = log(s * s * (3 - 2 * s))
    slope[node] = 6 * s * (1 - s)
  }
  return { logOf, slope }
})()

/**
 * The cumulative curve of a PERT distribution on 0–1 whose mode is `mode`: Beta(1 + 4·mode, 5 − 4·mode).
 * @returns the share below x(s) at each of 513 even steps of s; rises from 0 to 1.
 */
function curveOf(mode: number): Float64Array {
  const weight = (node: number): number => {
    const slope = grid.slope[node] as number
    if (slope === 0) return 0
    const logs = 4 * mode * (grid.logOf[node] as number) + (4 - 4 * mode) * (grid.logOf[nodes - 1 - node] as number)
    return exp(logs) * slope
  }
  const curve = new Float64Array(intervals + 1)
  let from = weight(0)
  for (let step = 1; step <= intervals; step += 1) {
    const to = weight(2 * step)
    curve[step] = (curve[step - 1] as number) + from + 4 * weight(2 * step - 1) + to
    from = to
  }
  const all = curve[intervals] as number
  for (let step = 1; step < intervals; step += 1) curve[step] = (curve[step] as number) / all
  curve[intervals] = 1
  return curve
}

/** @returns a reader of quantiles of PERT on 0–1 that must be asked in rising order. */
function risingQuantiles(mode: number): (below: number) => number {
  const curve = curveOf(mode)
  let step = 0
  return (below) => {
    while (step < intervals - 1 && (curve[step + 1] as number) < below) step += 1
    const from = curve[step] as number
    const width = (curve[step + 1] as number) - from
    const s = (step + (width > 0 ? Math.min(1, Math.max(0, (below - from) / width)) : 0)) / intervals
    return s * s * (3 - 2 * s)
  }
}

/** Fills `into` with the costs at the given rising shares. */
export function pertQuantiles(
  span: Span,
  { shares, into }: { readonly shares: Float64Array; readonly into: Float64Array },
): void {
  const width = span.max - span.min
  const quantile = risingQuantiles((span.likely - span.min) / width)
  for (let at = 0; at < shares.length; at += 1) into[at] = span.min + width * quantile(shares[at] as number)
}

const modes = 256
let tenths: Float64Array | null = null

/** The 10th percentile of PERT on 0–1 by its mode, in even steps; the 90th is its mirror. Worked out the first time it is asked for. */
function tenthOf(mode: number): number {
  tenths ??= Float64Array.from({ length: modes + 1 }, (_, at) => risingQuantiles(at / modes)(0.1))
  const at = Math.min(modes - 1, Math.floor(mode * modes))
  const from = tenths[at] as number
  return from + (mode * modes - at) * ((tenths[at + 1] as number) - from)
}

/**
 * The PERT distribution whose 10th percentile is low, mode likely and 90th percentile high. As with the triangle, the share of the distance between the percentiles
 * that lies below the mode rises with the mode's place, from below 0 to above 1, so that there is exactly one for every low ≤ likely ≤ high.
 */
export function pertOfPercentiles({ low, likely, high }: Estimate): Span {
  const ratio = (likely - low) / (high - low)
  let least = 0
  let most = 1
  for (let step = 0; step < 60; step += 1) {
    const mode = (least + most) / 2
    const tenth = tenthOf(mode)
    if (mode - tenth < ratio * (1 - tenthOf(1 - mode) - tenth)) least = mode
    else most = mode
  }
  const mode = (least + most) / 2
  const width = (high - low) / (1 - tenthOf(1 - mode) - tenthOf(mode))
  return { min: likely - mode * width, likely, max: likely + (1 - mode) * width }
}
