// The meeting's clocks, read at one moment of the server's time: the item's timer, a speech, and the text of a duration. Pure; times come in.
// Called by the timer, the speakers' list, the phone's head and the projector.

import type { Timer } from '../../shared/point/meeting.ts'

export interface TimerReading {
  readonly spentMs: number
  /** Below 0 when the item has run over. */
  readonly leftMs: number
  /** Of the time set aside, 0–1. */
  readonly share: number
  readonly over: boolean
  readonly runs: boolean
}

/** @returns what the timer says at `nowMs` of the server's time. A clock that stands behind its start has run for nothing. */
export function readTimer(timer: Timer, nowMs: number): TimerReading {
  const spentMs = timer.spentMs + (timer.runsSince === null ? 0 : sinceMs(timer.runsSince, nowMs))
  const budgetMs = timer.budgetMinutes * 60_000
  return {
    spentMs,
    leftMs: budgetMs - spentMs,
    share: budgetMs === 0 ? 1 : Math.min(1, spentMs / budgetMs),
    over: spentMs > budgetMs,
    runs: timer.runsSince !== null,
  }
}

/** @returns milliseconds from an ISO time to now; 0 when it lies ahead, as it may by a hair between two machines. */
export function sinceMs(iso: string, nowMs: number): number {
  return Math.max(0, nowMs - Date.parse(iso))
}

/** @returns «25:40», or «1:05:00» from an hour on, of a duration of either sign; the second that has begun is not counted yet. */
export function durationText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const tail = `${hours > 0 ? two(minutes) : minutes}:${two(rest)}`
  return hours > 0 ? `${hours}:${tail}` : tail
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
