// HTTP socket, down: keeps a stream of events open. One that a proxy cuts, and one that carries nothing, is asked for again from where it was;
// nothing is told twice. Where the browser has no connection to spare it reads what there is, lets go, and asks again soon.
// Called by http-socket.ts.

import type { LiveHttpClose } from '../../shared/contract/live-http.ts'
import { eventReader } from './http-socket-events.ts'
import type { Later } from './http-socket-up.ts'
import type { TakeSlot } from './stream-slots.ts'

/** So many streams in a row that brought nothing, and it is given up: about as long as the server keeps a connection without one. */
const fruitlessStreams = 12
/** So many in a row that did not even open, as when the server is gone: who waits for it is to know soon. */
const unopenedStreams = 4
/** A stream that stands so long is as good as one that brought something, milliseconds: a proxy may cut a silent one now and then. */
const steadyMs = 5_000
/** Waits before the next stream after one that brought nothing: doubling from the first to the second, in milliseconds. */
const firstWaitMs = 200
const longestWaitMs = 2_000
/** Without a slot: how long a silent stream is listened to, and how long it is then left, milliseconds. */
const breathMs = 300
const breathlessMs = 1_200

/**
 * Begins to read. @returns what ends it
 * @param o.open asks for the events after a number; @param o.opened the first stream stands
 * @param o.over the connection is over: closed by the server, or given up (null)
 */
export function httpDown(o: {
  open: (after: number, signal: AbortSignal) => Promise<Response>
  takeSlot: TakeSlot
  later: Later
  opened: () => void
  frame: (message: ArrayBuffer) => void
  ping: () => void
  over: (close: LiveHttpClose | null) => void
}): () => void {
  let stopped = false
  let stream = new AbortController()
  let isOpen = false
  let lastNumber = 0
  let fruitless = 0
  let unopened = 0
  let stopWaiting = (): void => undefined

  const over = (close: LiveHttpClose | null): void => {
    if (stopped) return
    stop()
    o.over(close)
  }
  function stop(): void {
    stopped = true
    stopWaiting()
    stream.abort()
  }
  const wait = (ms: number, work: () => void): void => {
    stopWaiting()
    stopWaiting = o.later(ms, work)
  }

  /** Reads one stream: to its end when it is held, otherwise until it is silent. */
  async function read(held: boolean): Promise<void> {
    unopened += 1
    const { signal } = stream
    const response = await o.open(lastNumber, signal)
    if (stopped) return
    if (isFinal(response.status)) return over(null)
    if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/event-stream')) return
    unopened = 0
    if (!isOpen) {
      isOpen = true
      o.opened()
    }
    const listen = (): void => {
      if (held) return
      wait(breathMs, () => {
        fruitless = 0
        stream.abort()
      })
    }
    if (held) {
      wait(steadyMs, () => {
        fruitless = 0
      })
    }
    const eventsIn = eventReader()
    const reader = response.body?.getReader()
    listen()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      listen()
      for (const event of eventsIn(part.value)) {
        if (stopped) return
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
    const release = await o.takeSlot()
    const held = release !== null
    stream = new AbortController()
    if (!stopped) await read(held).catch(() => undefined)
    // What is left of the stream is let go with the slot.
    stream.abort()
    release?.()
    if (stopped) return
    const letGo = !held && fruitless === 0
    if (!letGo) fruitless += 1
    if (fruitless > fruitlessStreams || unopened >= unopenedStreams) return over(null)
    const waitMs = letGo
      ? breathlessMs
      : fruitless <= 1
        ? 0
        : Math.min(firstWaitMs * 2 ** (fruitless - 2), longestWaitMs)
    wait(waitMs, () => void begin())
  }

  void begin()
  return stop
}

/** The server's own words that there is no such connection, or that it was asked wrongly; anything else may be a proxy's trouble. */
function isFinal(status: number): boolean {
  return status === 400 || status === 403 || status === 410
}
