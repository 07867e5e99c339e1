// System clock: time as the machine has it. Timers never keep the process alive. Handed in where production composes the server.

import type { Clock } from './ports.ts'

const longestTimerMs = 0x7fff_ffff

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, delayMs), longestTimerMs))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
