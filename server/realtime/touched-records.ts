// Touched records: which records a transaction wrote in, found by walking from every struct it brought or deleted up to the root, and
// whether what it brought stands where its kind may stand. Must be asked inside the transaction, before Yjs sweeps up what was deleted.
// Called by admission for what people send, and by the committed document for rows from elsewhere.

import * as Y from 'yjs'
import { maxTypeDepth } from '../../shared/contract/limits.ts'
import { recordRoot, textField } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import { done, type Outcome, type RefusalCode, refuse } from '../../shared/outcome.ts'

export interface Touched {
  /** Record id → whether its rich text was touched. */
  readonly records: ReadonlyMap<string, { readonly text: boolean }>
  /** Sealed roots that were touched. */
  readonly sealed: ReadonlySet<string>
  /** True when something was written inside what is long deleted and can no longer be named. */
  readonly gone: boolean
  /** New entries of the map of records, with the id each wants. */
  readonly entries: readonly { readonly id: string; readonly item: Y.Item }[]
  /** Records whose rich text was put in place, new or in another's stead. */
  readonly texts: ReadonlySet<string>
}

interface Place {
  readonly root: string
  /** Key in the root; null = the root's own list, which nothing may use. */
  readonly record: string | null
  readonly field: string | null
  /** 0 = entry of a root, 1 = field of a record, 2 and more = inside its text. */
  readonly depth: number
}

/** So many structs others may have written meanwhile between a struct and what stood beside it. */
const maxBetween = 5_000

/** @returns what was touched, or SHAPE when something stands where it may not. */
export function touchedRecords(transaction: Y.Transaction, kind: Room['kind']): Outcome<Touched> {
  const records = new Map<string, { text: boolean }>()
  const sealed = new Set<string>()
  const texts = new Set<string>()
  const entries: { id: string; item: Y.Item }[] = []
  let gone = false
  let wrong: RefusalCode | null = null
  const visit = (struct: Y.Item | Y.GC, fresh: boolean): void => {
    if (!(struct instanceof Y.Item) || struct.parent === null) {
      gone = true
      return
    }
    const place = placeOf(struct)
    if (place === null || place.record === null) {
      wrong = 'SHAPE'
      return
    }
    if (place.root !== recordRoot[kind]) {
      sealed.add(place.root)
      return
    }
    const record = records.get(place.record) ?? { text: false }
    if (place.depth >= 1 && place.field === textField[kind]) record.text = true
    records.set(place.record, record)
    if (!fresh) return
    if (!mayStand(struct, place, kind)) wrong = 'SHAPE'
    if (place.depth === 0) entries.push({ id: place.record, item: struct })
    if (place.depth === 1 && place.field === textField[kind]) texts.add(place.record)
  }
  for (const struct of freshStructs(transaction)) {
    visit(struct, true)
    if (wrong !== null) return refuse(wrong)
  }
  for (const struct of deletedStructs(transaction)) {
    visit(struct, false)
    if (wrong !== null) return refuse(wrong)
  }
  return done({ records, sealed, gone, entries, texts })
}

function* freshStructs({ doc, beforeState }: Y.Transaction): Generator<Y.Item | Y.GC> {
  for (const [client, structs] of doc.store.clients) {
    const before = beforeState.get(client) ?? 0
    if (before >= Y.getState(doc.store, client)) continue
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const struct = structs[at]
      if (struct !== undefined) yield struct
    }
  }
}

function* deletedStructs({ doc, beforeState, deleteSet }: Y.Transaction): Generator<Y.Item | Y.GC> {
  for (const [client, ranges] of deleteSet.clients) {
    const structs = doc.store.clients.get(client)
    const before = beforeState.get(client) ?? 0
    if (structs === undefined) continue
    for (const { clock, len } of ranges) {
      if (clock >= before) continue
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
        const struct = structs[at]
        if (struct === undefined || struct.id.clock >= clock + len) break
        yield struct
      }
    }
  }
}

function placeOf(item: Y.Item): Place | null {
  let current = item
  let field: string | null = null
  for (let depth = 0; depth <= maxTypeDepth; depth += 1) {
    const parent = current.parent
    if (!(parent instanceof Y.AbstractType)) return null
    if (parent._item === null) return { root: Y.findRootTypeKey(parent), record: current.parentSub, field, depth }
    field = current.parentSub
    current = parent._item
  }
  return null
}

function mayStand(item: Y.Item, place: Place, kind: Room['kind']): boolean {
  const { content, parent } = item
  const keyed = item.parentSub !== null
  if (!liesBetween(item)) return false
  switch ((parent as object).constructor) {
    case Y.Map:
      if (!keyed) return false
      if (content instanceof Y.ContentDeleted) return true
      if (place.depth === 0) return holds(content, Y.Map)
      if (place.depth > 1) return false
      return place.field === textField[kind] ? holds(content, Y.XmlFragment) : isOneValue(content)
    case Y.XmlFragment:
      return !keyed && (content instanceof Y.ContentDeleted || isNode(content))
    case Y.XmlElement:
      return content instanceof Y.ContentDeleted || (keyed ? isOneValue(content) : isNode(content))
    case Y.XmlText:
      if (keyed) return false
      return (
        content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentDeleted
      )
    default:
      return false
  }
}

/**
 * What a struct says it was written between is in its own list, left one first. Yjs believes anything: a struct with neighbours of two lists
 * would stand in one and count as the other's, and one with its neighbours the wrong way round makes equal documents encode differently.
 */
function liesBetween(item: Y.Item): boolean {
  const left = item.origin === null ? null : neighbour(item, item.origin)
  const right = item.rightOrigin === null ? null : neighbour(item, item.rightOrigin)
  for (const beside of [left, right]) {
    if (beside !== null && (beside.parent !== item.parent || beside.parentSub !== item.parentSub)) return false
  }
  return (
    left === null ||
    right === null ||
    (reaches(item, { to: left, by: 'left' }) && reaches(item, { to: right, by: 'right' }))
  )
}

function reaches(item: Y.Item, { to, by }: { readonly to: Y.Item; readonly by: 'left' | 'right' }): boolean {
  let steps = 0
  for (let at = item[by]; at !== null && steps < maxBetween; at = at[by]) {
    if (at === to) return true
    steps += 1
  }
  return false
}

function neighbour(item: Y.Item, id: Y.ID): Y.Item | null {
  const doc = (item.parent as Y.AbstractType<unknown>).doc
  const struct: unknown = doc === null ? null : Y.getItem(doc.store, id)
  return struct instanceof Y.Item ? struct : null
}

function holds(content: unknown, type: unknown): boolean {
  return content instanceof Y.ContentType && content.type.constructor === type
}

function isNode(content: unknown): boolean {
  return holds(content, Y.XmlElement) || holds(content, Y.XmlText)
}

function isOneValue(content: unknown): boolean {
  return content instanceof Y.ContentAny && content.arr.length === 1
}
