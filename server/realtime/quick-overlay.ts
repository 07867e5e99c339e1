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
import { type Place, placeWithin } from './quick-places.ts'
import { QuickStructs, rangeOf, sameId } from './quick-structs.ts'
import { figuresOf, holdsText, isPlainElement, isPlainMark, maxElementDepth, type TextFigures } from './quick-text.ts'
import type { QuickContent, QuickStruct, QuickUpdate, StructId } from './update-reader.ts'

/** What an update did to one record. */
export interface Effect {
  readonly record: string
  /** Flat fields that were set, each once; undefined = taken away. */
  readonly fields: FieldSet[]
  /** True when its rich text was written in. */
  text: boolean
  /** True when the record came with this update. */
  fresh: boolean
}

export interface FieldSet {
  readonly key: string
  value: Json | undefined
}

export interface Entered {
  /** One for each record, in the order in which they were touched. */
  readonly effects: readonly Effect[]
  /** Where it began: handed to `undo`, it takes out this and everything that was entered since. */
  readonly mark: number
}

/** One thing that entering an update did, as undoing must know it. Kept as values: a function each would cost more than all the rest. */
type Step =
  | { readonly kind: 'struct'; readonly client: number }
  | { readonly kind: 'deleted'; readonly range: DeleteRange }
  | { readonly kind: 'last'; readonly place: Place; readonly key: string; readonly before: StructId | undefined }
  | { readonly kind: 'figures'; readonly record: string; readonly before: TextFigures | undefined }
  | { readonly kind: 'count'; readonly figures: TextFigures; readonly length: number; readonly nodes: number }

export class QuickOverlay {
  readonly #kind: Room['kind']
  readonly #structs: QuickStructs
  readonly #texts: Map<string, TextFigures>
  /** What was done since the overlay was laid, in order. */
  readonly #steps: Step[] = []

  /** @param base must not change as long as the overlay is used @param texts figures of the base's texts that are known; the overlay's from now on */
  constructor(base: Y.Doc, kind: Room['kind'], texts = new Map<string, TextFigures>()) {
    this.#kind = kind
    this.#structs = new QuickStructs(base, kind)
    this.#texts = texts
  }

  /** What the base and everything entered hold together. */
  get known(): Known & { readonly size: number; has(clientId: number): boolean } {
    return this.#structs
  }

  /**
   * Figures of every plain text this overlay was told of, for an overlay on a base that holds what this one does: reading a text again takes
   * the longer the more was typed in it. This overlay must not be used any more.
   */
  handOver(): Map<string, TextFigures> {
    for (const [record, { plain }] of this.#texts) if (!plain) this.#texts.delete(record)
    return this.#texts
  }

  /** @returns true when the rich text of a record certainly is one, as far as this overlay was told of it. */
  textHolds(record: string): boolean {
    const figures = this.#texts.get(record)
    return figures !== undefined && holdsText(figures)
  }

  /** Takes an update that fits, if its effect is plain. @returns null when it is not; nothing has changed then */
  enter({ structs, deletes }: QuickUpdate): Entered | null {
    const mark = this.#steps.length
    const effects: Effect[] = []
    for (const struct of structs) if (!this.#takeStruct(struct, effects)) return this.#refuse(mark)
    for (const range of deletes) if (!this.#takeDelete(range, effects)) return this.#refuse(mark)
    return { effects, mark }
  }

  /** Takes out everything that was entered from a mark on. */
  undo(mark: number): void {
    while (this.#steps.length > mark) {
      const step = this.#steps.pop()
      if (step !== undefined) this.#takeBack(step)
    }
  }

  #refuse(mark: number): null {
    this.undo(mark)
    return null
  }

  #takeBack(step: Step): void {
    switch (step.kind) {
      case 'struct':
        this.#structs.pop(step.client)
        break
      case 'deleted':
        this.#structs.unmarkDeleted(step.range)
        break
      case 'last':
        if (step.before === undefined) step.place.last.delete(step.key)
        else step.place.last.set(step.key, step.before)
        break
      case 'figures':
        if (step.before === undefined) this.#texts.delete(step.record)
        else this.#texts.set(step.record, step.before)
        break
      case 'count':
        step.figures.length -= step.length
        step.figures.nodes -= step.nodes
    }
  }

  #takeStruct(struct: QuickStruct, effects: Effect[]): boolean {
    if (struct.id.clock !== this.#structs.state(struct.id.client)) return false
    const spot = this.#spotOf(struct)
    if (spot === null || !this.#structs.stands(spot.within)) return false
    const { within, key } = spot
    const took =
      key === null ? this.#takeInText(struct, within, effects) : this.#takeKeyed(struct, { within, key }, effects)
    if (took === false) return false
    const { id, length, content } = struct
    this.#structs.push({ id, length, within, key, kind: content.kind, type: took, rightOrigin: struct.rightOrigin })
    this.#steps.push({ kind: 'struct', client: id.client })
    if (content.kind === 'deleted') this.#markDeleted(rangeOf(struct))
    return true
  }

  /** Where a struct wants to stand; null when that is not plain. */
  #spotOf({ parent, parentSub, origin, rightOrigin }: QuickStruct): { within: Place; key: string | null } | null {
    if (typeof parent === 'string') {
      return parent === recordRoot[this.#kind] ? { within: this.#structs.records, key: parentSub } : null
    }
    if (parent !== null) {
      const holder = this.#structs.find(parent)
      return holder?.type ? { within: holder.type, key: parentSub } : null
    }
    const left = origin === null ? null : this.#structs.find(origin)
    const right = rightOrigin === null ? null : this.#structs.find(rightOrigin)
    if ((origin !== null && left === null) || (rightOrigin !== null && right === null)) return null
    if (left !== null && right !== null && (left.within !== right.within || left.key !== right.key)) return null
    if (origin !== null && rightOrigin !== null && !this.#structs.inOrder(origin, rightOrigin)) return null
    const beside = left ?? right
    return beside === null ? null : { within: beside.within, key: beside.key }
  }

  /** @returns false when it is not plain, else the type it made or null. */
  #takeKeyed(
    { id, origin, rightOrigin, length, content }: QuickStruct,
    { within, key }: { within: Place; key: string },
    effects: Effect[],
  ): Place | null | false {
    // Somebody else wrote here meanwhile, or this was written after something older.
    const last = this.#structs.lastOf(within, key)
    if (rightOrigin !== null || length !== 1 || !sameId(last, origin)) return false
    const lastStands = last !== null && !this.#structs.isDeleted(last)
    if (within.kind === 'records') {
      const place = content.kind === 'map' && !lastStands ? this.#made(within, { content, key, id }) : null
      if (place === null) return false
      this.#setLast(within, { key, id })
      this.#begin(effects, key)
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
    setField(effect, key, content.kind === 'value' ? content.value : undefined)
    return null
  }

  /** @returns false when it is not plain, else the type it made or null. */
  #takeInText({ id, length, content }: QuickStruct, within: Place, effects: Effect[]): Place | null | false {
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

  #takeDelete(range: DeleteRange, effects: Effect[]): boolean {
    for (const piece of this.#structs.pieces(range)) {
      const { within, key, kind } = piece
      if (!this.#structs.stands(within)) return false
      const effect = this.#effect(effects, within.record)
      if (within.kind === 'record' && kind === 'value' && key !== null) setField(effect, key, undefined)
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

  #setLast(place: Place, { key, id }: { key: string; id: StructId }): void {
    const before = place.last.get(key)
    place.last.set(key, id)
    this.#steps.push({ kind: 'last', place, key, before })
  }

  #markDeleted(range: DeleteRange): void {
    this.#structs.markDeleted(range)
    this.#steps.push({ kind: 'deleted', range })
  }

  #made(within: Place, o: { content: QuickContent; key: string | null; id: StructId }): Place | null {
    const { kind } = o.content
    if (kind !== 'map' && kind !== 'fragment' && kind !== 'element' && kind !== 'text') return null
    return placeWithin({ within, type: kind, key: o.key, id: o.id, base: null, roomKind: this.#kind })
  }

  #effect(effects: Effect[], record: string): Effect {
    for (const effect of effects) if (effect.record === record) return effect
    const effect = { record, fields: [], text: false, fresh: false }
    effects.push(effect)
    return effect
  }

  /** A record that comes with this update: whatever was done to it before is no more. */
  #begin(effects: Effect[], record: string): void {
    const effect = this.#effect(effects, record)
    effect.fields.length = 0
    effect.text = false
    effect.fresh = true
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
    this.#steps.push({ kind: 'figures', record, before })
  }

  #count(figures: TextFigures, { length, nodes }: { readonly length: number; readonly nodes: number }): void {
    figures.length += length
    figures.nodes += nodes
    this.#steps.push({ kind: 'count', figures, length, nodes })
  }
}

function setField({ fields }: Effect, key: string, value: Json | undefined): void {
  for (const field of fields) {
    if (field.key !== key) continue
    field.value = value
    return
  }
  fields.push({ key, value })
}
