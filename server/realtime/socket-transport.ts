// Socket transport: a WebSocket as a transport. Writes past ws, in frames made once for everyone, so that ws itself writes nothing but the
// close. Made by socket.

import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { Clock } from './ports.ts'
import { type SocketWriter, socketWriter } from './socket-writer.ts'
import type { Transport, TransportHeard } from './transport.ts'

const closeWaitMs = 2_000
const pingFrame = Buffer.of(0x89, 0)

interface TransportOptions {
  readonly ws: WebSocket
  readonly socket: Duplex
  readonly clock: Clock
}

/** @param o.ws paused, and of a server that answers no ping by itself; `o.socket` is the one under it */
export function socketTransport(o: TransportOptions): Transport {
  return new SocketTransport(o)
}

/** A class, since there is one for every connection: functions of its own would take several kilobytes each. */
class SocketTransport implements Transport {
  readonly #ws: WebSocket
  readonly #clock: Clock
  readonly #writer: SocketWriter
  #heard: TransportHeard | null = null
  #stopWaiting: (() => void) | null = null

  constructor({ ws, socket, clock }: TransportOptions) {
    this.#ws = ws
    this.#clock = clock
    this.#writer = socketWriter({ socket, onDrained: () => this.#heard?.drained() })
    ws.on('message', (data, isBinary) => {
      if (this.open) this.#heard?.message(asBytes(data), isBinary)
    })
    ws.on('ping', (data) => {
      if (!this.open) return
      this.#writer.write(pongFrame(data))
      this.#heard?.control()
    })
    ws.on('pong', () => this.#heard?.alive())
    ws.on('close', () => {
      this.#stopWaiting?.()
      this.#heard?.closed()
    })
  }

  get open(): boolean {
    return this.#ws.readyState === this.#ws.OPEN
  }

  get paused(): boolean {
    return this.#ws.isPaused
  }

  get queuedBytes(): number {
    return this.#writer.queuedBytes
  }

  get progress(): number {
    return this.#writer.progress
  }

  listen(listener: TransportHeard): void {
    this.#heard = listener
    if (this.#ws.readyState === this.#ws.CLOSED) listener.closed()
  }

  send(batch: { readonly webSocket: Buffer }): void {
    if (this.open) this.#writer.write(batch.webSocket)
  }

  close(code: number, reason: string): void {
    if (!this.open) return
    this.#writer.finish()
    this.#ws.close(code, reason)
    this.#ws.resume()
    this.#stopWaiting = this.#clock.after(closeWaitMs, () => this.#ws.terminate())
  }

  terminate(): void {
    this.#ws.terminate()
  }

  pause(): void {
    this.#ws.pause()
  }

  resume(): void {
    this.#ws.resume()
  }

  ping(): void {
    if (this.open) this.#writer.write(pingFrame)
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
