// Transport batch: frames that go out together, made ready for the wire once, however many connections they go to. Batches made together
// share the bytes of the frames they share: who wrote one of a hundred gets two pieces of what everybody else gets. Called by
// transport-door and socket-connection.

/** What one delivery sends. The same frame object in several batches is the same message. */
export interface Batch {
  readonly frames: readonly Uint8Array[]
  /** All of them as unmasked, final, binary WebSocket frames (RFC 6455, 5.2), in one piece. */
  readonly webSocket: Buffer
  /** Each in base64; made when first asked for. */
  base64(): readonly string[]
}

/** @returns one batch for each list of frames, in order. */
export function batchesOf(lists: readonly (readonly Uint8Array[])[]): readonly Batch[] {
  const shelf = new Shelf()
  const runs = lists.map((frames) => shelf.place(frames))
  const bytes = shelf.bytes()
  const texts = new Map<Uint8Array, string>()
  return lists.map((frames, index) => ({
    frames,
    webSocket: pieces(bytes, runs[index] ?? []),
    base64: () => frames.map((frame) => textOf(frame, texts)),
  }))
}

/** Where in the shared bytes some frames stand that follow on each other there: from, to. */
type Run = [from: number, to: number]

/** Each frame once, one after the other. */
class Shelf {
  readonly #frames: Uint8Array[] = []
  readonly #ends: number[] = []
  readonly #placed = new Map<Uint8Array, number>()

  /** @returns the runs that together are these frames. */
  place(frames: readonly Uint8Array[]): readonly Run[] {
    const runs: Run[] = []
    let run: Run | null = null
    let next = -1
    for (const frame of frames) {
      // Lists share long stretches, so the frame after the last one is nearly always the right one.
      const at = this.#frames[next] === frame ? next : (this.#placed.get(frame) ?? this.#add(frame))
      if (run !== null && at === next) run[1] = this.#endOf(at)
      else {
        run = [this.#endOf(at - 1), this.#endOf(at)]
        runs.push(run)
      }
      next = at + 1
    }
    return runs
  }

  bytes(): Buffer {
    const bytes = Buffer.allocUnsafe(this.#endOf(this.#frames.length - 1))
    for (const [index, frame] of this.#frames.entries()) {
      bytes.set(frame, writeHeader(bytes, this.#endOf(index - 1), frame.length))
    }
    return bytes
  }

  #add(frame: Uint8Array): number {
    const at = this.#frames.length
    this.#frames.push(frame)
    this.#placed.set(frame, at)
    this.#ends.push(this.#endOf(at - 1) + headerBytes(frame.length) + frame.length)
    return at
  }

  #endOf(at: number): number {
    return this.#ends[at] ?? 0
  }
}

function pieces(bytes: Buffer, runs: readonly Run[]): Buffer {
  const [only, ...more] = runs
  if (only === undefined) return Buffer.alloc(0)
  if (more.length === 0) return bytes.subarray(...only)
  const together = Buffer.allocUnsafe(runs.reduce((sum, [from, to]) => sum + to - from, 0))
  let at = 0
  for (const [from, to] of runs) at += bytes.copy(together, at, from, to)
  return together
}

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

function textOf(frame: Uint8Array, texts: Map<Uint8Array, string>): string {
  const known = texts.get(frame)
  if (known !== undefined) return known
  const text = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64')
  texts.set(frame, text)
  return text
}
