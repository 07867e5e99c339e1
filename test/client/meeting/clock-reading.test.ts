// The meeting's clocks: what is left, what is over, and how a duration is written.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { durationText, readTimer, sinceMs } from '../../../client/meeting/clock-reading.ts'

const start = '2026-03-05T09:00:00.000Z'
const startMs = Date.parse(start)

it('[CLK1] what is left is counted in the server’s time that is handed in, from what was spent before', () => {
  const timer = { budgetMinutes: 40, spentMs: 4 * 60_000, runsSince: start }
  expect(readTimer(timer, startMs + 10 * 60_000 + 20_000)).toEqual({
    spentMs: 14 * 60_000 + 20_000,
    leftMs: 25 * 60_000 + 40_000,
    share: (14 * 60_000 + 20_000) / (40 * 60_000),
    over: false,
    runs: true,
  })
})

it('a timer that stands still counts nothing, and one without a budget is over at once', () => {
  expect(readTimer({ budgetMinutes: 5, spentMs: 1_000, runsSince: null }, startMs)).toMatchObject({
    spentMs: 1_000,
    runs: false,
  })
  expect(readTimer({ budgetMinutes: 0, spentMs: 1, runsSince: null }, startMs)).toMatchObject({ over: true, share: 1 })
})

it('[CLK1] a start that lies ahead of the clock counts as nothing spent, never as time given back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3_600_000, max: 3_600_000 }), (aheadMs) => {
      expect(sinceMs(start, startMs + aheadMs)).toBe(Math.max(0, aheadMs))
    }),
  )
})

it('durations are written in minutes and seconds, and in hours from an hour on', () => {
  expect([0, 59_999, 60_000, 25 * 60_000 + 40_900, 3_600_000, -75_000].map(durationText)).toEqual([
    '0:00',
    '0:59',
    '1:00',
    '25:40',
    '1:00:00',
    '1:15',
  ])
})
