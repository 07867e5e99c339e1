// The pulse of a line, with the clock in the test's hand: silence is asked, no answer is a dead line, and a hopeless attempt is given up.

import { describe, expect, it } from 'vitest'
import { linePulse } from '../../../client/live/line-pulse.ts'

function pulseOf() {
  const line = { ready: true, heardMs: 0 as number | null, answers: true }
  const told: string[] = []
  const timers: { atMs: number; work: () => void }[] = []
  let nowMs = 0
  const pulse = linePulse({
    nowMs: () => nowMs,
    later: (ms, work) => void timers.push({ atMs: nowMs + ms, work }),
    ready: () => line.ready,
    heardMs: () => line.heardMs,
    ask() {
      told.push(`ask ${nowMs}`)
      if (line.answers) line.heardMs = nowMs + 1
    },
    stalled: () => told.push(`stalled ${nowMs}`),
    returned: () => told.push(`returned ${nowMs}`),
  })
  const until = (ms: number): void => {
    for (;;) {
      timers.sort((a, b) => a.atMs - b.atMs)
      const [next] = timers
      if (next === undefined || next.atMs > ms) break
      timers.shift()
      nowMs = next.atMs
      next.work()
    }
    nowMs = ms
  }
  return { line, told, pulse, until }
}

describe('the pulse of a line', () => {
  it('asks a line that was silent for twenty seconds, and lets one be that answers', () => {
    const { told, until } = pulseOf()
    until(45_000)
    expect(told).toEqual(['ask 20000'])
  })

  it('[T-018] takes a line that does not answer for dead within 35 seconds of its last word', () => {
    const { line, told, until } = pulseOf()
    line.answers = false
    line.heardMs = 9_999
    until(35_000)
    expect(told).toEqual(['ask 30000', 'stalled 35000'])
  })

  it('lets a line be on which something is heard, asked or not', () => {
    const { line, told, until } = pulseOf()
    line.answers = false
    until(22_000)
    line.heardMs = 22_000
    until(30_000)
    expect(told).toEqual(['ask 20000'])
  })

  it('gives up an attempt to connect of which nothing was heard', () => {
    const { line, told, until } = pulseOf()
    line.ready = false
    until(20_000)
    expect(told).toEqual(['stalled 20000'])
  })

  it('[T-101] asks at once when the page wakes, and waits three seconds for the answer', () => {
    const { line, told, pulse, until } = pulseOf()
    until(1_000)
    line.answers = false
    pulse.wake()
    pulse.wake()
    until(4_000)
    expect(told).toEqual(['ask 1000', 'stalled 4000'])
  })

  it('[T-101] connects at once when the page wakes without a line, and anew where an attempt gets nowhere', () => {
    const { line, told, pulse, until } = pulseOf()
    line.ready = false
    line.heardMs = null
    pulse.wake()
    line.heardMs = 0
    until(1_000)
    pulse.wake()
    until(3_000)
    pulse.wake()
    expect(told).toEqual(['returned 0', 'returned 1000', 'stalled 3000'])
  })
})
