// Socket writer: writes each socket once per tick, which carries ten times the edits, and hands a slow one no more than a slice at a time, so
// that one can see whether it takes anything at all. A slice may end within a frame: while something is queued, nothing else may write to
// the socket. Called by socket-transport.

import type { Writable } from 'node:stream'

const sliceBytes = 65_536
/** Pieces are copied together here: what a socket takes at once needs the bytes no longer than the write. */
let scratch = Buffer.allocUnsafeSlow(sliceBytes)

export interface SocketWriter {
  readonly queuedBytes: number
  /** Slices that a slow socket has taken. */
  readonly progress: number
  /** Queues bytes; they are whole frames when the tick is over. */
  write(piece: Buffer): void
  /** Hands all that is queued to the socket, since this is the end. */
  finish(): void
}

interface WriterOptions {
  readonly socket: Writable
  /** Told when the socket has taken everything, be it at once. */
  readonly heard: { drained(): void }
}

export function socketWriter(o: WriterOptions): SocketWriter {
  return new QueuedWriter(o)
}

/** Those with something to write when the tick is over. */
let dirty: QueuedWriter[] = []

class QueuedWriter implements SocketWriter {
  readonly #socket: Writable
  readonly #heard: WriterOptions['heard']
  #queue: Buffer[] | null = null
  /** How many pieces of the queue are gone. */
  #taken = 0
  #queuedBytes = 0
  #progress = 0
  /** Bytes the socket has not taken yet. */
  #underwayBytes = 0
  /** Stands in `dirty`, and is to be flushed from there. */
  #isDirty = false

  constructor({ socket, heard }: WriterOptions) {
    this.#socket = socket
    this.#heard = heard
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  get progress(): number {
    return this.#progress
  }

  write(piece: Buffer): void {
    if (this.#queue === null) this.#queue = [piece]
    else this.#queue.push(piece)
    this.#queuedBytes += piece.length
    if (this.#underwayBytes > 0 || this.#isDirty) return
    this.#isDirty = true
    if (dirty.length === 0) setImmediate(flushAll)
    dirty.push(this)
  }

  finish(): void {
    this.#isDirty = false
    const socket = this.#socket
    for (const piece of this.#queue?.slice(this.#taken) ?? []) if (socket.writable) socket.write(piece)
    this.#queue = null
    this.#taken = 0
  }

  /** Once the tick is over; not when it was finished meanwhile. */
  tickOver(): void {
    if (this.#isDirty) this.#flush()
  }

  #flush(): void {
    this.#isDirty = false
    const socket = this.#socket
    while (this.#queue !== null && this.#underwayBytes === 0 && socket.writable) {
      const slice = this.#cutSlice(this.#queue)
      this.#underwayBytes = slice.length
      socket.write(slice)
      if (socket.writableLength > 0) {
        if (slice.buffer === scratch.buffer) scratch = Buffer.allocUnsafeSlow(sliceBytes)
        // Behind the slice, and told when both are gone: asking for it with every write would cost more than writing.
        socket.write(nothing, () => this.#gone())
        return
      }
      this.#queuedBytes -= this.#underwayBytes
      this.#underwayBytes = 0
    }
    if (this.#queuedBytes === 0) this.#heard.drained()
  }

  #gone(): void {
    this.#queuedBytes -= this.#underwayBytes
    this.#underwayBytes = 0
    this.#progress += 1
    this.#flush()
  }

  /** Takes bytes off the queue, at most a slice. @returns them in one piece */
  #cutSlice(queue: Buffer[]): Buffer {
    const first = queue[this.#taken] ?? nothing
    if (first.length >= sliceBytes || this.#taken === queue.length - 1) return this.#cutPiece(queue, sliceBytes)
    let length = 0
    while (length < sliceBytes && this.#queue !== null) {
      length += this.#cutPiece(queue, sliceBytes - length).copy(scratch, length)
    }
    return scratch.subarray(0, length)
  }

  /** Takes the first piece off the queue, or as much of it as there may be. */
  #cutPiece(queue: Buffer[], atMostBytes: number): Buffer {
    const piece = queue[this.#taken] ?? nothing
    if (piece.length > atMostBytes) {
      queue[this.#taken] = piece.subarray(atMostBytes)
      return piece.subarray(0, atMostBytes)
    }
    this.#taken += 1
    if (this.#taken === queue.length) {
      this.#queue = null
      this.#taken = 0
    }
    return piece
  }
}

const nothing = Buffer.alloc(0)

function flushAll(): void {
  const writers = dirty
  dirty = []
  for (const writer of writers) writer.tickOver()
}
