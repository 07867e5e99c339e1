// Places: how a place a person points at ("plass 3", the gap between two rows) becomes the neighbour an edit names, and back.
// The neighbour is named, not counted, so that others may move meanwhile. Pure. Called by the lists and by «Flytt til plass …».

import type { ItemId } from '../../shared/ids.ts'

/** Where an item stands or would stand, counted from 1. */
export interface PlaceQuestion {
  /** The whole list in order, with or without the item. */
  readonly order: readonly ItemId[]
  readonly item: ItemId
}

/** @returns the item that a move to a 1-based place goes before; null = last. A place beyond the end is last. */
export function beforeAtPlace(o: PlaceQuestion & { readonly place: number }): ItemId | null {
  return others(o)[Math.max(1, o.place) - 1] ?? null
}

/** @returns the 1-based place an item has after it is put before a neighbour (null = last); last when the neighbour is gone. */
export function placeBefore(o: PlaceQuestion & { readonly before: ItemId | null }): number {
  const rest = others(o)
  const at = o.before === null ? -1 : rest.indexOf(o.before)
  return at < 0 ? rest.length + 1 : at + 1
}

/** A list as it is shown: the whole, or what a filter lets through, in the same order. */
export interface SlotQuestion extends PlaceQuestion {
  readonly visible: readonly ItemId[]
}

/** @returns the slot (0-based, among the shown rows without the item) where the item stands now; 0 when it is not shown. */
export function ownSlot(o: SlotQuestion): number {
  return Math.max(0, o.visible.indexOf(o.item))
}

/** @returns how many slots there are: one more than the shown rows without the item. */
export function slotCount(o: SlotQuestion): number {
  return shownOthers(o).length + 1
}

/**
 * The neighbour a slot stands for. Under a filter the item is put right before the shown neighbour; in the last slot right after the
 * last shown row.
 * @returns the item to go before, in the whole list; null = last
 */
export function beforeAtSlot(o: SlotQuestion & { readonly slot: number }): ItemId | null {
  const shown = shownOthers(o)
  const next = shown[o.slot]
  if (next !== undefined) return next
  const last = shown.at(-1)
  if (last === undefined) return null
  const rest = others(o)
  return rest[rest.indexOf(last) + 1] ?? null
}

/** @returns the slot that a neighbour stands for, or null when the neighbour is no longer there to go before. */
export function slotOfBefore(o: SlotQuestion & { readonly before: ItemId | null }): number | null {
  const shown = shownOthers(o)
  const at = o.before === null ? -1 : shown.indexOf(o.before)
  if (at >= 0) return at
  return beforeAtSlot({ ...o, slot: shown.length }) === o.before ? shown.length : null
}

function others({ order, item }: PlaceQuestion): readonly ItemId[] {
  return order.filter((id) => id !== item)
}

function shownOthers({ visible, item }: SlotQuestion): readonly ItemId[] {
  return visible.filter((id) => id !== item)
}
