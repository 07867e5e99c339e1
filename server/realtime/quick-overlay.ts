// Quick overlay: what a few updates did on top of a base document that has not been told of them, as far as admission must know it: who wrote
// how far, which key holds what now, what is deleted, how long a text is. It takes only updates whose effect is plain: no two writing at one
// key unknown to each other, nothing removed but values and characters, nothing inside what is gone. Everything else it leaves untouched.
// Promises that undoing what was entered last leaves exactly what was. Called by the judged document and the quick verdict.

import * as Y from 'yjs'
import type { Json } from '../../shared/board/value.ts'
import { recordRoot, textField } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import type { DeleteRange } from './inspect-update.ts'
import type { Known } from './novelty.ts'
import { BasePlaces, type Place, placeWithin } from './quick-places.ts'
import { QuickRanges } from './quick-ranges.ts'
import { figuresOf, holdsText, isPlainElement, isPlainMark, maxElementDepth, type TextFigures } from './quick-text.ts'
import type { QuickContent, QuickStruct, QuickUpdate, StructId } from './update-reader.ts'

/** What an update did to one record. */
export interface Effect {
  /** Flat fields by key; undefined = taken away. */
  readonly fields: Map<string, Json | undefined>
  /** True when its rich text was written in. */
  text: boolean
  /** True when the record came with this update. */
  fresh: boolean
}

export interface Entered {
  readonly effects: ReadonlyMap<string, Effect>
  /** Takes it out again. Only what was entered last may be undone. */
  readonly undo: () => void
}

/** A struct that came after the base. */
interface Fresh {
  readonly id: StructId
  readonly length: number
  readonly within: Place
  readonly key: string | null
  readonly kind: QuickContent['kind']
  readonly type: Place | null
  readonly rightOrigin: StructId | null
}

/** A struct, in the base or after it. */
type Found = Pick<Fresh, 'within' | 'key' | 'kind' | 'type'>

interface Piece extends Found {
  readonly range: DeleteRange
}

export class QuickOverlay implements Known {
  readonly #kind: Room['kind']
  readonly #base: Y.Doc
  readonly #places: BasePlaces
  readonly #fresh = new Map<number, Fresh[]>()
  readonly #deleted = new QuickRanges()
  readonly #texts = new Map<string, TextFigures>()
  #undo: (() => void)[] = []

  /** @param base must not change as long as the overlay is used */
  constructor(base: Y.Doc, kind: Room['kind']) {
    this.#kind = kind
    this.#base = base
    this.#places = new BasePlaces(base, kind)
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
    return last === undefined ? Y.getState(this.#base.store, clientId) : last.id.clock + last.length
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

  /** @returns true when the rich text of a record certainly is one, as far as this overlay was told of it. */
  textHolds(record: string): boolean {
    const figures = this.#texts.get(record)
    return figures !== undefined && holdsText(figures)
  }

  /** Takes an update that fits, if its effect is plain. @returns null when it is not; nothing has changed then */
  enter(update: QuickUpdate): Entered | null {
    this.#undo = []
    const effects = new Map<string, Effect>()
    const entered =
      update.structs.every((struct) => this.#takeStruct(struct, effects)) &&
      update.deletes.every((range) => this.#takeDelete(range, effects))
    const steps = this.#undo
    this.#undo = []
    const undo = (): void => {
      for (let at = steps.length - 1; at >= 0; at -= 1) steps[at]?.()
    }
    if (entered) return { effects, undo }
    undo()
    return null
  }

  #takeStruct(struct: QuickStruct, effects: Map<string, Effect>): boolean {
    if (struct.id.clock !== this.state(struct.id.client)) return false
    const spot = this.#spotOf(struct)
    if (spot === null || !this.#stands(spot.within)) return false
    const { within, key } = spot
    const took =
      key === null ? this.#takeInText(struct, within, effects) : this.#takeKeyed(struct, { within, key }, effects)
    if (took === false) return false
    const { id, length, content } = struct
    this.#keep({ id, length, within, key, kind: content.kind, type: took, rightOrigin: struct.rightOrigin })
    if (content.kind === 'deleted') this.#markDeleted(rangeOf(struct))
    return true
  }

  /** Where a struct wants to stand; null when that is not plain. */
  #spotOf({ parent, parentSub, origin, rightOrigin }: QuickStruct): { within: Place; key: string | null } | null {
    if (typeof parent === 'string') {
      return parent === recordRoot[this.#kind] ? { within: this.#places.records, key: parentSub } : null
    }
    if (parent !== null) {
      const holder = this.#find(parent)
      return holder?.type ? { within: holder.type, key: parentSub } : null
    }
    const left = origin === null ? null : this.#find(origin)
    const right = rightOrigin === null ? null : this.#find(rightOrigin)
    if ((origin !== null && left === null) || (rightOrigin !== null && right === null)) return null
    if (left !== null && right !== null && (left.within !== right.within || left.key !== right.key)) return null
    if (origin !== null && rightOrigin !== null && !this.#inOrder(origin, rightOrigin)) return null
    const beside = left ?? right
    return beside === null ? null : { within: beside.within, key: beside.key }
  }

  /** @returns true when one certainly stands left of the other: side by side when they were written, or written on before it. */
  #inOrder(left: StructId, right: StructId): boolean {
    if (left.clock < Y.getState(this.#base.store, left.client)) {
      if (right.clock >= Y.getState(this.#base.store, right.client)) return false
      const item = Y.getItem(this.#base.store, left) as Y.Item | Y.GC
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

  /** @returns false when it is not plain, else the type it made or null. */
  #takeKeyed(
    { id, origin, rightOrigin, length, content }: QuickStruct,
    { within, key }: { within: Place; key: string },
    effects: Map<string, Effect>,
  ): Place | null | false {
    // Somebody else wrote here meanwhile, or this was written after something older.
    const last = this.#lastOf(within, key)
    if (rightOrigin !== null || length !== 1 || !sameId(last, origin)) return false
    const lastStands = last !== null && !this.#isDeleted(last)
    if (within.kind === 'records') {
      const place = content.kind === 'map' && !lastStands ? this.#made(within, { content, key, id }) : null
      if (place === null) return false
      this.#setLast(within, { key, id })
      effects.set(key, { fields: new Map(), text: false, fresh: true })
      return place
    }
    if (within.kind !== 'record') return false
    const effect = this.#effect(effects, within.record)
    if (key === textField[this.#kind]) {
      const place = content.kind === 'fragment' && effect.fresh && last === null
      if (!place) return false
      effect.text = true
      this.#setFigures(within.record, { length: 0, nodes: 0, plain: true })
      this.#setLast(within, { key, id })
      return this.#made(within, { content, key, id }) ?? false
    }
    if (content.kind !== 'value' && content.kind !== 'deleted') return false
    if (last !== null && lastStands) this.#markDeleted(rangeOf({ id: last, length: 1 }))
    this.#setLast(within, { key, id })
    effect.fields.set(key, content.kind === 'value' ? content.value : undefined)
    return null
  }

  /** @returns false when it is not plain, else the type it made or null. */
  #takeInText({ id, length, content }: QuickStruct, within: Place, effects: Map<string, Effect>): Place | null | false {
    if (within.kind === 'records' || within.kind === 'record') return false
    const figures = this.#figures(within)
    this.#effect(effects, within.record).text = true
    if (content.kind === 'deleted') return null
    if (within.kind === 'text') {
      if (content.kind === 'string') this.#count(figures, { length, nodes: 0 })
      else if (content.kind !== 'format' || !isPlainMark(content.name, content.value)) return false
      return null
    }
    if (content.kind !== 'element' && content.kind !== 'text') return false
    if (content.kind === 'element' && (!isPlainElement(content.name) || within.elements >= maxElementDepth))
      return false
    this.#count(figures, { length: 0, nodes: 1 })
    return this.#made(within, { content, key: null, id }) ?? false
  }

  #takeDelete(range: DeleteRange, effects: Map<string, Effect>): boolean {
    for (const piece of this.#pieces(range)) {
      const { within, key, kind } = piece
      if (!this.#stands(within)) return false
      const effect = this.#effect(effects, within.record)
      if (within.kind === 'record' && kind === 'value' && key !== null) effect.fields.set(key, undefined)
      else if (within.kind === 'text' && (kind === 'string' || kind === 'format')) {
        effect.text = true
        if (kind === 'string') {
          this.#count(this.#figures(within), { length: piece.range.start - piece.range.end, nodes: 0 })
        }
      } else return false
      this.#markDeleted(piece.range)
    }
    return true
  }

  /** What of a range stands; a piece that is not ours to know ends it with one nothing is allowed to do with. */
  #pieces(range: DeleteRange): readonly Piece[] {
    const pieces: Piece[] = []
    for (const struct of this.#baseStructs(range)) {
      const found = this.#inBase(struct) ?? { within: this.#places.records, key: null, kind: 'map', type: null }
      for (const part of this.#uncovered(struct, range)) pieces.push({ ...found, range: part })
    }
    for (const struct of this.#freshStructs(range)) {
      for (const part of this.#uncovered(struct, range)) pieces.push({ ...struct, range: part })
    }
    return pieces
  }

  /** Structs of the base in a range that the base has standing. */
  #baseStructs({ clientId, start, end }: DeleteRange): readonly (Y.Item | Y.GC)[] {
    const structs = this.#base.store.clients.get(clientId)
    if (structs === undefined || start >= Y.getState(this.#base.store, clientId)) return []
    const standing: (Y.Item | Y.GC)[] = []
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at += 1) {
      const struct = structs[at]
      if (struct === undefined || struct.id.clock >= end) break
      if (!struct.deleted) standing.push(struct)
    }
    return standing
  }

  #freshStructs({ clientId, start, end }: DeleteRange): readonly Fresh[] {
    const structs = this.#fresh.get(clientId)
    if (structs === undefined) return []
    return structs.slice(indexOf(structs, start)).filter(({ id }) => id.clock < end)
  }

  #uncovered(struct: { readonly id: StructId; readonly length: number }, range: DeleteRange): readonly DeleteRange[] {
    const own = rangeOf(struct)
    return this.#deleted.uncovered({
      clientId: own.clientId,
      start: Math.max(own.start, range.start),
      end: Math.min(own.end, range.end),
    })
  }

  #find(id: StructId): Found | null {
    if (id.clock < Y.getState(this.#base.store, id.client)) return this.#inBase(Y.getItem(this.#base.store, id))
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

  #stands(place: Place): boolean {
    for (let at: Place | null = place; at !== null && at.id !== null; at = at.within) {
      if (at.base?._item?.deleted === true || this.#deleted.has(at.id.client, at.id.clock)) return false
    }
    return true
  }

  #isDeleted(id: StructId): boolean {
    if (this.#deleted.has(id.client, id.clock)) return true
    if (id.clock >= Y.getState(this.#base.store, id.client)) return false
    return (Y.getItem(this.#base.store, id) as Y.Item | Y.GC).deleted
  }

  #lastOf(place: Place, key: string): StructId | null {
    return place.last.get(key) ?? place.base?._map.get(key)?.lastId ?? null
  }

  #setLast(place: Place, { key, id }: { key: string; id: StructId }): void {
    const before = place.last.get(key)
    place.last.set(key, id)
    this.#undo.push(() => (before === undefined ? place.last.delete(key) : place.last.set(key, before)))
  }

  #keep(fresh: Fresh): void {
    const { client } = fresh.id
    const structs = this.#fresh.get(client)
    if (structs === undefined) this.#fresh.set(client, [fresh])
    else structs.push(fresh)
    this.#undo.push(() => (structs === undefined ? this.#fresh.delete(client) : structs.pop()))
  }

  #markDeleted(range: DeleteRange): void {
    this.#deleted.add(range)
    this.#undo.push(() => this.#deleted.remove(range))
  }

  #made(within: Place, o: { content: QuickContent; key: string | null; id: StructId }): Place | null {
    const { kind } = o.content
    if (kind !== 'map' && kind !== 'fragment' && kind !== 'element' && kind !== 'text') return null
    return placeWithin({ within, type: kind, key: o.key, id: o.id, base: null, roomKind: this.#kind })
  }

  #effect(effects: Map<string, Effect>, record: string): Effect {
    let effect = effects.get(record)
    if (effect === undefined) {
      effect = { fields: new Map(), text: false, fresh: false }
      effects.set(record, effect)
    }
    return effect
  }

  /** Figures of the text a place is in, read from the base the first time. */
  #figures(place: Place): TextFigures {
    let figures = this.#texts.get(place.record)
    if (figures === undefined) {
      let fragment: Place | null = place
      while (fragment !== null && fragment.kind !== 'fragment') fragment = fragment.within
      const base = fragment?.base
      figures = base instanceof Y.XmlFragment ? figuresOf(base) : { length: 0, nodes: 0, plain: false }
      this.#texts.set(place.record, figures)
    }
    return figures
  }

  #setFigures(record: string, figures: TextFigures): void {
    const before = this.#texts.get(record)
    this.#texts.set(record, figures)
    this.#undo.push(() => (before === undefined ? this.#texts.delete(record) : this.#texts.set(record, before)))
  }

  #count(figures: TextFigures, more: { readonly length: number; readonly nodes: number }): void {
    figures.length += more.length
    figures.nodes += more.nodes
    this.#undo.push(() => {
      figures.length -= more.length
      figures.nodes -= more.nodes
    })
  }
}

function kindOf(content: unknown): Exclude<QuickContent['kind'], 'map'> | null {
  if (content instanceof Y.ContentAny) return 'value'
  if (content instanceof Y.ContentString) return 'string'
  if (content instanceof Y.ContentFormat) return 'format'
  if (content instanceof Y.ContentDeleted) return 'deleted'
  return null
}

function rangeOf({ id, length }: { readonly id: StructId; readonly length: number }): DeleteRange {
  return { clientId: id.client, start: id.clock, end: id.clock + length }
}

function sameId(a: StructId | null, b: StructId | null): boolean {
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
