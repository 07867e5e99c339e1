// Token bucket: how often something may be done, with room for bursts. Time is handed in. Called by socket-connection and presence.

/** Takes `cost` tokens (1 unless told) at a time in ms that only grows. @returns whether there were enough */
export type TokenBucket = (nowMs: number, cost?: number) => boolean

/** @returns a full bucket. */
export function tokenBucket(o: { readonly perSecond: number; readonly burst: number }): TokenBucket {
  let tokens = o.burst
  let lastMs: number | null = null
  return (nowMs, cost = 1) => {
    tokens = Math.min(o.burst, tokens + ((nowMs - (lastMs ?? nowMs)) * o.perSecond) / 1_000)
    lastMs = nowMs
    if (tokens < cost) return false
    tokens -= cost
    return true
  }
}
