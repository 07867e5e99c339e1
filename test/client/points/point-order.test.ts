// The order of points: those to come first and nearest first, then those that were, latest first.

import { describe, expect, it } from 'vitest'
import { dayOf, nextNumber, orderPoints } from '../../../client/points/point-order.ts'
import { type PointBody, pointBodySchema } from '../../../shared/contract/http.ts'

function aPoint(number: number, date: string, startsAt = '10:00'): PointBody {
  return pointBodySchema.parse({
    id: `punkt-${number}`,
    programmeId: 'digital-samhandling',
    number,
    revision: 1,
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

  it('give the next one a number above all of them', () => {
    expect([nextNumber([]), nextNumber([aPoint(7, '2024-01-01'), aPoint(2, '2024-01-02')])]).toEqual([1, 8])
  })

  it("know the reader's own day", () => {
    expect(dayOf(new Date(2024, 0, 5, 23, 59))).toBe('2024-01-05')
  })
})
