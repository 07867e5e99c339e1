// Nothing jumps under the pointer: where rows of different heights stand, and how far those around one went when the rows became others.

import { expect, it } from 'vitest'
import { anchorShift, layoutOf, type RowLayout, rowAt } from '../../../client/queue/row-layout.ts'

const heights = { item: 44, line: 36, group: 40 }
/** Items by their numbers; 50 and 85 are the lines. */
const layout = (...numbers: number[]): RowLayout =>
  layoutOf(
    numbers.map((n) => (n < 50 ? { kind: 'item', key: `DD-${n}` } : { kind: 'line', key: `line:p${n}` })),
    heights,
  )
const before = layout(1, 2, 3, 4, 5, 6, 7)

it('stands rows under each other by their own heights, and finds the row at a height', () => {
  const mixed = layout(1, 50, 2, 85)
  expect(mixed.tops).toEqual([0, 44, 80, 124])
  expect(mixed.totalPx).toBe(160)
  expect([-1, 0, 43, 44, 79, 80, 159, 160].map((px) => rowAt(mixed, px))).toEqual([null, 0, 0, 1, 1, 2, 3, null])
  expect(rowAt(layout(), 0)).toBe(null)
})

it('is nothing when what moved stays on one side of the anchor', () => {
  expect(anchorShift({ before, after: layout(1, 2, 3, 4, 6, 5, 7), at: 1 })).toBe(0)
})

it('is one row up or down when an item went past the anchor, and a line’s height when a line did', () => {
  expect(anchorShift({ before, after: layout(7, 1, 2, 3, 4, 5, 6), at: 3 })).toBe(44)
  expect(anchorShift({ before, after: layout(2, 3, 4, 5, 6, 7, 1), at: 3 })).toBe(-44)
  const lined = layout(1, 2, 50, 3, 4, 5, 6, 7)
  expect(anchorShift({ before: lined, after: layout(1, 2, 3, 4, 5, 6, 50, 7), at: 4 })).toBe(-36)
})

it('does not follow the anchor when that is what was moved', () => {
  expect(anchorShift({ before, after: layout(4, 1, 2, 3, 5, 6, 7), at: 3 })).toBe(0)
})

it('keeps by its neighbours when the anchor was removed', () => {
  expect(anchorShift({ before, after: layout(7, 1, 2, 3, 5, 6), at: 3 })).toBe(0)
  expect(anchorShift({ before, after: layout(), at: 3 })).toBe(0)
})
