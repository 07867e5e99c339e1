// Back changes: what sets one item of the board as it stands back to what it was at a moment, as plain changes of fields. Pure. Called by the dialog
// that sets it back; the room judges them like every other edit.

import { type FieldChange, sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { BoardAt } from '../../shared/contract/history.ts'
import type { ItemId } from '../../shared/ids.ts'

/** @returns null where there is nothing to set back: it came later, or stands as it stood. A description that stands is never written over. */
export function backChanges(board: Pick<Board, 'items'>, then: BoardAt, id: ItemId): readonly FieldChange[] | null {
  const was = [...then.queue, ...then.cut].find(({ item }) => item.id === id)
  if (was === undefined) return null
  const fields = fieldsOfItem(was.item)
  const stands = board.items.get(id)
  if (stands === undefined) {
    return [{ record: id, key: null, from: undefined, to: { fields, text: was.description } }]
  }
  const now = fieldsOfItem(stands)
  const changes = [...new Set([...Object.keys(now), ...Object.keys(fields)])].flatMap((key): FieldChange[] =>
    sameValue(now[key], fields[key]) ? [] : [{ record: id, key, from: now[key], to: fields[key] }],
  )
  return changes.length === 0 ? null : changes
}
