// Quick places: where in a document of ours a shared type stands, by its id or as a base document holds it: the map of records, a record, its
// rich text, an element or a run in that. Anything elsewhere has no place, and is tried on a real document. Called by the quick overlay.

import * as Y from 'yjs'
import { recordRoot, textField } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import type { StructId } from './update-reader.ts'

/** A shared type. `records` is the map of records itself. */
export interface Place {
  readonly kind: 'records' | 'record' | 'fragment' | 'element' | 'text'
  /** The record it belongs to; empty for the map of records. */
  readonly record: string
  readonly within: Place | null
  /** The struct that holds it; null for the map of records. */
  readonly id: StructId | null
  /** How many elements it stands in, itself one of them. */
  readonly elements: number
  /** As the base document has it; null for what came after. */
  readonly base: Y.AbstractType<unknown> | null
  /** Last struct of each key that was written after the base was laid under the overlay; the base may hold it by now. */
  readonly last: Map<string, StructId>
}

/** @returns a type made within another; null where such a type may not stand. */
export function placeWithin(o: {
  readonly within: Place
  readonly type: 'map' | 'fragment' | 'element' | 'text'
  readonly key: string | null
  readonly id: StructId
  readonly base: Y.AbstractType<unknown> | null
  readonly roomKind: Room['kind']
}): Place | null {
  const { within, type, key, id, base } = o
  const made = (kind: Place['kind'], record: string): Place => ({
    kind,
    record,
    within,
    id,
    elements: within.elements + (kind === 'element' ? 1 : 0),
    base,
    last: new Map(),
  })
  switch (within.kind) {
    case 'records':
      return type === 'map' && key !== null ? made('record', key) : null
    case 'record':
      return type === 'fragment' && key === textField[o.roomKind] ? made('fragment', within.record) : null
    case 'fragment':
    case 'element':
      return key === null && (type === 'element' || type === 'text') ? made(type, within.record) : null
    case 'text':
      return null
  }
}

/** Places of the types a base document holds, found once each. */
export class BasePlaces {
  readonly #kind: Room['kind']
  readonly #found = new Map<Y.AbstractType<unknown>, Place | null>()
  readonly records: Place

  constructor(doc: Y.Doc, kind: Room['kind']) {
    this.#kind = kind
    const root = doc.getMap(recordRoot[kind]) as Y.AbstractType<unknown>
    this.records = { kind: 'records', record: '', within: null, id: null, elements: 0, base: root, last: new Map() }
    this.#found.set(root, this.records)
  }

  /** @returns where a type stands; null for what is not ours to know. */
  of(type: unknown): Place | null {
    if (!(type instanceof Y.AbstractType)) return null
    const found = this.#found.get(type)
    if (found !== undefined) return found
    const place = this.#find(type)
    this.#found.set(type, place)
    return place
  }

  #find(type: Y.AbstractType<unknown>): Place | null {
    const item = type._item
    const name = typeName(type)
    if (item === null || name === null) return null
    const within = this.of(item.parent)
    if (within === null) return null
    const { parentSub: key, id } = item
    return placeWithin({ within, type: name, key, id, base: type, roomKind: this.#kind })
  }
}

function typeName(type: Y.AbstractType<unknown>): 'map' | 'fragment' | 'element' | 'text' | null {
  switch (type.constructor) {
    case Y.Map:
      return 'map'
    case Y.XmlFragment:
      return 'fragment'
    case Y.XmlElement:
      return 'element'
    case Y.XmlText:
      return 'text'
    default:
      return null
  }
}
