// When a move asks for a reason.

import { expect, it } from 'vitest'
import { asksReason } from '../../../client/queue/reason-asked.ts'

const steering = { reasonBeyondPlaces: 5 }
const asks = (before: number, after: number) => asksReason({ before, after, steering })

it('[LIN3] a reason is asked for where a move takes an item further from its calculated place, and far from it', () => {
  expect([asks(0, 5), asks(0, 6), asks(0, -6), asks(-4, -8)]).toEqual([false, true, true, true])
  expect([asks(-12, -8), asks(8, 8), asks(8, -8), asks(-7, 2)]).toEqual([false, false, false, false])
})
