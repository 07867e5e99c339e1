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
import { slowReader } from './socket-slow-reader.ts'
import { tokenBucket } from './token-bucket.ts'
import type { Transport } from './transport.ts'
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

export function socketConnection(o: {
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
}): SocketConnection {
  const { transport, clock, key, room } = o
  const limits = { ...socketLimits, ...o.limits }
  const edits = tokenBucket({ perSecond: limits.framesPerSecond, burst: limits.framesBurst })
  const others = tokenBucket({ perSecond: otherFramesPerSecond, burst: otherFramesBurst })
  const bytes = tokenBucket({ perSecond: limits.bytesPerSecond, burst: limits.bytesBurst })
  const slow = slowReader(o)
  /** Who wait for a sign of life, or to hear that there will be none. */
  const listening = new Set<(isAlive: boolean) => void>()
  let reading = true
  let leaving = false
  let stopBeating = (): void => undefined
  let stopWaiting = (): void => undefined

  const connection: SocketConnection = {
    key,
    actor: o.actor,
    send: (batch) => slow.send(batch),
    spare: () => slow.spare(),
    close(code, reason) {
      if (!transport.open) return
      stop()
      o.measures.count('sockets_closed', { code: String(code) })
      transport.close(code, reason)
    },
    settled() {
      // In the same breath it may be told that it is saved.
      if (leaving && o.session().waitingFrames === 0) queueMicrotask(() => end('UNAVAILABLE'))
      else if (reading && transport.paused && !tooMuchWaits(o.session())) transport.resume()
    },
    async probe(waitMs) {
      if (!transport.open) return false
      return await new Promise<boolean>((resolve) => {
        const answered = (isAlive: boolean): void => {
          cancel()
          listening.delete(answered)
          resolve(isAlive)
        }
        const cancel = clock.after(waitMs, () => answered(false))
        listening.add(answered)
        transport.ping()
      })
    },
    sendAway() {
      if (!reading) return
      reading = false
      leaving = true
      stopWaiting()
      if (o.session().waitingFrames === 0) end('UNAVAILABLE')
      else stopWaiting = clock.after(answerMs, () => end('UNAVAILABLE'))
    },
    revoke: () => end('NOT_SIGNED_IN'),
    terminate: () => transport.terminate(),
  }

  const stop = (): void => {
    reading = false
    stopBeating()
    stopWaiting()
    slow.close()
  }

  const end = (why: RefusalCode, code: number = closeCodeOf(why)): void => {
    if (why === 'TOO_MANY_REQUESTS') o.onFlood()
    connection.close(code, why)
    room.leave(key)
  }

  const take = (message: Uint8Array, isBinary: boolean): Incoming | RefusalCode => {
    if (message.length > maxFrameBytes) return 'TOO_LARGE'
    if (!isBinary) return 'PROTOCOL'
    const nowMs = clock.monotonicMs()
    // Rates are kept before anything is decoded; the first byte tells edits from the rest well enough for that.
    const allowed = message[0] === 0 ? edits(nowMs, message[1] === 0 ? stepOneCost : 1) : others(nowMs)
    if (!allowed || !bytes(nowMs, message.length)) return 'TOO_MANY_REQUESTS'
    return readFrame(message) ?? 'PROTOCOL'
  }

  const beat = (): void => {
    stopBeating = clock.after(pingMs, () => {
      transport.ping()
      const answered = (isAlive: boolean): void => {
        listening.delete(answered)
        if (!isAlive) return
        stopBeating()
        beat()
      }
      listening.add(answered)
      stopBeating = clock.after(pongMs, () => transport.terminate())
    })
  }

  const tellListening = (isAlive: boolean): void => {
    for (const each of [...listening]) each(isAlive)
  }

  transport.listen({
    message(message, isBinary) {
      if (!reading) return
      const frame = take(message, isBinary)
      if (typeof frame === 'string') return end(frame)
      if (frame.kind === 'step-1') stopWaiting()
      room.receive(key, frame)
      if (reading && tooMuchWaits(o.session())) transport.pause()
    },
    control() {
      if (reading && !others(clock.monotonicMs())) end('TOO_MANY_REQUESTS')
    },
    wrong(code) {
      if (reading) end(code)
    },
    alive() {
      tellListening(true)
    },
    drained: () => slow.drained(),
    closed() {
      stop()
      tellListening(false)
      o.onClosed()
      room.leave(key)
    },
  })
  stopWaiting = clock.after(helloMs, () => end('PROTOCOL', closeCodes.silent))
  beat()
  return connection
}

function tooMuchWaits(session: Session): boolean {
  return session.waitingFrames > maxWaitingFrames || session.waitingBytes > maxWaitingBytes
}
