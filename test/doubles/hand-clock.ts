// A clock moved by hand: time stands still until a test moves it, and what was to happen meanwhile happens in its order.

import type { Clock } from '../../server/realtime/ports.ts'

export interface HandClock extends Clock {
  /** Moves time on by so many milliseconds. */
  move(ms: number): void
}

export function handClock(start = new Date('2026-11-23T13:00:00.000Z')): HandClock {
  let passedMs = 0
  let timers: { readonly atMs: number; readonly run: () => void }[] = []
  return {
    now: () => new Date(start.getTime() + passedMs),
    monotonicMs: () => passedMs,
    after(delayMs, run) {
      const timer = { atMs: passedMs + delayMs, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    move(ms) {
      const untilMs = passedMs + ms
      for (;;) {
        const due = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (!due) break
        timers = timers.filter((each) => each !== due)
        passedMs = due.atMs
        due.run()
      }
      passedMs = untilMs
    },
  }
}
