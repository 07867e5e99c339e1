// Import fit: which rows of a sheet make of their item what a board does not hold: a need of what is not there, a circle, or what this person may not write; and with
// each the rows that rest on what is then not made. Looked through once, however the rows hang together. Pure. Called by import-plan.ts.

import { sameValue } from '../../shared/board/change.ts'
import { circleThrough, inCircles } from '../../shared/board/dependencies.ts'
import type { Item } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { mayWrite, type Writer } from '../../shared/rules/may-write.ts'
import type { SheetRow } from './sheet-row.ts'

export interface NamedRow {
  readonly row: SheetRow
  readonly item: ItemId
}

export interface RefusedRow {
  readonly row: SheetRow
  /** The column; null for the row as a whole. */
  readonly key: string | null
  readonly refusal: Refusal
}

/** Rows whose item needs what is not there, closes a circle, or may not be changed so by this person; and those that need what is not made then. */
export function unfit(o: {
  readonly rows: readonly NamedRow[]
  readonly items: ReadonlyMap<ItemId, Item>
  readonly board: Board
  readonly writer: Writer
}): RefusedRow[] {
  const { items, board } = o
  const circles = circlesIn(items)
  const refused = new Map<ItemId, RefusedRow>()
  const needing = new Map<ItemId, NamedRow[]>()
  for (const each of o.rows) {
    const [before, after] = [board.items.get(each.item) ?? null, items.get(each.item) ?? null]
    if (after === null || sameValue(before, after)) continue
    const refusal = unfitNeeds(items, { before, after, circles }) ?? forbidden(o.writer, before, after)
    if (refusal !== null) refused.set(each.item, { row: each.row, key: refusal.field ?? null, refusal })
    for (const need of newNeeds(before, after)) {
      if (!board.items.has(need)) needing.set(need, [...(needing.get(need) ?? []), each])
    }
  }
  // A map is walked through what is put into it on the way.
  for (const gone of refused.keys()) {
    for (const { row, item } of board.items.has(gone) ? [] : (needing.get(gone) ?? [])) {
      if (!refused.has(item)) refused.set(item, { row, key: 'needs', refusal: unknownNeed(gone) })
    }
  }
  return [...refused.values()]
}

/** Of a long circle so much is told. */
const mostTold = 12

/** @returns the circle through an item, from itself on; null where there is none. A circle is looked for once, whoever of it is asked for */
function circlesIn(items: ReadonlyMap<ItemId, Item>): (id: ItemId) => string | null {
  const circular = inCircles(items)
  const found = new Map<ItemId, readonly ItemId[]>()
  return (id) => {
    const circle = found.get(id) ?? (circular.has(id) ? circleThrough(items, id) : null)
    if (circle === null) return null
    const around = circle.slice(0, -1)
    for (const each of found.has(id) ? [] : around) found.set(each, circle)
    const at = around.indexOf(id)
    const rest = Math.min(at, Math.max(0, at + mostTold - around.length))
    const path = [...around.slice(at, at + mostTold), ...around.slice(0, rest)]
    return [...path, path.length < around.length ? '…' : id].join(' → ')
  }
}

function newNeeds(before: Item | null, after: Item): readonly ItemId[] {
  return (Object.keys(after.needs) as ItemId[]).filter((id) => before?.needs[id] === undefined)
}

function unknownNeed(id: ItemId): Refusal {
  return { code: 'DEPENDENCY_UNKNOWN', field: 'needs', params: { id } }
}

function unfitNeeds(
  items: ReadonlyMap<ItemId, Item>,
  o: { readonly before: Item | null; readonly after: Item; readonly circles: (id: ItemId) => string | null },
): Refusal | null {
  const { before, after } = o
  if (before !== null && sameValue(before.needs, after.needs)) return null
  const gone = newNeeds(before, after).find((id) => !items.has(id))
  if (gone !== undefined) return unknownNeed(gone)
  const path = o.circles(after.id)
  return path === null ? null : { code: 'DEPENDENCY_CIRCLE', field: 'needs', params: { path } }
}

function forbidden(writer: Writer, before: Item | null, after: Item): Refusal | null {
  const allowed = mayWrite(writer, { kind: 'item', id: after.id, before, after, text: false })
  return allowed.ok ? null : allowed.refusal
}
