// How far the rows around one have shifted when an order became another. Pure. Called by use-anchored-order.ts.

import type { ItemId } from '../../shared/ids.ts'

const around = [0, 1, -1] as const

/** @returns the index of every id. */
export function indexOfIds(order: readonly ItemId[]): ReadonlyMap<string, number> {
  return new Map(order.map((id, at) => [id, at]))
}

/**
 * @param o.at index of the anchor in the order before
 * @returns how many rows down (positive) the anchor and its neighbours went: the middle one of three, so that an anchor that is itself the row
 * somebody moved does not drag the page along
 */
export function anchorShift(o: {
  readonly before: readonly ItemId[]
  readonly after: readonly ItemId[]
  readonly at: number
}): number {
  const now = indexOfIds(o.after)
  const shifts: number[] = []
  for (const offset of around) {
    const id = o.before[o.at + offset]
    const to = id === undefined ? undefined : now.get(id)
    if (to !== undefined) shifts.push(to - (o.at + offset))
  }
  // With only two to go by, the anchor itself decides.
  if (shifts.length < 3) return shifts[0] ?? 0
  return shifts.sort((a, b) => a - b)[1] ?? 0
}
