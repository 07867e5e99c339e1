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

export function slowReader(o: {
  readonly key: number
  readonly transport: Transport
  readonly clock: Clock
  readonly measures: Measures
  readonly room: Pick<Room, 'stateVector' | 'resync' | 'receive' | 'closed'>
}): SlowReader {
  const { transport, key, room } = o
  /** Where the document stood when it got no more of it; null while it keeps up. */
  let stoodAt: Uint8Array | null = null
  let missedSome = false
  let spareBeyondBytes = stopBytes
  let cutOffBytes = maxQueuedBytes
  let stopWatch = (): void => undefined

  const watch = (): void => {
    const before = transport.progress
    stopWatch = o.clock.after(maxStandstillMs, () => (transport.progress === before ? cutOff() : watch()))
  }

  const cutOff = (): void => {
    stopWatch()
    o.measures.count('slow_readers', { what: 'cut_off' })
    transport.terminate()
  }

  return {
    send(batch) {
      if (stoodAt !== null && batch.frames.every(isMadeUpFor)) {
        missedSome = true
        return false
      }
      transport.send(batch)
      if (stoodAt !== null && transport.queuedBytes > cutOffBytes) cutOff()
      return stoodAt === null && transport.queuedBytes > spareBeyondBytes
    },
    spare() {
      if (stoodAt !== null || room.closed) return
      stoodAt = room.stateVector()
      missedSome = false
      // One large document is no sign of a slow reader.
      cutOffBytes = Math.max(maxQueuedBytes, transport.queuedBytes + stopBytes)
      o.measures.count('slow_readers', { what: 'spared' })
      watch()
    },
    drained() {
      spareBeyondBytes = stopBytes
      if (stoodAt === null) return
      const stateVector = stateVectorOf(stoodAt)
      stoodAt = null
      stopWatch()
      if (!missedSome) return
      // What makes up for it may be more than 1 MiB itself: it would be spared what comes next, and so on for ever.
      spareBeyondBytes = Number.POSITIVE_INFINITY
      room.resync(key, stateVector ?? new Map())
      room.receive(key, { kind: 'query-presence' })
      spareBeyondBytes = transport.queuedBytes + stopBytes
    },
    close: () => stopWatch(),
  }
}

/** What a resync brings later: updates and presence. Answers, and our own messages, come once; an answer's updates go with it. */
function isMadeUpFor(frame: Uint8Array): boolean {
  return frame[0] === messageAwareness || (frame[0] === messageSync && frame[1] === updateStep)
}
