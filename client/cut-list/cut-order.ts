// What the cut list shows and in which order: the order the board set, or the one that expires first on top; one area or all. Pure.
// Called by cut-list-page.tsx.

import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'

export type CutOrder = 'rank' | 'expiry'

/** @returns the shown ids; the very same list when nothing is filtered or reordered. Without a date: last; equal dates: the board's order. */
export function cutOrder(o: {
  readonly cut: readonly ItemId[]
  readonly items: ReadonlyMap<ItemId, Item>
  readonly order: CutOrder
  readonly area: string
}): readonly ItemId[] {
  const within = o.area === '' ? o.cut : o.cut.filter((id) => o.items.get(id)?.area === o.area)
  if (o.order === 'rank') return within
  const dateOf = (id: ItemId): string => o.items.get(id)?.cut.latestUsefulDate ?? '9999-12-31'
  // Array.prototype.sort keeps the board's order among equals.
  return [...within].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0))
}
