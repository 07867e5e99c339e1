// Undo's question: what somebody else has set since, and what undo would set instead, as words. Pure. Called by own-edits.ts when a step is stale.

import type { FieldChange } from '../../shared/board/change.ts'
import { fieldsOfItem, positionSchema } from '../../shared/board/item.ts'
import { byRank } from '../../shared/board/rank.ts'
import { type Board, placeOf, rankedWithout } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { Person } from '../../shared/contract/wire.ts'
import type { AgendaItemId, ItemId } from '../../shared/ids.ts'
import { fieldsOfAgendaItem } from '../../shared/point/agenda-item.ts'
import type { Snapshot } from './document-view.ts'
import type { UndoOutcome } from './live-room.ts'
import { valueText } from './value-text.ts'

/**
 * @param o.changes what undo would make; @param o.record and @param o.field the place that is stale, no field = the whole record would go;
 *   @param o.by who made it so
 * @returns the words; of a whole record its title as it stands, and nothing instead
 */
export function undoQuestion(o: {
  snapshot: Snapshot
  changes: readonly FieldChange[]
  record: string
  field: string | null
  by: Person | null
}): Extract<UndoOutcome, { kind: 'conflict' }> {
  const { snapshot, record, field } = o
  const change = o.changes.find((each) => each.record === record && each.key === field)
  const words = (
    theirs: string,
    mine: string,
    values: { theirs: Json | undefined; mine: Json | undefined } | null = null,
  ): Extract<UndoOutcome, { kind: 'conflict' }> => ({ kind: 'conflict', record, field, theirs, mine, values, by: o.by })
  const item = snapshot.board.items.get(record as ItemId)
  const agendaItem = snapshot.agenda.items.get(record as AgendaItemId)
  if (!change || change.key === null || field === null) return words(item?.title ?? agendaItem?.title ?? '', '')
  if (field === 'position') {
    const place = placeOf(snapshot.board, record as ItemId)
    return words(place ? String(place.place) : '', placeFor(snapshot.board, record as ItemId, change.to))
  }
  const fields = item ? fieldsOfItem(item) : agendaItem ? fieldsOfAgendaItem(agendaItem) : {}
  const values = { theirs: fields[field], mine: change.to }
  return words(valueText(values.theirs), valueText(values.mine), values)
}

/** The 1-based place a position would have now. */
function placeFor(board: Board, id: ItemId, to: unknown): string {
  const position = positionSchema.safeParse(to)
  if (!position.success) return ''
  const { list, rank } = position.data
  return String(rankedWithout(board, list, id).filter((entry) => byRank(entry, { id, rank }) < 0).length + 1)
}
