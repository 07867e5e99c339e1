// Socket connection: one live connection after it was let in: reads frames within their limits and gives them to the room, writes what the
// room delivers, spares a reader too slow for it, keeps a heartbeat, and ends when its session does. Made by transport-door.

import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import { framesBurst, framesPerSecond, maxFrameBytes, pingMs, pongMs } from '../../shared/contract/limits.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import type { Actor } from '../auth/actor.ts'
import { type Incoming, readFrame } from './frames.ts'
import type { Clock, Measures } from './ports.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import { type SlowReader, slowReader } from './socket-slow-reader.ts'
import { type Rate, TokenBucket } from './token-bucket.ts'
import type { Transport, TransportHeard } from './transport.ts'
import type { Batch } from './transport-batch.ts'
import { WaitLine } from './wait-line.ts'

const otherFrames = { perSecond: 200, burst: 1_000 }
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
  /** Its session in the room, before anything of it is read. */
  joined(session: Session): void
  /** The right to it is gone. */
  revoke(): void
  terminate(): void
}

/** Whom one connection is between. */
export interface Connecting {
  readonly key: number
  readonly actor: Actor
  readonly transport: Transport
  readonly room: Room
}

interface ConnectionOptions extends Connecting {
  readonly clock: Clock
  readonly measures: Measures
}

/** What all connections of a door have together. */
interface Shared {
  readonly clock: Clock
  readonly measures: Measures
  readonly edits: Rate
  readonly bytes: Rate
  readonly hellos: WaitLine<Connection>
  readonly pauses: WaitLine<Connection>
  readonly answers: WaitLine<Connection>
  readonly onFlood: (personId: PersonId) => void
  readonly onClosed: (key: number) => void
}

/**
 * @param o.onFlood she sent more than anybody does; `o.onClosed` a connection is over
 * @returns what makes connections; each hears nothing before it is told its session by `joined`
 */
export function socketConnections(o: {
  readonly clock: Clock
  readonly limits: SocketLimits
  readonly measures: Measures
  readonly onFlood: (personId: PersonId) => void
  readonly onClosed: (key: number) => void
}): (connecting: Connecting) => SocketConnection {
  const { clock, measures, onFlood, onClosed } = o
  const { bytesPerSecond = socketLimits.bytesPerSecond, bytesBurst = socketLimits.bytesBurst } = o.limits
  const line = (waitMs: number, onDue: (who: Connection) => void) => new WaitLine({ clock, waitMs, onDue })
  const shared: Shared = {
    clock,
    measures,
    edits: { perSecond: o.limits.framesPerSecond, burst: o.limits.framesBurst },
    bytes: { perSecond: bytesPerSecond, burst: bytesBurst },
    hellos: line(helloMs, (who) => who.silent()),
    pauses: line(pingMs, (who) => who.askForLife()),
    answers: line(pongMs, (who) => who.terminate()),
    onFlood,
    onClosed,
  }
  return (connecting) => new Connection(shared, connecting)
}

/** A class, since there is one for everybody who is here: functions of its own would take several kilobytes each. */
class Connection implements SocketConnection, TransportHeard {
  readonly #shared: Shared
  readonly #o: ConnectionOptions
  readonly #slow: SlowReader
  readonly #edits: TokenBucket
  readonly #others: TokenBucket
  readonly #bytes: TokenBucket
  #session: Session | null = null
  /** Who wait for a sign of life, or to hear that there will be none. */
  #listening: readonly ((isAlive: boolean) => void)[] = nobody
  #reading = true
  #leaving = false
  #stopWaiting: (() => void) | null = null

  constructor(shared: Shared, { key, actor, transport, room }: Connecting) {
    const { clock, measures } = shared
    this.#shared = shared
    this.#o = { key, actor, transport, room, clock, measures }
    this.#slow = slowReader(this.#o)
    this.#edits = new TokenBucket(shared.edits)
    this.#others = new TokenBucket(otherFrames)
    this.#bytes = new TokenBucket(shared.bytes)
    transport.listen(this)
    shared.hellos.begin(this)
    shared.pauses.begin(this)
  }

  get key(): number {
    return this.#o.key
  }

  get actor(): Actor {
    return this.#o.actor
  }

  joined(session: Session): void {
    this.#session = session
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
    if (this.#leaving && this.#waitingFrames === 0) queueMicrotask(() => this.#end('UNAVAILABLE'))
    else if (this.#reading && transport.paused && !tooMuchWaits(this.#session)) transport.resume()
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
    this.#shared.hellos.callOff(this)
    if (this.#waitingFrames === 0) this.#end('UNAVAILABLE')
    else this.#stopWaiting = this.#o.clock.after(answerMs, () => this.#end('UNAVAILABLE'))
  }

  revoke(): void {
    this.#end('NOT_SIGNED_IN')
  }

  terminate(): void {
    this.#o.transport.terminate()
  }

  /** Due in the lines: it has said nothing of what it has; */
  silent(): void {
    this.#end('PROTOCOL', closeCodes.silent)
  }

  /** it is time for a ping. */
  askForLife(): void {
    this.#o.transport.ping()
    this.#shared.answers.begin(this)
  }

  /** As the transport's listener: */
  message(message: Uint8Array, isBinary: boolean): void {
    if (!this.#reading) return
    const frame = this.#take(message, isBinary)
    if (typeof frame === 'string') {
      this.#end(frame)
      return
    }
    if (frame.kind === 'step-1') this.#shared.hellos.callOff(this)
    this.#o.room.receive(this.#o.key, frame)
    if (this.#reading && tooMuchWaits(this.#session)) this.#o.transport.pause()
  }

  control(): void {
    if (this.#reading && !this.#others.take(this.#o.clock.monotonicMs())) this.#end('TOO_MANY_REQUESTS')
  }

  wrong(code: RefusalCode): void {
    if (this.#reading) this.#end(code)
  }

  alive(): void {
    this.#tellListening(true)
    if (this.#shared.answers.callOff(this)) this.#shared.pauses.begin(this)
  }

  drained(): void {
    this.#slow.drained()
  }

  closed(): void {
    this.#stop()
    this.#tellListening(false)
    this.#shared.onClosed(this.#o.key)
    this.#o.room.leave(this.#o.key)
  }

  get #waitingFrames(): number {
    return this.#session?.waitingFrames ?? 0
  }

  #stop(): void {
    this.#reading = false
    const { hellos, pauses, answers } = this.#shared
    for (const line of [hellos, pauses, answers]) line.callOff(this)
    this.#stopWaiting?.()
    this.#slow.close()
  }

  #end(why: RefusalCode, code: number = closeCodeOf(why)): void {
    if (why === 'TOO_MANY_REQUESTS') this.#shared.onFlood(this.#o.actor.personId)
    this.close(code, why)
    this.#o.room.leave(this.#o.key)
  }

  #take(message: Uint8Array, isBinary: boolean): Incoming | RefusalCode {
    if (message.length > maxFrameBytes) return 'TOO_LARGE'
    if (!isBinary) return 'PROTOCOL'
    const nowMs = this.#o.clock.monotonicMs()
    // Rates are kept before anything is decoded; the first byte tells edits from the rest well enough for that.
    const allowed =
      message[0] === 0 ? this.#edits.take(nowMs, message[1] === 0 ? stepOneCost : 1) : this.#others.take(nowMs)
    if (!allowed || !this.#bytes.take(nowMs, message.length)) return 'TOO_MANY_REQUESTS'
    return readFrame(message) ?? 'PROTOCOL'
  }

  #tellListening(isAlive: boolean): void {
    for (const each of this.#listening) each(isAlive)
  }
}

const nobody: readonly never[] = []

function tooMuchWaits(session: Session | null): boolean {
  if (session === null) return false
  return session.waitingFrames > maxWaitingFrames || session.waitingBytes > maxWaitingBytes
}
