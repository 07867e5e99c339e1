// Plan of a board edit: what exactly it would change on the board as it stands now, or why it cannot be done.
// Pure: knows the snapshot and the edit, no document, no role, no clock. Called by client/live before writing, by seeds and by tests.

import type { ItemId } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type FieldChange, sameValue } from './change.ts'
import { circleThrough } from './dependencies.ts'
import type { BoardEdit, Place } from './edit.ts'
import { type Cut, fieldsOfItem, type Item, itemFromFields } from './item.ts'
import { planBack } from './plan-back.ts'
import { type Fixed, ranksForPlace } from './rank.ts'
import { maxRemovedPerUpdate } from './removals.ts'
import { type Board, rankedWithout } from './snapshot.ts'
import type { Json } from './value.ts'

/**
 * Plans one edit.
 * @param fixed items that are frozen: no other item's move gives them another rank
 * @returns the field changes in the order they are to be written (empty when nothing would change), or a refusal that names the item
 */
export function planBoardEdit(
  board: Board,
  edit: BoardEdit,
  fixed: Fixed = new Set(),
): Outcome<readonly FieldChange[]> {
  if (edit.type === 'restore') return planBack(board, edit)
  if (edit.type === 'add-item') return planAdd({ board, fixed }, edit)
  if (edit.type === 'remove-items') return planRemovals(board, edit)
  const item = board.items.get(edit.item)
  if (!item) return refuse('UNKNOWN_ITEM', { record: edit.item, params: { id: edit.item } })
  switch (edit.type) {
    case 'remove-item':
      return done([removal(item)])
    case 'set-field':
      return checked(item, [[edit.set.field, edit.set.value as Json]])
    case 'set-benefit':
      return checked(item, [[`benefit.${edit.benefit}`, edit.mark ?? undefined]])
    case 'set-part':
      return checked(item, [[`${edit.set.group}.${edit.set.part}`, (edit.set.value ?? undefined) as Json | undefined]])
    case 'set-readiness':
      return checked(item, [[`ready.${edit.part}`, edit.value as Json]])
    case 'set-dependency':
      return planDependency(board, item, edit)
    case 'move-item':
      return planMove({ board, fixed }, item, { place: edit.place })
    case 'move-to-cut-list':
      return planMove({ board, fixed }, item, { place: { list: 'cut', before: edit.before }, cut: edit.cut })
  }
}

interface Standing {
  readonly board: Board
  readonly fixed: Fixed
}

function planAdd(on: Standing, edit: Extract<BoardEdit, { type: 'add-item' }>): Outcome<readonly FieldChange[]> {
  if (on.board.items.has(edit.item)) return refuse('ID_TAKEN', { record: edit.item, params: { id: edit.item } })
  const ranks = ranksAt(on, edit.item, edit.place)
  if (!ranks.ok) return ranks
  const { own, others } = ranks.value
  const fields: Record<string, Json> = {
    title: edit.title,
    area: edit.area,
    kind: edit.kind,
    who: [],
    phase: null,
    estimate: null,
    position: { list: edit.place.list, rank: own },
  }
  for (const [key, value] of Object.entries(edit.cut ?? {})) fields[`cut.${key}`] = value
  const whole = itemFromFields(edit.item, fields)
  if (!whole.ok) return whole
  return done([...others, { record: edit.item, key: null, from: undefined, to: { fields, text: [] } }])
}

/** The rich text is filled in by the document, which alone knows it. */
function removal(item: Item): FieldChange {
  return { record: item.id, key: null, from: { fields: fieldsOfItem(item), text: [] }, to: undefined }
}

/** Those that are gone already stay gone. */
function planRemovals(
  board: Board,
  { items, confirmed }: Extract<BoardEdit, { type: 'remove-items' }>,
): Outcome<readonly FieldChange[]> {
  const standing = [...new Set(items)].flatMap((id) => board.items.get(id) ?? [])
  if (standing.length > maxRemovedPerUpdate && !confirmed) {
    return refuse('BULK', { params: { max: maxRemovedPerUpdate } })
  }
  return done(standing.map(removal))
}

function planDependency(
  board: Board,
  item: Item,
  edit: Extract<BoardEdit, { type: 'set-dependency' }>,
): Outcome<readonly FieldChange[]> {
  if (edit.why !== null && edit.needs !== item.id && !board.items.has(edit.needs)) {
    return refuse('DEPENDENCY_UNKNOWN', { record: item.id, field: 'needs', params: { id: edit.needs } })
  }
  const planned = checked(item, [[`needs.${edit.needs}`, edit.why ?? undefined]])
  if (!planned.ok || edit.why === null) return planned
  const after = new Map(board.items).set(item.id, { ...item, needs: { ...item.needs, [edit.needs]: edit.why } })
  const circle = circleThrough(after, item.id)
  return circle
    ? refuse('DEPENDENCY_CIRCLE', { record: item.id, field: 'needs', params: { path: circle.join(' → ') } })
    : planned
}

function planMove(
  on: Standing,
  item: Item,
  { place, cut }: { readonly place: Place; readonly cut?: Cut },
): Outcome<readonly FieldChange[]> {
  const { board } = on
  if (place.before === item.id) return done([])
  const list = board[place.list]
  const at = list.indexOf(item.id)
  const stays =
    item.position.list === place.list &&
    (place.before === null ? at === list.length - 1 : list[at + 1] === place.before)
  const cutChanges: [string, Json][] = Object.entries(cut ?? {}).map(([key, value]) => [`cut.${key}`, value])
  if (stays) return checked(item, cutChanges)
  const ranks = ranksAt(on, item.id, place)
  if (!ranks.ok) return ranks
  // What is put on the cut list anew begins as possible, however far it came when it stood there last.
  const isAnew = item.position.list === 'queue' && place.list === 'cut' && item.cut.status !== 'possible'
  if (isAnew) cutChanges.push(['cut.status', 'possible'])
  const moved = checked(item, [['position', { list: place.list, rank: ranks.value.own }], ...cutChanges])
  return moved.ok ? done([...ranks.value.others, ...moved.value]) : moved
}

function ranksAt(
  { board, fixed }: Standing,
  id: ItemId,
  place: Place,
): Outcome<{ own: string; others: FieldChange[] }> {
  const entries = rankedWithout(board, place.list, id)
  const index = place.before === null ? entries.length : entries.findIndex((entry) => entry.id === place.before)
  if (index < 0) return refuse('NEIGHBOUR_GONE', { record: id, field: 'position', params: { id: place.before ?? '' } })
  const ranks = ranksForPlace({ id, others: entries, index, fixed })
  const others: FieldChange[] = []
  for (const entry of entries) {
    const rank = ranks.get(entry.id)
    if (rank !== undefined && rank !== entry.rank) {
      others.push({
        record: entry.id,
        key: 'position',
        from: { list: place.list, rank: entry.rank },
        to: { list: place.list, rank },
      })
    }
  }
  return done({ own: ranks.get(id) ?? '', others })
}

/** Plans field changes of one item and refuses them when the item would no longer satisfy its schema. */
function checked(
  item: Item,
  changes: readonly (readonly [string, Json | undefined])[],
): Outcome<readonly FieldChange[]> {
  const fields = fieldsOfItem(item)
  const planned: FieldChange[] = []
  for (const [key, to] of changes) {
    const from = fields[key]
    if (to === undefined) delete fields[key]
    else fields[key] = to
    if (!sameValue(from, to)) planned.push({ record: item.id, key, from, to })
  }
  const after = itemFromFields(item.id, fields)
  return after.ok ? done(planned) : after
}
