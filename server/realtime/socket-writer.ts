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

const dirty = new Set<() => void>()

/** @param o.onDrained runs when a socket that was slow has taken everything */
export function socketWriter(o: { readonly socket: Writable; readonly onDrained: () => void }): SocketWriter {
  const { socket } = o
  let queue: Buffer[] = []
  let queuedBytes = 0
  let progress = 0
  /** Bytes the socket has not taken yet. */
  let underwayBytes = 0

  const flush = (): void => {
    while (queue.length > 0 && underwayBytes === 0 && socket.writable) {
      const slice = cutSlice()
      underwayBytes = bytesOf(slice)
      writeAll(slice)
      if (socket.writableLength > 0) {
        // Behind the slice, and told when both are gone: asking for it with every write would cost more than writing.
        socket.write(nothing, taken)
        return
      }
      queuedBytes -= underwayBytes
      underwayBytes = 0
    }
  }

  const taken = (): void => {
    queuedBytes -= underwayBytes
    underwayBytes = 0
    progress += 1
    flush()
    if (queuedBytes === 0) o.onDrained()
  }

  /** @returns pieces that together are at most a slice */
  const cutSlice = (): readonly Buffer[] => {
    if (queuedBytes <= sliceBytes) {
      const all = queue
      queue = []
      return all.length > 1 && queuedBytes <= copiedBytes ? [Buffer.concat(all, queuedBytes)] : all
    }
    const first = queue[0] ?? nothing
    if (first.length <= sliceBytes) return queue.splice(0, 1)
    queue[0] = first.subarray(sliceBytes)
    return [first.subarray(0, sliceBytes)]
  }

  const writeAll = (pieces: readonly Buffer[]): void => {
    const [only] = pieces
    if (pieces.length === 1) {
      socket.write(only)
      return
    }
    socket.cork()
    for (const piece of pieces) socket.write(piece)
    socket.uncork()
  }

  return {
    get queuedBytes() {
      return queuedBytes
    },
    get progress() {
      return progress
    },
    write(frames) {
      queue.push(frames)
      queuedBytes += frames.length
      if (underwayBytes > 0) return
      if (dirty.size === 0) setImmediate(flushAll)
      dirty.add(flush)
    },
    finish() {
      dirty.delete(flush)
      if (socket.writable) writeAll(queue)
      queue = []
    },
  }
}

const nothing = Buffer.alloc(0)

function bytesOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

function flushAll(): void {
  const flushes = [...dirty]
  dirty.clear()
  for (const flush of flushes) flush()
}
