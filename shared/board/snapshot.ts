// Snapshot: a whole board as one frozen value: its items and the two ordered lists of ids.
// Made from a document (shared/document) or step by step from the snapshot before; untouched items keep their identity.

import type { ItemId } from '../ids.ts'
import type { Item, ListName } from './item.ts'
import { byRank, type Ranked } from './rank.ts'

export interface Board {
  readonly items: ReadonlyMap<ItemId, Item>
  readonly queue: readonly ItemId[]
  readonly cut: readonly ItemId[]
}

export const emptyBoard: Board = Object.freeze({ items: new Map(), queue: Object.freeze([]), cut: Object.freeze([]) })

/** @returns the board of these items: each in exactly one list, ordered by (rank, id). */
export function boardOf(items: ReadonlyMap<ItemId, Item>): Board {
  const lists: Record<ListName, Ranked<ItemId>[]> = { queue: [], cut: [] }
  for (const item of items.values()) lists[item.position.list].push({ id: item.id, rank: item.position.rank })
  const ids = (list: ListName): readonly ItemId[] => Object.freeze(lists[list].sort(byRank).map((entry) => entry.id))
  return Object.freeze({ items, queue: ids('queue'), cut: ids('cut') })
}

/**
 * The board after some items changed.
 * @param changed the new value per id; null = removed
 * @returns the same lists (identity) when no position changed
 */
export function boardAfter(board: Board, changed: ReadonlyMap<ItemId, Item | null>): Board {
  const items = new Map(board.items)
  let reordered = false
  for (const [id, item] of changed) {
    const before = items.get(id)
    if (item === null) items.delete(id)
    else items.set(id, item)
    if (before?.position.list !== item?.position.list || before?.position.rank !== item?.position.rank) reordered = true
  }
  return reordered ? boardOf(items) : Object.freeze({ items, queue: board.queue, cut: board.cut })
}

/** @returns the 1-based place of an item in its list, or null when it is not on the board. */
export function placeOf(board: Board, id: ItemId): { list: ListName; place: number } | null {
  const item = board.items.get(id)
  if (!item) return null
  return { list: item.position.list, place: board[item.position.list].indexOf(id) + 1 }
}

/** @returns the list as ranked entries, without one item. */
export function rankedWithout(board: Board, list: ListName, without: ItemId | null): Ranked<ItemId>[] {
  const entries: Ranked<ItemId>[] = []
  for (const id of board[list]) {
    const item = board.items.get(id)
    if (item && id !== without) entries.push({ id, rank: item.position.rank })
  }
  return entries
}
