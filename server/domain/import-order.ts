// Import order: where a sheet's rows are to stand. Of a sheet that names a whole list as few are moved as will give its order; of one that names some of
// it those that were given another place than they had when it was taken out, to that place. All others keep their ranks. Pure. Called by import-plan.ts.

import type { Fields, ListName } from '../../shared/board/item.ts'
import { byRank, type Ranked, ranksForPlace } from '../../shared/board/rank.ts'
import { type Board, rankedWithout } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Rulings } from '../../shared/rules/rulings.ts'
import type { SheetRow } from './sheet-row.ts'

export interface NewOrder {
  /** Ranks that are to be written: of those that move, are new or change list, and of what must be spread to make room. */
  readonly ranks: ReadonlyMap<ItemId, string>
  readonly moved: ReadonlySet<ItemId>
}

/** @param o.fields of each row's item as it is to be; `position` says its list */
export function newOrder(o: {
  readonly board: Board
  readonly base: Board | null
  readonly writer: { readonly rulings: Pick<Rulings, 'frozen'> }
  readonly rows: readonly { readonly row: SheetRow; readonly item: ItemId }[]
  readonly fields: ReadonlyMap<ItemId, Fields>
}): NewOrder {
  const ranks = new Map<ItemId, string>()
  const moved = new Set<ItemId>()
  for (const list of ['queue', 'cut'] as const) orderOf(list, { ...o, ranks, moved })
  return { ranks, moved }
}

type Ordering = Parameters<typeof newOrder>[0] & { readonly ranks: Map<ItemId, string>; readonly moved: Set<ItemId> }

function orderOf(list: ListName, o: Ordering): void {
  const { board } = o
  const listOf = (item: ItemId) => (o.fields.get(item)?.position as { list: ListName } | undefined)?.list
  const there = o.rows.filter(({ item }) => listOf(item) === list)
  const came = new Set(there.flatMap(({ item }) => (board.items.get(item)?.position.list === list ? [] : [item])))
  const stood = new Map((o.base ?? board)[list].map((id, at) => [id, at]))
  const asked = sheetOrder(there, stood)
  const entries: Ranked<ItemId>[] = rankedWithout(board, list, null).filter(({ id }) => listOf(id) !== other(list))
  const named = new Set(there.map(({ item }) => item))
  const isWhole = [...stood.keys()].every((id) => named.has(id))
  const going = isWhole
    ? outOfOrder(asked, { came, stood })
    : asked.filter((each) => came.has(each.item) || each.isGiven)
  const goes = new Set(going.map(({ item }) => item).filter((id) => came.has(id) || board.items.has(id)))
  const staying = entries.filter(({ id }) => !goes.has(id))
  let before: ItemId | null = null
  for (const { item, place } of asked) {
    if (goes.has(item)) {
      const index = place === null ? staying.length : isWhole ? indexAfter(staying, before) : place - 1
      put(staying, { id: item, index: Math.max(0, Math.min(index, staying.length)), o })
      if (!came.has(item)) o.moved.add(item)
    }
    before = item
  }
}

/** Puts an item among those that stand, and notes every rank that is given for it. */
function put(
  entries: Ranked<ItemId>[],
  { id, index, o }: { readonly id: ItemId; readonly index: number; readonly o: Ordering },
): void {
  const given = ranksForPlace({ id, others: entries, index, fixed: o.writer.rulings.frozen })
  const own = { id, rank: given.get(id) ?? '' }
  // Others are given ranks where there was no room alone.
  for (const [at, entry] of given.size > 1 ? entries.entries() : []) {
    const rank = given.get(entry.id)
    if (rank === undefined || rank === entry.rank) continue
    entries[at] = { ...entry, rank }
    o.ranks.set(entry.id, rank)
  }
  let at = isBefore(entries[index - 1], own) ? index : 0
  while (at < entries.length && isBefore(entries[at], own)) at += 1
  entries.splice(at, 0, own)
  o.ranks.set(id, own.rank)
}

function isBefore(entry: Ranked<ItemId> | undefined, other: Ranked<ItemId>): boolean {
  return entry !== undefined && byRank(entry, other) < 0
}

/** Of a whole list: as few as will do, the others stand in the order that is asked already. */
function outOfOrder(
  asked: readonly Asked[],
  { came, stood }: { readonly came: ReadonlySet<ItemId>; readonly stood: ReadonlyMap<ItemId, number> },
): readonly Asked[] {
  const standing = asked.filter(({ item }) => !came.has(item) && stood.has(item))
  const stays = longestRising(standing.map(({ item }) => stood.get(item) ?? 0))
  return asked.filter(({ item }) => came.has(item) || !stays.has(stood.get(item) ?? -1))
}

function other(list: ListName): ListName {
  return list === 'queue' ? 'cut' : 'queue'
}

function indexAfter(entries: readonly Ranked<ItemId>[], before: ItemId | null): number {
  return before === null ? 0 : entries.findIndex(({ id }) => id === before) + 1
}

function placeIn(row: SheetRow): number | null {
  const place = row.cells.get('place')
  return typeof place === 'number' ? place : null
}

interface Asked {
  readonly item: ItemId
  /** Null: the sheet does not say. */
  readonly place: number | null
  /** The sheet says another place than it had. */
  readonly isGiven: boolean
}

/** By place, those that were given another place before those that had it; without one where they stood, new ones last. */
function sheetOrder(rows: Ordering['rows'], stood: ReadonlyMap<ItemId, number>): readonly Asked[] {
  return rows
    .map(({ row, item }, at) => {
      const own = (stood.get(item) ?? Number.POSITIVE_INFINITY) + 1
      const place = placeIn(row)
      return { item, at, place, by: place ?? own, isGiven: place !== null && place !== own }
    })
    .toSorted((a, b) => {
      if (a.by !== b.by) return a.by < b.by ? -1 : 1
      return Number(b.isGiven) - Number(a.isGiven) || a.at - b.at
    })
}

/** @returns the values of a longest rising run: those that need not move. Patience sorting, n log n. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const before: number[] = []
  for (const [at, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const mid = (low + high) >> 1
      if ((values[tails[mid] ?? 0] ?? 0) < value) low = mid + 1
      else high = mid
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = at
  }
  const run = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.add(values[at] ?? 0)
  return run
}
