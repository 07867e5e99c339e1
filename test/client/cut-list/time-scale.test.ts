// Where days stand in the cut list's pictures, and which months are named under them.

import { describe, expect, it } from 'vitest'
import { daysFrom, monthTicks, timeScale } from '../../../client/cut-list/time-scale.ts'

describe('the time axis of a cut list', () => {
  it('puts days evenly between its ends, and those outside at them', () => {
    const scale = timeScale({ from: '2026-12-01', to: '2026-12-11', left: 10, right: 110 })
    const days = ['2026-11-01', '2026-12-01', '2026-12-06', '2026-12-11', '2027-01-01']
    expect(days.map(scale.x)).toEqual([10, 10, 60, 110, 110])
    expect(timeScale({ from: '2026-12-01', to: '2026-12-01', left: 10, right: 110 }).x('2026-12-01')).toBe(10)
    expect([daysFrom('2026-12-31', 1), daysFrom('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29'])
  })

  it('names at most so many first days of months, at even steps from January', () => {
    const year = { from: '2026-10-15', to: '2027-10-14' }
    expect(monthTicks(year, 12)).toHaveLength(12)
    expect(monthTicks(year, 4)).toEqual(['2027-01-01', '2027-04-01', '2027-07-01', '2027-10-01'])
    expect(monthTicks(year, 2)).toEqual(['2027-01-01', '2027-07-01'])
    expect(monthTicks({ from: '2027-01-01', to: '2027-02-01' }, 9)).toEqual(['2027-01-01', '2027-02-01'])
    expect(monthTicks({ from: '2027-01-02', to: '2027-01-30' }, 9)).toEqual([])
  })
})
