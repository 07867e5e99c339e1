// The two lines in a queue: how many of its first items the steering frame (P50) and the cost frame (P85) hold, and what is free above each line.
// Accumulated percentiles never fall down a queue, so more of a frame never holds less.

import type { Percentiles, QueueFigures } from './simulator.ts'

export interface FrameLines {
  /** So many of the first items have an accumulated P50 within the steering frame. */
  readonly p50: number
  /** So many have an accumulated P85 within the cost frame. */
  readonly p85: number
  /** MNOK that are free above each line. */
  readonly leftP50: number
  readonly leftP85: number
}

/** @returns where the lines of a frame stand; both figures of the frame in the price year of the estimates. */
export function linesIn(figures: QueueFigures, frame: Percentiles): FrameLines {
  const p50 = heldBy(figures, 'p50', frame.p50)
  const p85 = heldBy(figures, 'p85', frame.p85)
  return { p50: p50.count, p85: p85.count, leftP50: p50.left, leftP85: p85.left }
}

function heldBy(
  { places }: QueueFigures,
  percentile: keyof Percentiles,
  mnok: number,
): { count: number; left: number } {
  let count = 0
  let beyond = places.length
  while (count < beyond) {
    const middle = (count + beyond) >> 1
    if ((places[middle]?.[percentile] ?? 0) <= mnok) count = middle + 1
    else beyond = middle
  }
  const used = count === 0 ? 0 : (places[count - 1]?.[percentile] ?? 0)
  return { count, left: Math.round((mnok - used) * 100) / 100 }
}
