// HTTP transport: requests and an event stream as a transport. Messages that come up are numbered: what came before is passed over, a gap is
// told, and while the connection does not read they wait with their request. Made by socket-over-http.

import { streamlessMs } from '../../shared/contract/live-http.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import type { Clock } from './ports.ts'
import { type EventSink, type EventStream, eventStream } from './socket-event-stream.ts'
import type { Transport, TransportHeard } from './transport.ts'

/** How long the end of a connection can still be read. */
const lingerMs = 20_000

export interface HttpTransport extends Transport {
  /** The code it was closed with; null while it is open or when nobody said. */
  readonly closedWith: number | null
  /** Takes messages of which the first has this number. @returns when they were handed on */
  take(o: { readonly first: number; readonly messages: readonly Uint8Array[] }): Promise<'taken' | 'gap' | 'over'>
  /** What came is nonsense, or too much. */
  wrong(code: RefusalCode): void
  /** A request came. */
  control(): void
  /** An answer to a ping came. */
  alive(): void
  readonly stream: Pick<EventStream, 'resume'>
  /** @returns false when what follows `after` is kept no more. */
  attach(sink: EventSink, after: number): boolean
  detach(sink: EventSink): void
}

/** @param o.onGone runs once, when nothing of it can be read any more */
export function httpTransport(o: { readonly clock: Clock; readonly onGone: () => void }): HttpTransport {
  let heard: TransportHeard | null = null
  let state: 'open' | 'closing' | 'gone' = 'open'
  let closedWith: number | null = null
  let paused = true
  let lastNumber = 0
  let waiting: (() => void)[] = []
  let lastTake: Promise<unknown> = Promise.resolve()
  let stopWaiting = (): void => undefined
  let told = false

  const stream = eventStream({
    clock: o.clock,
    onDrained: () => heard?.drained(),
    onEnded: () => tellClosed(),
  })

  const goOn = (): void => {
    const waited = waiting
    waiting = []
    for (const each of waited) each()
  }

  const tellClosed = (): void => {
    if (told) return
    told = true
    heard?.closed()
  }

  const terminate = (): void => {
    if (state === 'gone') return
    state = 'gone'
    stopWaiting()
    stream.stop()
    goOn()
    tellClosed()
    o.onGone()
  }

  const endUnlessStreamed = (): void => {
    stopWaiting()
    stopWaiting = o.clock.after(streamlessMs, terminate)
  }

  /** Until it reads, or never will. */
  const readable = async (): Promise<void> => {
    while (state === 'open' && paused) await new Promise<void>((resolve) => waiting.push(resolve))
  }

  const takeNow = async (first: number, messages: readonly Uint8Array[]): Promise<'taken' | 'gap' | 'over'> => {
    if (first > lastNumber + 1) return 'gap'
    for (const message of messages.slice(lastNumber + 1 - first)) {
      await readable()
      if (state !== 'open') return 'over'
      lastNumber += 1
      heard?.message(message, true)
    }
    return state === 'open' ? 'taken' : 'over'
  }

  endUnlessStreamed()
  return {
    get open() {
      return state === 'open'
    },
    get closedWith() {
      return closedWith
    },
    get paused() {
      return paused
    },
    get queuedBytes() {
      return stream.queuedBytes
    },
    get progress() {
      return stream.progress
    },
    stream,
    listen(listener) {
      heard = listener
    },
    send(batch) {
      if (state === 'open') for (const text of batch.base64()) stream.frame(text)
    },
    close(code, reason) {
      if (state !== 'open') return
      state = 'closing'
      closedWith = code
      stream.close({ code, reason })
      goOn()
      stopWaiting()
      stopWaiting = o.clock.after(lingerMs, terminate)
    },
    terminate,
    pause() {
      paused = true
    },
    resume() {
      paused = false
      goOn()
    },
    ping: () => stream.ping(),
    async take({ first, messages }) {
      const before = lastTake
      const taking = before.then(() => takeNow(first, messages))
      lastTake = taking.catch(() => undefined)
      return await taking
    },
    wrong(code) {
      heard?.wrong(code)
    },
    control() {
      if (state === 'open') heard?.control()
    },
    alive() {
      if (state === 'open') heard?.alive()
    },
    attach(sink, after) {
      if (!stream.attach(sink, after)) return false
      if (state === 'open') stopWaiting()
      return true
    },
    detach(sink) {
      if (stream.detach(sink) && state === 'open') endUnlessStreamed()
    },
  }
}
