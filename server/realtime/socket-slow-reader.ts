// Slow reader: what becomes of a connection that does not take what it is sent (T-069). Beyond 1 MiB queued it gets no updates and no presence
// any more; when it has taken everything it gets what it missed, from where it stood. Beyond 4 MiB, or 10 s without taking anything, it is
// cut off. Nobody else is kept waiting. Made by socket-connection.

import { messageAwareness, messageSync } from '../../shared/contract/wire.ts'
import { stateVectorOf, updateStep } from './frames.ts'
import type { Clock, Measures } from './ports.ts'
import type { Room } from './room.ts'
import type { Transport } from './transport.ts'
import type { Batch } from './transport-batch.ts'

const stopBytes = 1_048_576
const maxQueuedBytes = 4 * 1_048_576
const maxStandstillMs = 10_000

export interface SlowReader {
  /** @returns whether so much is queued that it is to be spared once everything the room has shown was sent. */
  send(batch: Batch): boolean
  /** From here on it gets what it missed when it has taken what is queued. */
  spare(): void
  /** All that was queued has left. */
  drained(): void
  close(): void
}

export interface SlowReaderOptions {
  readonly key: number
  readonly transport: Transport
  readonly clock: Clock
  readonly measures: Measures
  readonly room: Pick<Room, 'stateVector' | 'resync' | 'receive' | 'closed'>
}

export function slowReader(o: SlowReaderOptions): SlowReader {
  return new Reader(o)
}

/** A class, since there is one for everybody who is here. */
class Reader implements SlowReader {
  readonly #o: SlowReaderOptions
  /** Where the document stood when it got no more of it; null while it keeps up. */
  #stoodAt: Uint8Array | null = null
  #missedSome = false
  #spareBeyondBytes = stopBytes
  #cutOffBytes = maxQueuedBytes
  #stopWatch: (() => void) | null = null

  constructor(o: SlowReaderOptions) {
    this.#o = o
  }

  send(batch: Batch): boolean {
    const { transport } = this.#o
    if (this.#stoodAt !== null && (batch.areUpdates || batch.frames.every(isMadeUpFor))) {
      this.#missedSome = true
      return false
    }
    transport.send(batch)
    if (this.#stoodAt !== null && transport.queuedBytes > this.#cutOffBytes) this.#cutOff()
    return this.#stoodAt === null && transport.queuedBytes > this.#spareBeyondBytes
  }

  spare(): void {
    const { room, transport, measures } = this.#o
    if (this.#stoodAt !== null || room.closed) return
    this.#stoodAt = room.stateVector()
    this.#missedSome = false
    // One large document is no sign of a slow reader.
    this.#cutOffBytes = Math.max(maxQueuedBytes, transport.queuedBytes + stopBytes)
    measures.count('slow_readers', { what: 'spared' })
    this.#watch()
  }

  drained(): void {
    const { room, transport, key } = this.#o
    this.#spareBeyondBytes = stopBytes
    if (this.#stoodAt === null) return
    const stateVector = stateVectorOf(this.#stoodAt)
    this.#stoodAt = null
    this.#stopWatch?.()
    if (!this.#missedSome) return
    // What makes up for it may be more than 1 MiB itself: it would be spared what comes next, and so on for ever.
    this.#spareBeyondBytes = Number.POSITIVE_INFINITY
    room.resync(key, stateVector ?? new Map())
    room.receive(key, { kind: 'query-presence' })
    this.#spareBeyondBytes = transport.queuedBytes + stopBytes
  }

  close(): void {
    this.#stopWatch?.()
  }

  #watch(): void {
    const { transport, clock } = this.#o
    const before = transport.progress
    this.#stopWatch = clock.after(maxStandstillMs, () =>
      transport.progress === before ? this.#cutOff() : this.#watch(),
    )
  }

  #cutOff(): void {
    this.#stopWatch?.()
    this.#o.measures.count('slow_readers', { what: 'cut_off' })
    this.#o.transport.terminate()
  }
}

/** What a resync brings later: updates and presence. Answers, and our own messages, come once; an answer's updates go with it. */
function isMadeUpFor(frame: Uint8Array): boolean {
  return frame[0] === messageAwareness || (frame[0] === messageSync && frame[1] === updateStep)
}
