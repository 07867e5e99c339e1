// The problem of the best set: which items of a queue can be chosen among, which are held in whatever they cost, which are left out and why, and what
// each asks of those who receive. Plain values for best-set.ts: items are named by their place in `free`. Called by commands/frame/second-opinion.ts.

import type { Item } from '../../../shared/board/item.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import type { Steering } from '../../../shared/frame/steering.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { capacityPicture } from '../../../shared/priority/capacity.ts'

/** Why an item is in the set without being chosen. */
export type HeldWhy = 'realised' | 'frozen' | 'scope' | 'needed'
/** Why an item cannot be chosen. */
export type LeftOutWhy = 'no-estimate' | 'no-marks' | 'needs-cut' | 'needs-left-out'

export interface Held {
  readonly item: ItemId
  readonly why: HeldWhy
}

export interface LeftOut {
  readonly item: ItemId
  readonly why: LeftOutWhy
  /** What it needs and cannot have; null where it lacks something itself. */
  readonly needs: ItemId | null
}

/** At most so many person-months of one receiver in one period. */
export interface CapacityLimit {
  readonly key: string
  readonly atMost: number
  /** Place in `free` → person-months. */
  readonly asks: ReadonlyMap<number, number>
}

export interface SetProblem {
  /** In the order of the queue. */
  readonly free: readonly Item[]
  readonly held: readonly Held[]
  readonly leftOut: readonly LeftOut[]
  /** For each free item the places in `free` of what it needs; what is held or realised is there anyway. */
  readonly needs: readonly (readonly number[])[]
  readonly limits: readonly CapacityLimit[]
}

/**
 * @param o.frozen items a decision has frozen
 * @param o.scope items of the decided scope
 */
export function setProblem(o: {
  readonly board: Board
  readonly steering: Pick<Steering, 'receivers' | 'periods' | 'capacity'>
  readonly frozen: Iterable<ItemId>
  readonly scope: Iterable<ItemId>
}): SetProblem {
  const { board } = o
  const queue = board.queue.flatMap((id) => board.items.get(id) ?? [])
  const held = heldItems(queue, { board, frozen: new Set(o.frozen), scope: new Set(o.scope) })
  const leftOut = leftOutItems(
    queue.filter(({ id }) => !held.has(id)),
    { board, held },
  )
  const free = queue.filter(({ id }) => !held.has(id) && !leftOut.has(id))
  const at = new Map(free.map(({ id }, place) => [id, place]))
  return {
    free,
    held: [...held].map(([item, why]) => ({ item, why })),
    leftOut: [...leftOut.values()],
    needs: free.map(({ needs }) => (Object.keys(needs) as ItemId[]).flatMap((id) => at.get(id) ?? [])),
    limits: capacityLimits({ free, held: queue.filter(({ id }) => held.has(id)), steering: o.steering }),
  }
}

/** What is done, what was decided, and what these need, as far as it stands in the queue. */
function heldItems(
  queue: readonly Item[],
  o: { readonly board: Board; readonly frozen: ReadonlySet<ItemId>; readonly scope: ReadonlySet<ItemId> },
): ReadonlyMap<ItemId, HeldWhy> {
  const held = new Map<ItemId, HeldWhy>()
  for (const { id, realisedOn } of queue) {
    if (realisedOn !== null) held.set(id, 'realised')
    else if (o.frozen.has(id)) held.set(id, 'frozen')
    else if (o.scope.has(id)) held.set(id, 'scope')
  }
  // A map is walked through what is put into it on the way.
  for (const id of held.keys()) {
    for (const need of unmetNeeds(o.board, id)) {
      if (need.position.list === 'queue' && !held.has(need.id)) held.set(need.id, 'needed')
    }
  }
  return held
}

function leftOutItems(
  items: readonly Item[],
  { board, held }: { readonly board: Board; readonly held: ReadonlyMap<ItemId, HeldWhy> },
): ReadonlyMap<ItemId, LeftOut> {
  const out = new Map<ItemId, LeftOut>()
  for (const { id, estimate, benefit } of items) {
    if (estimate === null) out.set(id, { item: id, why: 'no-estimate', needs: null })
    else if (Object.keys(benefit).length === 0) out.set(id, { item: id, why: 'no-marks', needs: null })
  }
  for (let before = -1; before !== out.size; ) {
    before = out.size
    for (const { id } of items) {
      if (out.has(id)) continue
      for (const need of unmetNeeds(board, id)) {
        if (need.position.list === 'cut') out.set(id, { item: id, why: 'needs-cut', needs: need.id })
        else if (!held.has(need.id) && out.has(need.id))
          out.set(id, { item: id, why: 'needs-left-out', needs: need.id })
      }
    }
  }
  return out
}

/** What an item needs that stands on the board and is not realised. */
function unmetNeeds(board: Board, id: ItemId): readonly Item[] {
  return (Object.keys(board.items.get(id)?.needs ?? {}) as ItemId[])
    .flatMap((need) => board.items.get(need) ?? [])
    .filter(({ realisedOn }) => realisedOn === null)
}

/** What is held has its part first, and may go beyond the capacity: nothing that is chosen comes on top of that. */
function capacityLimits(o: {
  readonly free: readonly Item[]
  readonly held: readonly Item[]
  readonly steering: Pick<Steering, 'receivers' | 'periods' | 'capacity'>
}): readonly CapacityLimit[] {
  const taken = capacityPicture(o.held, o.steering).cells
  return Object.entries(o.steering.capacity).flatMap(([key, capacity]) => {
    const asks = new Map<number, number>()
    for (const [place, { demand }] of o.free.entries()) {
      const effort = (demand as Readonly<Record<string, number>>)[key] ?? 0
      if (effort > 0) asks.set(place, effort)
    }
    const atMost = Math.max(0, capacity - (taken.get(key)?.load ?? 0))
    return asks.size === 0 ? [] : [{ key, atMost, asks }]
  })
}
