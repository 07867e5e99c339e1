// What the two lines say, out of where a queue stands within its frame. Pure. Called by the queue and by the queue in a meeting.

import type { LineName } from '../../shared/frame/move-effect.ts'
import type { Percentiles } from '../../shared/frame/simulator.ts'
import type { FrameStanding } from '../../shared/frame/standing.ts'
import type { LineFigures } from './frame-line.tsx'

/** @returns the figures of both lines; the frame in the price year of the estimates. */
export function linesOf(o: {
  readonly standing: FrameStanding
  readonly frame: Percentiles
  readonly triedBy: string | null
  readonly isStale: boolean
}): Readonly<Record<LineName, LineFigures>> {
  const { frame, triedBy, isStale } = o
  const { lines, figures } = o.standing
  const said = (line: LineName, leftMnok: number): LineFigures => ({
    frameMnok: frame[line],
    count: lines[line],
    reachedMnok: figures.places[lines[line] - 1]?.[line] ?? 0,
    leftMnok,
    triedBy,
    isStale,
  })
  return { p50: said('p50', lines.leftP50), p85: said('p85', lines.leftP85) }
}
