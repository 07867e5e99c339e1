// Chosen socket: a WebSocket's face over a WebSocket or over HTTP, as the choice says for each new connection, and the judge of whether the
// way led anywhere. Nothing of it is seen by who uses it. Called by shared-rooms.ts, one class per page.

import type { SocketChoice, Way } from './choose-socket.ts'
import { SocketFace } from './http-socket.ts'
import type { Later } from './http-socket-up.ts'

/** A WebSocket that does not open within this time is held up by something on the way. */
const openWithinMs = 4_000
/** One that opens and brings nothing for this long leads nowhere either; nor does HTTP that does not open in time. */
const heardWithinMs = 8_000

/** @returns a class to hand to a provider as its WebSocket. */
export function chosenSocket(o: {
  Socket: typeof WebSocket
  Http: typeof WebSocket
  choice: SocketChoice
  later: Later
}): typeof WebSocket {
  class ChosenSocket extends SocketFace {
    readonly url: string
    readonly #way: Way
    readonly #inner: WebSocket
    /** Heard, failed, or closed by the server's own word: nothing more to learn. */
    #judged = false
    #long = false
    #stopWaiting: () => void

    constructor(address: string | URL) {
      super()
      this.url = String(address)
      this.#way = o.choice.next()
      const inner = new (this.#way === 'http' ? o.Http : o.Socket)(address)
      inner.binaryType = 'arraybuffer'
      this.#inner = inner
      this.#stopWaiting = o.later(openWithinMs, () => {
        if (this.#way === 'socket') this.#fail()
        else this.#long = true
      })
      inner.onopen = () => {
        this.#stopWaiting()
        this.#stopWaiting = o.later(heardWithinMs, () => {
          this.#long = true
        })
        this.onopen?.()
      }
      inner.onmessage = (event: { readonly data: ArrayBuffer }) => {
        if (!this.#judged) o.choice.heard(this.#way)
        this.#judge()
        this.onmessage?.(event)
      }
      inner.onerror = () => this.onerror?.()
      inner.onclose = ({ code, reason, wasClean }: Pick<CloseEvent, 'code' | 'reason' | 'wasClean'>) => {
        if (isServers(code)) this.#judge()
        else this.#judgeFailed()
        this.onclose?.({ code, reason, wasClean })
      }
    }

    get readyState(): number {
      return this.#inner.readyState
    }

    get bufferedAmount(): number {
      return this.#inner.bufferedAmount
    }

    send(data: Parameters<WebSocket['send']>[0]): void {
      this.#inner.send(data)
    }

    close(code?: number, reason?: string): void {
      // Given up by who uses it: that it led nowhere shows only when it had the time to.
      if (this.#long) this.#judgeFailed()
      else this.#judge()
      this.#inner.close(code, reason)
    }

    /** Does not open: ended here, since a browser would wait for minutes. */
    #fail(): void {
      this.#judgeFailed()
      this.#inner.onclose = null
      this.#inner.onerror = () => undefined
      this.#inner.close()
      this.onclose?.({ code: 1006, reason: '', wasClean: false })
    }

    #judgeFailed(): void {
      if (!this.#judged) o.choice.failed(this.#way)
      this.#judge()
    }

    #judge(): void {
      this.#judged = true
      this.#stopWaiting()
    }
  }
  return ChosenSocket as unknown as typeof WebSocket
}

/** A code only our server gives: it was reached. 1001, 1005 and 1006 may be anybody's. */
function isServers(code: number): boolean {
  return code >= 4_000 || code === 1012
}
