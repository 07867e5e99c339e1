// Within: an answer that comes in time, or null. What comes later is not heard of, whether it succeeds or fails. Called by commit-queue,
// log-tail and a server that stops, since a connection that was cut silently may never answer.

import type { Clock } from './ports.ts'

/** @returns null when `run` has not answered after `ms` milliseconds. @throws what it throws in time */
export function within<Answer>(o: {
  readonly clock: Clock
  readonly ms: number
  readonly run: () => Promise<Answer>
  /** Holds a function that ends the wait at once, while it lasts. */
  readonly waits?: Set<() => void>
}): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      callOff()
      o.waits?.delete(end)
      resolve(null)
    }
    const callOff = o.clock.after(o.ms, end)
    o.waits?.add(end)
    // Whoever comes after the end is not heard: a promise is kept once.
    o.run().then(
      (answer) => {
        resolve(answer)
        end()
      },
      (error: unknown) => {
        reject(error)
        end()
      },
    )
  })
}
