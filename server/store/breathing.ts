// Breathing: long work a few milliseconds at a time, so that everything else runs in between (T-128). Called by server/realtime/in-slices.ts and by what
// replays a log.

/** Work between two looks at what else there is to do. */
const sliceMs = 8
/** Between two slices, where it may take its time: a tenth of the processor is plenty. */
const leisureMs = 9 * sliceMs

/** @returns a wait that lets everything else run, when enough has been done since the last */
export function breathing(leisurely = false): () => Promise<void> {
  let sinceMs = performance.now()
  return async () => {
    if (performance.now() - sinceMs < sliceMs) return
    await new Promise<void>((resolve) => (leisurely ? setTimeout(resolve, leisureMs) : setImmediate(resolve)))
    sinceMs = performance.now()
  }
}
