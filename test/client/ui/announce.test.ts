// The throttled voice: the first at once, then at most one per gap, and then only the newest. Time is handed in.

import { expect, it } from 'vitest'
import { createThrottledAnnouncer } from '../../../client/ui/announce.ts'

function voice() {
  const said: { readonly atMs: number; readonly text: string }[] = []
  const timers = new Set<{ readonly dueMs: number; readonly work: () => void }>()
  let nowMs = 0
  const announcer = createThrottledAnnouncer({
    minGapMs: 10_000,
    nowMs: () => nowMs,
    later: (work, delayMs) => {
      const timer = { dueMs: nowMs + delayMs, work }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    emit: (text) => said.push({ atMs: nowMs, text }),
  })
  const passTo = (toMs: number) => {
    for (const timer of [...timers].sort((a, b) => a.dueMs - b.dueMs)) {
      if (timer.dueMs > toMs) continue
      timers.delete(timer)
      nowMs = timer.dueMs
      timer.work()
    }
    nowMs = toMs
  }
  return { announcer, said, passTo }
}

it('says the first at once and only the newest of what comes within ten seconds', () => {
  const { announcer, said, passTo } = voice()
  announcer.say('Lagret')
  passTo(2_000)
  announcer.say('Frakoblet')
  passTo(5_000)
  announcer.say('Lagrer')
  passTo(9_999)
  expect(said).toEqual([{ atMs: 0, text: 'Lagret' }])
  passTo(30_000)
  expect(said).toEqual([
    { atMs: 0, text: 'Lagret' },
    { atMs: 10_000, text: 'Lagrer' },
  ])
})

it('never speaks twice within ten seconds, however much comes', () => {
  const { announcer, said, passTo } = voice()
  for (let second = 0; second <= 60; second += 1) {
    passTo(second * 1_000)
    announcer.say(`melding ${second}`)
  }
  expect(said.map(({ atMs }) => atMs)).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000])
})

it('does not say the same sentence twice in a row', () => {
  const { announcer, said, passTo } = voice()
  announcer.say('Lagret')
  passTo(20_000)
  announcer.say('Lagret')
  passTo(40_000)
  announcer.say('Frakoblet')
  expect(said.map(({ text }) => text)).toEqual(['Lagret', 'Frakoblet'])
})

it('is silent after it is closed', () => {
  const { announcer, said, passTo } = voice()
  announcer.say('Lagret')
  announcer.say('Frakoblet')
  announcer.close()
  passTo(60_000)
  expect(said).toEqual([{ atMs: 0, text: 'Lagret' }])
})
