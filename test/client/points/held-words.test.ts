// What a meeting that was held leaves on its point's page: its own promises, and the point that comes next.

import { expect, it } from 'vitest'
import { nextAfter } from '../../../client/item/point-order.ts'
import { promisesOf } from '../../../client/points/held-words.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { decisionIdSchema, pointIdSchema } from '../../../shared/ids.ts'
import { boardPromise } from '../../doubles/board-promise.ts'

const pointId = pointIdSchema.parse('point-1')
const decision = decisionIdSchema.parse('00000000-0000-4000-8000-0000000000d1')

it('shows the promises made at the meeting or for its decisions, the soonest first, and no other meeting’s', () => {
  const all = [
    boardPromise(1, { pointId, due: '2027-02-01' }),
    boardPromise(2, { pointId: 'point-2' }),
    boardPromise(3, { decisionId: decision }),
    boardPromise(4, { decisionId: '00000000-0000-4000-8000-0000000000d2' }),
  ]
  expect(promisesOf(all, { pointId, decisions: [{ id: decision }] }).map(({ text }) => text)).toEqual([
    'Løfte 3',
    'Løfte 1',
  ])
})

it('leads to the nearest point after this one that is still to be held', () => {
  const point = (number: number, date: string, state: string) =>
    pointBodySchema.parse({
      id: `point-${number}`,
      number,
      programmeId: 'digital-samhandling',
      head: {
        title: `Punkt ${number}`,
        date,
        startsAt: '10:00',
        lengthMinutes: 60,
        place: '',
        chair: '',
        facilitator: '',
      },
      revision: 1,
      state,
      seriesId: null,
    })
  const held = point(1, '2026-12-10', 'adjourned')
  const later = [
    point(2, '2027-06-10', 'draft'),
    point(3, '2027-03-10', 'called'),
    point(4, '2027-01-10', 'cancelled'),
    point(5, '2026-10-10', 'draft'),
  ]
  expect(nextAfter([held, ...later], pointId)?.number).toBe(3)
  expect(nextAfter([held, ...later.slice(2)], pointId)).toBeNull()
})
