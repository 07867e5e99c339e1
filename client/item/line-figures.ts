// What the two lines say, out of where a queue stands within its frame. Pure. Called by the queue and by the queue in a meeting.

import type { LineName } from '../../shared/frame/move-effect.ts'
import type { Percentiles } from '../../shared/frame/simulator.ts'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import type { LineFigures } from './frame-line.tsx'

/**
 * @param o.trial whoever tries this frame, and the frame that holds; null: it is the one that holds
 * @returns the figures of both lines; frames in the price year of the estimates
 */
export function linesOf(o: {
  readonly standing: FrameStanding
  readonly frame: Percentiles
  readonly trial: { readonly by: string; readonly inForce: Percentiles } | null
  readonly isStale: boolean
}): Readonly<Record<LineName, LineFigures>> {
  const { frame, trial, isStale } = o
  const { lines, figures } = o.standing
  // A trial of one line leaves the other as it holds; one that has only begun stands at both.
  const isBegun = trial !== null && frame.p50 === trial.inForce.p50 && frame.p85 === trial.inForce.p85
  const isTried = (line: LineName): boolean => trial !== null && (isBegun || frame[line] !== trial.inForce[line])
  const said = (line: LineName, leftMnok: number): LineFigures => ({
    frameMnok: frame[line],
    count: lines[line],
    reachedMnok: figures.places[lines[line] - 1]?.[line] ?? 0,
    leftMnok,
    triedBy: isTried(line) ? (trial?.by ?? null) : null,
    inForceMnok: trial?.inForce[line] ?? frame[line],
    isStale,
  })
  return { p50: said('p50', lines.leftP50), p85: said('p85', lines.leftP85) }
}
