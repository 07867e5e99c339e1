// HTTP socket, down: keeps a stream of events open. One that a proxy cuts, and one that carries nothing, is asked for again from where it was;
// nothing is told twice. Called by http-socket.ts.

import type { LiveHttpClose } from '../../shared/contract/live-http.ts'
import { eventReader } from './http-socket-events.ts'
import type { Later } from './http-socket-up.ts'

/** So many streams in a row that brought nothing, and it is given up: about as long as the server keeps a connection without one. */
const fruitlessStreams = 12
/** So many in a row that did not even open, as when the server is gone: who waits for it is to know soon. */
const unopenedStreams = 4
/** A stream that stands so long is as good as one that brought something, milliseconds: a proxy may cut a silent one now and then. */
const steadyMs = 5_000
/** Waits before the next stream after one that brought nothing: doubling from the first to the second, in milliseconds. */
const firstWaitMs = 200
const longestWaitMs = 2_000

/**
 * Begins to read. @returns what ends it
 * @param o.open asks for the events after a number; @param o.opened the first stream stands
 * @param o.over the connection is over: closed by the server, or given up (null)
 */
export function httpDown(o: {
  open: (after: number, signal: AbortSignal) => Promise<Response>
  later: Later
  opened: () => void
  frame: (message: ArrayBuffer) => void
  ping: () => void
  over: (close: LiveHttpClose | null) => void
}): () => void {
  const abort = new AbortController()
  let isOpen = false
  let lastNumber = 0
  let fruitless = 0
  let unopened = 0
  let stopWaiting = (): void => undefined

  const over = (close: LiveHttpClose | null): void => {
    if (abort.signal.aborted) return
    stop()
    o.over(close)
  }
  function stop(): void {
    stopWaiting()
    abort.abort()
  }

  /** Reads one stream to its end. */
  async function read(): Promise<void> {
    unopened += 1
    const response = await o.open(lastNumber, abort.signal)
    if (abort.signal.aborted) return
    if (isFinal(response.status)) return over(null)
    if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/event-stream')) return
    unopened = 0
    if (!isOpen) {
      isOpen = true
      o.opened()
    }
    stopWaiting = o.later(steadyMs, () => {
      fruitless = 0
    })
    const eventsIn = eventReader()
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      for (const event of eventsIn(part.value)) {
        if (abort.signal.aborted) return
        fruitless = 0
        if (event.kind === 'close') return over(event.close)
        if (event.kind === 'ping') o.ping()
        else if (event.number > lastNumber) {
          lastNumber = event.number
          o.frame(event.message)
        }
      }
    }
  }

  async function begin(): Promise<void> {
    try {
      await read()
    } catch {
      // Cut, or never there: asked for again.
    }
    if (abort.signal.aborted) return
    stopWaiting()
    fruitless += 1
    if (fruitless > fruitlessStreams || unopened >= unopenedStreams) return over(null)
    const waitMs = fruitless === 1 ? 0 : Math.min(firstWaitMs * 2 ** (fruitless - 2), longestWaitMs)
    stopWaiting = o.later(waitMs, () => void begin())
  }

  void begin()
  return stop
}

/** The server's own words that there is no such connection, or that it was asked wrongly; anything else may be a proxy's trouble. */
function isFinal(status: number): boolean {
  return status === 400 || status === 403 || status === 410
}
