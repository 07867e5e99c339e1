// Token bucket: how often something may be done, with room for bursts. Time is handed in. Called by socket-connection and presence.

/** @returns a function that takes `cost` tokens at a time (ms, only growing) and says whether there were enough. */
export function tokenBucket(o: {
  readonly perSecond: number
  readonly burst: number
}): (nowMs: number, cost?: number) => boolean {
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
