// Office proxy: a small proxy on loopback in front of a server, as offices have them: it may block upgrades in one of the ways that are seen, cut
// streams after a time, and lose answers. Rewrites Host and Origin, so that a page can be opened through it. For tests of client/live and the browser.

import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** What it does with an upgrade. `hang`: takes it and says nothing; `dumb`: lets it through and then carries nothing. */
export type Upgrades = 'pass' | 'answer-400' | 'answer-200' | 'hang' | 'dumb'

export interface OfficeProxy {
  readonly origin: string
  upgrades: Upgrades
  /** Every event stream is cut after so long, milliseconds; null = never. */
  cutStreamsMs: number | null
  /** The answers of the next so many POSTs are lost: the server has them, the browser does not know. */
  loseAnswers: number
  /** WebSockets let through carry nothing while this is set, and then what they held back. */
  hold(held: boolean): void
  /** Requests so far, as method and path. */
  readonly seen: string[]
  /** Cuts everything there is. */
  cut(): void
  close(): Promise<void>
}

const blocked: Partial<Record<Upgrades, string>> = {
  'answer-400': 'HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n',
  'answer-200': 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
}

export async function officeProxy(target: string): Promise<OfficeProxy> {
  const { hostname, port, host } = new URL(target)
  const sockets = new Set<Duplex>()
  const pairs = new Set<{ readonly socket: Socket; readonly onward: Socket; readonly carry: () => void }>()
  let held = false
  const server = createServer((request, response) => forward(request, response))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })

  const headersOf = (request: IncomingMessage) => ({
    ...request.headers,
    host,
    ...(request.headers.origin !== undefined && { origin: target }),
  })

  function forward(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url: path = '/' } = request
    proxy.seen.push(`${method} ${path}`)
    const lose = method === 'POST' && proxy.loseAnswers > 0
    if (lose) proxy.loseAnswers -= 1
    const onward = httpRequest({ hostname, port, method, path, headers: headersOf(request), agent: false })
    onward.on('response', (answer) => {
      if (lose) {
        answer.resume()
        request.socket.destroy()
        return
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      response.flushHeaders()
      answer.pipe(response)
      answer.on('error', () => response.destroy())
      answer.on('close', () => answer.complete || response.destroy())
      if (proxy.cutStreamsMs !== null && answer.headers['content-type']?.startsWith('text/event-stream')) {
        const timer = setTimeout(() => request.socket.destroy(), proxy.cutStreamsMs)
        response.on('close', () => clearTimeout(timer))
      }
    })
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    proxy.seen.push(`UPGRADE ${request.url}`)
    if (proxy.upgrades === 'hang') return
    const { [proxy.upgrades]: answer } = blocked
    if (answer !== undefined) {
      socket.end(answer)
      return
    }
    const onward = connect(Number(port), hostname)
    sockets.add(onward)
    onward.on('error', () => socket.destroy())
    onward.on('close', () => {
      sockets.delete(onward)
      for (const pair of pairs) if (pair.onward === onward) pairs.delete(pair)
      socket.destroy()
    })
    socket.on('close', () => onward.destroy())
    const lines = Object.entries(headersOf(request)).map(([name, value]) => `${name}: ${String(value)}\r\n`)
    onward.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('')}\r\n`)
    onward.write(head)
    if (proxy.upgrades === 'dumb') {
      onward.once('data', (answer) => socket.write(answer.subarray(0, answer.indexOf('\r\n\r\n') + 4)))
      return
    }
    const carry = (): void => {
      socket.pipe(onward)
      onward.pipe(socket)
    }
    pairs.add({ socket, onward, carry })
    if (!held) carry()
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: OfficeProxy = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upgrades: 'pass',
    cutStreamsMs: null,
    loseAnswers: 0,
    seen: [],
    hold(on) {
      held = on
      for (const { socket, onward, carry } of pairs) {
        if (!on) carry()
        else {
          socket.unpipe(onward).pause()
          onward.unpipe(socket).pause()
        }
      }
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      proxy.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}
