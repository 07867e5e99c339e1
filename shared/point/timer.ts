// Timer: how long the item that is up has run. By the server's time alone: a browser shows it by the offset it has learnt. Called by
// the steps of a meeting, the projector and the meeting's pages.

import type { Timer } from './meeting.ts'
import { msBetween } from './meeting-moment.ts'

/** @returns milliseconds the item has run at `now`; a clock that jumped back takes nothing away. */
export function timerElapsedMs({ spentMs, runsSince }: Timer, now: Date | string): number {
  return runsSince === null ? spentMs : spentMs + msBetween(runsSince, now)
}

/** @returns milliseconds left of what was set aside; negative when the item has run over. */
export function timerLeftMs(timer: Timer, now: Date | string): number {
  return timer.budgetMinutes * 60_000 - timerElapsedMs(timer, now)
}
