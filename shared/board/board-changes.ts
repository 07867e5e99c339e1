// Board changes: what happened to a board between two moments, as ids by kind: one item stands in one of them, the weightiest. Pure.
// Moved is the least that explains the new order: an item that others were moved past has not moved. Called by the known facts of a point,
// by what has changed since, and where alternatives are held against the queue.

import type { ItemId } from '../ids.ts'
import { sameValue } from './change.ts'
import type { Item } from './item.ts'
import type { Board } from './snapshot.ts'

export interface BoardChanges {
  moved: ItemId[]
  added: ItemId[]
  removed: string[]
  cut: ItemId[]
  changed: ItemId[]
}

/** @returns the changes, each list in the order of the board as it stands now; what is removed, in the order it stood */
export function changesBetween(before: Board, now: Board): BoardChanges {
  const changes: BoardChanges = {
    moved: [],
    added: [],
    removed: [...before.queue, ...before.cut].filter((id) => !now.items.has(id)),
    cut: [],
    changed: [],
  }
  const moved = new Set<ItemId>([...movedWithin(before.queue, now.queue), ...movedWithin(before.cut, now.cut)])
  for (const id of [...now.queue, ...now.cut]) {
    const was = before.items.get(id)
    const is = now.items.get(id)
    if (is === undefined) continue
    if (was === undefined) changes.added.push(id)
    else if (was.position.list !== is.position.list) changes[is.position.list === 'cut' ? 'cut' : 'moved'].push(id)
    else if (moved.has(id)) changes.moved.push(id)
    else if (!sameValue(contentOf(was), contentOf(is))) changes.changed.push(id)
  }
  return changes
}

function contentOf({ position: _position, ...content }: Item): Omit<Item, 'position'> {
  return content
}

/** Of the items that stand in both lists, those outside the longest run that kept its order. */
function movedWithin(before: readonly ItemId[], now: readonly ItemId[]): readonly ItemId[] {
  const placeBefore = new Map(before.map((id, place) => [id, place]))
  const common = now.filter((id) => placeBefore.has(id))
  const kept = longestRising(common.map((id) => placeBefore.get(id) ?? 0))
  return common.filter((_, index) => !kept.has(index))
}

/** @returns the indices of a longest rising run of different numbers. Source: patience sorting (Fredman 1975). */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the index of the smallest number a run of that length can end with. */
  const ends: number[] = []
  const previous: (number | null)[] = []
  for (const [index, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    previous.push(low === 0 ? null : (ends[low - 1] ?? null))
    ends[low] = index
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? null; at !== null; at = previous[at] ?? null) kept.add(at)
  return kept
}
