// Adoption order: where the items an alternative has moved or added come to stand on the board as it is now. Each follows the item it follows in the
// alternative, or the nearest before that which the board has not moved itself; nobody else's place is touched, so that what was not moved
// keeps its order. The alternative's own rank is taken where it fits. Pure. Called by plan-adoption.ts.

import type { ListName } from '../../shared/board/item.ts'
import { byRank, type Ranked, ranksForPlace } from '../../shared/board/rank.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'

export interface OrderAsked {
  readonly alternative: Board
  readonly now: Board
  /** Who takes the alternative's place, by id there; what it is called on the board. */
  readonly placed: ReadonlyMap<ItemId, ItemId>
  readonly removed: ReadonlySet<ItemId>
  /** Whom the board has moved since the fork: nobody is placed by them. */
  readonly movedOnBoard: ReadonlySet<ItemId>
  readonly frozen: Pick<ReadonlySet<ItemId>, 'has'>
}
export interface Position {
  readonly list: ListName
  readonly rank: string
}

/** @returns every position that is another than the board's, by id on the board */
export function placesAfter(o: OrderAsked): ReadonlyMap<ItemId, Position> {
  const positions = new Map<ItemId, Position>()
  for (const list of ['queue', 'cut'] as const) placeIn(list, o, positions)
  return positions
}

function placeIn(list: ListName, o: OrderAsked, positions: Map<ItemId, Position>): void {
  const taken = new Set(o.placed.values())
  const entries = o.now[list].flatMap((id): Ranked<ItemId>[] => {
    const item = o.now.items.get(id)
    return item === undefined || taken.has(id) || o.removed.has(id) ? [] : [{ id, rank: item.position.rank }]
  })
  const anchors = new Set(entries.map(({ id }) => id).filter((id) => !o.movedOnBoard.has(id)))
  const order = o.alternative[list]
  for (const [at, own] of order.entries()) {
    const id = o.placed.get(own)
    if (id === undefined) continue
    const index = placeAfter({ entries, anchors, before: order.slice(0, at), placed: o.placed })
    const ranks = ranksAt({ entries, index, id, own: o.alternative.items.get(own)?.position.rank, fixed: o.frozen })
    for (const [each, rank] of ranks) {
      positions.set(each, { list, rank })
      const known = entries.findIndex((entry) => entry.id === each)
      if (known >= 0) entries[known] = { id: each, rank }
      else entries.splice(index, 0, { id: each, rank })
    }
    // Where there was no room between two that stand fast, the nearest place after was taken.
    if (!isSorted(entries, index)) entries.sort(byRank)
    anchors.add(id)
  }
}

function placeAfter(o: {
  readonly entries: readonly Ranked<ItemId>[]
  readonly anchors: ReadonlySet<ItemId>
  readonly before: readonly ItemId[]
  readonly placed: ReadonlyMap<ItemId, ItemId>
}): number {
  for (let at = o.before.length - 1; at >= 0; at -= 1) {
    const own = o.before[at] as ItemId
    const id = o.placed.get(own) ?? own
    if (o.anchors.has(id)) return o.entries.findIndex((entry) => entry.id === id) + 1
  }
  return 0
}

function ranksAt(o: {
  readonly entries: readonly Ranked<ItemId>[]
  readonly index: number
  readonly id: ItemId
  readonly own: string | undefined
  readonly fixed: OrderAsked['frozen']
}): ReadonlyMap<ItemId, string> {
  const { entries, index, id, own } = o
  const [before, after] = [entries[index - 1]?.rank, entries[index]?.rank]
  const fits = own !== undefined && (before === undefined || before < own) && (after === undefined || own < after)
  if (fits) return new Map([[id, own]])
  return ranksForPlace({ id, others: entries, index, fixed: { has: (each) => o.fixed.has(each as ItemId) } })
}

function isSorted(entries: readonly Ranked<ItemId>[], index: number): boolean {
  const near = entries.slice(Math.max(0, index - 1), index + 2)
  return near.every((entry, at) => at === 0 || byRank(near[at - 1] as Ranked<ItemId>, entry) < 0)
}
