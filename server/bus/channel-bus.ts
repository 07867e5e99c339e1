// Channel bus: a bus over anything that carries texts to everyone who listens. The first hint goes at once with the others of its tick; what is
// published while a sending is under way waits for the next, so that much to say makes messages longer and not more. What comes from this node
// itself, from another version or from nobody we know is not passed on. Called by in-process, over-postgres and over-redis.

import { setTimeout as delay } from 'node:timers/promises'
import type { Bus, Hint } from './bus.ts'
import { hintHead, hintTexts, readHintText } from './hint-text.ts'
import { outbox } from './outbox.ts'

/** `connected` also the first time. `lost`: hints that could not be told. `garbage`: texts or hints of no form we know. */
export type BusEvent = 'sent' | 'heard' | 'lost' | 'garbage' | 'connected' | 'failed-listener'

export interface BusOptions {
  /** Who this node is, new for every process (T-124): 8–64 characters. */
  readonly bootId: string
  /** Counts what happened on the bus. */
  readonly count?: (event: BusEvent, times: number) => void
}

/** What carries the texts. */
export interface Channel {
  readonly maxTextBytes: number
  /** Between the end of one sending and the next, in milliseconds: what is published meanwhile goes together. */
  readonly apartMs: number
  /** The same where nobody else was heard for half a minute: most likely nobody listens. */
  readonly aloneApartMs: number
  /** Resolves when the texts are on their way; rejects when they are lost. */
  send(texts: readonly string[]): Promise<void>
  close(): Promise<void>
}

export type OpenChannel = (o: {
  readonly heard: (text: string) => void
  /** Called whenever listening begins: what was sent before was not heard. */
  readonly connected: () => void
}) => Channel

const aloneAfterMs = 30_000

export function channelBus({ bootId, count = () => undefined }: BusOptions, open: OpenChannel): Bus {
  const box = outbox()
  const listeners = new Set<(hint: Hint, from: string) => void>()
  const gapListeners = new Set<() => void>()
  const ownHead = hintHead(bootId)
  /** Alone until somebody else is heard. */
  let heardMs = Number.NEGATIVE_INFINITY
  let due = false
  let sending: Promise<void> | null = null
  let closing = false
  let closed = false

  const safely = (run: () => void): void => {
    try {
      run()
    } catch {
      // Whoever listens looks after itself; the others shall hear all the same.
      count('failed-listener', 1)
    }
  }
  const heard = (text: string): void => {
    if (closed || text.startsWith(ownHead)) return
    const message = readHintText(text)
    if (message === null) count('garbage', 1)
    if (message === null || message.from === bootId) return
    heardMs = performance.now()
    if (message.garbled > 0) count('garbage', message.garbled)
    if (message.hints.length > 0) count('heard', message.hints.length)
    for (const hint of message.hints) for (const tell of [...listeners]) safely(() => tell(hint, message.from))
  }
  const connected = (): void => {
    if (closed) return
    count('connected', 1)
    for (const run of [...gapListeners]) safely(run)
  }
  const channel = open({ heard, connected })

  const flush = async (): Promise<void> => {
    const hints = box.take()
    if (hints.length === 0) return
    const { texts, tooLong } = hintTexts({ from: bootId, hints, maxBytes: channel.maxTextBytes })
    if (tooLong > 0) count('lost', tooLong)
    try {
      await channel.send(texts)
      count('sent', hints.length - tooLong)
    } catch {
      count('lost', hints.length - tooLong)
    }
  }
  const apart = async (): Promise<void> => {
    const ms = performance.now() - heardMs > aloneAfterMs ? channel.aloneApartMs : channel.apartMs
    if (ms > 0 && !closing) await delay(ms)
  }
  const send = (): void => {
    due = false
    if (sending !== null) return
    sending = flush()
      .then(apart)
      .finally(() => {
        sending = null
        if (due && !closing) send()
      })
  }

  return {
    publish(hint) {
      if (closed || !box.put(hint)) return count('lost', 1)
      if (due) return
      due = true
      if (sending === null) setImmediate(send)
    },
    subscribe: (tell) => kept(listeners, tell),
    onGap: (run) => kept(gapListeners, run),
    async close() {
      if (closing) return
      closing = true
      // What was said last, a session that ended perhaps, still goes out.
      while (sending !== null) await sending
      await flush()
      closed = true
      listeners.clear()
      gapListeners.clear()
      await channel.close()
    },
  }
}

/** Each registration is its own, also of one function twice. */
function kept<Args extends readonly unknown[]>(
  all: Set<(...args: Args) => void>,
  run: (...args: Args) => void,
): () => void {
  const own = (...args: Args): void => run(...args)
  all.add(own)
  return () => all.delete(own)
}
