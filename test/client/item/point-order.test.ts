// The order of points: those to come first and nearest first, then those that were, latest first.

import { describe, expect, it } from 'vitest'
import { dayOf, earlierDateOf, nextNumber } from '../../../client/item/point-order.ts'
import { type PointBody, pointBodySchema } from '../../../shared/contract/http.ts'
import { orderPoints } from '../../../shared/point/point-order.ts'

function aPoint(number: number, date: string, startsAt = '10:00', state: PointBody['state'] = 'draft'): PointBody {
  return pointBodySchema.parse({
    id: `punkt-${number}`,
    programmeId: 'digital-samhandling',
    number,
    revision: 1,
    state,
    seriesId: null,
    head: { title: `Punkt ${number}`, date, startsAt, lengthMinutes: 240, place: '', chair: '', facilitator: '' },
  })
}

describe('points in the list', () => {
  it('stand with the next first and the past below, a point of today still to come', () => {
    const points = [
      aPoint(1, '2024-03-07'),
      aPoint(2, '2024-06-19'),
      aPoint(3, '2024-12-05', '13:00'),
      aPoint(4, '2024-12-05', '09:00'),
      aPoint(5, '2025-03-06'),
    ]
    const { upcoming, past } = orderPoints(points.toReversed(), '2024-12-05')
    expect([upcoming.map((point) => point.number), past.map((point) => point.number)]).toEqual([
      [4, 3, 5],
      [2, 1],
    ])
  })

  it('are behind once they are held or called off, and ahead as long as the board is called or sits, the one that sits first', () => {
    const at = (number: number, date: string, state: PointBody['state']) => aPoint(number, date, '10:00', state)
    const points = [
      at(1, '2024-12-01', 'called'),
      at(2, '2024-12-02', 'in-session'),
      at(3, '2024-12-20', 'adjourned'),
      at(4, '2024-12-21', 'approved'),
      at(5, '2024-12-22', 'cancelled'),
      at(6, '2024-12-23', 'draft'),
    ]
    const { upcoming, past } = orderPoints(points, '2024-12-05')
    expect([upcoming.map((point) => point.number), past.map((point) => point.number)]).toEqual([
      [2, 1, 6],
      [5, 4, 3],
    ])
  })

  it('know the one still to be held before them', () => {
    const [held, next, later] = [
      aPoint(1, '2024-12-06', '10:00', 'adjourned'),
      aPoint(2, '2024-12-07'),
      aPoint(3, '2025-03-07'),
    ] as const
    const points = [held, next, later]
    expect([earlierDateOf(points, next, '2024-12-05'), earlierDateOf(points, later, '2024-12-05')]).toEqual([
      null,
      '2024-12-07',
    ])
  })

  it('give the next one a number above all of them', () => {
    expect([nextNumber([]), nextNumber([aPoint(7, '2024-01-01'), aPoint(2, '2024-01-02')])]).toEqual([1, 8])
  })

  it("know the reader's own day", () => {
    expect(dayOf(new Date(2024, 0, 5, 23, 59))).toBe('2024-01-05')
  })
})
