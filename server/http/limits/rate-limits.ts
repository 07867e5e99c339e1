// Rate limits: how often one address, one account and one person may do what costs something or could be guessed at. Counted in this process alone:
// several servers let through as many times more. Whoever is over is answered 429 with how long to wait (T-023). Made once for each application.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** What is counted, by name: how often in how many seconds. A meeting has forty people behind one address. */
const limits = {
  /** Taking a seat, which is possible on this machine alone. */
  seat: { points: 6_000, duration: 60 },
  /** Beginning and ending a journey to the issuer, by address. */
  journey: { points: 240, duration: 60 },
  /** Looking at and using links, by address, and by link. */
  link: { points: 240, duration: 60 },
  oneLink: { points: 30, duration: 60 },
  /** Asking for a link by mail, by address of the network and of the mail. */
  mail: { points: 60, duration: 600 },
  mailbox: { points: 5, duration: 900 },
  /** What an issuer tells of sessions that are over. */
  logout: { points: 600, duration: 60 },
  /** Inviting and sharing, by person. */
  invite: { points: 60, duration: 600 },
  /** Searching and reading the board's past, which cost the server most, by person. */
  replay: { points: 300, duration: 60 },
  /** Everything that changes something on a board, by person. */
  write: { points: 1_200, duration: 60 },
} as const

export type Limited = keyof typeof limits

export interface RateLimits {
  /** @returns null, or for how many seconds to wait */
  over(what: Limited, key: string): Promise<number | null>
}

export function rateLimits(): RateLimits {
  const counting = new Map(
    Object.entries(limits).map(([name, limit]) => [name, new RateLimiterMemory({ ...limit, keyPrefix: name })]),
  )
  return {
    async over(what, key) {
      try {
        await counting.get(what)?.consume(key)
        return null
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
        throw error
      }
    },
  }
}
