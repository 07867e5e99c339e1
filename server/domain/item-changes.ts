// Item changes: what became of each item of a board between two moments, told field by field with who touched it last. What was changed and
// changed back is not told. Pure. Called by server/commands/board/changes-since.ts.

import { changesBetween } from '../../shared/board/board-changes.ts'
import { sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import { type Board, placeOf } from '../../shared/board/snapshot.ts'
import type { ChangeKind, FieldToldChange, ItemChange } from '../../shared/contract/changes.ts'
import { textField } from '../../shared/document/roots.ts'
import type { ItemId, PersonId } from '../../shared/ids.ts'

/** A board with the plain text of each item's description. */
export interface BoardMoment {
  readonly board: Board
  readonly texts: ReadonlyMap<ItemId, string>
}
/** Who wrote last, and when; `by` null is the server. */
export interface Touch {
  readonly by: PersonId | null
  readonly at: Date
}
/** The last touch of an item's field; of the item itself, as it came or went, where the field is {@link wholeItem}. */
export type TouchOf = (item: ItemId, field: string) => Touch | null
export const wholeItem = ''

/** @returns the changes by kind, the weightiest first, each kind in the order of the board */
export function itemChanges(before: BoardMoment, now: BoardMoment, touchOf: TouchOf): readonly ItemChange[] {
  const { moved, added, removed, cut } = changesBetween(before.board, now.board)
  const told: ItemChange[] = []
  const tell = (id: ItemId, kind: ChangeKind, touch: Touch | null, fields: readonly FieldToldChange[]): void => {
    const item = now.board.items.get(id) ?? before.board.items.get(id)
    if (item === undefined) return
    const [was, is] = [placeOf(before.board, id), placeOf(now.board, id)]
    told.push({ item: id, title: item.title, kind, was, is, ...touched(touch), fields: [...fields] })
  }
  for (const id of removed as ItemId[]) tell(id, 'removed', touchOf(id, wholeItem), [])
  for (const id of added) tell(id, 'added', touchOf(id, wholeItem), [])
  const isCut = new Set(cut)
  const hasMoved = new Set(moved)
  const standing: Record<'cut' | 'returned' | 'moved' | 'changed', ItemId[]> = {
    cut,
    returned: [],
    moved: [],
    changed: [],
  }
  for (const id of [...now.board.queue, ...now.board.cut]) {
    const was = before.board.items.get(id)
    if (was === undefined || isCut.has(id)) continue
    if (!hasMoved.has(id)) standing.changed.push(id)
    else
      standing[
        was.position.list === 'cut' && now.board.items.get(id)?.position.list === 'queue' ? 'returned' : 'moved'
      ].push(id)
  }
  for (const kind of ['cut', 'returned', 'moved', 'changed'] as const) {
    for (const id of standing[kind]) {
      const fields = fieldChanges(id, before, now, touchOf)
      if (kind !== 'changed') tell(id, kind, touchOf(id, 'position'), fields)
      else if (fields.length > 0) tell(id, kind, latest(fields), fields)
    }
  }
  return told
}

function fieldChanges(id: ItemId, before: BoardMoment, now: BoardMoment, touchOf: TouchOf): readonly FieldToldChange[] {
  const from = valuesOf(id, before)
  const to = valuesOf(id, now)
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...names]
    .filter((field) => field !== 'position' && !sameValue(from[field], to[field]))
    .map((field) => ({ field, from: from[field], to: to[field], ...touched(touchOf(id, field)) }))
}

function valuesOf(id: ItemId, { board, texts }: BoardMoment): Readonly<Record<string, unknown>> {
  const item = board.items.get(id) as Item
  return { ...fieldsOfItem(item), [textField.board]: texts.get(id) ?? '' }
}

function touched(touch: Touch | null): Pick<ItemChange, 'by' | 'at'> {
  return { by: touch?.by ?? null, at: touch?.at.toISOString() ?? null }
}

function latest(fields: readonly FieldToldChange[]): Touch | null {
  const [last] = fields.filter(({ at }) => at !== null).sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
  return last?.at == null ? null : { by: last.by, at: new Date(last.at) }
}
