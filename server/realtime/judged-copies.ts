// Judged copies: the documents behind a judged document, and the rows they have not been told of yet. One copy holds nothing but what is
// committed; another, made when it is needed, may hold what is only admitted. Both are brought up lazily, many rows in one transaction,
// and an overlay says of the rest what admission must know. Promises that the committed copy never holds what is not settled.
// Called by judged-room-document alone.

import * as Y from 'yjs'
import type { Room } from '../../shared/ids.ts'
import type { BoardRecord } from './admission.ts'
import { applyAll, emptyDocument } from './committed.ts'
import { type Layout, laidTogether } from './laid-together.ts'
import { QuickOverlay } from './quick-overlay.ts'
import type { TextFigures } from './quick-text.ts'
import type { QuickUpdate } from './update-reader.ts'

/** One update that was admitted or committed. */
export interface JudgedRow {
  readonly bytes: Uint8Array
  /** How far its structs reach, by client id. */
  readonly ends: readonly (readonly [clientId: number, end: number])[]
  /** As the overlay took it; null when it was tried on a document, and when it is settled. */
  readonly update: QuickUpdate | null
  /** How its bytes are laid out; null when that is not known. */
  readonly layout: Layout | null
  /** What its records were before. */
  readonly before: readonly (readonly [id: string, record: BoardRecord | undefined])[]
  /** Where it began in the overlay; of no account where `update` is null. */
  readonly mark: number
}

/** A document, and how many rows it holds. */
interface Copy {
  readonly doc: Y.Doc
  at: number
}

/** So many rows wait at most for the committed copy, and so many bytes. */
const maxRowsBehind = 1_000
const maxBytesBehind = 2_097_152
/** So many rows are kept for those who come in, beside those a copy lacks. */
export const maxRowsToJoin = 200
/** A copy further behind than this is made anew when it is needed. */
const maxSpareRowsBehind = 4_000

export class JudgedCopies {
  readonly #kind: Room['kind']
  /** Rows from `#first` on; those before are in every copy. */
  #rows: JudgedRow[] = []
  #first = 0
  #settled = 0
  #bytesBehind = 0
  #committed: Copy
  #candidate: Copy | null = null
  /** The overlay stands on this copy, which must not move without it. */
  #base: Copy
  #overlay: QuickOverlay

  /** @param doc the committed document; it is these copies' from now on */
  constructor(doc: Y.Doc, kind: Room['kind']) {
    this.#kind = kind
    this.#committed = { doc, at: 0 }
    this.#base = this.#committed
    this.#overlay = new QuickOverlay(doc, kind)
  }

  /** Everything committed and admitted, as far as it must be known. */
  get overlay(): QuickOverlay {
    return this.#overlay
  }

  get settled(): number {
    return this.#settled
  }

  get accepted(): number {
    return this.#first + this.#rows.length
  }

  /** Takes a row that the overlay holds already. */
  push(row: JudgedRow): void {
    this.#rows.push(row)
  }

  /**
   * Tries something on a document that holds all that was admitted.
   * @param run writes in the document; @returns the row it came to, or null when it was refused: then the document is given up
   */
  attempt(run: (doc: Y.Doc) => JudgedRow | null): boolean {
    const copy = this.#raisedCandidate()
    const row = run(copy.doc)
    if (row === null) {
      const lost = this.#base === copy
      this.#dropCandidate()
      if (lost) this.#standOnCommitted()
      return false
    }
    this.#rows.push(row)
    copy.at = this.accepted
    this.#standOn(copy)
    return true
  }

  /** Takes rows committed elsewhere by writing them in the committed document. */
  takeIn(rows: readonly JudgedRow[], run: (doc: Y.Doc) => void): void {
    this.#raise(this.#committed, this.#settled)
    run(this.#committed.doc)
    this.#rows.push(...rows)
    this.#settled += rows.length
    this.#committed.at = this.#settled
    this.#bytesBehind = 0
    this.#standOn(this.#committed)
    this.#trim()
  }

  /** The next rows are committed. @returns them */
  settle(count: number): readonly JudgedRow[] {
    const from = this.#settled - this.#first
    const rows = this.#rows.slice(from, from + count)
    if (rows.length !== count) throw new Error('more is settled than was admitted')
    const kept = keptBytes(rows)
    for (const [at, { layout }] of rows.entries()) {
      const bytes = kept[at] ?? nothingWritten
      this.#rows[from + at] = { bytes, layout, ends: nothing, update: null, before: nothing, mark: 0 }
      this.#bytesBehind += bytes.length
    }
    this.#settled += count
    if (this.#candidate !== null && this.#candidate === this.#base && this.#candidate.at <= this.#settled) {
      // Nothing in it is uncommitted any more: the two change places.
      this.#candidate = this.#committed
      this.#committed = this.#base
    }
    if (this.#settled - this.#committed.at > maxRowsBehind || this.#bytesBehind > maxBytesBehind) this.committed()
    return rows
  }

  /** Nothing is admitted any more. @returns the rows that were, last first */
  forget(): readonly JudgedRow[] {
    const rows = this.#rows.splice(this.#settled - this.#first).reverse()
    let seq = this.#settled + rows.length
    for (const row of rows) {
      seq -= 1
      if (seq >= this.#base.at) this.#overlay.undo(row.mark)
    }
    if (this.#candidate !== null && this.#candidate.at > this.#settled) {
      const lost = this.#base === this.#candidate
      this.#dropCandidate()
      if (lost) this.#standOnCommitted()
    }
    return rows
  }

  /** @returns the committed document as it is now. */
  committed(): Y.Doc {
    const copy = this.#committed
    if (copy.at < this.#settled) {
      if (copy === this.#base) this.#standOnCommitted()
      else this.#raise(copy, this.#settled)
      this.#bytesBehind = 0
      this.#trim()
    }
    return copy.doc
  }

  /** @returns the committed document as it was, and how many rows it holds. */
  committedAsItIs(): { readonly doc: Y.Doc; readonly at: number } {
    return this.#committed
  }

  /** @returns the committed rows from a count on, or null when they are not at hand any more. */
  since(at: number): readonly Uint8Array[] | null {
    if (at < this.#first) return null
    return this.#rows.slice(at - this.#first, this.#settled - this.#first).map((row) => row.bytes)
  }

  close(): void {
    this.#dropCandidate()
    this.#committed.doc.destroy()
    this.#rows = []
  }

  #raisedCandidate(): Copy {
    if (this.#candidate === null) {
      const doc = emptyDocument(this.#kind)
      applyAll(doc, [Y.encodeStateAsUpdate(this.#committed.doc)])
      this.#candidate = { doc, at: this.#committed.at }
    }
    const copy = this.#candidate
    const moves = copy.at < this.accepted
    this.#raise(copy, this.accepted)
    if (moves && copy === this.#base) this.#standOn(copy)
    return copy
  }

  #raise(copy: Copy, to: number): void {
    if (copy.at >= to) return
    applyAll(copy.doc, laidTogether(this.#rows.slice(copy.at - this.#first, to - this.#first)))
    copy.at = to
  }

  #standOnCommitted(): void {
    const texts = this.#textsSettled()
    this.#raise(this.#committed, this.#settled)
    this.#bytesBehind = 0
    // What the overlay cannot say of the rest a document can.
    if (!this.#standOn(this.#committed, texts)) this.#standOn(this.#raisedCandidate())
  }

  /** Takes out of the overlay what is not settled. @returns what it knows of texts then; nothing where its base holds more */
  #textsSettled(): Map<string, TextFigures> {
    const next = this.#rows[this.#settled - this.#first]
    if (this.#base.at > this.#settled || next?.update === null) return new Map()
    if (next !== undefined) this.#overlay.undo(next.mark)
    return this.#overlay.handOver()
  }

  /** Lays a fresh overlay on a copy. @returns false when something the copy lacks is not plain */
  #standOn(copy: Copy, texts = new Map<string, TextFigures>()): boolean {
    this.#base = copy
    this.#overlay = new QuickOverlay(copy.doc, this.#kind, texts)
    for (let at = copy.at - this.#first; at < this.#rows.length; at += 1) {
      const row = this.#rows[at]
      const entered = row?.update ? this.#overlay.enter(row.update) : null
      if (row === undefined || entered === null) return false
      this.#rows[at] = { ...row, mark: entered.mark }
    }
    return true
  }

  #dropCandidate(): void {
    this.#candidate?.doc.destroy()
    this.#candidate = null
  }

  /** Lets go of rows that every copy holds. */
  #trim(): void {
    const spare = this.#candidate
    if (spare !== null && spare !== this.#base && this.#settled - spare.at > maxSpareRowsBehind) this.#dropCandidate()
    const needed = Math.min(this.#committed.at, this.#candidate?.at ?? this.#settled)
    const gone = Math.min(needed, this.#settled - maxRowsToJoin) - this.#first
    if (gone < maxRowsToJoin) return
    this.#rows.splice(0, gone)
    this.#first += gone
  }
}

const nothing: readonly never[] = []
const nothingWritten = new Uint8Array()

/** A row outlives the message it came in, and must not keep the whole of it: what is settled together stands in one piece of memory. */
function keptBytes(rows: readonly JudgedRow[]): readonly Uint8Array[] {
  let length = 0
  for (const { bytes } of rows) length += bytes.length
  const together = new Uint8Array(length)
  let at = 0
  return rows.map(({ bytes }) => {
    together.set(bytes, at)
    at += bytes.length
    return together.subarray(at - bytes.length, at)
  })
}
