// Which rows of a long list are shown in a meeting: the whole list when it is short, else those around the items it is about, with a gap where
// some are left out. Pure. Called by board-list.tsx.

import type { ItemId } from '../../shared/ids.ts'

/** A row with its 1-based place; `id` null marks rows left out from that place on. */
export interface WindowRow {
  readonly id: ItemId | null
  readonly place: number
}

/**
 * @param o.about items to show with their neighbours; @param o.atMost how many rows are shown at most
 * @returns the rows in the list's order
 */
export function rowsAround(o: {
  readonly order: readonly ItemId[]
  readonly about: readonly ItemId[]
  readonly atMost: number
}): readonly WindowRow[] {
  const { order, atMost } = o
  if (order.length <= atMost) return order.map((id, at) => ({ id, place: at + 1 }))
  const places = o.about.map((id) => order.indexOf(id)).filter((at) => at >= 0)
  const around = places.length === 0 ? [0] : places
  const reach = Math.max(1, Math.floor(atMost / around.length / 2) - 1)
  const rows: WindowRow[] = []
  let gap = false
  for (const [at, id] of order.entries()) {
    const near = around.some((place) => Math.abs(place - at) <= reach) && rows.length < atMost
    if (near) rows.push({ id, place: at + 1 })
    else if (!gap) rows.push({ id: null, place: at + 1 })
    gap = !near
  }
  return rows
}
