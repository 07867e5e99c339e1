// Offered back: what stands on the cut list of an area whose prioritised scope is realised, so that work on it may begin (domain.md, §2.2.4). The prioritised scope is
// what stands in the area's queue within the cost frame's line, or is held there by a decision; where no line is known, all of its queue that a decision holds,
// and where none is held, all of it. Pure. Called by the cut list and by what proposes items for an agenda.

import type { Item } from '../board/item.ts'
import type { Board } from '../board/snapshot.ts'
import type { AreaId } from '../ids.ts'

export interface OfferedArea {
  readonly area: AreaId
  /** In the cut list's order. Not those whose decision was reversed: they were taken up by that. */
  readonly items: readonly Item[]
}

export interface OffersAsked {
  readonly board: Board
  readonly frozen: ReadonlyMap<string, number>
  /** How many of the first items the cost frame holds; null while that is not known. */
  readonly held: number | null
}

/** @returns the areas something is offered back in, in the order of the cut list */
export function offeredBack({ board, frozen, held }: OffersAsked): readonly OfferedArea[] {
  const cuts = new Map<AreaId, Item[]>()
  for (const id of board.cut) {
    const item = board.items.get(id)
    if (item !== undefined && item.cut.status !== 'reversed')
      cuts.set(item.area, [...(cuts.get(item.area) ?? []), item])
  }
  return [...cuts].flatMap(([area, items]) => {
    const prioritised = prioritisedIn({ board, frozen, held }, area)
    const isRealised = prioritised.length > 0 && prioritised.every(({ realisedOn }) => realisedOn !== null)
    return isRealised ? [{ area, items }] : []
  })
}

function prioritisedIn({ board, frozen, held }: OffersAsked, area: AreaId): readonly Item[] {
  const places = board.queue.map((id, at) => ({ item: board.items.get(id), at }))
  const queued = places.flatMap(({ item, at }) => (item?.area === area ? [{ item, at }] : []))
  const decided = queued.filter(({ item }) => frozen.has(item.id))
  const chosen =
    held !== null
      ? queued.filter(({ item, at }) => at < held || frozen.has(item.id))
      : decided.length > 0
        ? decided
        : queued
  return chosen.map(({ item }) => item)
}
