// The server's time on the screen: this machine's clock corrected by what the server said last, told anew each second. Called by what shows a
// clock, so that a second draws that alone.

import { useEffect, useState } from 'react'

/** @param offsetMs the server's clock less this machine's. @returns the server's time in milliseconds, anew as each of its seconds begins. */
export function useServerNow(offsetMs: number): number {
  const [, tick] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      const restMs = 1_000 - ((((Date.now() + offsetMs) % 1_000) + 1_000) % 1_000)
      timer = setTimeout(() => {
        tick((count) => count + 1)
        next()
      }, restMs + 5)
    }
    next()
    return () => clearTimeout(timer)
  }, [offsetMs])
  return Date.now() + offsetMs
}
