// HTTP socket: a live connection over HTTP with a WebSocket's face, as y-websocket's provider uses it, for networks that block WebSockets:
// the same frames, order and close codes by shared/contract/live-http. Called by room-connection.ts through chosen-socket.ts.

import { firstHeader, framesContentType, liveHttpPaths, messagesBody } from '../../shared/contract/live-http.ts'
import type { RoomName } from '../../shared/ids.ts'
import { randomHex } from '../api/random-id.ts'
import type { LiveRequest } from '../api/request.ts'
import { httpDown } from './http-socket-down.ts'
import { type HttpUp, httpUp, type Later } from './http-socket-up.ts'
import type { TakeSlot } from './stream-slots.ts'

/** What the close waits for frames on their way, and a new connection for the old one's close, at most. */
const partingMs = 1_000
const pingTries = 3

/** What a WebSocket says to who holds it, as far as y-websocket listens. */
export class SocketFace {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  binaryType: BinaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { readonly code: number; readonly reason: string; readonly wasClean: boolean }) => void) | null =
    null
  onerror: (() => void) | null = null
}

/** @returns a class to use in a WebSocket's place; its addresses are those of the WebSocket. */
export function httpSocket(o: { request: LiveRequest; takeSlot: TakeSlot; later: Later }): typeof WebSocket {
  const { later } = o
  // A connection comes after the close of the one before it: they may have the same client id.
  let parting: Promise<unknown> = Promise.resolve()

  class HttpSocket extends SocketFace {
    readonly url: string
    readonly #origin: string
    readonly #token = newToken()
    readonly #up: HttpUp
    #readyState = 0
    #stopDown = (): void => undefined

    constructor(address: string | URL) {
      super()
      this.url = String(address)
      const { origin, pathname, search } = new URL(this.url.replace(/^ws/, 'http'))
      this.#origin = origin
      this.#up = httpUp({
        post: (first, messages) => this.#postFrames(messagesBody(messages), { [firstHeader]: String(first) }),
        later,
        over: () => this.#lost(),
      })
      globalThis.window?.addEventListener('pagehide', this.#leave)
      const room = pathname.slice(pathname.indexOf('/live/') + '/live/'.length) as RoomName
      void this.#start(`${liveHttpPaths.open(this.#token, room)}${search}`)
    }

    get readyState(): number {
      return this.#readyState
    }

    get bufferedAmount(): number {
      return this.#up.waitingBytes
    }

    send(data: ArrayBuffer | Uint8Array): void {
      if (this.#readyState !== this.OPEN) return
      this.#up.send(data instanceof ArrayBuffer ? new Uint8Array(data) : data.slice())
    }

    close(code = 1000, reason = ''): void {
      if (this.#readyState >= this.CLOSING) return
      this.#readyState = this.CLOSING
      this.#stopDown()
      const ending = within(later, this.#up.flushed()).then(() => this.#part())
      parting = within(later, ending)
      void ending.then(() => this.#end(code, reason))
    }

    async #start(path: string): Promise<void> {
      await parting
      const status = await this.#post(path).catch(() => 0)
      // Given up meanwhile; the close may have come to the server before what it was to close.
      if (this.#readyState !== this.CONNECTING) return this.#part()
      if (status !== 204) return this.#lost()
      this.#stopDown = httpDown({
        open: (after, signal) =>
          o.request({
            method: 'GET',
            url: this.#origin + liveHttpPaths.events(this.#token),
            headers: { accept: 'text/event-stream', 'last-event-id': String(after) },
            signal,
          }),
        takeSlot: o.takeSlot,
        later,
        opened: () => {
          this.#readyState = this.OPEN
          this.onopen?.()
        },
        frame: (message) => {
          if (this.#readyState === this.OPEN) this.onmessage?.({ data: message })
        },
        ping: () => void this.#answerPing(),
        over: (close) => (close === null ? this.#lost() : this.#end(close.code, close.reason)),
      })
    }

    async #answerPing(): Promise<void> {
      for (let tries = 0; tries < pingTries && this.#readyState === this.OPEN; tries += 1) {
        const status = await this.#postFrames(new Uint8Array()).catch(() => 0)
        if (status !== 0 && status < 500) return
      }
    }

    #postFrames(body: Uint8Array, headers: Record<string, string> = {}): Promise<number> {
      return this.#post(liveHttpPaths.frames(this.#token), {
        body,
        headers: { 'content-type': framesContentType, ...headers },
      })
    }

    async #post(path: string, more: Partial<Parameters<LiveRequest>[0]> = {}): Promise<number> {
      return (await o.request({ ...more, method: 'POST', url: this.#origin + path })).status
    }

    /** Tells the server that this is the end, so that presence goes at once. */
    async #part(): Promise<void> {
      await this.#post(liveHttpPaths.close(this.#token), { outlivesPage: true }).catch(() => 0)
    }

    /** Over, and the server has not said so. */
    #lost(): void {
      if (this.#readyState === this.CLOSED) return
      const opened = this.#readyState !== this.CONNECTING
      parting = within(later, this.#part())
      if (!opened) this.onerror?.()
      this.#end(1006, '')
    }

    /** A browser ends a WebSocket with its page. */
    readonly #leave = (): void => {
      this.#lost()
    }

    #end(code: number, reason: string): void {
      if (this.#readyState === this.CLOSED) return
      this.#readyState = this.CLOSED
      globalThis.window?.removeEventListener('pagehide', this.#leave)
      this.#stopDown()
      this.#up.stop()
      this.onclose?.({ code, reason, wasClean: code !== 1006 })
    }
  }
  return HttpSocket as unknown as typeof WebSocket
}

/** When the work is done, or has taken too long. */
async function within(later: Later, work: Promise<unknown>): Promise<void> {
  let callOff = (): void => undefined
  const late = new Promise<void>((resolve) => {
    callOff = later(partingMs, resolve)
  })
  await Promise.race([work, late])
  callOff()
}

/** 128 random bits as 32 hexadecimal digits. */
function newToken(): string {
  return randomHex(16)
}
