// Nothing jumps under the pointer: how far the rows around one went when others moved an item.

import { expect, it } from 'vitest'
import { anchorShift } from '../../../client/queue/anchor-shift.ts'
import { type ItemId, itemIdSchema } from '../../../shared/ids.ts'

const ids = (...numbers: number[]): ItemId[] => numbers.map((n) => itemIdSchema.parse(`DD-${n}`))
const before = ids(1, 2, 3, 4, 5, 6, 7)

it('is nothing when what moved stays on one side of the anchor', () => {
  expect(anchorShift({ before, after: ids(1, 2, 3, 4, 6, 5, 7), at: 1 })).toBe(0)
})

it('is one row up or down when an item went past the anchor', () => {
  expect(anchorShift({ before, after: ids(7, 1, 2, 3, 4, 5, 6), at: 3 })).toBe(1)
  expect(anchorShift({ before, after: ids(2, 3, 4, 5, 6, 7, 1), at: 3 })).toBe(-1)
})

it('does not follow the anchor when that is what was moved', () => {
  expect(anchorShift({ before, after: ids(4, 1, 2, 3, 5, 6, 7), at: 3 })).toBe(0)
})

it('keeps by its neighbours when the anchor was removed', () => {
  expect(anchorShift({ before, after: ids(7, 1, 2, 3, 5, 6), at: 3 })).toBe(0)
  expect(anchorShift({ before, after: [], at: 3 })).toBe(0)
})
