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

/** @returns the items that `id` needs and that stand below it in the queue (or are not in the queue at all). */
export function brokenOrder(o: {
  items: ReadonlyMap<ItemId, Item>
  queue: readonly ItemId[]
  id: ItemId
}): readonly ItemId[] {
  const item = o.items.get(o.id)
  const at = o.queue.indexOf(o.id)
  if (!item || at < 0) return []
  return (Object.keys(item.needs) as ItemId[]).filter(
    (need) => o.items.has(need) && (o.queue.indexOf(need) > at || o.queue.indexOf(need) < 0),
  )
}
