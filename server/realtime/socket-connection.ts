// Socket connection: one WebSocket after it was let in: reads frames within their limits and gives them to the room, writes what the room
// delivers, keeps a heartbeat, and ends when its session does. Made by socket.

import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import { framesBurst, framesPerSecond, maxFrameBytes, pingMs, pongMs } from '../../shared/contract/limits.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import type { Actor } from '../auth/actor.ts'
import { type Incoming, readFrame } from './frames.ts'
import type { Clock } from './ports.ts'
import type { Room } from './room.ts'
import type { Session } from './session.ts'
import { socketWriter } from './socket-writer.ts'
import { tokenBucket } from './token-bucket.ts'

const bytesPerSecond = 1_048_576
const bytesBurst = 4 * 1_048_576
const otherFramesPerSecond = 200
const otherFramesBurst = 1_000
/** Each asks for the whole document, which costs more than an edit. */
const stepOneCost = 10
const maxWaitingFrames = 256
const maxWaitingBytes = 1_048_576
const closeWaitMs = 2_000

/** Limits a test or a measurement may widen. */
export interface SocketLimits {
  readonly framesPerSecond: number
  readonly framesBurst: number
}
export const socketLimits: SocketLimits = { framesPerSecond, framesBurst }

export interface SocketConnection {
  readonly key: number
  readonly actor: Actor
  /** Queues a message that is framed already. */
  send(framed: Buffer): void
  /** Ends the connection after what is queued; nothing more is read. */
  close(code: number, reason: string): void
  /** Frames were answered: reads on if it had stopped. */
  settled(): void
  /** @returns whether the other side answers a ping within `waitMs`. */
  probe(waitMs: number): Promise<boolean>
  revoke(): void
  terminate(): void
}

export function socketConnection(o: {
  readonly key: number
  readonly actor: Actor
  readonly ws: WebSocket
  readonly socket: Duplex
  readonly clock: Clock
  readonly limits: SocketLimits
  /** The room it is in, and its session there. */
  readonly inRoom: () => { room: Room; session: Session }
}): SocketConnection {
  const { ws, clock, key } = o
  const edits = tokenBucket({ perSecond: o.limits.framesPerSecond, burst: o.limits.framesBurst })
  const others = tokenBucket({ perSecond: otherFramesPerSecond, burst: otherFramesBurst })
  const bytes = tokenBucket({ perSecond: bytesPerSecond, burst: bytesBurst })
  const writer = socketWriter({ socket: o.socket, cutOff: () => ws.terminate() })
  const pongs = new Set<() => void>()
  let reading = true
  let stopTimer = (): void => undefined

  const connection: SocketConnection = {
    key,
    actor: o.actor,
    send(framed) {
      if (ws.readyState === ws.OPEN) writer.write(framed)
    },
    close(code, reason) {
      if (ws.readyState !== ws.OPEN) return
      reading = false
      stopTimer()
      writer.flush()
      ws.close(code, reason)
      ws.resume()
      stopTimer = clock.after(closeWaitMs, () => ws.terminate())
    },
    settled() {
      if (reading && ws.isPaused && !tooMuchWaits(o.inRoom().session)) ws.resume()
    },
    async probe(waitMs) {
      if (ws.readyState !== ws.OPEN) return false
      return await new Promise<boolean>((resolve) => {
        const stop = clock.after(waitMs, () => resolve(false))
        const answered = (alive: boolean) => () => {
          stop()
          pongs.delete(alivePong)
          resolve(alive)
        }
        const alivePong = answered(true)
        pongs.add(alivePong)
        ws.once('close', answered(false))
        ws.ping()
      })
    },
    revoke() {
      connection.close(closeCodes.notSignedIn, 'NOT_SIGNED_IN')
      o.inRoom().room.leave(key)
    },
    terminate: () => ws.terminate(),
  }

  const take = (data: RawData, isBinary: boolean): Incoming | RefusalCode => {
    const message = asBytes(data)
    if (message.length > maxFrameBytes) return 'TOO_LARGE'
    if (!isBinary) return 'PROTOCOL'
    const nowMs = clock.monotonicMs()
    // Rates are kept before anything is decoded; the first byte tells edits from the rest well enough for that.
    const allowed = message[0] === 0 ? edits(nowMs, message[1] === 0 ? stepOneCost : 1) : others(nowMs)
    if (!allowed || !bytes(nowMs, message.length)) return 'TOO_MANY_REQUESTS'
    return readFrame(message) ?? 'PROTOCOL'
  }

  const read = (data: RawData, isBinary: boolean): void => {
    if (!reading) return
    const frame = take(data, isBinary)
    const { room, session } = o.inRoom()
    if (typeof frame === 'string') {
      connection.close(closeCodeOf(frame), frame)
      room.leave(key)
      return
    }
    room.receive(key, frame)
    if (reading && tooMuchWaits(session)) ws.pause()
  }

  const beat = (): void => {
    stopTimer = clock.after(pingMs, () => {
      ws.ping()
      const answered = (): void => {
        pongs.delete(answered)
        stopTimer()
        beat()
      }
      pongs.add(answered)
      stopTimer = clock.after(pongMs, () => ws.terminate())
    })
  }

  ws.on('message', read)
  ws.on('pong', () => {
    for (const answered of [...pongs]) answered()
  })
  ws.on('close', () => {
    reading = false
    stopTimer()
    o.inRoom().room.leave(key)
  })
  beat()
  return connection
}

function tooMuchWaits(session: Session): boolean {
  return session.waitingFrames > maxWaitingFrames || session.waitingBytes > maxWaitingBytes
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
