// HTTP socket, up: messages as numbered POSTs, one under way at a time; what is made meanwhile goes together in the next. One that fails is
// sent again with the same numbers, which the server passes over when it has them. Called by http-socket.ts.

import { maxFramesBodyBytes } from '../../shared/contract/live-http.ts'

/** Runs work after a time; returns what calls it off. */
export type Later = (ms: number, work: () => void) => () => void

export interface HttpUp {
  readonly waitingBytes: number
  send(message: Uint8Array): void
  /** When everything sent until now has arrived; also when it never will. */
  flushed(): Promise<void>
  stop(): void
}

/** So many failures in a row and the line is given up. */
const mostFailures = 5
const firstWaitMs = 250
const longestWaitMs = 4_000
/** What a message's length may take in a body. */
const lengthBytes = 5

/**
 * @param o.post sends messages of which the first has this number; answers with the status, rejects when the network does
 * @param o.over nothing more can be sent
 */
export function httpUp(o: {
  post: (first: number, messages: readonly Uint8Array[]) => Promise<number>
  later: Later
  over: () => void
}): HttpUp {
  let queue: Uint8Array[] = []
  let queuedBytes = 0
  let taken = 0
  let failures = 0
  let underWay = false
  let stopped = false
  let stopWaiting = (): void => undefined
  const flushing: (() => void)[] = []

  function stop(): void {
    stopped = true
    queue = []
    queuedBytes = 0
    stopWaiting()
    tellFlushed()
  }
  function tellFlushed(): void {
    for (const each of flushing.splice(0)) each()
  }

  async function next(): Promise<void> {
    if (underWay || stopped) return
    const messages = firstOf(queue)
    if (messages.length === 0) return tellFlushed()
    underWay = true
    const status = await o.post(taken + 1, messages).catch(() => 0)
    underWay = false
    if (stopped) return
    if (status === 204) {
      failures = 0
      taken += messages.length
      queue = queue.slice(messages.length)
      queuedBytes -= messages.reduce((sum, message) => sum + message.byteLength, 0)
      return await next()
    }
    failures += 1
    if (isFinal(status) || failures > mostFailures) {
      stop()
      return o.over()
    }
    stopWaiting = o.later(Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs), () => void next())
  }

  return {
    get waitingBytes() {
      return queuedBytes
    },
    send(message) {
      if (stopped) return
      queue.push(message)
      queuedBytes += message.byteLength
      // After a failure the wait for the next try goes on.
      if (failures === 0) void next()
    },
    flushed: () =>
      stopped || queue.length === 0 ? Promise.resolve() : new Promise((resolve) => flushing.push(resolve)),
    stop,
  }
}

/** @returns as many of the first messages as one body may hold; at least one. */
function firstOf(queue: readonly Uint8Array[]): readonly Uint8Array[] {
  let bytes = 0
  const end = queue.findIndex((message, at) => {
    bytes += message.byteLength + lengthBytes
    return at > 0 && bytes > maxFramesBodyBytes
  })
  return end === -1 ? queue.slice() : queue.slice(0, end)
}

/** A gap, an unknown or wrong request, or a connection that is over. 413 and 429 stay: the stream says why, and soon. */
function isFinal(status: number): boolean {
  return status === 409 || status === 410 || status === 400 || status === 403
}
