// Transport: what a live connection needs of the wire under it, and what it hears from it. Two wires keep it: a WebSocket and, where those are
// blocked, HTTP; neither the connection nor the room can tell which. Types alone; called by socket-connection and transport-door.

import type { RefusalCode } from '../../shared/outcome.ts'
import type { Batch } from './transport-batch.ts'

/** Hears nothing before `listen` and `resume`: what comes earlier waits. */
export interface Transport {
  /** Until it is closed by either side. */
  readonly open: boolean
  readonly paused: boolean
  /** Bytes that were sent and have not left this process. */
  readonly queuedBytes: number
  /** Grows whenever some of what was queued has left. */
  readonly progress: number
  listen(heard: TransportHeard): void
  send(batch: Batch): void
  /** Ends it after what is queued, and by force when the other side takes too long. No message is heard any more. */
  close(code: number, reason: string): void
  /** Ends it now. */
  terminate(): void
  pause(): void
  resume(): void
  /** Asks the other side for a sign of life. */
  ping(): void
}

export interface TransportHeard {
  message(bytes: Uint8Array, isBinary: boolean): void
  /** Something came that is no message and costs as little. */
  control(): void
  /** The wire itself found that too much or nonsense came. */
  wrong(code: RefusalCode): void
  /** An answer to a ping, or as good as one. */
  alive(): void
  /** All that was queued has left. */
  drained(): void
  /** It is over; told once. */
  closed(): void
}
