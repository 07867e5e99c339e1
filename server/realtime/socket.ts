// Socket: where live connections come in, by WebSocket or over HTTP. Refuses strangers before anything is made for them (400, 403); everyone
// else comes to the door. Attached to the HTTP server by create-realtime.

import type { IncomingMessage, Server } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Actor } from '../auth/actor.ts'
import { type Measures, noMeasures } from './ports.ts'
import { isAmbiguous, isLive, isOurOrigin, readAddress } from './socket-address.ts'
import { type HandleRequest, socketOverHttp } from './socket-over-http.ts'
import { socketTransport } from './socket-transport.ts'
import { type Door, type DoorOptions, door } from './transport-door.ts'
import { openingAnswer } from './websocket-handshake.ts'

export interface AttachOptions {
  /** Origins whose pages may connect, for example `http://127.0.0.1:3000`. */
  readonly allowedOrigins: readonly string[] | (() => readonly string[])
  /** Who a cookie header belongs to now, or null. */
  readonly authenticate: (cookieHeader: string | undefined) => Promise<Actor | null>
}

export interface Sockets extends Omit<Door, 'enter'> {
  /** Takes the upgrades under `/live/` of an HTTP server. */
  attach(server: Server, o: AttachOptions): void
  /** @returns what answers the requests under `/live-http/` and leaves all others. */
  requests(o: AttachOptions): HandleRequest
}

export function sockets(o: Omit<DoorOptions, 'measures'> & { readonly measures?: Measures }): Sockets {
  const { clock, logger, measures = noMeasures } = o
  const { enter, ...rest } = door({ ...o, measures })

  const isOurs = (request: IncomingMessage, { allowedOrigins }: AttachOptions): boolean => {
    const allowed = typeof allowedOrigins === 'function' ? allowedOrigins() : allowedOrigins
    if (isOurOrigin(request.headers.origin, allowed)) return true
    measures.count('origins_refused')
    logger.warn({}, 'a page of another origin tried to connect')
    return false
  }

  /** One for all: made beside the request, it would hold that for as long as the connection lasts. */
  const broke = (error: Error): void => logger.info({ reason: error.message }, 'a live connection broke')

  return {
    ...rest,
    attach(server, options) {
      server.on('upgrade', (request, socket, head) => {
        if (!isLive(request.url ?? '')) {
          if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, '400 Bad Request')
          return
        }
        const address = readAddress(request.url ?? '')
        if (address === null || isAmbiguous(request.rawHeaders)) return refuseUpgrade(socket, '400 Bad Request')
        if (!isOurs(request, options)) return refuseUpgrade(socket, '403 Forbidden')
        const answer = openingAnswer(request)
        if (answer === null) return refuseUpgrade(socket, '400 Bad Request')
        openWebSocket(socket, answer)
        const transport = socketTransport({ socket, head, clock, onBroken: broke })
        // Of the request only this: a connection would keep the rest for as long as it lasts.
        const { cookie } = request.headers
        void enter({ address, transport, authenticate: () => options.authenticate(cookie) })
      })
    },
    requests: (options) =>
      socketOverHttp({
        enter,
        clock,
        logger,
        authenticate: options.authenticate,
        isOurs: (request) => isOurs(request, options),
      }),
  }
}

function openWebSocket(socket: Duplex, answer: string): void {
  if (socket instanceof Socket) {
    socket.setTimeout(0)
    socket.setNoDelay()
  }
  socket.write(answer)
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  // Whoever keeps its half open would stay, and keep the server from stopping.
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
