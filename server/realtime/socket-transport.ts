// Socket transport: an open WebSocket as a transport. Reads frames off the socket itself and writes those that were made once for everyone.
// Made by socket.

import type { Duplex } from 'node:stream'
import { maxFrameBytes } from '../../shared/contract/limits.ts'
import type { Clock } from './ports.ts'
import { type SocketWriter, socketWriter } from './socket-writer.ts'
import type { Transport, TransportHeard } from './transport.ts'
import { type BreachCode, type WebSocketHeard, WebSocketReader } from './websocket-reader.ts'

const closeWaitMs = 2_000
const pingFrame = Buffer.of(0x89, 0)
/** Beyond twice the cap the connection ends with 1009; between, we can say 4413. */
const limits = { maxMessageBytes: 2 * maxFrameBytes, maxFragments: 1_024 }

interface TransportOptions {
  readonly socket: Duplex
  /** What came behind the request. */
  readonly head: Buffer
  readonly clock: Clock
  /** Told of a connection that broke; one for all. */
  readonly onBroken: (error: Error) => void
}

/** @param o.socket one whose WebSocket is opened; it stands still until it is resumed, and answers no ping before */
export function socketTransport(o: TransportOptions): Transport {
  return new SocketTransport(o)
}

/** A class, since there is one for every connection: functions of its own would take several kilobytes each. */
class SocketTransport implements Transport, WebSocketHeard {
  readonly #socket: Duplex
  readonly #clock: Clock
  readonly #writer: SocketWriter
  readonly #reader = new WebSocketReader(limits)
  #heard: TransportHeard | null = null
  #state: 'open' | 'closing' | 'closed' = 'open'
  #paused = true
  #stopWaiting: (() => void) | null = null

  constructor({ socket, head, clock, onBroken }: TransportOptions) {
    this.#socket = socket
    this.#clock = clock
    this.#writer = socketWriter({ socket, heard: this })
    socket.pause()
    if (head.length > 0) socket.unshift(head)
    socket.on('error', onBroken)
    socket.on('data', (chunk: Buffer) => this.#reader.read(chunk, this))
    socket.on('end', () => this.#hungUp())
    socket.on('close', () => this.#over())
  }

  get open(): boolean {
    return this.#state === 'open'
  }

  get paused(): boolean {
    return this.#paused
  }

  get queuedBytes(): number {
    return this.#writer.queuedBytes
  }

  get progress(): number {
    return this.#writer.progress
  }

  listen(listener: TransportHeard): void {
    this.#heard = listener
    if (this.#state === 'closed') listener.closed()
  }

  send(batch: { readonly webSocket: readonly Buffer[] }): void {
    if (!this.open) return
    for (const piece of batch.webSocket) this.#writer.write(piece)
  }

  close(code: number, reason: string): void {
    if (this.open) this.#sayClose(closeFrame(code, reason))
  }

  terminate(): void {
    if (this.open) this.#state = 'closing'
    this.#socket.destroy()
  }

  pause(): void {
    this.#paused = true
    this.#socket.pause()
  }

  resume(): void {
    this.#paused = false
    this.#socket.resume()
  }

  ping(): void {
    if (this.open) this.#writer.write(pingFrame)
  }

  /** As the writer's listener: */
  drained(): void {
    this.#heard?.drained()
  }

  /** As the reader's listener: */
  message(bytes: Uint8Array, isBinary: boolean): void {
    if (this.open) this.#heard?.message(bytes, isBinary)
  }

  pinged(data: Uint8Array): void {
    if (!this.open) return
    // At most 125 bytes.
    this.#writer.write(Buffer.concat([Buffer.of(0x8a, data.length), data]))
    this.#heard?.control()
  }

  ponged(): void {
    this.#heard?.alive()
  }

  closing(code: number): void {
    if (this.open) this.#sayClose(code === 1005 ? Buffer.of(0x88, 0) : closeFrame(code, ''))
    this.#socket.end()
  }

  breach(code: BreachCode): void {
    if (this.open) this.#sayClose(closeFrame(code, ''))
    this.#socket.end()
  }

  /** Behind everything queued; the other side has some time to answer. */
  #sayClose(frame: Buffer): void {
    this.#state = 'closing'
    this.#writer.finish()
    if (this.#socket.writable) this.#socket.write(frame)
    this.#socket.resume()
    this.#stopWaiting = this.#clock.after(closeWaitMs, () => this.#socket.destroy())
  }

  #hungUp(): void {
    if (this.open) this.#state = 'closing'
    this.#socket.end()
  }

  #over(): void {
    this.#state = 'closed'
    this.#stopWaiting?.()
    this.#heard?.closed()
  }
}

/** `reason` is a code of ours: ASCII and short. */
function closeFrame(code: number, reason: string): Buffer {
  const frame = Buffer.allocUnsafe(4 + reason.length)
  frame[0] = 0x88
  frame[1] = 2 + reason.length
  frame.writeUInt16BE(code, 2)
  frame.write(reason, 4, 'latin1')
  return frame
}
