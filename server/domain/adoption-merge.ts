// Adoption merge: what an alternative changed since it was forked, held against what the board has changed since. What only the alternative changed is
// taken; where both changed the same it is a conflict, and what was answered is taken: the board's until somebody says otherwise. What a
// decision holds stays as it is. Pure. Called by plan-adoption.ts.

import { type RecordContent, type RichNode, sameValue } from '../../shared/board/change.ts'
import { fieldsOfItem, type Item } from '../../shared/board/item.ts'
import { type Board, placeOf } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { AdoptionConflict } from '../../shared/contract/alternatives.ts'
import { plainText } from '../../shared/document/rich-text.ts'
import { textField } from '../../shared/document/roots.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type AdoptionScene, contentOf, saysSame, seenAs, textIn } from './adoption-scene.ts'
import { movedSince } from './moved-since.ts'

/** What is taken of the alternative. */
export interface Merged {
  readonly conflicts: AdoptionConflict[]
  /** Conflicts nobody has answered as they stand now. */
  unanswered: number
  readonly fields: Map<ItemId, Map<string, Json | undefined>>
  readonly texts: Map<ItemId, readonly RichNode[]>
  /** Items that come, by their id in the alternative; without their places. */
  readonly added: Map<ItemId, RecordContent>
  /** Of those, the ones whose id the board has given to another item since: they come under a new one. */
  readonly renamed: Set<ItemId>
  readonly removed: Set<ItemId>
  /** Items that stand on the board and take the alternative's place. */
  readonly placed: Set<ItemId>
}

export function mergeAlternative(scene: AdoptionScene): Merged {
  const { base, alternative } = scene
  const merged: Merged = {
    conflicts: [],
    unanswered: 0,
    fields: new Map(),
    texts: new Map(),
    added: new Map(),
    renamed: new Set(),
    removed: new Set(),
    placed: new Set(),
  }
  const merge = {
    scene,
    merged,
    moved: movedSince(base.board, alternative.board),
    movedOnBoard: movedSince(base.board, scene.now.board),
  }
  for (const id of [...alternative.board.queue, ...alternative.board.cut]) {
    if (base.board.items.has(id)) mergeStanding(merge, id)
    else mergeAdded(merge, id)
  }
  for (const id of [...base.board.queue, ...base.board.cut]) {
    if (!alternative.board.items.has(id)) mergeRemoved(merge, id)
  }
  return merged
}

interface Merge {
  readonly scene: AdoptionScene
  readonly merged: Merged
  readonly moved: ReadonlySet<ItemId>
  readonly movedOnBoard: ReadonlySet<ItemId>
}
type Found = Omit<AdoptionConflict, 'seen' | 'title' | 'why'> & { readonly why?: AdoptionConflict['why'] }

/** Notes a conflict. @param found `sees` = what of the board the answer is for @returns whether the alternative's side is taken */
export function conflicts(
  { scene, merged }: Pick<Merge, 'scene' | 'merged'>,
  { sees, ...found }: Found & { readonly sees: unknown },
): boolean {
  const { now, alternative, base } = scene
  const seen = seenAs(sees)
  const [item] = [now, alternative, base].flatMap(({ board }) => board.items.get(found.item) ?? [])
  merged.conflicts.push({ why: null, ...found, title: item?.title ?? '', seen })
  const answer = scene.answers.find(
    (each) => each.item === found.item && each.field === found.field && each.seen === seen,
  )
  const isAnswered = answer !== undefined && !(found.kind === 'barred' && answer.take === 'alternative')
  if (!isAnswered) merged.unanswered += 1
  return isAnswered && answer.take === 'alternative'
}

function mergeStanding(merge: Merge, id: ItemId): void {
  const { scene, merged } = merge
  const { base, alternative, now } = scene
  const [was, item] = [base.board.items.get(id), alternative.board.items.get(id)] as [Item, Item]
  const hasMoved = merge.moved.has(id)
  if (!hasMoved && saysSame(id, base, alternative)) return
  const stands = now.board.items.get(id)
  if (stands === undefined) {
    if (conflicts(merge, { item: id, kind: 'gone', field: null, sees: null })) merged.added.set(id, whole(scene, id))
    return
  }
  const moves = hasMoved && !movedAlike(merge, id)
  const fields = changedFields({ was: contentOf(was), is: contentOf(item), now: contentOf(stands) })
  const [textWas, text, textNow] = [textIn(base, id), textIn(alternative, id), textIn(now, id)]
  const writes = !sameValue(textWas, text) && !sameValue(text, textNow)
  if (!moves && fields.length === 0 && !writes) return
  const decision = scene.frozen.get(id)
  if (decision !== undefined) {
    conflicts(merge, { item: id, kind: 'barred', field: null, why: 'FROZEN', board: decision, sees: decision })
    return
  }
  for (const { key, from, to, board } of fields) {
    const found = { item: id, field: key, base: from, board, alternative: to, sees: board ?? null }
    // What a decision has made of a cut is not an alternative's to undo.
    const isDecided = key === 'cut.status' && (board === 'decided' || board === 'reversed')
    if (isDecided) conflicts(merge, { ...found, kind: 'barred', why: 'CUT_STATUS' })
    else if (sameValue(from, board) || conflicts(merge, { ...found, kind: 'field' }))
      fieldsTaken(merged, id).set(key, to)
  }
  const told = { base: plainText(textWas), board: plainText(textNow), alternative: plainText(text) }
  const field = textField.board
  if (
    writes &&
    (sameValue(textWas, textNow) || conflicts(merge, { item: id, kind: 'field', field, ...told, sees: textNow }))
  )
    merged.texts.set(id, text)
  if (!moves) return
  const places = {
    base: placeOf(base.board, id),
    board: placeOf(now.board, id),
    alternative: placeOf(alternative.board, id),
  }
  const found = { item: id, kind: 'place', field: 'position', ...places, sees: stands.position } as const
  if (!merge.movedOnBoard.has(id) || conflicts(merge, found)) merged.placed.add(id)
}

function mergeAdded(merge: Merge, id: ItemId): void {
  const { scene, merged } = merge
  const { now, alternative } = scene
  const stands = now.board.items.get(id)
  if (stands === undefined) {
    merged.added.set(id, whole(scene, id))
    return
  }
  if (saysSame(id, alternative, now)) return
  const sees = [fieldsOfItem(stands), textIn(now, id)]
  const titles = { board: stands.title, alternative: alternative.board.items.get(id)?.title }
  if (!conflicts(merge, { item: id, kind: 'taken', field: null, ...titles, sees })) return
  merged.added.set(id, whole(scene, id))
  merged.renamed.add(id)
}

function mergeRemoved(merge: Merge, id: ItemId): void {
  const { scene, merged } = merge
  const { base, now } = scene
  const stands = now.board.items.get(id)
  if (stands === undefined) return
  const decision = scene.frozen.get(id)
  if (decision !== undefined) {
    conflicts(merge, { item: id, kind: 'barred', field: null, why: 'FROZEN', board: decision, sees: decision })
    return
  }
  const isAsItWas = saysSame(id, base, now) && !merge.movedOnBoard.has(id)
  const sees = [fieldsOfItem(stands), textIn(now, id)]
  if (isAsItWas || conflicts(merge, { item: id, kind: 'removed', field: null, sees })) merged.removed.add(id)
}

/** @returns what the alternative changed and the board does not say already */
function changedFields(o: Readonly<Record<'was' | 'is' | 'now', Readonly<Record<string, Json>>>>) {
  const keys = new Set([...Object.keys(o.was), ...Object.keys(o.is)])
  return [...keys]
    .filter((key) => !sameValue(o.was[key], o.is[key]) && !sameValue(o.is[key], o.now[key]))
    .map((key) => ({ key, from: o.was[key], to: o.is[key], board: o.now[key] }))
}

function fieldsTaken({ fields }: Merged, id: ItemId): Map<string, Json | undefined> {
  const taken = fields.get(id) ?? new Map<string, Json | undefined>()
  fields.set(id, taken)
  return taken
}

/** Whether both have moved it to after the same item, which stands where it stood: then there is nothing to move. One that follows an item that is itself moved goes with it. */
function movedAlike({ scene, moved, movedOnBoard }: Merge, id: ItemId): boolean {
  if (!movedOnBoard.has(id)) return false
  const [there, here] = [behind(scene.alternative.board, id), behind(scene.now.board, id)]
  const [, before] = there
  return sameValue(there, here) && (before === undefined || !moved.has(before))
}

/** The list an item stands in, and the item before it; null where it does not stand. */
function behind(board: Board, id: ItemId): readonly [list: string | null, before: ItemId | undefined] {
  const at = placeOf(board, id)
  return at === null ? [null, undefined] : [at.list, board[at.list][at.place - 2]]
}

function whole({ alternative }: AdoptionScene, id: ItemId): RecordContent {
  return { fields: contentOf(alternative.board.items.get(id) as Item), text: textIn(alternative, id) }
}
