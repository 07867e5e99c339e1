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
  const updates: Uint8Array[] = []
  let pile = new Pile()
  const finish = (): void => {
    if (pile.rows === 0) return
    updates.push(pile.update())
    pile = new Pile()
  }
  for (const { bytes, layout } of rows) {
    if (layout !== null && pile.take(bytes, layout)) continue
    finish()
    if (layout === null || !pile.take(bytes, layout)) updates.push(bytes)
  }
  finish()
  return updates
}

interface Block {
  readonly start: number
  end: number
  structs: number
  readonly pieces: Uint8Array[]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** A number takes at most so many bytes. */
const numberBytes = 8

class Pile {
  rows = 0
  #only: Uint8Array | null = null
  #pieceBytes = 0
  readonly #blocks = new Map<number, Block>()
  readonly #deletes = new Map<number, Range[]>()

  /** @returns false for one that does not follow on what is here; nothing has changed then */
  take(bytes: Uint8Array, { structs, clientId, start, end, structsAt, deletesAt }: Layout): boolean {
    if (structs > 0) {
      const block = this.#blocks.get(clientId)
      if (block !== undefined && block.end !== start) return false
      const piece = bytes.subarray(structsAt, deletesAt)
      if (block === undefined) this.#blocks.set(clientId, { start, end, structs, pieces: [piece] })
      else {
        block.end = end
        block.structs += structs
        block.pieces.push(piece)
      }
      this.#pieceBytes += piece.length
    }
    this.#takeDeletes(bytes, deletesAt)
    this.rows += 1
    this.#only = this.rows === 1 ? bytes : null
    return true
  }

  update(): Uint8Array {
    if (this.#only !== null) return this.#only
    const deletes = fromHighest(this.#deletes).map(([clientId, ranges]) => [clientId, apart(ranges)] as const)
    const numbers = deletes.reduce((sum, [, ranges]) => sum + 2 + 2 * ranges.length, 2 + 3 * this.#blocks.size)
    const writer = new Writer(this.#pieceBytes + numbers * numberBytes)
    writer.number(this.#blocks.size)
    for (const [clientId, { start, structs, pieces }] of fromHighest(this.#blocks)) {
      writer.number(structs)
      writer.number(clientId)
      writer.number(start)
      writer.pieces(pieces)
    }
    writer.number(deletes.length)
    for (const [clientId, ranges] of deletes) {
      writer.number(clientId)
      writer.number(ranges.length)
      for (const { start, end } of ranges) {
        writer.number(start)
        writer.number(end - start)
      }
    }
    return writer.written()
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

  pieces(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.#bytes.set(piece, this.#at)
      this.#at += piece.length
    }
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at)
  }
}
