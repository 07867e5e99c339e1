// The day of a point on its page of minutes: the one the meeting really began on, in Norwegian time wherever the reader is.

import { expect, it } from 'vitest'
import { heldOn } from '../../../shared/point/held-on.ts'

it('[MIN1] minutes are of the day the meeting began in Norway, and of the planned day before that', () => {
  const head = { date: '2026-12-10' }
  expect([
    heldOn(head, null),
    heldOn(head, { startedAt: null }),
    heldOn(head, { startedAt: '2026-12-11T22:59:00.000Z' }),
    heldOn(head, { startedAt: '2026-12-11T23:30:00.000Z' }),
    heldOn(head, { startedAt: '2026-06-11T22:30:00.000Z' }),
  ]).toEqual(['2026-12-10', '2026-12-10', '2026-12-11', '2026-12-12', '2026-06-12'])
})
