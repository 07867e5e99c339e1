// The other side of a live connection over HTTP, for tests: single requests as one pleases, and a WebSocket's face over them for a provider.

import { randomBytes } from 'node:crypto'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { firstHeader, framesContentType, liveHttpPaths, messagesBody } from '../../../shared/contract/live-http.ts'
import type { RoomName } from '../../../shared/ids.ts'

export interface StreamEvent {
  readonly id: number | null
  readonly event: string
  readonly data: string
}

export interface Stream {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly events: readonly StreamEvent[]
  readonly comments: number
  readonly ended: boolean
  onEvent: (event: StreamEvent) => void
  onEnd: () => void
  /** Stops reading, or reads on. */
  pause(): void
  resume(): void
  /** As a proxy does that has had enough. */
  cut(): void
}

export interface Peer {
  readonly token: string
  open(room: RoomName, query: string, headers?: Record<string, string>): Promise<number>
  events(after?: number, headers?: Record<string, string>): Promise<Stream>
  frames(first: number, messages: readonly Uint8Array[], headers?: Record<string, string>): Promise<number>
  body(bytes: Uint8Array, headers?: Record<string, string>): Promise<number>
  close(headers?: Record<string, string>): Promise<number>
}

export const newToken = (): string => randomBytes(16).toString('hex')

/** @param o.as a person's first name; nobody when left out */
export function httpPeer(o: { readonly origin: string; readonly as?: string; readonly token?: string }): Peer {
  const token = o.token ?? newToken()
  const own = { origin: o.origin, ...(o.as !== undefined && { cookie: `as=${o.as}` }) }
  const post = async (path: string, headers: Record<string, string>, body?: Uint8Array): Promise<number> => {
    const response = await send(`${o.origin}${path}`, { method: 'POST', headers: { ...own, ...headers } }, body)
    response.resume()
    return response.statusCode ?? 0
  }
  return {
    token,
    open: (room, query, headers = {}) => post(`${liveHttpPaths.open(token, room)}?${query}`, headers),
    async events(after, headers = {}) {
      const { cookie } = { cookie: '', ...own }
      const given = { cookie, ...(after !== undefined && { 'last-event-id': String(after) }), ...headers }
      return streamOf(await send(`${o.origin}${liveHttpPaths.events(token)}`, { method: 'GET', headers: given }))
    },
    frames: (first, messages, headers = {}) =>
      post(
        liveHttpPaths.frames(token),
        { 'content-type': framesContentType, [firstHeader]: String(first), ...headers },
        messagesBody(messages),
      ),
    body: (bytes, headers = {}) => post(liveHttpPaths.frames(token), headers, bytes),
    close: (headers = {}) => post(liveHttpPaths.close(token), headers),
  }
}

/** @returns a class with a WebSocket's face that speaks over HTTP; streams are cut now and then when `cutEvery` events have come. */
export function socketOver(o: {
  readonly as: string
  readonly cutEvery?: number
  readonly onStream?: (stream: Stream) => void
}): typeof globalThis.WebSocket {
  class OverHttp {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    /** Asked of the instance by a provider. */
    readonly OPEN = 1
    binaryType = 'arraybuffer'
    readyState = 0
    onopen: (() => void) | null = null
    onmessage: ((event: { data: Uint8Array }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    readonly #peer: Peer
    #seen = 0
    #sent = 0
    #sending = Promise.resolve()
    #stream: Stream | null = null

    constructor(address: string | URL) {
      const { origin, pathname, searchParams } = new URL(String(address).replace(/^ws/, 'http'))
      this.#peer = httpPeer({ origin, as: o.as })
      this.#start(pathname.replace('/live/', '') as RoomName, String(searchParams)).catch(() => this.#end(1006, ''))
    }

    send(data: Uint8Array): void {
      this.#sent += 1
      const first = this.#sent
      const message = Uint8Array.from(data)
      this.#sending = this.#sending.then(async () => {
        if (this.readyState < 3) await this.#peer.frames(first, [message]).catch(() => 0)
      })
    }

    close(): void {
      if (this.readyState > 1) return
      this.readyState = 2
      this.#sending = this.#sending.then(async () => {
        await this.#peer.close().catch(() => 0)
        this.#end(1000, '')
      })
    }

    async #start(room: RoomName, query: string): Promise<void> {
      const status = await this.#peer.open(room, query)
      if (status !== 204) throw new Error(`${status}`)
      await this.#read()
      if (this.readyState > 0) return
      this.readyState = 1
      this.onopen?.()
    }

    async #read(): Promise<void> {
      const stream = await this.#peer.events(this.#seen)
      this.#stream = stream
      o.onStream?.(stream)
      let came = 0
      const take = ({ id, event, data }: StreamEvent): void => {
        if (this.readyState > 1) return
        this.#seen = id ?? this.#seen
        if (event === 'frame') this.onmessage?.({ data: Uint8Array.from(Buffer.from(data, 'base64')) })
        else if (event === 'ping') void this.#peer.body(new Uint8Array())
        else {
          const { code, reason } = JSON.parse(data)
          this.#end(code, reason)
        }
        came += 1
        if (o.cutEvery !== undefined && came === o.cutEvery) stream.cut()
      }
      stream.onEnd = () => {
        if (this.readyState === 1) this.#read().catch(() => this.#end(1006, ''))
      }
      for (const event of [...stream.events]) queueMicrotask(() => take(event))
      stream.onEvent = take
      if (stream.status !== 200) throw new Error(`${stream.status}`)
    }

    #end(code: number, reason: string): void {
      if (this.readyState === 3) return
      this.readyState = 3
      this.#stream?.cut()
      this.onclose?.({ code, reason })
    }
  }
  return OverHttp as unknown as typeof globalThis.WebSocket
}

async function send(
  url: string,
  o: { readonly method: string; readonly headers: Record<string, string> },
  body?: Uint8Array,
): Promise<IncomingMessage> {
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const asked: ClientRequest = httpRequest(url, { ...o, agent: false }, resolve)
    asked.on('error', reject)
    asked.end(body)
  })
}

function streamOf(response: IncomingMessage): Stream {
  const events: StreamEvent[] = []
  let text = ''
  let comments = 0
  let ended = false
  const stream = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    get comments() {
      return comments
    },
    get ended() {
      return ended
    },
    onEvent: (_: StreamEvent): void => undefined,
    onEnd: (): void => undefined,
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    cut: () => void response.destroy(),
  }
  response.on('error', () => undefined)
  response.on('close', () => {
    ended = true
    stream.onEnd()
  })
  response.setEncoding('utf8')
  response.on('data', (part: string) => {
    const blocks = (text + part).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(':') + 2)]))
      if (!lines.has('event')) comments += 1
      else {
        const id = lines.get('id')
        const event = {
          id: id === undefined ? null : Number(id),
          event: lines.get('event') ?? '',
          data: lines.get('data') ?? '',
        }
        events.push(event)
        stream.onEvent(event)
      }
    }
  })
  return stream
}
