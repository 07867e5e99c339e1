// Laid together: rows of a log made into one update that does what they do one after the other, for a document takes one update in less than
// half the time of many, and a log one row. No struct is decoded or written anew: those of each client are laid end to end as they came. What
// comes out is an update as Yjs writes one, clients from the highest id down, ranges of deletes in order and apart: else what reads it may
// write something else when it has to keep a part of it for later. Called by judged-copies, judged-rows and laid-rows.

import * as decoding from 'lib0/decoding'

/** What update-reader found of an ordinary update: whose structs it carries, and where its parts begin. */
export interface Layout {
  readonly structs: number
  readonly clientId: number
  readonly start: number
  /** The clock after its last struct; `start` where there is none. */
  readonly end: number
  /** Places in its bytes. */
  readonly structsAt: number
  readonly deletesAt: number
}

/** A row; without a layout it is left as it is. */
export interface Laid {
  readonly bytes: Uint8Array
  readonly layout: Layout | null
}

/** @returns updates that do, in this order, what the rows do in theirs. */
export function laidTogether(rows: readonly Laid[]): readonly Uint8Array[] {
  return layTogether(rows).map(({ bytes }) => bytes)
}

/** @returns the same, so that they may be laid beside others again: what holds structs of one client has a layout. */
export function layTogether(rows: readonly Laid[]): readonly Laid[] {
  const updates: Laid[] = []
  let pile = new Pile()
  const finish = (): void => {
    if (pile.rows === 0) return
    updates.push(pile.update())
    pile = new Pile()
  }
  for (const row of rows) {
    if (row.layout !== null && pile.take(row, row.layout)) continue
    finish()
    if (row.layout === null || !pile.take(row, row.layout)) updates.push(row)
  }
  finish()
  return updates
}

/** The structs of one client. */
interface Block {
  readonly clientId: number
  readonly start: number
  end: number
  structs: number
  /** Where they stand: in each of these bytes, */
  readonly sources: Uint8Array[]
  /** from one place up to another. */
  readonly places: number[]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** A number takes at most so many bytes. */
const numberBytes = 8
const shortBytes = 96
const nothing = new Uint8Array()

class Pile {
  rows = 0
  #only: Laid | null = null
  #pieceBytes = 0
  readonly #blocks = new Map<number, Block>()
  /** Whoever came last: as a rule it is the next one's, too. */
  #block: Block | undefined
  readonly #deletes = new Map<number, Range[]>()

  /** @returns false for one that does not follow on what is here; nothing has changed then */
  take(row: Laid, layout: Layout): boolean {
    const { structs, clientId, start, end, structsAt, deletesAt } = layout
    if (structs > 0) {
      const block = this.#blockOf(clientId)
      if (block !== undefined && block.end !== start) return false
      if (block === undefined) {
        this.#block = { clientId, start, end, structs, sources: [row.bytes], places: [structsAt, deletesAt] }
        this.#blocks.set(clientId, this.#block)
      } else {
        block.end = end
        block.structs += structs
        block.sources.push(row.bytes)
        block.places.push(structsAt, deletesAt)
      }
      this.#pieceBytes += deletesAt - structsAt
    }
    if (row.bytes[deletesAt] !== 0) this.#takeDeletes(row.bytes, deletesAt)
    this.rows += 1
    this.#only = this.rows === 1 ? row : null
    return true
  }

  update(): Laid {
    if (this.#only !== null) return this.#only
    const deletes = fromHighest(this.#deletes).map(([clientId, ranges]) => [clientId, apart(ranges)] as const)
    const numbers = deletes.reduce((sum, [, ranges]) => sum + 2 + 2 * ranges.length, 2 + 3 * this.#blocks.size)
    const writer = new Writer(this.#pieceBytes + numbers * numberBytes)
    writer.number(this.#blocks.size)
    let structsAt = writer.at
    for (const [clientId, block] of fromHighest(this.#blocks)) {
      writer.number(block.structs)
      writer.number(clientId)
      writer.number(block.start)
      structsAt = writer.at
      writer.pieces(block)
    }
    const deletesAt = writer.at
    writer.number(deletes.length)
    for (const [clientId, ranges] of deletes) {
      writer.number(clientId)
      writer.number(ranges.length)
      for (const { start, end } of ranges) {
        writer.number(start)
        writer.number(end - start)
      }
    }
    return { bytes: writer.written(), layout: this.#layout(structsAt, deletesAt) }
  }

  #layout(structsAt: number, deletesAt: number): Layout | null {
    if (this.#blocks.size > 1) return null
    const { structs = 0, clientId = 0, start = 0, end = 0 } = this.#block ?? {}
    return { structs, clientId, start, end, structsAt, deletesAt }
  }

  #blockOf(clientId: number): Block | undefined {
    if (this.#block?.clientId !== clientId) this.#block = this.#blocks.get(clientId)
    return this.#block
  }

  #takeDeletes(bytes: Uint8Array, at: number): void {
    const decoder = decoding.createDecoder(bytes)
    decoder.pos = at
    const clients = decoding.readVarUint(decoder)
    for (let nth = 0; nth < clients; nth += 1) {
      const clientId = decoding.readVarUint(decoder)
      let ranges = this.#deletes.get(clientId)
      if (ranges === undefined) {
        ranges = []
        this.#deletes.set(clientId, ranges)
      }
      for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
        const start = decoding.readVarUint(decoder)
        ranges.push({ start, end: start + decoding.readVarUint(decoder) })
      }
    }
  }
}

function fromHighest<Value>(byClient: ReadonlyMap<number, Value>): (readonly [clientId: number, value: Value])[] {
  return byClient.size < 2 ? [...byClient] : [...byClient].sort(([a], [b]) => b - a)
}

/** @returns the same clocks, in order, and no range touching another. */
function apart(ranges: Range[]): readonly Range[] {
  const joined: Range[] = []
  let last: Range | undefined
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    if (last !== undefined && range.start <= last.end) {
      if (range.end <= last.end) continue
      last = { start: last.start, end: range.end }
      joined[joined.length - 1] = last
    } else {
      last = range
      joined.push(range)
    }
  }
  return joined
}

class Writer {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(atMostBytes: number) {
    this.#bytes = new Uint8Array(atMostBytes)
  }

  get at(): number {
    return this.#at
  }

  number(value: number): void {
    let left = value
    while (left > 0x7f) {
      this.#bytes[this.#at] = 0x80 | (left & 0x7f)
      this.#at += 1
      left = Math.floor(left / 128)
    }
    this.#bytes[this.#at] = left
    this.#at += 1
  }

  pieces({ sources, places }: Pick<Block, 'sources' | 'places'>): void {
    for (let nth = 0; nth < sources.length; nth += 1) {
      this.#piece(sources[nth] ?? nothing, places[2 * nth] ?? 0, places[2 * nth + 1] ?? 0)
    }
  }

  #piece(source: Uint8Array, from: number, to: number): void {
    const into = this.#bytes
    let at = this.#at
    // Of a short piece a view costs more than all the bytes in it.
    if (to - from > shortBytes) into.set(source.subarray(from, to), at)
    else for (let next = from; next < to; next += 1, at += 1) into[at] = source[next] ?? 0
    this.#at += to - from
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at)
  }
}
