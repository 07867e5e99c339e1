// Socket connection: one live connection after it was let in: reads frames within their limits and gives them to the room, writes what the
// room delivers, spares a reader too slow for it, keeps a heartbeat, and ends when its session does. Made by transport-door.

import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import { framesBurst, framesPerSecond, maxFrameBytes, pingMs, pongMs } from '../../shared/contract/limits.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import type { Actor } from '../auth/actor.ts'
import { type Incoming, readFrame } from './frames.ts'
import type { Clock, Measures } from './ports.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import { type SlowReader, slowReader } from './socket-slow-reader.ts'
import { type TokenBucket, tokenBucket } from './token-bucket.ts'
import type { Transport, TransportHeard } from './transport.ts'
import type { Batch } from './transport-batch.ts'

const otherFramesPerSecond = 200
const otherFramesBurst = 1_000
/** Each asks for the whole document, which costs more than an edit. */
const stepOneCost = 10
const maxWaitingFrames = 256
const maxWaitingBytes = 1_048_576
/** In which a new connection says what it has (T-013). */
const helloMs = 5_000
/** How long somebody who is sent away waits for an answer to what she wrote. */
const answerMs = 2_000

/** Limits a test or a measurement may widen. */
export interface SocketLimits {
  readonly framesPerSecond: number
  readonly framesBurst: number
  readonly bytesPerSecond?: number
  readonly bytesBurst?: number
}
export const socketLimits = {
  framesPerSecond,
  framesBurst,
  bytesPerSecond: 1_048_576,
  bytesBurst: 4 * 1_048_576,
} as const satisfies SocketLimits

export interface SocketConnection {
  readonly key: number
  readonly actor: Actor
  /** @returns whether it is too slow for what it gets, and to be spared once everything the room has shown was sent. */
  send(batch: Batch): boolean
  spare(): void
  /** Ends the connection after what is queued; nothing more is read. */
  close(code: number, reason: string): void
  /** Frames were answered: reads on if it had stopped. */
  settled(): void
  /** @returns whether the other side answers a ping within `waitMs`. */
  probe(waitMs: number): Promise<boolean>
  /** Reads nothing more, and closes with 1012 once what it sent before is answered, or soon. */
  sendAway(): void
  /** The right to it is gone. */
  revoke(): void
  terminate(): void
}

export interface ConnectionOptions {
  readonly key: number
  readonly actor: Actor
  readonly transport: Transport
  readonly clock: Clock
  readonly limits: SocketLimits
  readonly measures: Measures
  readonly room: Room
  /** Its session there, once it has joined. */
  readonly session: () => Session
  /** It sent more than anybody does. */
  readonly onFlood: () => void
  readonly onClosed: () => void
}

export function socketConnection(o: ConnectionOptions): SocketConnection {
  return new Connection(o)
}

/** A class, since there is one for everybody who is here: functions of its own would take several kilobytes each. */
class Connection implements SocketConnection, TransportHeard {
  readonly #o: ConnectionOptions
  readonly #slow: SlowReader
  readonly #edits: TokenBucket
  readonly #others: TokenBucket
  readonly #bytes: TokenBucket
  /** Who wait for a sign of life, or to hear that there will be none. */
  #listening: readonly ((isAlive: boolean) => void)[] = nobody
  #reading = true
  #leaving = false
  #stopBeating: (() => void) | null = null
  #stopWaiting: (() => void) | null

  constructor(o: ConnectionOptions) {
    const { bytesPerSecond = socketLimits.bytesPerSecond, bytesBurst = socketLimits.bytesBurst } = o.limits
    this.#o = o
    this.#slow = slowReader(o)
    this.#edits = tokenBucket({ perSecond: o.limits.framesPerSecond, burst: o.limits.framesBurst })
    this.#others = tokenBucket({ perSecond: otherFramesPerSecond, burst: otherFramesBurst })
    this.#bytes = tokenBucket({ perSecond: bytesPerSecond, burst: bytesBurst })
    o.transport.listen(this)
    this.#stopWaiting = o.clock.after(helloMs, () => this.#end('PROTOCOL', closeCodes.silent))
    this.#beat()
  }

  get key(): number {
    return this.#o.key
  }

  get actor(): Actor {
    return this.#o.actor
  }

  send(batch: Batch): boolean {
    return this.#slow.send(batch)
  }

  spare(): void {
    this.#slow.spare()
  }

  close(code: number, reason: string): void {
    const { transport, measures } = this.#o
    if (!transport.open) return
    this.#stop()
    measures.count('sockets_closed', { code: String(code) })
    transport.close(code, reason)
  }

  settled(): void {
    const { transport } = this.#o
    // In the same breath it may be told that it is saved.
    if (this.#leaving && this.#o.session().waitingFrames === 0) queueMicrotask(() => this.#end('UNAVAILABLE'))
    else if (this.#reading && transport.paused && !tooMuchWaits(this.#o.session())) transport.resume()
  }

  async probe(waitMs: number): Promise<boolean> {
    const { transport, clock } = this.#o
    if (!transport.open) return false
    return await new Promise<boolean>((resolve) => {
      const answered = (isAlive: boolean): void => {
        cancel()
        this.#listening = this.#listening.filter((each) => each !== answered)
        resolve(isAlive)
      }
      const cancel = clock.after(waitMs, () => answered(false))
      this.#listening = [...this.#listening, answered]
      transport.ping()
    })
  }

  sendAway(): void {
    if (!this.#reading) return
    this.#reading = false
    this.#leaving = true
    this.#stopWaiting?.()
    if (this.#o.session().waitingFrames === 0) this.#end('UNAVAILABLE')
    else this.#stopWaiting = this.#o.clock.after(answerMs, () => this.#end('UNAVAILABLE'))
  }

  revoke(): void {
    this.#end('NOT_SIGNED_IN')
  }

  terminate(): void {
    this.#o.transport.terminate()
  }

  /** As the transport's listener: */
  message(message: Uint8Array, isBinary: boolean): void {
    if (!this.#reading) return
    const frame = this.#take(message, isBinary)
    if (typeof frame === 'string') {
      this.#end(frame)
      return
    }
    if (frame.kind === 'step-1') this.#helloHeard()
    this.#o.room.receive(this.#o.key, frame)
    if (this.#reading && tooMuchWaits(this.#o.session())) this.#o.transport.pause()
  }

  control(): void {
    if (this.#reading && !this.#others(this.#o.clock.monotonicMs())) this.#end('TOO_MANY_REQUESTS')
  }

  wrong(code: RefusalCode): void {
    if (this.#reading) this.#end(code)
  }

  alive(): void {
    this.#tellListening(true)
  }

  drained(): void {
    this.#slow.drained()
  }

  closed(): void {
    this.#stop()
    this.#tellListening(false)
    this.#o.onClosed()
    this.#o.room.leave(this.#o.key)
  }

  #stop(): void {
    this.#reading = false
    this.#stopBeating?.()
    this.#stopWaiting?.()
    this.#slow.close()
  }

  #end(why: RefusalCode, code: number = closeCodeOf(why)): void {
    if (why === 'TOO_MANY_REQUESTS') this.#o.onFlood()
    this.close(code, why)
    this.#o.room.leave(this.#o.key)
  }

  #helloHeard(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
  }

  #take(message: Uint8Array, isBinary: boolean): Incoming | RefusalCode {
    if (message.length > maxFrameBytes) return 'TOO_LARGE'
    if (!isBinary) return 'PROTOCOL'
    const nowMs = this.#o.clock.monotonicMs()
    // Rates are kept before anything is decoded; the first byte tells edits from the rest well enough for that.
    const allowed = message[0] === 0 ? this.#edits(nowMs, message[1] === 0 ? stepOneCost : 1) : this.#others(nowMs)
    if (!allowed || !this.#bytes(nowMs, message.length)) return 'TOO_MANY_REQUESTS'
    return readFrame(message) ?? 'PROTOCOL'
  }

  #beat(): void {
    const { clock, transport } = this.#o
    this.#stopBeating = clock.after(pingMs, () => {
      transport.ping()
      const answered = (isAlive: boolean): void => {
        this.#listening = this.#listening.filter((each) => each !== answered)
        if (!isAlive) return
        this.#stopBeating?.()
        this.#beat()
      }
      this.#listening = [...this.#listening, answered]
      this.#stopBeating = clock.after(pongMs, () => transport.terminate())
    })
  }

  #tellListening(isAlive: boolean): void {
    for (const each of this.#listening) each(isAlive)
  }
}

const nobody: readonly never[] = []

function tooMuchWaits(session: Session): boolean {
  return session.waitingFrames > maxWaitingFrames || session.waitingBytes > maxWaitingBytes
}
