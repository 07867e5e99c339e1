// Socket writer: frames a message once for everyone it goes to and writes each socket once per tick, which carries ten times the edits.
// A reader too slow to take what is queued is cut off. Called by socket.

import type { Duplex } from 'node:stream'

const maxQueuedBytes = 4 * 1_048_576

export interface SocketWriter {
  /** Queues one framed message. */
  write(framed: Buffer): void
  /** Writes what is queued now. */
  flush(): void
}

/** @returns the bytes of an unmasked, final, binary WebSocket frame (RFC 6455, 5.2). */
export function framed(payload: Uint8Array): Buffer {
  const { length } = payload
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = 0x82
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, header)
  return frame
}

const dirty = new Set<SocketWriter>()

/** @param o.cutOff ends a connection whose other side does not read */
export function socketWriter(o: { readonly socket: Duplex; readonly cutOff: () => void }): SocketWriter {
  let queued: Buffer[] = []
  const writer: SocketWriter = {
    write(frame) {
      queued.push(frame)
      if (dirty.size === 0) setImmediate(flushAll)
      dirty.add(writer)
    },
    flush() {
      const frames = queued
      queued = []
      dirty.delete(writer)
      if (!o.socket.writable) return
      // Asked before writing: one large document is no sign of a slow reader.
      if (o.socket.writableLength > maxQueuedBytes) {
        o.cutOff()
        return
      }
      o.socket.cork()
      for (const frame of frames) o.socket.write(frame)
      o.socket.uncork()
    },
  }
  return writer
}

function flushAll(): void {
  for (const writer of [...dirty]) writer.flush()
}
