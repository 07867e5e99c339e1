// Capacity: what a set of items asks of each receiving organisation in each period, against what it has. Pure and independent of the order the items
// come in: sums are made in the order of ids, to a millionth of a person-month, so that every screen and the server say the same. An item that is realised
// asks nothing more. Called by the capacity page, the item drawer, the evidence of a point and the second opinion.

import type { Item } from '../board/item.ts'
import type { Steering } from '../frame/steering.ts'
import type { ActorId, ItemId } from '../ids.ts'

export type PeriodId = Steering['periods'][number]['id']
export type CapacitySteering = Pick<Steering, 'receivers' | 'periods' | 'capacity'>
export type AskingItem = Pick<Item, 'id' | 'demand' | 'realisedOn'>

/** What one item asks of one receiver in one period, person-months. */
export interface Asked {
  readonly item: ItemId
  readonly effort: number
}

export interface CapacityCell {
  readonly receiver: ActorId
  readonly period: PeriodId
  /** Person-months that are asked. */
  readonly load: number
  /** Person-months there are; null where nothing is said, and then there is no limit. */
  readonly capacity: number | null
  /** Person-months beyond the capacity; 0 where it suffices. */
  readonly over: number
  /** `over` as a share of the capacity; null where that is none or not said. */
  readonly overShare: number | null
  /** Which items make the load, the largest first. */
  readonly asked: readonly Asked[]
}

export interface CapacityPicture {
  /** The programme's receivers in their order, then others that something is asked of. */
  readonly receivers: readonly ActorId[]
  /** In order of time, then others that something is asked in. */
  readonly periods: readonly PeriodId[]
  /** By {@link cellKey}; one for each receiver and period. */
  readonly cells: ReadonlyMap<string, CapacityCell>
}

/** @returns the key of demand and capacity: `KOM.2027-1` */
export function cellKey(receiver: string, period: string): string {
  return `${receiver}.${period}`
}

/** @returns receiver and period of a key of demand */
function cellOf(key: string): { readonly receiver: ActorId; readonly period: PeriodId } {
  const dot = key.indexOf('.')
  return { receiver: key.slice(0, dot) as ActorId, period: key.slice(dot + 1) as PeriodId }
}

/**
 * @param items the set that is looked at, in any order, each once
 * @returns what they ask together, against what the steering says there is
 */
export function capacityPicture(items: Iterable<AskingItem>, steering: CapacitySteering): CapacityPicture {
  const asking = [...items]
    .filter(({ realisedOn }) => realisedOn === null)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const asked = new Map<string, Asked[]>()
  for (const { id, demand } of asking) {
    for (const [key, effort] of Object.entries(demand)) {
      if (effort <= 0) continue
      const cell = asked.get(key)
      if (cell === undefined) asked.set(key, [{ item: id, effort }])
      else cell.push({ item: id, effort })
    }
  }
  const named = [...asked.keys()].sort().map(cellOf)
  const receivers = withOthers(
    steering.receivers,
    named.map(({ receiver }) => receiver),
  )
  const periods = withOthers(
    steering.periods.map(({ id }) => id),
    named.map(({ period }) => period),
  )
  const cells = new Map<string, CapacityCell>()
  for (const receiver of receivers) {
    for (const period of periods) {
      const key = cellKey(receiver, period)
      const capacity = steering.capacity[key] ?? null
      cells.set(key, cellWith({ receiver, period, capacity, asked: asked.get(key) ?? [] }))
    }
  }
  return { receivers, periods, cells }
}

/** @returns where more is asked than there is, the most person-months beyond first */
export function overloads({ cells }: CapacityPicture): readonly CapacityCell[] {
  return [...cells.values()].filter(({ over }) => over > 0).sort((a, b) => b.over - a.over)
}

function cellWith(o: Pick<CapacityCell, 'receiver' | 'period' | 'capacity' | 'asked'>): CapacityCell {
  const { capacity } = o
  const load = millionths(o.asked.reduce((sum, { effort }) => sum + effort, 0))
  const over = capacity === null ? 0 : Math.max(0, millionths(load - capacity))
  const overShare = capacity === null || capacity === 0 ? null : over / capacity
  // The sort is stable: of two that ask as much, the one with the first id stands first.
  return { ...o, load, over, overShare, asked: [...o.asked].sort((a, b) => b.effort - a.effort) }
}

/** Without what adding decimal fractions leaves behind: 0.1 and 0.2 fill a capacity of 0.3, and are not beyond it. */
function millionths(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function withOthers<Id extends string>(known: readonly Id[], named: readonly Id[]): readonly Id[] {
  return [...new Set([...known, ...named])]
}
