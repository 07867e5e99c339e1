// Socket over HTTP: live connections for networks that block WebSockets, as shared/contract/live-http says. Whoever comes is let in at the
// same door, into the same rooms, by the same rights; only a session's own requests reach its connection. Made by socket.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { firstHeader, maxFramesBodyBytes, readMessages } from '../../shared/contract/live-http.ts'
import type { Actor } from '../auth/actor.ts'
import { faultFields } from '../store/fault.ts'
import type { Clock, Logger } from './ports.ts'
import { isAmbiguous, readAddress, type SocketAddress } from './socket-address.ts'
import { type HttpTransport, httpTransport } from './socket-http-transport.ts'
import { readBody } from './socket-request-body.ts'
import type { Door } from './transport-door.ts'

/** Answers a request that is its own. @returns whether it was */
export type HandleRequest = (request: IncomingMessage, response: ServerResponse) => boolean

/** Connections of one session, those that are over and can still be read among them; and of all strangers together. */
const maxPerSession = 60
const maxOfStrangers = 500
const maxPostsAtOnce = 4

/** One connection, and whose it is. */
interface Line {
  readonly transport: HttpTransport
  readonly address: string
  readonly sessionId: string | null
  /** The cookies its session was last known by, so that not every request asks the store. */
  cookie: string | undefined
  posts: number
}

export function socketOverHttp(o: {
  readonly enter: Door['enter']
  readonly clock: Clock
  readonly logger: Logger
  readonly authenticate: (cookieHeader: string | undefined) => Promise<Actor | null>
  /** Whether the page that asks is one of ours. */
  readonly isOurs: (request: IncomingMessage) => boolean
}): HandleRequest {
  const lines = new Map<string, Line>()

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = readRequest(request)
    if (typeof asked === 'number') return end(response, asked)
    // A browser names the origin of every POST, and of a GET from elsewhere.
    const isPost = request.method === 'POST'
    if ((isPost || request.headers.origin !== undefined) && !o.isOurs(request)) return end(response, 403)
    if (asked.kind === 'open') return await open(asked, request, response)
    const line = lines.get(asked.token)
    if (line === undefined || !(await isTheirs(line, request))) return end(response, 410)
    if (asked.kind === 'events') return stream(line, request, response)
    if (asked.kind === 'close') {
      line.transport.terminate()
      return end(response, 204)
    }
    end(response, await frames(line, request))
  }

  const open = async (
    { token, address, text }: Extract<Asked, { kind: 'open' }>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { cookie } = request.headers
    const actor = await o.authenticate(cookie)
    const sessionId = actor?.sessionId ?? null
    const before = lines.get(token)
    // Asked again because the answer was lost.
    if (before !== undefined)
      return end(response, before.sessionId === sessionId && before.address === text ? 204 : 409)
    const own = [...lines.values()].filter((line) => line.sessionId === sessionId).length
    if (own >= (sessionId === null ? maxOfStrangers : maxPerSession)) return end(response, 429)
    const transport = httpTransport({ clock: o.clock, onGone: () => lines.delete(token) })
    lines.set(token, { transport, address: text, sessionId, cookie, posts: 0 })
    end(response, 204)
    // Asked anew at the door, which hears of a session that ends from here on.
    await o.enter({ address, transport, authenticate: () => o.authenticate(cookie) })
  }

  const isTheirs = async (line: Line, { headers: { cookie } }: IncomingMessage): Promise<boolean> => {
    if (cookie === line.cookie) return true
    const actor = await o.authenticate(cookie)
    if ((actor?.sessionId ?? null) !== line.sessionId) return false
    line.cookie = cookie
    return true
  }

  const stream = ({ transport }: Line, request: IncomingMessage, response: ServerResponse): void => {
    // Gone while it was asked whose it is: it must not take over from a stream that lives.
    if (response.destroyed) return
    const after = request.headers['last-event-id'] ?? '0'
    if (typeof after !== 'string' || !/^\d{1,15}$/.test(after)) {
      end(response, 400)
      return
    }
    response.writeHead(200, {
      ...always,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    transport.control()
    response.on('error', () => response.destroy())
    response.on('drain', () => transport.stream.resume(response))
    response.on('close', () => transport.detach(response))
    if (transport.attach(response, Number(after))) return
    // What it lacks is kept no more; a new connection brings everything.
    response.end('event: close\ndata: {"code":1012,"reason":"UNAVAILABLE"}\n\n')
    transport.terminate()
  }

  const frames = async (line: Line, request: IncomingMessage): Promise<number> => {
    const { transport } = line
    if (!transport.open) return closedStatus(transport)
    if (line.posts >= maxPostsAtOnce) return 429
    line.posts += 1
    try {
      transport.control()
      const body = await readBody(request, maxFramesBodyBytes)
      if (body === 'cut') return 400
      if (body === 'too-large') {
        transport.wrong('TOO_LARGE')
        return 413
      }
      if (body.length === 0) {
        transport.alive()
        return transport.open ? 204 : closedStatus(transport)
      }
      const first = request.headers[firstHeader]
      const messages = readMessages(body)
      if (typeof first !== 'string' || !/^[1-9]\d{0,14}$/.test(first) || messages === null) {
        transport.wrong('PROTOCOL')
        return 400
      }
      const taken = await transport.take({ first: Number(first), messages })
      if (taken === 'gap') return 409
      return taken === 'taken' ? 204 : closedStatus(transport)
    } finally {
      line.posts -= 1
    }
  }

  return (request, response) => {
    if (!isLiveHttp(request.url ?? '')) return false
    answer(request, response).catch((error: unknown) => {
      o.logger.error(faultFields(error), 'a live request could not be answered')
      end(response, 500)
    })
    return true
  }
}

type Asked =
  | { readonly kind: 'open'; readonly token: string; readonly address: SocketAddress; readonly text: string }
  | { readonly kind: 'events' | 'frames' | 'close'; readonly token: string }

const path = /^\/live-http\/([0-9a-f]{32})\/(?:open\/(.*)|(events|frames|close))$/s
const methods: Readonly<Record<string, string>> = { events: 'GET', frames: 'POST', close: 'POST' }
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

function isLiveHttp(url: string): boolean {
  return /^\/live-http(?:[/?]|$)/.test(url)
}

/** @returns what is asked, or the status of why not. */
function readRequest({ url = '', method, rawHeaders }: IncomingMessage): Asked | number {
  const [, token, room, verb] = path.exec(url) ?? []
  if (token === undefined || isAmbiguous(rawHeaders)) return 400
  if (verb === 'events' || verb === 'frames' || verb === 'close') {
    return method === methods[verb] ? { kind: verb, token } : 405
  }
  if (method !== 'POST') return 405
  const text = `/live/${room ?? ''}`
  const address = readAddress(text)
  return address === null ? 400 : { kind: 'open', token, address, text }
}

function closedStatus({ closedWith }: HttpTransport): number {
  return closedWith === 4429 ? 429 : closedWith === 4413 ? 413 : closedWith === 4400 ? 400 : 410
}

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  response.writeHead(status, { ...always, ...(status !== 204 && { 'content-length': '0' }) })
  response.end()
}
