// A real HTTP server with live connections and nothing else, people by the name in their cookie: `as=kari`,
// or `as=kari.<ms>` for a session that ends then. Used by tests that need
// a true socket.

import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createRealtime, type Realtime, type RealtimeOptions } from '../../../server/realtime/create-realtime.ts'
import type { AttachOptions } from '../../../server/realtime/socket.ts'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { type MemoryLog, memoryLeases, memoryLog, memoryPeople } from '../../doubles/memory-log.ts'
import { actorOf, boardName, people, programmeId, seeded } from './people.ts'

export interface RealtimeServer {
  readonly realtime: Realtime
  readonly log: MemoryLog
  readonly origin: string
  readonly url: string
  /** An unmodified y-websocket provider of a person. */
  provider(
    person: string,
    o?: { readonly room?: RoomName; readonly doc?: Y.Doc; readonly over?: typeof globalThis.WebSocket },
  ): WebsocketProvider
  /** A bare socket. */
  socket(path: string, headers: Record<string, string>): WebSocket
  close(): Promise<void>
}

/** @param o.authenticate who a cookie belongs to, where the names in it are not enough */
export async function realtimeServer(
  o: Partial<RealtimeOptions & Pick<AttachOptions, 'authenticate'>> = {},
): Promise<RealtimeServer> {
  const log = memoryLog()
  await seeded(log)
  const realtime = createRealtime({
    log,
    leases: memoryLeases(),
    people: memoryPeople(people, programmeId),
    clock: systemClock,
    ids: { uuid: randomUUID },
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...o,
  })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const options: AttachOptions = {
    allowedOrigins: [origin],
    authenticate: o.authenticate ?? byName,
  }
  realtime.attach(server, options)
  const overHttp = realtime.requests(options)
  server.on('request', (request, response) => {
    if (!overHttp(request, response)) response.writeHead(404).end()
  })
  const url = origin.replace('http', 'ws')
  const providers: WebsocketProvider[] = []
  const sockets: WebSocket[] = []
  return {
    realtime,
    log,
    origin,
    url,
    provider(person, { room = boardName, doc = new Y.Doc(), over } = {}) {
      class AsPerson extends WebSocket {
        constructor(address: string | URL) {
          super(address, { headers: { cookie: `as=${person}`, origin } })
        }
      }
      const provider = new WebsocketProvider(`${url}/live`, room, doc, {
        disableBc: true,
        params: { client: String(doc.clientID) },
        WebSocketPolyfill: over ?? (AsPerson as unknown as typeof globalThis.WebSocket),
      })
      providers.push(provider)
      return provider
    },
    socket(path, headers) {
      const socket = new WebSocket(`${url}${path}`, { headers })
      socket.on('error', () => undefined)
      sockets.push(socket)
      return socket
    },
    async close() {
      for (const provider of providers) provider.destroy()
      for (const socket of sockets) socket.terminate()
      await realtime.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const byName: AttachOptions['authenticate'] = async (cookie) => {
  const [, name, untilMs] = /(?:^|; )as=(\w+)(?:\.(\d+))?/.exec(cookie ?? '') ?? []
  if (name === undefined) return null
  return actorOf(name, untilMs === undefined ? undefined : new Date(Number(untilMs)))
}
