// The notice line: one notice is told at once, a shower of them a few times, and the last is always told.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeLine } from '../../../server/realtime/notice-line.ts'
import type { Notice } from '../../../shared/contract/notice.ts'
import { handClock } from '../../doubles/hand-clock.ts'

const room = 'point/host-2027'
const meeting: Notice = { topic: 'meeting', id: 'host-2027' }

function standing() {
  const clock = handClock()
  const told: (readonly [ms: number, topic: string])[] = []
  const line = noticeLine({ clock, tell: (_room, { topic }) => told.push([clock.monotonicMs(), topic]) })
  return { clock, told, line }
}

describe('the notice line', () => {
  it('[NTC3] tells the first at once, the others of the same thing together a moment after, and other things meanwhile', () => {
    const { clock, told, line } = standing()
    for (let time = 0; time < 40; time += 1) line.put(room, meeting, 'everybody')
    line.put(room, { ...meeting, topic: 'deciding' }, 'everybody')
    clock.move(49)
    expect(told).toEqual([
      [0, 'meeting'],
      [0, 'deciding'],
    ])
    clock.move(500)
    expect(told).toEqual([
      [0, 'meeting'],
      [0, 'deciding'],
      [50, 'meeting'],
    ])
    line.put(room, meeting, 'everybody')
    expect(told.at(-1)).toEqual([549, 'meeting'])
  })

  it('[NTC3] however they come, each is told within 50 ms, never oftener than every 50 ms', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 40 }), (gapsMs) => {
        const { clock, told, line } = standing()
        const put: number[] = []
        for (const gapMs of gapsMs) {
          clock.move(gapMs)
          put.push(clock.monotonicMs())
          line.put(room, meeting, 'everybody')
        }
        clock.move(1_000)
        const toldMs = told.map(([ms]) => ms)
        for (const ms of put) expect(toldMs.some((at) => at >= ms && at <= ms + 50)).toBe(true)
        for (const [nth, ms] of toldMs.entries()) {
          if (nth > 0) expect(ms - (toldMs[nth - 1] ?? 0)).toBeGreaterThanOrEqual(50)
        }
      }),
    )
  })
})
