// The cut list in the board's order, or with what expires first on top; by area.

import { expect, it } from 'vitest'
import { cutOrder } from '../../../client/cut-list/cut-order.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { itemOf } from '../../doubles/board-of.ts'

const dates = { 'DD-1': null, 'KI-1': '2025-03-31', 'DD-2': '2024-11-28', 'DD-3': '2025-03-31' }
const ranks = firstRanks(4)
const items = Object.entries(dates).map(([id, latestUsefulDate], at) =>
  itemOf({
    id,
    position: { list: 'cut', rank: ranks[at] },
    cut: { reason: 'r', cost: 'k', benefit: 'n', latestUsefulDate },
  }),
)
const board = boardOf(new Map(items.map((item) => [item.id, item])))

it('is the board’s own list, the very same, in the decided order', () => {
  expect(cutOrder({ cut: board.cut, items: board.items, order: 'rank', area: '' })).toBe(board.cut)
})

it('puts the first to expire on top, equal dates in the board’s order, none last', () => {
  expect(cutOrder({ cut: board.cut, items: board.items, order: 'expiry', area: '' })).toEqual([
    'DD-2',
    'KI-1',
    'DD-3',
    'DD-1',
  ])
})

it('narrows to one area', () => {
  expect(cutOrder({ cut: board.cut, items: board.items, order: 'expiry', area: 'DD' })).toEqual([
    'DD-2',
    'DD-3',
    'DD-1',
  ])
  expect(cutOrder({ cut: board.cut, items: board.items, order: 'rank', area: 'S3' })).toEqual([])
})
