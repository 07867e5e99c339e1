// Dependencies: which items need which. A board never holds a circle: the edit that would close one is refused, first where it is
// made and again at the server on the board as it then stands. Source: domain.md, "clear view of dependencies".

import type { ItemId } from '../ids.ts'
import type { Item } from './item.ts'

/**
 * Looks for a circle that passes through one item.
 * @returns the ids along the circle, starting and ending with `from`, or null when there is none
 */
export function circleThrough(items: ReadonlyMap<ItemId, Item>, from: ItemId): readonly ItemId[] | null {
  const path: ItemId[] = []
  const seen = new Set<ItemId>()
  const visit = (id: ItemId): boolean => {
    path.push(id)
    for (const next of Object.keys(items.get(id)?.needs ?? {}) as ItemId[]) {
      if (next === from) {
        path.push(next)
        return true
      }
      if (seen.has(next)) continue
      seen.add(next)
      if (visit(next)) return true
    }
    path.pop()
    return false
  }
  return visit(from) ? path : null
}

/** @returns the items that lie on circles, or between two: all others are in none. Each is looked at a few times, however long the chains are. */
export function inCircles(items: ReadonlyMap<ItemId, Item>): ReadonlySet<ItemId> {
  const left = new Set(items.keys())
  const needs = new Map<ItemId, Set<ItemId>>()
  const neededBy = new Map<ItemId, Set<ItemId>>([...left].map((id) => [id, new Set<ItemId>()]))
  for (const [id, item] of items) {
    const known = (Object.keys(item.needs) as ItemId[]).filter((need) => left.has(need))
    needs.set(id, new Set(known))
    for (const need of known) neededBy.get(need)?.add(id)
  }
  // Whatever needs nothing that is left, or is needed by nothing that is left, is in no circle.
  for (const [from, to] of [
    [needs, neededBy],
    [neededBy, needs],
  ] as const) {
    const free = [...left].filter((id) => from.get(id)?.size === 0)
    for (const id of free) {
      left.delete(id)
      for (const other of to.get(id) ?? []) {
        const waits = from.get(other)
        if (waits?.delete(id) && waits.size === 0) free.push(other)
      }
    }
  }
  return left
}

/** How what an item needs stands to the order: above it, realised already, below it in the queue, or on the cut list. */
export type NeedState = 'above' | 'realised' | 'below' | 'cut'

/**
 * @param o.places 1-based place of each item of the queue
 * @returns null when what is needed is not on the board; for an item that is itself on the cut list the order says nothing, and it is `above`
 */
export function needState(o: {
  readonly items: ReadonlyMap<ItemId, Item>
  readonly places: ReadonlyMap<ItemId, number>
  readonly id: ItemId
  readonly need: ItemId
}): NeedState | null {
  const need = o.items.get(o.need)
  if (need === undefined) return null
  if (need.realisedOn !== null) return 'realised'
  const own = o.places.get(o.id)
  if (own === undefined) return 'above'
  const place = o.places.get(o.need)
  return place === undefined ? 'cut' : place > own ? 'below' : 'above'
}

/** @returns the items that `id` needs, that are not realised, and that stand below it in the queue or on the cut list. */
export function brokenOrder(o: {
  items: ReadonlyMap<ItemId, Item>
  queue: readonly ItemId[]
  id: ItemId
}): readonly ItemId[] {
  const places = new Map(o.queue.map((id, at) => [id, at + 1]))
  return (Object.keys(o.items.get(o.id)?.needs ?? {}) as ItemId[]).filter((need) => {
    const state = needState({ items: o.items, places, id: o.id, need })
    return state === 'below' || state === 'cut'
  })
}
