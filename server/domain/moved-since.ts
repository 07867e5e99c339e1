// Moved since: which items somebody has given another place between two states of a board that began as one. Whose rank is as it was has not moved,
// whatever was moved past it; a rank that was only spread again, so that others found room beside it, is no move either. Pure. Called by
// adoption-merge.ts and adoption-order.ts.

import { sameValue } from '../../shared/board/change.ts'
import type { ListName } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'

/** @returns the items that stand in both and have moved, or changed list */
export function movedSince(base: Board, now: Board): ReadonlySet<ItemId> {
  const moved = new Set<ItemId>()
  for (const list of ['queue', 'cut'] as const) for (const id of movedWithin(list, base, now)) moved.add(id)
  return moved
}

function movedWithin(list: ListName, base: Board, now: Board): readonly ItemId[] {
  const placeBefore = new Map(base[list].map((id, place) => [id, place]))
  const common = now[list].filter((id) => base.items.has(id))
  const isStill = (id: ItemId): boolean => sameValue(base.items.get(id)?.position, now.items.get(id)?.position)
  /** For each place, the place before of the next item that stood still. */
  const nextStill: number[] = []
  let next = Number.POSITIVE_INFINITY
  for (const [at, id] of [...common.entries()].reverse()) {
    nextStill[at] = next
    if (isStill(id)) next = placeBefore.get(id) ?? next
  }
  const moved: ItemId[] = []
  let last = -1
  for (const [at, id] of common.entries()) {
    const before = placeBefore.get(id)
    const keepsOrder = before !== undefined && before > last && before < (nextStill[at] ?? 0)
    if (isStill(id) || keepsOrder) last = before ?? last
    else moved.push(id)
  }
  return moved
}
