// Socket: where a browser's WebSocket comes in. Refuses strangers before the handshake (400, 403) and everyone else by a close code, so that
// a browser can tell why (4401, 4404, 4409, 4426, 4429). Frames that arrive while the sender is being let in wait in the socket; none is
// lost. Attached to the HTTP server by create-realtime.

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { closeCodeOf, closeCodes } from '../../shared/contract/close-code.ts'
import { maxFrameBytes, socketsPerPerson } from '../../shared/contract/limits.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { Actor } from '../auth/actor.ts'
import { faultFields } from '../store/fault.ts'
import type { Clock, Logger } from './ports.ts'
import { refusalWatch } from './refusal-watch.ts'
import type { Entrant } from './revoke.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { Delivery } from './session.ts'
import { isLive, isOurOrigin, readAddress, type SocketAddress } from './socket-address.ts'
import { type SocketConnection, type SocketLimits, socketConnection } from './socket-connection.ts'
import { framed } from './socket-writer.ts'

const probeMs = 2_000
const refusalWaitMs = 2_000
const closeStepMs = 25
const longestWaitMs = 3_600_000

export interface AttachOptions {
  /** Origins whose pages may connect, for example `http://127.0.0.1:3000`. */
  readonly allowedOrigins: readonly string[] | (() => readonly string[])
  /** Who a cookie header belongs to now, or null. */
  readonly authenticate: (cookieHeader: string | undefined) => Promise<Actor | null>
}

export interface Sockets {
  attach(server: Server, o: AttachOptions): void
  deliver(deliveries: readonly Delivery[]): void
  connections(): Iterable<SocketConnection>
  /** Who is being let in now. */
  entering(): Iterable<Entrant>
  /** Lets nobody in any more and cuts off whoever has not closed by `waitMs`. */
  close(waitMs: number): Promise<void>
}

export function sockets(o: {
  readonly rooms: () => Rooms
  readonly clock: Clock
  readonly logger: Logger
  readonly limits: SocketLimits
}): Sockets {
  const { clock, logger } = o
  // Beyond twice the cap ws itself ends the connection (1009); between, we can say 4413.
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 2 * maxFrameBytes,
    maxFragments: 1_024,
  })
  const connections = new Map<number, SocketConnection>()
  const atTheDoor = new Set<Entrant>()
  const restless = refusalWatch(clock)
  let lastKey = 0
  let closing = false

  const enter = async (ws: WebSocket, request: Entering): Promise<void> => {
    const entrant: Entrant = { ended: [] }
    atTheDoor.add(entrant)
    const outcome = await mayEnter(request).finally(() => atTheDoor.delete(entrant))
    if (ws.readyState !== ws.OPEN) return
    const entered = outcome.ok ? beside(outcome.value, { ...request.address, ...entrant }) : outcome
    if (!entered.ok) return turnAway(ws, entered.refusal.code)
    const { actor, room } = entered.value
    lastKey += 1
    const key = lastKey
    const connection = socketConnection({
      key,
      actor,
      ws,
      socket: request.socket,
      clock,
      limits: o.limits,
      inRoom: () => ({ room, session }),
    })
    connections.set(key, connection)
    ws.on('close', () => connections.delete(key))
    const { clientId, schema } = request.address
    const session = room.join({ key, actor, clientId, ours: schema !== null, status: o.rooms().status })
    ws.on('close', atExpiry({ actor, clock, run: () => connection.revoke() }))
    ws.resume()
  }

  const mayEnter = async ({ address, authenticate, cookie }: Entering): Promise<Outcome<Entered>> => {
    const actor = await authenticate(cookie)
    if (actor === null) return refuse('NOT_SIGNED_IN')
    if (closing || o.rooms().status.mode === 'draining') return refuse('UNAVAILABLE')
    if (address.schema !== null && address.schema !== schemaVersion) return refuse('CLIENT_TOO_OLD')
    const room = await o.rooms().open(address.room)
    if (room === null || actor.roleOn(room.programmeId) === null) return refuse('UNKNOWN_ROOM')
    if (address.generation !== null && address.generation !== room.generation) return refuse('GENERATION')
    const { clientId } = address
    const leased = await room.lease({ clientId, personId: actor.personId })
    if (leased === 'held-by-other') return refuse('CLIENT_ID_IN_USE')
    const living = room.sessionOf(clientId)
    const connection = living === null ? undefined : connections.get(living.key)
    // The same browser may be back before its lost connection was noticed here.
    if (living !== null && connection !== undefined && !(await connection.probe(probeMs))) {
      connection.terminate()
      room.leave(living.key)
    }
    return done({ actor, room })
  }

  /** What may have changed while it was waited for; asked in the same tick as the room is joined. */
  const beside = (entered: Entered, { clientId, ended }: SocketAddress & Entrant): Outcome<Entered> => {
    const { actor, room } = entered
    if (closing || room.closed || o.rooms().status.mode === 'draining') return refuse('UNAVAILABLE')
    if (ended.some((which) => which(actor))) return refuse('NOT_SIGNED_IN')
    if (room.sessionOf(clientId) !== null) return refuse('CLIENT_ID_IN_USE')
    if (actor.expiresAt <= clock.now()) return refuse('NOT_SIGNED_IN')
    if (restless.mustWait(actor.personId)) return refuse('TOO_MANY_REQUESTS')
    const own = [...connections.values()].filter((each) => each.actor.personId === actor.personId).length
    return own >= socketsPerPerson ? refuse('TOO_MANY_REQUESTS') : done(entered)
  }

  const turnAway = (ws: WebSocket, reason: Parameters<typeof closeCodeOf>[0]): void => {
    logger.info({ reason }, 'a live connection was turned away')
    ws.close(closeCodeOf(reason), reason)
    ws.resume()
    ws.on(
      'close',
      clock.after(refusalWaitMs, () => ws.terminate()),
    )
  }

  return {
    attach(server, options) {
      const { authenticate } = options
      server.on('upgrade', (request, socket, head) => {
        if (!isLive(request.url ?? '')) {
          if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, '400 Bad Request')
          return
        }
        const address = readAddress(request.url ?? '')
        if (address === null || isAmbiguous(request)) return refuseUpgrade(socket, '400 Bad Request')
        const allowed = typeof options.allowedOrigins === 'function' ? options.allowedOrigins() : options.allowedOrigins
        if (!isOurOrigin(request.headers.origin, allowed)) {
          logger.warn({}, 'a page of another origin tried to connect')
          return refuseUpgrade(socket, '403 Forbidden')
        }
        wss.handleUpgrade(request, socket, head, (ws) => {
          ws.pause()
          ws.on('error', (error) => logger.info({ reason: error.message }, 'a live connection broke'))
          enter(ws, { address, authenticate, cookie: request.headers.cookie, socket }).catch((error: unknown) => {
            logger.error(faultFields(error), 'a live connection could not be let in')
            turnAway(ws, 'UNAVAILABLE')
          })
        })
      })
    },
    deliver(deliveries) {
      for (const delivery of deliveries) {
        const to = delivery.to.flatMap((key) => connections.get(key) ?? [])
        if (delivery.kind === 'send') {
          for (const frame of delivery.frames) {
            const message = framed(frame)
            for (const connection of to) connection.send(message)
          }
        } else if (delivery.kind === 'close') {
          for (const each of to) {
            if (delivery.code === closeCodes.refused) restless.refused(each.actor.personId)
            each.close(delivery.code, delivery.reason)
          }
        } else for (const connection of to) connection.settled()
      }
    },
    connections: () => connections.values(),
    entering: () => atTheDoor,
    async close(waitMs) {
      closing = true
      for (let waitedMs = 0; connections.size > 0 && waitedMs < waitMs; waitedMs += closeStepMs) {
        await new Promise<void>((resolve) => clock.after(closeStepMs, resolve))
      }
      for (const connection of connections.values()) connection.terminate()
      wss.close()
    },
  }
}

interface Entering {
  readonly address: SocketAddress
  readonly authenticate: AttachOptions['authenticate']
  readonly cookie: string | undefined
  readonly socket: Duplex
}

interface Entered {
  readonly actor: Actor
  readonly room: Room
}

/** Runs when the actor's session expires. @returns a function that calls it off */
function atExpiry(o: { readonly actor: Actor; readonly clock: Clock; readonly run: () => void }): () => void {
  let stop = (): void => undefined
  const wait = (): void => {
    const leftMs = o.actor.expiresAt.getTime() - o.clock.now().getTime()
    // In steps, since timers do not reach further than some weeks and the time of day may be set.
    if (leftMs <= 0) o.run()
    else stop = o.clock.after(Math.min(leftMs, longestWaitMs), wait)
  }
  wait()
  return () => stop()
}

function isAmbiguous({ rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  return ['origin', 'cookie', 'host'].some((name) => names.filter((each) => each === name).length > 1)
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
