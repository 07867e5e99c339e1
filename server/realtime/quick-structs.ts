// Quick structs: every struct a document would have, the base's own and those that came after it, and which of them are deleted: where each
// stands, what it carries, what a key holds last. Nothing here judges; it only knows, also what undoing each takes. Called by the quick overlay.

import * as Y from 'yjs'
import type { Room } from '../../shared/ids.ts'
import type { DeleteRange } from './inspect-update.ts'
import type { Known } from './novelty.ts'
import { BasePlaces, type Place } from './quick-places.ts'
import { QuickRanges } from './quick-ranges.ts'
import type { TextFigures } from './quick-text.ts'
import type { QuickContent, StructId } from './update-reader.ts'
import { none, withOne } from './with-one.ts'

/** A struct that came after the base. */
export interface Fresh {
  readonly step: 'struct'
  readonly id: StructId
  readonly length: number
  readonly within: Place
  readonly key: string | null
  readonly kind: QuickContent['kind']
  readonly type: Place | null
  readonly rightOrigin: StructId | null
  /** For undoing it, where it has a key: what that held last in its place before; null = nothing but what the base has. */
  readonly before: StructId | null
  /** Figures of the text it counts in; null = none. */
  readonly counted: TextFigures | null
}

/** A struct, in the base or after it. */
type Found = Pick<Fresh, 'within' | 'key' | 'kind' | 'type'>

export interface Piece extends Found {
  readonly range: DeleteRange
}

/** What the base has of one client. */
interface BaseClient {
  readonly clientId: number
  readonly structs: (Y.Item | Y.GC)[]
  /** The next clock; 0 without any. */
  readonly state: number
}

const nobodyAsked: BaseClient = { clientId: -1, structs: none, state: 0 }

export class QuickStructs implements Known {
  readonly #base: Y.Doc
  readonly #places: BasePlaces
  readonly #fresh = new Map<number, Fresh[]>()
  readonly #deleted = new QuickRanges()
  /** Whoever was asked for last: one edit asks for its own client again and again. */
  #asked = nobodyAsked

  /** @param base must not change as long as this is used, but for what `moveOn` says */
  constructor(base: Y.Doc, kind: Room['kind']) {
    this.#base = base
    this.#places = new BasePlaces(base, kind)
  }

  /** The map of records. */
  get records(): Place {
    return this.#places.records
  }

  /** How many client ids have written. */
  get size(): number {
    let size = this.#base.store.clients.size
    for (const client of this.#fresh.keys()) if (!this.#base.store.clients.has(client)) size += 1
    return size
  }

  has(clientId: number): boolean {
    return this.#fresh.has(clientId) || this.#base.store.clients.has(clientId)
  }

  state(clientId: number): number {
    const last = this.#fresh.get(clientId)?.at(-1)
    return last === undefined ? this.#inBaseOf(clientId).state : last.id.clock + last.length
  }

  #inBaseOf(clientId: number): BaseClient {
    if (this.#asked.clientId !== clientId) {
      const structs = this.#base.store.clients.get(clientId) ?? none
      const last = structs.at(-1)
      this.#asked = { clientId, structs, state: last === undefined ? 0 : last.id.clock + last.length }
    }
    return this.#asked
  }

  /** @param id of a struct that the base has */
  #itemOf({ structs }: BaseClient, id: StructId): Y.Item | Y.GC {
    const struct = structs[Y.findIndexSS(structs, id.clock)]
    if (struct === undefined) throw new Error('the base lacks a struct it has')
    return struct
  }

  *standing(range: DeleteRange): Generator<'formatting' | 'other'> {
    for (const struct of this.#baseStructs(range)) {
      if (this.#uncovered(struct, range).length === 0) continue
      yield struct instanceof Y.Item && struct.content instanceof Y.ContentFormat ? 'formatting' : 'other'
    }
    for (const struct of this.#freshStructs(range)) {
      if (this.#uncovered(struct, range).length === 0) continue
      yield struct.kind === 'format' ? 'formatting' : 'other'
    }
  }

  /** @returns true when one certainly stands left of the other: side by side when they were written, or written on before it. */
  inOrder(left: StructId, right: StructId): boolean {
    const base = this.#inBaseOf(left.client)
    if (left.clock < base.state) {
      if (right.clock >= this.#inBaseOf(right.client).state) return false
      const item = this.#itemOf(base, left)
      if (!(item instanceof Y.Item)) return false
      if (item.id.client === right.client && left.clock < right.clock && right.clock < item.id.clock + item.length) {
        return true
      }
      const { client, clock } = item.lastId
      return client === left.client && clock === left.clock && sameId(item.right?.id ?? null, right)
    }
    const structs = this.#fresh.get(left.client)
    return sameId(structs?.[indexOf(structs, left.clock)]?.rightOrigin ?? null, right)
  }

  /** What of a range stands; a piece that is not ours to know ends it with one nothing is allowed to do with. */
  pieces(range: DeleteRange): readonly Piece[] {
    let pieces: Piece[] = none
    for (const struct of this.#baseStructs(range)) {
      const { within, key, kind, type } = this.#inBase(struct) ?? this.#unknown
      for (const part of this.#uncovered(struct, range))
        pieces = withOne(pieces, { within, key, kind, type, range: part })
    }
    for (const struct of this.#freshStructs(range)) {
      const { within, key, kind, type } = struct
      for (const part of this.#uncovered(struct, range))
        pieces = withOne(pieces, { within, key, kind, type, range: part })
    }
    return pieces
  }

  get #unknown(): Found {
    return { within: this.#places.records, key: null, kind: 'map', type: null }
  }

  /** Structs of the base in a range that the base has standing. */
  #baseStructs({ clientId, start, end }: DeleteRange): readonly (Y.Item | Y.GC)[] {
    const { structs, state } = this.#inBaseOf(clientId)
    if (start >= state) return none
    let standing: (Y.Item | Y.GC)[] = none
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at += 1) {
      const struct = structs[at]
      if (struct === undefined || struct.id.clock >= end) break
      if (!struct.deleted) standing = withOne(standing, struct)
    }
    return standing
  }

  #freshStructs({ clientId, start, end }: DeleteRange): readonly Fresh[] {
    const structs = this.#fresh.get(clientId)
    if (structs === undefined) return none
    let found: Fresh[] = none
    for (let at = indexOf(structs, start); at < structs.length; at += 1) {
      const struct = structs[at]
      if (struct === undefined || struct.id.clock >= end) break
      found = withOne(found, struct)
    }
    return found
  }

  #uncovered(struct: { readonly id: StructId; readonly length: number }, range: DeleteRange): readonly DeleteRange[] {
    const own = rangeOf(struct)
    return this.#deleted.uncovered({
      clientId: own.clientId,
      start: Math.max(own.start, range.start),
      end: Math.min(own.end, range.end),
    })
  }

  find(id: StructId): Found | null {
    const base = this.#inBaseOf(id.client)
    if (id.clock < base.state) return this.#inBase(this.#itemOf(base, id))
    const structs = this.#fresh.get(id.client)
    return structs?.[indexOf(structs, id.clock)] ?? null
  }

  #inBase(struct: Y.Item | Y.GC): Found | null {
    if (!(struct instanceof Y.Item)) return null
    const within = this.#places.of(struct.parent)
    if (within === null) return null
    const { content, parentSub: key } = struct
    if (content instanceof Y.ContentType) {
      return { within, key, kind: 'map', type: this.#places.of(content.type) }
    }
    const kind = kindOf(content)
    return kind === null ? null : { within, key, kind, type: null }
  }

  stands(place: Place): boolean {
    for (let at: Place | null = place; at !== null && at.id !== null; at = at.within) {
      if (at.base?._item?.deleted === true || this.#deleted.has(at.id.client, at.id.clock)) return false
    }
    return true
  }

  isDeleted(id: StructId): boolean {
    if (this.#deleted.has(id.client, id.clock)) return true
    const base = this.#inBaseOf(id.client)
    return id.clock < base.state && this.#itemOf(base, id).deleted
  }

  lastOf(place: Place, key: string): StructId | null {
    return place.last.get(key) ?? place.base?._map.get(key)?.lastId ?? null
  }

  /** Takes a struct that follows its client's last. */
  push(fresh: Fresh): void {
    const { client } = fresh.id
    const structs = this.#fresh.get(client)
    if (structs === undefined) this.#fresh.set(client, [fresh])
    else structs.push(fresh)
  }

  /** Takes out the last struct of a client that was pushed. */
  pop(client: number): void {
    const structs = this.#fresh.get(client)
    if (structs === undefined) return
    structs.pop()
    if (structs.length === 0) this.#fresh.delete(client)
  }

  /** The base has been told of the first structs of each client here: they are its own now. */
  moveOn(): void {
    this.#asked = nobodyAsked
    for (const [clientId, structs] of this.#fresh) {
      const { state } = this.#inBaseOf(clientId)
      const gone = indexOf(structs, state)
      // A list that is empty now stays: a table that entries come and go in is made anew again and again, and each old one knows of the next.
      if (gone > 0) structs.splice(0, gone)
    }
  }

  /** Marks what stands as deleted. */
  markDeleted(range: DeleteRange): void {
    this.#deleted.add(range)
  }

  /** Takes such a mark away. */
  unmarkDeleted(range: DeleteRange): void {
    this.#deleted.remove(range)
  }
}

function kindOf(content: unknown): Exclude<QuickContent['kind'], 'map'> | null {
  if (content instanceof Y.ContentAny) return 'value'
  if (content instanceof Y.ContentString) return 'string'
  if (content instanceof Y.ContentFormat) return 'format'
  if (content instanceof Y.ContentDeleted) return 'deleted'
  return null
}

export function rangeOf({ id, length }: { readonly id: StructId; readonly length: number }): DeleteRange {
  return { clientId: id.client, start: id.clock, end: id.clock + length }
}

export function sameId(a: StructId | null, b: StructId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}

/** @returns where the first struct ends after a clock. */
function indexOf(structs: readonly Fresh[], clock: number): number {
  let low = 0
  let high = structs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const struct = structs[middle]
    if (struct !== undefined && struct.id.clock + struct.length > clock) high = middle
    else low = middle + 1
  }
  return low
}
