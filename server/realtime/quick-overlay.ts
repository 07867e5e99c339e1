// Quick overlay: what a few updates did on top of a base document that has not been told of them, as far as admission must know it: who wrote
// how far, which key holds what now, what is deleted, how long a text is. It takes only updates whose effect is plain: no two writing at one
// key unknown to each other, nothing removed but values and characters, nothing inside what is gone. Everything else it leaves untouched.
// Promises that undoing what was entered last leaves exactly what was. Called by the judged document and the quick verdict.

import * as Y from 'yjs'
import { recordRoot, textField } from '../../shared/document/roots.ts'
import type { Room } from '../../shared/ids.ts'
import type { DeleteRange } from './inspect-update.ts'
import type { Known } from './novelty.ts'
import { type Effect, QuickEffects, setField } from './quick-effects.ts'
import { type Place, placeWithin } from './quick-places.ts'
import { type Fresh, QuickStructs, rangeOf, sameId } from './quick-structs.ts'
import { figuresOf, holdsText, isPlainElement, isPlainMark, maxElementDepth, type TextFigures } from './quick-text.ts'
import type { QuickContent, QuickStruct, QuickUpdate, StructId } from './update-reader.ts'

export interface Entered {
  /** One for each record, in the order in which they were touched. */
  readonly effects: readonly Effect[]
  /** Where it began: handed to `undo`, it takes out this and everything that was entered since. */
  readonly mark: number
}

/** One thing that entering an update did, as undoing must know it. Kept as values: a function each would cost more than all the rest. */
type Step =
  | Fresh
  /** `counted`: the text whose characters they were. */
  | { readonly step: 'deleted'; readonly range: DeleteRange; readonly counted: TextFigures | null }
  | { readonly step: 'figures'; readonly record: string; readonly before: TextFigures | undefined }

/** What a struct comes to besides its standing there: the type it makes, and where it counts. */
interface Took {
  readonly type: Place | null
  readonly counted: TextFigures | null
}

export class QuickOverlay {
  readonly #kind: Room['kind']
  readonly #structs: QuickStructs
  readonly #texts: Map<string, TextFigures>
  /** What was done and is not the base's own yet, in order. */
  readonly #steps: Step[] = []
  /** Steps that became the base's own. */
  #stepsGone = 0
  #madeTypes = false
  #effects = new QuickEffects()

  /** @param base must not change as long as the overlay is used, but as `moveOn` says @param texts figures of the base's texts that are known; the overlay's from now on */
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

  /** Where what is entered next will begin. */
  get mark(): number {
    return this.#stepsGone + this.#steps.length
  }

  /** Whether the base may be told of what came first here without this overlay being laid anew. What made types must be found there as it stands. */
  get mayMoveOn(): boolean {
    return !this.#madeTypes
  }

  /** The base holds everything that was entered before a mark now, and nothing else is new in it. Only where that may be. */
  moveOn(mark: number): void {
    const gone = mark - this.#stepsGone
    for (let at = 0; at < gone; at += 1) {
      const step = this.#steps[at]
      if (step?.step === 'deleted') this.#structs.unmarkDeleted(step.range)
    }
    this.#structs.moveOn()
    this.#steps.splice(0, gone)
    this.#stepsGone = mark
  }

  /** @returns true when the rich text of a record certainly is one, as far as this overlay was told of it. */
  textHolds(record: string): boolean {
    const figures = this.#texts.get(record)
    return figures !== undefined && holdsText(figures)
  }

  /** Takes an update that fits, if its effect is plain. @returns null when it is not; nothing has changed then */
  enter({ structs, deletes }: QuickUpdate): Entered | null {
    const { mark } = this
    this.#effects.clear()
    for (const struct of structs) if (!this.#takeStruct(struct)) return this.#refuse(mark)
    for (const range of deletes) if (!this.#takeDelete(range)) return this.#refuse(mark)
    return { effects: this.#effects.all, mark }
  }

  /** Takes out everything that was entered from a mark on. */
  undo(mark: number): void {
    if (mark < this.#stepsGone) throw new Error('what the base holds is not undone')
    while (this.mark > mark) {
      const step = this.#steps.pop()
      if (step !== undefined) this.#takeBack(step)
    }
  }

  #refuse(mark: number): null {
    this.undo(mark)
    return null
  }

  #takeBack(step: Step): void {
    switch (step.step) {
      case 'struct':
        this.#takeBackStruct(step)
        break
      case 'deleted':
        this.#structs.unmarkDeleted(step.range)
        if (step.counted !== null) step.counted.length += step.range.end - step.range.start
        break
      case 'figures':
        if (step.before === undefined) this.#texts.delete(step.record)
        else this.#texts.set(step.record, step.before)
    }
  }

  #takeBackStruct({ id, length, within, key, kind, before, counted }: Fresh): void {
    this.#structs.pop(id.client)
    if (key !== null) {
      if (before === null) within.last.delete(key)
      else within.last.set(key, before)
    }
    if (counted === null) return
    if (kind === 'string') counted.length -= length
    else counted.nodes -= 1
  }

  #takeStruct(struct: QuickStruct): boolean {
    const { id, length, content, rightOrigin } = struct
    if (id.clock !== this.#structs.state(id.client)) return false
    const spot = this.#spotOf(struct)
    if (spot === null || !this.#structs.stands(spot.within)) return false
    const { within, key } = spot
    const took = key === null ? this.#takeInText(struct, within) : this.#takeKeyed(struct, within, key)
    if (took === null) return false
    const { type, counted } = took
    const { kind } = content
    let before: StructId | null = null
    if (key !== null) {
      before = within.last.get(key) ?? null
      within.last.set(key, id)
    }
    if (type !== null) this.#madeTypes = true
    const fresh: Fresh = { step: 'struct', id, length, within, key, kind, type, rightOrigin, before, counted }
    this.#structs.push(fresh)
    this.#steps.push(fresh)
    if (kind === 'deleted') this.#markDeleted(rangeOf(struct), null)
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

  /** @returns null when it is not plain. */
  #takeKeyed({ id, origin, rightOrigin, length, content }: QuickStruct, within: Place, key: string): Took | null {
    // Somebody else wrote here meanwhile, or this was written after something older.
    const last = this.#structs.lastOf(within, key)
    if (rightOrigin !== null || length !== 1 || !sameId(last, origin)) return null
    const lastStands = last !== null && !this.#structs.isDeleted(last)
    if (within.kind === 'records') {
      const type = content.kind === 'map' && !lastStands ? this.#made(within, { content, key, id }) : null
      if (type === null) return null
      this.#effects.begin(key)
      return { type, counted: null }
    }
    if (within.kind !== 'record') return null
    const effect = this.#effects.on(within.record)
    if (key === textField[this.#kind]) {
      if (content.kind !== 'fragment' || !effect.fresh || last !== null) return null
      const type = this.#made(within, { content, key, id })
      if (type === null) return null
      effect.text = true
      this.#setFigures(within.record, { length: 0, nodes: 0, plain: true })
      return { type, counted: null }
    }
    if (content.kind !== 'value' && content.kind !== 'deleted') return null
    if (last !== null && lastStands) this.#markDeleted(rangeOf({ id: last, length: 1 }), null)
    setField(effect, key, content.kind === 'value' ? content.value : undefined)
    return tookNothing
  }

  /** @returns null when it is not plain. */
  #takeInText({ id, length, content }: QuickStruct, within: Place): Took | null {
    if (within.kind === 'records' || within.kind === 'record') return null
    const counted = this.#figures(within)
    this.#effects.on(within.record).text = true
    if (content.kind === 'deleted') return tookNothing
    if (within.kind === 'text') {
      if (content.kind === 'string') {
        counted.length += length
        return { type: null, counted }
      }
      return content.kind === 'format' && isPlainMark(content.name, content.value) ? tookNothing : null
    }
    if (content.kind !== 'element' && content.kind !== 'text') return null
    if (content.kind === 'element' && (!isPlainElement(content.name) || within.elements >= maxElementDepth)) return null
    const type = this.#made(within, { content, key: null, id })
    if (type === null) return null
    counted.nodes += 1
    return { type, counted }
  }

  #takeDelete(range: DeleteRange): boolean {
    for (const { within, key, kind, range: part } of this.#structs.pieces(range)) {
      if (!this.#structs.stands(within)) return false
      const effect = this.#effects.on(within.record)
      let counted: TextFigures | null = null
      if (within.kind === 'record' && kind === 'value' && key !== null) setField(effect, key, undefined)
      else if (within.kind === 'text' && (kind === 'string' || kind === 'format')) {
        effect.text = true
        if (kind === 'string') {
          counted = this.#figures(within)
          counted.length -= part.end - part.start
        }
      } else return false
      this.#markDeleted(part, counted)
    }
    return true
  }

  #markDeleted(range: DeleteRange, counted: TextFigures | null): void {
    this.#structs.markDeleted(range)
    this.#steps.push({ step: 'deleted', range, counted })
  }

  #made(within: Place, o: { content: QuickContent; key: string | null; id: StructId }): Place | null {
    const { kind } = o.content
    if (kind !== 'map' && kind !== 'fragment' && kind !== 'element' && kind !== 'text') return null
    return placeWithin({ within, type: kind, key: o.key, id: o.id, base: null, roomKind: this.#kind })
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
    this.#steps.push({ step: 'figures', record, before })
  }
}

const tookNothing: Took = { type: null, counted: null }
