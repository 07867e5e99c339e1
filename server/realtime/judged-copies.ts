// Judged copies: the documents behind a judged document, and the rows they have not been told of yet. One copy holds nothing but what is
// committed; another, made when it is needed, may hold what is only admitted. Both are brought up lazily, many rows in one transaction,
// and an overlay says of the rest what admission must know. Promises that the committed copy never holds what is not settled.
// Called by judged-room-document alone.

import * as Y from 'yjs'
import { emptyDocument } from '../../shared/document/empty-document.ts'
import type { Room } from '../../shared/ids.ts'
import { applyAll } from './committed.ts'
import { type JudgedRow, settledRows } from './judged-rows.ts'
import { layFrom } from './laid-rows.ts'
import { type Laid, laidTogether } from './laid-together.ts'
import { QuickOverlay } from './quick-overlay.ts'
import type { TextFigures } from './quick-text.ts'

/** A document, and how many rows it holds, and how many updates were settled when it was brought up last. */
interface Copy {
  readonly doc: Y.Doc
  at: number
  updates: number
}

/** What a test may narrow. */
export interface CopyBounds {
  /** So many updates wait at most for the committed copy; */
  readonly updatesBehind: number
  /** from so many on those that are settled at once become one row; */
  readonly layFrom: number
  /** so often the overlay goes on where its base has moved: then it is laid anew, and what it kept of what the base holds is let go. */
  readonly moves: number
}
export const copyBounds: CopyBounds = { updatesBehind: 1_000, layFrom, moves: 64 }

/** So many bytes wait at most for the committed copy. */
const maxBytesBehind = 2_097_152
/** So many rows are kept for those who come in, beside those a copy lacks, and so many bytes of them. */
const maxRowsToJoin = 200
const maxBytesToJoin = 262_144
/** A copy further behind than this is made anew when it is needed. */
const maxSpareUpdatesBehind = 4_000

export class JudgedCopies {
  readonly #kind: Room['kind']
  readonly #bounds: CopyBounds
  /** Rows from `#first` on; those before are in every copy. */
  #rows: JudgedRow[] = []
  #first = 0
  #settled = 0
  /** Updates that were settled. */
  #updates = 0
  #bytesBehind = 0
  #committed: Copy
  #candidate: Copy | null = null
  /** The overlay stands on this copy, which must not move without it. */
  #base: Copy
  #overlay: QuickOverlay
  /** How often the base has moved since the overlay was laid. */
  #moves = 0

  /** @param doc the committed document; it is these copies' from now on */
  constructor(doc: Y.Doc, kind: Room['kind'], bounds: CopyBounds) {
    this.#kind = kind
    this.#bounds = bounds
    this.#committed = { doc, at: 0, updates: 0 }
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
    this.#isAt(copy, this.accepted)
    this.#standOn(copy)
    return true
  }

  /** Takes rows committed elsewhere by writing them in the committed document. */
  takeIn(rows: readonly JudgedRow[], run: (doc: Y.Doc) => void): void {
    this.#raise(this.#committed, this.#settled)
    run(this.#committed.doc)
    this.#rows.push(...rows)
    this.#settled += rows.length
    this.#updates += rows.length
    this.#isAt(this.#committed, this.#settled)
    this.#bytesBehind = 0
    this.#standOn(this.#committed)
    this.#trim()
  }

  /** The next updates are committed. @param laid what does the same, where that is at hand @returns them, as they were admitted */
  settle(count: number, laid?: readonly Laid[]): readonly JudgedRow[] {
    const from = this.#settled - this.#first
    const rows = this.#rows.slice(from, from + count)
    if (rows.length !== count) throw new Error('more is settled than was admitted')
    // A copy that holds a part of them says by their number which.
    const asOne = count >= this.#bounds.layFrom && !this.#endsWithin(count)
    const kept = settledRows(asOne ? (laid ?? rows) : rows, asOne)
    if (kept.length === count) for (const [at, row] of kept.entries()) this.#rows[from + at] = row
    else {
      this.#rows.splice(from, count, ...kept)
      for (const copy of [this.#committed, this.#candidate]) {
        if (copy !== null && copy.at > this.#settled) copy.at -= count - kept.length
      }
    }
    for (const { bytes } of kept) this.#bytesBehind += bytes.length
    this.#settled += kept.length
    this.#updates += count
    if (this.#candidate !== null && this.#candidate === this.#base && this.#candidate.at <= this.#settled) {
      // Nothing in it is uncommitted any more: the two change places.
      this.#candidate = this.#committed
      this.#committed = this.#base
    }
    if (this.#updates - this.#committed.updates > this.#bounds.updatesBehind || this.#bytesBehind > maxBytesBehind) {
      this.committed()
    }
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

  /** @returns the committed rows from a count on, or null when they are not at hand any more, or too much to hand to somebody. */
  since(at: number): readonly Uint8Array[] | null {
    if (at < this.#first || this.#settled - at > maxRowsToJoin) return null
    const rows = this.#rows.slice(at - this.#first, this.#settled - this.#first).map((row) => row.bytes)
    let bytes = 0
    for (const row of rows) bytes += row.length
    return bytes > maxBytesToJoin ? null : rows
  }

  /** @returns a document of the committed, brought up if need be, and the rows it lacks: as many as one hands to somebody */
  committedNearly(): { readonly doc: Y.Doc; readonly lacks: readonly Uint8Array[] } {
    const lacks = this.since(this.#committed.at)
    return lacks === null ? { doc: this.committed(), lacks: [] } : { doc: this.#committed.doc, lacks }
  }

  close(): void {
    this.#dropCandidate()
    this.#committed.doc.destroy()
    this.#rows = []
  }

  /** @returns whether a copy holds some of the next rows and not all */
  #endsWithin(count: number): boolean {
    const from = this.#settled
    return [this.#committed, this.#candidate].some((copy) => copy !== null && copy.at > from && copy.at < from + count)
  }

  #isAt(copy: Copy, at: number): void {
    copy.at = at
    copy.updates = this.#updates + Math.max(0, at - this.#settled)
  }

  #raisedCandidate(): Copy {
    if (this.#candidate === null) {
      const doc = emptyDocument(this.#kind)
      applyAll(doc, [Y.encodeStateAsUpdate(this.#committed.doc)])
      this.#candidate = { doc, at: this.#committed.at, updates: this.#committed.updates }
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
    this.#isAt(copy, to)
  }

  #standOnCommitted(): void {
    if (this.#movedOn()) return
    const texts = this.#textsSettled()
    this.#raise(this.#committed, this.#settled)
    this.#bytesBehind = 0
    // What the overlay cannot say of the rest a document can.
    if (!this.#standOn(this.#committed, texts)) this.#standOn(this.#raisedCandidate())
  }

  /** Under load something always waits: the overlay goes on as it is, and only lets go of what its base holds now. @returns whether it could */
  #movedOn(): boolean {
    const next = this.#rows[this.#settled - this.#first]
    const moves = this.#base === this.#committed && this.#overlay.mayMoveOn && this.#moves < this.#bounds.moves
    if (!moves || !next?.update) return false
    this.#moves += 1
    this.#raise(this.#committed, this.#settled)
    this.#bytesBehind = 0
    this.#overlay.moveOn(next.mark)
    return true
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
    this.#moves = 0
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
    if (spare !== null && spare !== this.#base && this.#updates - spare.updates > maxSpareUpdatesBehind) {
      this.#dropCandidate()
    }
    const needed = Math.min(this.#committed.at, this.#candidate?.at ?? this.#settled)
    const gone = Math.min(needed, this.#keptFrom()) - this.#first
    if (gone <= 0) return
    this.#rows.splice(0, gone)
    this.#first += gone
  }

  /** Where the rows begin that are kept for those who come in. */
  #keptFrom(): number {
    let from = this.#settled
    let bytes = 0
    while (from > this.#first && this.#settled - from < maxRowsToJoin) {
      bytes += this.#rows[from - 1 - this.#first]?.bytes.length ?? 0
      if (bytes > maxBytesToJoin) break
      from -= 1
    }
    return from
  }
}
