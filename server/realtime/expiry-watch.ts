// Expiry watch: ends connections when the signed-in session they were opened in expires, with one timer for all: at the soonest of them.
// Made by transport-door.

import type { Actor } from '../auth/actor.ts'
import type { Clock } from './ports.ts'

const longestWaitMs = 3_600_000

interface Expiring {
  readonly actor: Pick<Actor, 'expiresAt'>
  revoke(): void
}

export interface ExpiryWatch {
  /** One more is among the connections. */
  added(connection: Expiring): void
}

/** @param o.connections those there are, whenever it is asked */
export function expiryWatch(o: { readonly clock: Clock; readonly connections: () => Iterable<Expiring> }): ExpiryWatch {
  const { clock } = o
  let nextMs = Number.POSITIVE_INFINITY
  let callOff = (): void => undefined

  const lookAt = (atMs: number): void => {
    callOff()
    nextMs = atMs
    if (atMs === Number.POSITIVE_INFINITY) return
    // In steps, since timers do not reach further than some weeks and the time of day may be set.
    callOff = clock.after(Math.min(Math.max(0, atMs - clock.now().getTime()), longestWaitMs), look)
  }
  const look = (): void => {
    const nowMs = clock.now().getTime()
    let soonestMs = Number.POSITIVE_INFINITY
    for (const connection of [...o.connections()]) {
      const atMs = connection.actor.expiresAt.getTime()
      if (atMs <= nowMs) connection.revoke()
      else soonestMs = Math.min(soonestMs, atMs)
    }
    lookAt(soonestMs)
  }

  return {
    added({ actor }) {
      const atMs = actor.expiresAt.getTime()
      if (atMs < nextMs) lookAt(atMs)
    },
  }
}
