// Moves: which items went from one place to another when a board became the next one, which of the queue came to cost something else, and who did it.
// Pure. Items that only got a new key because equal keys were spread are not moves. Called by moves-seen.ts and document-view.ts at every change;
// the last twenty are kept.

import { type FieldChange, sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import { type Board, boardAfter, placeOf } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Move } from './live-room.ts'

export const shownMoves = 20

/** Where a value was written: by which client, as its how-manieth struct. */
export interface Writing {
  readonly client: number
  readonly clock: number
}

export type MadeMove = Omit<Move, 'id' | 'person' | 'own' | 'at'> & { readonly writing: Writing | null }

interface MovesAsked {
  readonly before: Board
  readonly after: Board
  /** Items whose record changed. */
  readonly touched: Iterable<ItemId>
  /** Who wrote a field as it now stands; null for an item that is gone. */
  readonly writing: (id: ItemId, field: string) => Writing | null
}

/** @returns what was done to the order, and to what items of the queue cost. */
export function movesBetween(o: MovesAsked): readonly MadeMove[] {
  const touched = [...o.touched]
  const isReordered = o.before.queue !== o.after.queue || o.before.cut !== o.after.cut
  const made = [...(isReordered ? movedIn({ ...o, touched }) : []), ...touched.flatMap((id) => estimatedIn(o, id))]
  return made.map((move) => ({ ...move, boards: boardsAround(move, made, o) }))
}

type Candidate = Omit<MadeMove, 'boards'>

function movedIn(o: MovesAsked): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (const id of o.touched) {
    const was = o.before.items.get(id)
    const is = o.after.items.get(id)
    const title = (is ?? was)?.title
    if (title === undefined || (was && is && samePosition(was, is))) continue
    candidates.push({
      kind: 'move',
      item: id,
      title,
      from: placeOf(o.before, id),
      to: placeOf(o.after, id),
      changes: changesOf(was, is),
      writing: o.writing(id, 'position'),
    })
  }
  return withoutSpread(candidates, o.before, o.after)
}

/** An item of the queue that stands where it stood and costs something else. */
function estimatedIn(o: MovesAsked, id: ItemId): readonly Candidate[] {
  const was = o.before.items.get(id)
  const is = o.after.items.get(id)
  if (was?.position.list !== 'queue' || is === undefined || !samePosition(was, is)) return []
  const changes = costChanges(was, is)
  const [first] = changes
  if (first?.key == null) return []
  const at = placeOf(o.after, id)
  return [{ kind: 'estimate', item: id, title: is.title, from: at, to: at, changes, writing: o.writing(id, first.key) }]
}

/** What an item costs is its estimate and how far it follows each driver. */
function costChanges(was: Item, is: Item): readonly FieldChange[] {
  if (was.estimate === is.estimate && was.drivers === is.drivers) return []
  const [before, after] = [fieldsOfItem(was), fieldsOfItem(is)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => (key === 'estimate' || key.startsWith('drivers.')) && !sameValue(before[key], after[key]))
    .map((key): FieldChange => ({ record: is.id, key, from: before[key], to: after[key] }))
}

/** The board after, and the board with this alone undone. Items that came or went by one hand at once are one deed. */
function boardsAround(move: Candidate, made: readonly Candidate[], o: MovesAsked): Move['boards'] {
  let boards: ReturnType<Move['boards']> | null = null
  return () => {
    const deed = isPassing(move)
      ? made.filter((each) => isPassing(each) && each.writing?.client === move.writing?.client)
      : [move]
    const undone = new Map(deed.map(({ item }) => [item, o.before.items.get(item) ?? null]))
    boards ??= { before: boardAfter(o.after, undone), after: o.after }
    return boards
  }
}

function isPassing({ from, to }: Pick<Move, 'from' | 'to'>): boolean {
  return from?.list !== to?.list
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
function withoutSpread(candidates: readonly Candidate[], before: Board, after: Board): readonly Candidate[] {
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
