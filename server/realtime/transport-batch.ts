// Transport batch: frames that go out together, made ready for the wire once, however many connections they go to. Batches made of one list
// share its bytes: who wrote some of a hundred frames gets the pieces between them of what everybody else gets. A large frame is not copied
// at all: a document goes to everybody who comes in as the bytes it stands in. Called by transport-door and socket-connection.

import { syncFrameLength, updateFrame, writeUpdateFrame } from './frames.ts'
import { chosenOf, framesOf, type Sent } from './session.ts'

/** What one delivery sends. */
export interface Batch {
  readonly frames: readonly Uint8Array[]
  /** All of them are updates. */
  readonly areUpdates?: boolean
  /** All of them as unmasked, final, binary WebSocket frames (RFC 6455, 5.2); a piece may end anywhere. */
  readonly webSocket: readonly Buffer[]
  /** Each in base64; made when first asked for. */
  base64(): readonly string[]
}

/** @returns one batch for each that is sent, in order. */
export function batchesOf(sent: readonly Sent[]): readonly Batch[] {
  const shelf = new Shelf()
  for (const each of sent) shelf.place(each)
  shelf.fill()
  return sent.map((each) => new SentBatch(each, shelf))
}

class SentBatch implements Batch {
  readonly webSocket: readonly Buffer[]
  readonly #sent: Sent
  readonly #shelf: Shelf

  constructor(sent: Sent, shelf: Shelf) {
    this.#sent = sent
    this.#shelf = shelf
    this.webSocket = shelf.pieces(sent)
  }

  get frames(): readonly Uint8Array[] {
    return framesOf(this.#sent)
  }

  get areUpdates(): boolean {
    return this.#sent.areUpdates ?? false
  }

  base64(): readonly string[] {
    return chosenOf(this.#sent).map((each) => this.#shelf.text(each, this.areUpdates))
  }
}

/** From so many bytes on a frame stands beside the shelf, and only its header on it. */
const largeBytes = 32_768

/** A list of frames on the shelf, and where it begins among all frames. */
interface Placed {
  readonly first: number
  readonly areUpdates: boolean
}

/** The bytes of each list once, one after the other. */
class Shelf {
  readonly #ends: number[] = []
  /** Large frames by their place among all, where there are any. */
  #large: Map<number, Uint8Array> | null = null
  readonly #lists = new Map<readonly Uint8Array[], Placed>()
  #bytes = nothing
  /** Frames in base64, where somebody asked: of updates, and of what is a frame as it stands. */
  #ofUpdates: Map<Uint8Array, string> | null = null
  #ofFrames: Map<Uint8Array, string> | null = null

  place({ frames, areUpdates = false }: Sent): void {
    if (this.#lists.has(frames)) return
    this.#lists.set(frames, { first: this.#ends.length, areUpdates })
    let end = this.#endOf(this.#ends.length - 1)
    for (const each of frames) {
      const length = areUpdates ? syncFrameLength(each) : each.length
      const isLarge = length >= largeBytes
      if (isLarge) {
        this.#large ??= new Map()
        this.#large.set(this.#ends.length, areUpdates ? updateFrame(each) : each)
      }
      end += headerBytes(length) + (isLarge ? 0 : length)
      this.#ends.push(end)
    }
  }

  fill(): void {
    const bytes = Buffer.allocUnsafe(this.#endOf(this.#ends.length - 1))
    this.#bytes = bytes
    let at = 0
    for (const [frames, { areUpdates }] of this.#lists) {
      for (const each of frames) {
        const length = areUpdates ? syncFrameLength(each) : each.length
        at = writeHeader(bytes, at, length)
        if (length >= largeBytes) continue
        if (areUpdates) at = writeUpdateFrame(bytes, at, each)
        else {
          bytes.set(each, at)
          at += length
        }
      }
    }
  }

  /** @returns what stands between the frames that are left out. */
  pieces({ frames, without = [] }: Sent): readonly Buffer[] {
    const { first = 0 } = this.#lists.get(frames) ?? {}
    const pieces: Buffer[] = []
    let from = this.#endOf(first - 1)
    const cut = (to: number): void => {
      if (to > from) pieces.push(this.#bytes.subarray(from, to))
    }
    let next = first
    const go = (to: number): void => {
      if (this.#large !== null) for (; next < to; next += 1) beside(next)
      cut(this.#endOf(to - 1))
    }
    const beside = (at: number): void => {
      const large = this.#large?.get(at)
      if (large === undefined) return
      cut(this.#endOf(at))
      from = this.#endOf(at)
      pieces.push(Buffer.from(large.buffer, large.byteOffset, large.length))
    }
    for (const index of without) {
      go(first + index)
      next = first + index + 1
      from = this.#endOf(first + index)
    }
    go(first + frames.length)
    return pieces
  }

  text(each: Uint8Array, isUpdate: boolean): string {
    this.#ofUpdates ??= new Map()
    this.#ofFrames ??= new Map()
    const texts = isUpdate ? this.#ofUpdates : this.#ofFrames
    const known = texts.get(each)
    if (known !== undefined) return known
    const frame = isUpdate ? updateFrame(each) : each
    const text = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64')
    texts.set(each, text)
    return text
  }

  #endOf(at: number): number {
    return this.#ends[at] ?? 0
  }
}

const nothing = Buffer.alloc(0)

function headerBytes(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10
}

/** @returns where the payload begins. */
function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = 0x82
  if (length < 126) {
    bytes[at + 1] = length
    return at + 2
  }
  if (length < 65_536) {
    bytes[at + 1] = 126
    return bytes.writeUInt16BE(length, at + 2)
  }
  bytes[at + 1] = 127
  return bytes.writeBigUInt64BE(BigInt(length), at + 2)
}
