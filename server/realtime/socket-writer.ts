// Socket writer: writes each socket once per tick, which carries ten times the edits, and hands a slow one no more than a slice at a time, so
// that one can see whether it takes anything at all. A slice may end within a frame: while something is queued, nothing else may write to
// the socket. Called by socket-transport.

import type { Writable } from 'node:stream'

const sliceBytes = 65_536
/** Up to here it is cheaper to copy pieces together than to hand over several. */
const copiedBytes = 4_096

export interface SocketWriter {
  readonly queuedBytes: number
  /** Slices that a slow socket has taken. */
  readonly progress: number
  /** Queues whole frames. */
  write(frames: Buffer): void
  /** Hands all that is queued to the socket, since this is the end. */
  finish(): void
}

interface WriterOptions {
  readonly socket: Writable
  readonly onDrained: () => void
}

/** @param o.onDrained runs when a socket that was slow has taken everything */
export function socketWriter(o: WriterOptions): SocketWriter {
  return new QueuedWriter(o)
}

const dirty = new Set<QueuedWriter>()

class QueuedWriter implements SocketWriter {
  readonly #o: WriterOptions
  #queue: Buffer[] | null = null
  #queuedBytes = 0
  #progress = 0
  /** Bytes the socket has not taken yet. */
  #underwayBytes = 0

  constructor(o: WriterOptions) {
    this.#o = o
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  get progress(): number {
    return this.#progress
  }

  write(frames: Buffer): void {
    if (this.#queue === null) this.#queue = [frames]
    else this.#queue.push(frames)
    this.#queuedBytes += frames.length
    if (this.#underwayBytes > 0) return
    if (dirty.size === 0) setImmediate(flushAll)
    dirty.add(this)
  }

  finish(): void {
    dirty.delete(this)
    if (this.#o.socket.writable) this.#writeAll(this.#queue ?? [])
    this.#queue = null
  }

  flush(): void {
    const { socket } = this.#o
    while (this.#queue !== null && this.#underwayBytes === 0 && socket.writable) {
      const slice = this.#cutSlice(this.#queue)
      this.#underwayBytes = bytesOf(slice)
      this.#writeAll(slice)
      if (socket.writableLength > 0) {
        // Behind the slice, and told when both are gone: asking for it with every write would cost more than writing.
        socket.write(nothing, () => this.#taken())
        return
      }
      this.#queuedBytes -= this.#underwayBytes
      this.#underwayBytes = 0
    }
  }

  #taken(): void {
    this.#queuedBytes -= this.#underwayBytes
    this.#underwayBytes = 0
    this.#progress += 1
    this.flush()
    if (this.#queuedBytes === 0) this.#o.onDrained()
  }

  /** Takes pieces off the queue. @returns them; together they are at most a slice */
  #cutSlice(queue: Buffer[]): readonly Buffer[] {
    if (this.#queuedBytes <= sliceBytes) {
      this.#queue = null
      return queue.length > 1 && this.#queuedBytes <= copiedBytes ? [Buffer.concat(queue, this.#queuedBytes)] : queue
    }
    const first = queue[0] ?? nothing
    if (first.length > sliceBytes) {
      queue[0] = first.subarray(sliceBytes)
      return [first.subarray(0, sliceBytes)]
    }
    queue.shift()
    if (queue.length === 0) this.#queue = null
    return [first]
  }

  #writeAll(pieces: readonly Buffer[]): void {
    const { socket } = this.#o
    const [only] = pieces
    if (pieces.length === 1) {
      socket.write(only)
      return
    }
    socket.cork()
    for (const piece of pieces) socket.write(piece)
    socket.uncork()
  }
}

const nothing = Buffer.alloc(0)

function bytesOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

function flushAll(): void {
  const writers = [...dirty]
  dirty.clear()
  for (const writer of writers) writer.flush()
}
