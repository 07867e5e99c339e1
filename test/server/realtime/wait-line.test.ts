// Wait line: everybody is due when her own wait is over, on one timer.

import { expect, it } from 'vitest'
import { WaitLine } from '../../../server/realtime/wait-line.ts'
import { handClock } from '../../doubles/hand-clock.ts'

function aLine() {
  const clock = handClock()
  const due: string[] = []
  const line = new WaitLine<string>({ clock, waitMs: 100, onDue: (who) => due.push(who) })
  return { clock, due, line }
}

it('tells each when her own wait is over, and once', () => {
  const { clock, due, line } = aLine()
  line.begin('Kari')
  clock.move(60)
  line.begin('Ola')
  clock.move(40)
  expect(due).toEqual(['Kari'])
  clock.move(60)
  expect(due).toEqual(['Kari', 'Ola'])
  clock.move(1_000)
  expect(due).toEqual(['Kari', 'Ola'])
})

it('tells nobody who was called off, and lets who begins again wait from then', () => {
  const { clock, due, line } = aLine()
  for (const who of ['Kari', 'Ola', 'Siri']) line.begin(who)
  clock.move(50)
  line.begin('Kari')
  expect([line.callOff('Ola'), line.callOff('Ola')]).toEqual([true, false])
  clock.move(50)
  expect(due).toEqual(['Siri'])
  clock.move(50)
  expect(due).toEqual(['Siri', 'Kari'])
})

it('lets who is due begin again', () => {
  const clock = handClock()
  let times = 0
  const line: WaitLine<string> = new WaitLine({
    clock,
    waitMs: 100,
    onDue(who) {
      times += 1
      line.begin(who)
    },
  })
  line.begin('Kari')
  clock.move(350)
  expect(times).toBe(3)
})
