// Counting socket: a WebSocket that looks at what y-websocket sends and counts the frames the server counts (update and sync step 2), at the
// wire and nowhere else. Until the connection's step 2 has gone out, updates are held back: the step 2 carries them, and an update in
// front of it would build on edits the server has not seen. Called by room-connection.ts, one class per connection.

import * as decoding from 'lib0/decoding'
import { maxRemovedConfirmed, maxRemovedPerUpdate } from '../../shared/board/removals.ts'
import { maxUpdateBytes } from '../../shared/contract/limits.ts'
import { encodeConfirmed, messageSync } from '../../shared/contract/wire.ts'

export type FrameKind = 'step-2' | 'update'

export interface FrameWatch {
  /** How many records are removed by what is about to go out; each was removed by an act of the person. */
  removals(kind: FrameKind): number
  /** The `frame`-th counted frame (1-based) of a new or running socket is about to go out. */
  sent(frame: number, kind: FrameKind): void
  /** A frame the server would never take was not sent; it would have been the `frame`-th. */
  tooLarge(frame: number, kind: FrameKind): void
}

/** @returns a class to hand to the provider as its WebSocket. Counting starts at 1 with every new socket. */
export function countingSocket(Base: typeof WebSocket, watch: FrameWatch): typeof WebSocket {
  return class CountingSocket extends Base {
    #frames = 0
    #stepTwoSent = false

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array ? frameKind(data) : null
      if (kind === null) {
        super.send(data)
        return
      }
      if (kind === 'update' && !this.#stepTwoSent) return
      if (data instanceof Uint8Array && data.byteLength > maxUpdateBytes) {
        watch.tooLarge(this.#frames + 1, kind)
        return
      }
      this.#stepTwoSent = true
      this.#frames += 1
      const removals = watch.removals(kind)
      // Said before the frame, as the server knows of no person's yes but what it is told.
      if (removals > maxRemovedPerUpdate) super.send(encodeConfirmed(Math.min(removals, maxRemovedConfirmed)))
      watch.sent(this.#frames, kind)
      super.send(data)
    }
  }
}

/** @returns which counted frame this is, or null for everything else. */
export function frameKind(data: Uint8Array): FrameKind | null {
  try {
    const decoder = decoding.createDecoder(data)
    if (decoding.readVarUint(decoder) !== messageSync) return null
    const step = decoding.readVarUint(decoder)
    if (step === 1) return 'step-2'
    return step === 2 ? 'update' : null
  } catch {
    return null
  }
}
