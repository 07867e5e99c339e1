// How long the commit queue gathers: not at all at the pace of a meeting, a little under load.

import { describe, expect, it } from 'vitest'
import { CommitPace } from '../../../server/realtime/commit-pace.ts'

/** @returns what each of so many commits, evenly spread over a second, is followed by. */
function waitsOf({ perSecond, rows }: { perSecond: number; rows: number }): number[] {
  const pace = new CommitPace()
  return Array.from({ length: perSecond }, (_, at) => pace.after({ rows, tookMs: 0, nowMs: (at * 1_000) / perSecond }))
}

describe('the pace of commits', () => {
  it('[LOG11] writes at once as long as there are no more than 250 edits a second, however they come', () => {
    expect(new Set(waitsOf({ perSecond: 200, rows: 1 }))).toEqual(new Set([0]))
    expect(new Set(waitsOf({ perSecond: 20, rows: 8 }))).toEqual(new Set([0]))
  })

  it('[LOG11] gathers 20 ms once there are more, in few commits too, and writes at once again when it has calmed', () => {
    const pace = new CommitPace()
    const before = Array.from({ length: 100 }, (_, at) => pace.after({ rows: 1, tookMs: 0, nowMs: at * 2.5 }))
    const during = Array.from({ length: 100 }, (_, at) => pace.after({ rows: 4, tookMs: 0, nowMs: 250 + at * 10 }))
    expect([before.at(-1), new Set(during)]).toEqual([20, new Set([20])])
    expect(pace.after({ rows: 2, tookMs: 0, nowMs: 3_000 })).toBe(0)
  })

  it('[LOG11] gathers 20 ms after a commit of many rows', () => {
    expect(new Set(waitsOf({ perSecond: 20, rows: 64 }))).toEqual(new Set([20]))
  })

  it('[LOG11] gathers what is left of 20 ms, and nothing after a commit that took as long', () => {
    const left = [5, 20, 90].map((tookMs) => new CommitPace().after({ rows: 64, tookMs, nowMs: 0 }))
    expect(left).toEqual([15, 0, 0])
  })
})
