// Where every row stands: rows of different heights under each other, and how far those around one have gone when the rows became others. Pure.
// Called by queue-table.tsx and use-anchored-order.ts.

import type { QueueRowPart } from './queue-rows.ts'

/** Heights in whole pixels by what a row is. */
export type RowHeights = Readonly<Record<QueueRowPart['kind'], number>>

export interface RowLayout {
  readonly keys: readonly string[]
  /** Upper edge of each row, from the top of the first; in the order of the keys. */
  readonly tops: readonly number[]
  readonly topOf: ReadonlyMap<string, number>
  readonly totalPx: number
}

/** @returns the layout of these rows. */
export function layoutOf(rows: readonly Pick<QueueRowPart, 'kind' | 'key'>[], heights: RowHeights): RowLayout {
  const keys: string[] = []
  const tops: number[] = []
  const topOf = new Map<string, number>()
  let topPx = 0
  for (const { key, kind } of rows) {
    keys.push(key)
    tops.push(topPx)
    topOf.set(key, topPx)
    topPx += heights[kind]
  }
  return { keys, tops, topOf, totalPx: topPx }
}

/** @returns the index of the row at this many pixels below the top; null when no row is there. */
export function rowAt(layout: RowLayout, px: number): number | null {
  if (px < 0 || px >= layout.totalPx) return null
  let low = 0
  let high = layout.tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.tops[middle] ?? 0) <= px) low = middle
    else high = middle - 1
  }
  return low
}

const around = [0, 1, -1] as const

/**
 * @param o.at index of the anchor in the layout before
 * @returns how many pixels down (positive) the anchor and its neighbours went: the middle one of three, so that an anchor that is itself the row
 * somebody moved does not drag the page along
 */
export function anchorShift(o: { readonly before: RowLayout; readonly after: RowLayout; readonly at: number }): number {
  const shifts: number[] = []
  for (const offset of around) {
    const key = o.before.keys[o.at + offset]
    const toPx = key === undefined ? undefined : o.after.topOf.get(key)
    if (toPx !== undefined) shifts.push(toPx - (o.before.tops[o.at + offset] ?? 0))
  }
  // With only two to go by, the anchor itself decides.
  if (shifts.length < 3) return shifts[0] ?? 0
  return shifts.sort((a, b) => a - b)[1] ?? 0
}
