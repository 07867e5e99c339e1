// The rows of the queue as they stand under each other: items, the two lines of the frame, and heads of groups. Pure: the same order, filter and
// lines give the same rows. Called by queue-table.tsx.

import type { LineName } from '../../shared/frame/move-effect.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type HeldCounts, linesAmong, type Zone, zoneOf } from '../item/frame-zones.ts'

/** One row. `key` tells it from all others and stays while the row does; an item's is its id, with the group before it where there are groups. */
export type QueueRowPart =
  | {
      readonly kind: 'item'
      readonly key: string
      readonly id: ItemId
      readonly place: number
      /** null while it is not known where the lines are. */
      readonly zone: Zone | null
    }
  | {
      readonly kind: 'line'
      readonly key: string
      readonly line: LineName
      /** The item right below it; null at the end of the rows. */
      readonly above: ItemId | null
      /** The item right above it; null at the top. */
      readonly below: ItemId | null
    }
  | {
      readonly kind: 'group'
      readonly key: string
      /** `held`: how many of its items each frame holds; null while that is not known. */
      readonly group: RowGroup & { readonly held: HeldCounts | null }
    }

/** Items that are shown together under a name, in the order of the queue. */
export interface RowGroup {
  readonly id: string
  readonly name: string
  readonly items: readonly ItemId[]
}

interface RowsAsked {
  /** 1-based place of every item, in the order that is shown. */
  readonly places: ReadonlyMap<ItemId, number>
  readonly held: HeldCounts | null
}

/** @returns the items shown with both lines where they fall among them. */
export function listRows(o: RowsAsked & { readonly visible: readonly ItemId[] }): readonly QueueRowPart[] {
  const rows: QueueRowPart[] = []
  const items = o.visible.map((id) => itemRow({ ...o, id, key: id }))
  const lines =
    o.held === null
      ? []
      : linesAmong(
          items.map(({ place }) => place),
          o.held,
        )
  let next = 0
  for (let at = 0; at <= items.length; at += 1) {
    for (let line = lines[next]; line?.before === at; line = lines[next]) {
      rows.push({
        kind: 'line',
        key: `line:${line.line}`,
        line: line.line,
        above: items[at]?.id ?? null,
        below: items[at - 1]?.id ?? null,
      })
      next += 1
    }
    const item = items[at]
    if (item !== undefined) rows.push(item)
  }
  return rows
}

/** @returns each group under its head. An item of two groups stands in both. Sides of the lines are told on the rows and in the heads. */
export function groupedRows(o: RowsAsked & { readonly groups: readonly RowGroup[] }): readonly QueueRowPart[] {
  return o.groups.flatMap((group): QueueRowPart[] => [
    { kind: 'group', key: `group:${group.id}`, group: { ...group, held: heldOf(group, o) } },
    ...group.items.map((id) => itemRow({ ...o, id, key: `${group.id}/${id}` })),
  ])
}

function heldOf({ items }: RowGroup, { places, held }: RowsAsked): HeldCounts | null {
  if (held === null) return null
  const within = (most: number): number => items.filter((id) => (places.get(id) ?? 0) <= most).length
  return { p50: within(held.p50), p85: within(held.p85) }
}

function itemRow(o: RowsAsked & { readonly id: ItemId; readonly key: string }) {
  const place = o.places.get(o.id) ?? 0
  return { kind: 'item', key: o.key, id: o.id, place, zone: o.held === null ? null : zoneOf(place, o.held) } as const
}
