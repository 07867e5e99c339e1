// Stall watch: notices that this process stood still: stopped by somebody, swapped out, or busy for seconds. What other nodes did meanwhile
// is not known here, and people's connections hang: its rooms are closed and opened anew from the log (T-123). Made by create-realtime.

import type { Clock } from './ports.ts'

const beatMs = 500
/** Standing still for longer than this is a stall. */
const stallMs = 5_000

/** @param o.onStall told how long it stood still, in milliseconds @returns a function that ends the watch */
export function stallWatch(o: {
  readonly clock: Pick<Clock, 'monotonicMs' | 'after'>
  readonly onStall: (stoodMs: number) => void
}): () => void {
  const { clock } = o
  let stop = (): void => undefined
  const beat = (): void => {
    const beganMs = clock.monotonicMs()
    stop = clock.after(beatMs, () => {
      const stoodMs = clock.monotonicMs() - beganMs - beatMs
      beat()
      if (stoodMs > stallMs) o.onStall(stoodMs)
    })
  }
  beat()
  return () => stop()
}
