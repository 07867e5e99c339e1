// Socket transport: a WebSocket as a transport. Writes past ws, in frames made once for everyone, so that ws itself writes nothing but the
// close. Made by socket.

import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { Clock } from './ports.ts'
import { socketWriter } from './socket-writer.ts'
import type { Transport, TransportHeard } from './transport.ts'

const closeWaitMs = 2_000
const pingFrame = Buffer.of(0x89, 0)

/** @param o.ws paused, and of a server that answers no ping by itself; `o.socket` is the one under it */
export function socketTransport(o: {
  readonly ws: WebSocket
  readonly socket: Duplex
  readonly clock: Clock
}): Transport {
  const { ws } = o
  const writer = socketWriter({ socket: o.socket, onDrained: () => heard?.drained() })
  let heard: TransportHeard | null = null
  let stopWaiting = (): void => undefined
  const isOpen = (): boolean => ws.readyState === ws.OPEN

  ws.on('message', (data, isBinary) => {
    if (isOpen()) heard?.message(asBytes(data), isBinary)
  })
  ws.on('ping', (data) => {
    if (!isOpen()) return
    writer.write(pongFrame(data))
    heard?.control()
  })
  ws.on('pong', () => heard?.alive())
  ws.on('close', () => {
    stopWaiting()
    heard?.closed()
  })

  return {
    get open() {
      return isOpen()
    },
    get paused() {
      return ws.isPaused
    },
    get queuedBytes() {
      return writer.queuedBytes
    },
    get progress() {
      return writer.progress
    },
    listen(listener) {
      heard = listener
      if (ws.readyState === ws.CLOSED) listener.closed()
    },
    send(batch) {
      if (isOpen()) writer.write(batch.webSocket)
    },
    close(code, reason) {
      if (!isOpen()) return
      writer.finish()
      ws.close(code, reason)
      ws.resume()
      stopWaiting = o.clock.after(closeWaitMs, () => ws.terminate())
    },
    terminate: () => ws.terminate(),
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    ping() {
      if (isOpen()) writer.write(pingFrame)
    },
  }
}

/** A pong carries what the ping did: 125 bytes at most. */
function pongFrame(data: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x8a, data.length), data])
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
