// Moves: which items went from one place to another when a board became the next one, and who did it. Pure. Items that only got a new key
// because equal keys were spread are not moves. Called by moves-seen.ts and document-view.ts at every change; the last twenty are kept.

import type { FieldChange } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import { type Board, placeOf } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Move } from './live-room.ts'

export const shownMoves = 20

/** Where a value was written: by which client, as its how-manieth struct. */
export interface Writing {
  readonly client: number
  readonly clock: number
}

export type MadeMove = Pick<Move, 'item' | 'title' | 'from' | 'to' | 'changes'> & { readonly writing: Writing | null }

/**
 * @param o.touched items whose record changed
 * @param o.writing who wrote the position that now stands; null for an item that is gone
 */
export function movesBetween(o: {
  before: Board
  after: Board
  touched: Iterable<ItemId>
  writing: (id: ItemId) => Writing | null
}): readonly MadeMove[] {
  const candidates: MadeMove[] = []
  for (const id of o.touched) {
    const was = o.before.items.get(id)
    const is = o.after.items.get(id)
    const title = (is ?? was)?.title
    if (title === undefined || (was && is && samePosition(was, is))) continue
    candidates.push({
      item: id,
      title,
      from: placeOf(o.before, id),
      to: placeOf(o.after, id),
      changes: changesOf(was, is),
      writing: o.writing(id),
    })
  }
  return withoutSpread(candidates, o.before, o.after)
}

function samePosition(a: Item, b: Item): boolean {
  return a.position.list === b.position.list && a.position.rank === b.position.rank
}

function changesOf(was: Item | undefined, is: Item | undefined): readonly FieldChange[] {
  if (is && was) return [{ record: is.id, key: 'position', from: was.position, to: is.position }]
  if (is) return [{ record: is.id, key: null, from: undefined, to: { fields: fieldsOfItem(is), text: [] } }]
  // A removed item's text is not known here, so the removal cannot be taken back whole.
  return []
}

/** Of several new keys one client wrote at once, the last is the item that was moved; the others only made room. */
function withoutSpread(candidates: readonly MadeMove[], before: Board, after: Board): readonly MadeMove[] {
  const lastOf = new Map<number, number>()
  for (const { writing } of candidates) {
    if (writing) lastOf.set(writing.client, Math.max(writing.clock, lastOf.get(writing.client) ?? 0))
  }
  const touched = new Set(candidates.map((each) => each.item))
  return candidates.filter((each) => {
    if (!each.from || !each.to || each.from.list !== each.to.list || !each.writing) return true
    if (lastOf.get(each.writing.client) === each.writing.clock) return true
    return untouchedAbove(before, each.item, touched) !== untouchedAbove(after, each.item, touched)
  })
}

function untouchedAbove(board: Board, id: ItemId, touched: ReadonlySet<ItemId>): number {
  const list = board.items.get(id)?.position.list
  if (!list) return -1
  return board[list].slice(0, board[list].indexOf(id)).filter((each) => !touched.has(each)).length
}
