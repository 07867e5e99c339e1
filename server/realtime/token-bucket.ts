// Token bucket: how often something may be done, with room for bursts. Time is handed in. Called by socket-connection, presence and refusal-watch.

/** Shared by all buckets of a kind. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** A class, since every connection has several. */
export class TokenBucket {
  readonly #rate: Rate
  #tokens: number
  #lastMs = 0

  /** Full. */
  constructor(rate: Rate) {
    this.#rate = rate
    this.#tokens = rate.burst
  }

  /** Takes `cost` tokens at a time in ms that only grows. @returns whether there were enough */
  take(nowMs: number, cost = 1): boolean {
    const { perSecond, burst } = this.#rate
    this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#lastMs) * perSecond) / 1_000)
    this.#lastMs = nowMs
    if (this.#tokens < cost) return false
    this.#tokens -= cost
    return true
  }
}
