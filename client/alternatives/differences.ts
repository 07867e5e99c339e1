// Differences of an alternative from the queue as both stand now, item by item and field by field, in the form changes are shown by. Descriptions are left out: they are
// read in their drawers. Pure. Called by compare-page.tsx.

import { changesBetween } from '../../shared/board/board-changes.ts'
import { sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import { type Board, placeOf } from '../../shared/board/snapshot.ts'
import type { ChangeKind, FieldToldChange, ItemChange } from '../../shared/contract/changes.ts'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'

/** @returns what would have to happen to the queue for it to be the alternative */
export function differencesOf(board: Board, alternative: Board): readonly ItemChange[] {
  const { removed, added, cut, moved, changed } = changesBetween(board, alternative)
  const told =
    (kind: ChangeKind) =>
    (id: ItemId): ItemChange => {
      const [was, is] = [board.items.get(id), alternative.items.get(id)]
      const returned = kind === 'moved' && was?.position.list === 'cut' && is?.position.list === 'queue'
      return {
        item: id,
        title: (is ?? was)?.title ?? '',
        kind: returned ? 'returned' : kind,
        was: placeOf(board, id),
        is: placeOf(alternative, id),
        by: null,
        at: null,
        fields: was !== undefined && is !== undefined ? [...fieldsBetween(was, is)] : [],
      }
    }
  return [
    ...removed.map((id) => itemIdSchema.parse(id)).map(told('removed')),
    ...added.map(told('added')),
    ...cut.map(told('cut')),
    ...moved.map(told('moved')),
    ...changed.map(told('changed')),
  ]
}

function fieldsBetween(was: Item, is: Item): readonly FieldToldChange[] {
  const [from, to] = [fieldsOfItem(was), fieldsOfItem(is)]
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...names]
    .filter((field) => field !== 'position' && !sameValue(from[field], to[field]))
    .map((field) => ({ field, from: from[field], to: to[field], by: null, at: null }))
}
