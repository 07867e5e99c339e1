// Plan of an adoption: exactly what adopting an alternative writes on the board as it stands, or what stands in the way. Nothing but the difference
// between the alternative and what it was forked from is written; with no other change on the board since, the board becomes the
// alternative (ALT6). Pure. Called by the adoption and by its preview, in server/commands/alternatives.

import { type FieldChange, type RecordContent, type RichNode, sameValue } from '../../shared/board/change.ts'
import { circleThrough } from '../../shared/board/dependencies.ts'
import { type Fields, fieldsOfItem, type Item, itemFromFields } from '../../shared/board/item.ts'
import { nextItemId } from '../../shared/board/next-id.ts'
import { type Board, boardOf } from '../../shared/board/snapshot.ts'
import type { Json } from '../../shared/board/value.ts'
import type { AdoptionConflict } from '../../shared/contract/alternatives.ts'
import { maxItems } from '../../shared/contract/limits.ts'
import type { ItemId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { conflicts, type Merged, mergeAlternative } from './adoption-merge.ts'
import { placesAfter } from './adoption-order.ts'
import type { AdoptionScene, BoardContent } from './adoption-scene.ts'
import { movedSince } from './moved-since.ts'

export interface AdoptionPlan {
  readonly conflicts: readonly AdoptionConflict[]
  /** Of those, how many nobody has answered as they stand now; the board's side stands for them. */
  readonly unanswered: number
  readonly changes: readonly FieldChange[]
  /** Descriptions that become another. */
  readonly texts: ReadonlyMap<ItemId, readonly RichNode[]>
  /** The board as it then stands. */
  readonly after: BoardContent
}

/** @returns the plan; a refusal when what it comes to is no board: an item that breaks its schema, or too many items */
export function planAdoption(scene: AdoptionScene): Outcome<AdoptionPlan> {
  const { now, alternative, base, frozen } = scene
  const merged = mergeAlternative(scene)
  const names = namesOf(merged, now.board)
  const placed = new Map([...merged.placed].map((id) => [id, id]))
  for (const [own, id] of names) placed.set(own, id)
  const positions = placesAfter({
    alternative: alternative.board,
    now: now.board,
    placed,
    removed: merged.removed,
    movedOnBoard: movedSince(base.board, now.board),
    frozen,
  })
  const comes = new Set(names.values())
  // A need of what the alternative has itself removed stays, as it does on any board.
  const stands = (id: ItemId): boolean =>
    comes.has(id) || !alternative.board.items.has(id) || (now.board.items.has(id) && !merged.removed.has(id))
  const fields = new Map<ItemId, Record<string, Json>>()
  for (const [id, set] of merged.fields) fields.set(id, fieldsAfter({ scene, merged, names, stands }, id, set))
  for (const [id, position] of positions) {
    const item = now.board.items.get(id)
    if (item !== undefined) fields.set(id, { ...(fields.get(id) ?? fieldsOfItem(item)), position: { ...position } })
  }
  const added = new Map<ItemId, RecordContent>()
  for (const [own, content] of merged.added) {
    const id = names.get(own) as ItemId
    const position = positions.get(id)
    const kept = needsThatStand(renamed(content.fields, names), stands)
    added.set(id, { ...content, fields: { ...kept, ...(position && { position: { ...position } }) } })
  }
  const items = itemsAfter(now.board, { fields, added, removed: merged.removed })
  if (!items.ok) return items
  const open = openCircles({ scene, merged, fields }, items.value)
  return open.ok ? done(planOf(scene, { merged, fields, added, items: open.value })) : open
}

/** Items that come, by what they are called in the alternative and on the board. */
function namesOf({ added, renamed: taken }: Merged, now: Board): ReadonlyMap<ItemId, ItemId> {
  const names = new Map<ItemId, ItemId>()
  const items = new Map(now.items)
  for (const [own, { fields }] of added) if (!taken.has(own)) items.set(own, fields as unknown as Item)
  for (const own of added.keys()) {
    const id = taken.has(own) ? nextItemId({ ...now, items }, own.split('-')[0] ?? '') : own
    items.set(id, items.get(own) as Item)
    names.set(own, id)
  }
  return names
}

interface Reading {
  readonly scene: AdoptionScene
  readonly merged: Merged
  readonly names: ReadonlyMap<ItemId, ItemId>
  readonly stands: (id: ItemId) => boolean
}
const needsKey = 'needs.'

function fieldsAfter(
  { scene, merged, names, stands }: Reading,
  id: ItemId,
  set: ReadonlyMap<string, Json | undefined>,
): Record<string, Json> {
  const fields = fieldsOfItem(scene.now.board.items.get(id) as Item)
  for (const [key, value] of set) {
    const named = nameOfNeed(key, names)
    if (value === undefined) delete fields[named]
    else if (!named.startsWith(needsKey) || stands(named.slice(needsKey.length) as ItemId)) fields[named] = value
    else conflicts({ scene, merged }, { ...barredNeed(id, key, value), why: 'DEPENDENCY_UNKNOWN' })
  }
  return fields
}

function barredNeed(item: ItemId, field: string, value: Json) {
  return { item, kind: 'barred', field, alternative: value, sees: null } as const
}

function nameOfNeed(key: string, names: ReadonlyMap<ItemId, ItemId>): string {
  if (!key.startsWith(needsKey)) return key
  const id = key.slice(needsKey.length) as ItemId
  return `${needsKey}${names.get(id) ?? id}`
}

function renamed(fields: Fields, names: ReadonlyMap<ItemId, ItemId>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [nameOfNeed(key, names), value]))
}

/** What comes anew comes without the needs that are gone, as where an item is put back. */
function needsThatStand(fields: Fields, stands: (id: ItemId) => boolean): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => !key.startsWith(needsKey) || stands(key.slice(needsKey.length) as ItemId)),
  )
}

interface Written {
  readonly fields: ReadonlyMap<ItemId, Fields>
  readonly added: ReadonlyMap<ItemId, RecordContent>
  readonly removed: ReadonlySet<ItemId>
}

function itemsAfter(now: Board, { fields, added, removed }: Written): Outcome<ReadonlyMap<ItemId, Item>> {
  const items = new Map(now.items)
  for (const id of removed) items.delete(id)
  const written = [...fields, ...[...added].map(([id, content]) => [id, content.fields] as const)]
  for (const [id, each] of written) {
    const item = itemFromFields(id, each)
    if (!item.ok) return item
    items.set(id, item.value)
  }
  return items.size > maxItems ? refuse('TOO_LARGE') : done(items)
}

/** A need of the alternative that closes a circle with one the board has drawn since is left out, and told. */
function openCircles(
  o: { readonly scene: AdoptionScene; readonly merged: Merged; readonly fields: Map<ItemId, Record<string, Json>> },
  items: ReadonlyMap<ItemId, Item>,
): Outcome<ReadonlyMap<ItemId, Item>> {
  const after = new Map(items)
  for (const [id, set] of o.merged.fields) {
    for (const [key, value] of set) {
      const fields = o.fields.get(id)
      if (!key.startsWith(needsKey) || value === undefined || fields?.[key] === undefined) continue
      if (circleThrough(after, id) === null) continue
      conflicts(o, { ...barredNeed(id, key, value), why: 'DEPENDENCY_CIRCLE' })
      delete fields[key]
      const item = itemFromFields(id, fields)
      if (!item.ok) return item
      after.set(id, item.value)
    }
  }
  for (const id of o.merged.added.keys()) {
    const circle = circleThrough(after, id)
    if (circle) return refuse('DEPENDENCY_CIRCLE', { record: id, field: 'needs', params: { path: circle.join(' → ') } })
  }
  return done(after)
}

function planOf(
  { now }: AdoptionScene,
  o: Omit<Written, 'removed'> & { readonly merged: Merged; readonly items: ReadonlyMap<ItemId, Item> },
): AdoptionPlan {
  const { merged, fields, added } = o
  const changes: FieldChange[] = []
  for (const [id, content] of added) changes.push({ record: id, key: null, from: undefined, to: content })
  for (const [id, to] of fields) changes.push(...fieldChanges(id, fieldsOfItem(now.board.items.get(id) as Item), to))
  for (const id of merged.removed) {
    const from = { fields: fieldsOfItem(now.board.items.get(id) as Item), text: now.texts.get(id) ?? [] }
    changes.push({ record: id, key: null, from, to: undefined })
  }
  const texts = new Map([...now.texts, ...merged.texts])
  for (const [id, { text }] of added) texts.set(id, text)
  const { conflicts: found, unanswered } = merged
  return { conflicts: found, unanswered, changes, texts: merged.texts, after: { board: boardOf(o.items), texts } }
}

function fieldChanges(record: ItemId, from: Fields, to: Fields): readonly FieldChange[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return keys
    .filter((key) => !sameValue(from[key], to[key]))
    .map((key) => ({ record, key, from: from[key], to: to[key] }))
}
