// Stream slots: how many event streams a browser holds open to the server, over all its tabs. Over HTTP/1.1 it has six connections for everything,
// so that a few tabs over HTTP would leave none for the page itself. Who gets no slot asks now and then instead. Called by http-socket-down.ts.

/** So many of the six may stand; the rest is for what goes up, for pages, and for who asks now and then. */
const heldStreams = 3

/** @returns what gives a slot back, or null when all are taken. */
export type TakeSlot = () => Promise<(() => void) | null>

/** @param locks the browser's locks, which a tab that is gone gives back; without them every stream is held */
export function streamSlots(locks: Pick<LockManager, 'request'> | undefined): TakeSlot {
  return async () => {
    if (locks === undefined) return () => undefined
    for (let slot = 0; slot < heldStreams; slot += 1) {
      const release = await tryLock(locks, `veivalg-stream-${slot}`)
      if (release !== null) return release
    }
    return null
  }
}

function tryLock(locks: Pick<LockManager, 'request'>, name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null)
        return new Promise<void>((release) => resolve(release))
      })
      // Forbidden here: nobody else counts either.
      .catch(() => resolve(() => undefined))
  })
}
