// The queue's filter: search in id and title, area, kind, readiness; order kept.

import { expect, it } from 'vitest'
import { filterItems, isFiltering, noFilter } from '../../../client/queue/filter.ts'
import { readinessParts } from '../../../shared/board/item.ts'
import { queueOf } from '../../doubles/board-of.ts'

const ready = Object.fromEntries(readinessParts.map((part) => [part, { done: true }]))
const board = queueOf([
  { id: 'DD-2', title: 'Videre innføring av dokumentdeling', kind: 3, ready },
  { id: 'KI-1', title: 'Helseforetakene innfører API', kind: 3, who: ['RHF', 'NHN'] },
  { id: 'DD-1', title: 'Kjernejournal til ØHD/KAD', kind: 2 },
])
const shown = (filter: Partial<typeof noFilter>) =>
  filterItems({ order: board.queue, items: board.items, filter: { ...noFilter, ...filter } })

it('lets the whole list through, the very same, when nothing is chosen', () => {
  expect(shown({})).toBe(board.queue)
  expect(shown({ search: '   ' })).toBe(board.queue)
  expect(isFiltering(noFilter)).toBe(false)
})

it('searches id and title, every word, without regard to case', () => {
  expect(shown({ search: 'dd-' })).toEqual(['DD-2', 'DD-1'])
  expect(shown({ search: 'øhd kjerne' })).toEqual(['DD-1'])
  expect(shown({ search: 'finnes ikke' })).toEqual([])
})

it('narrows by area, kind and readiness together', () => {
  expect(shown({ area: 'DD' })).toEqual(['DD-2', 'DD-1'])
  expect(shown({ kind: '3' })).toEqual(['DD-2', 'KI-1'])
  expect(shown({ kind: '3', ready: 'missing' })).toEqual(['KI-1'])
  expect(shown({ area: 'DD', ready: 'ready' })).toEqual(['DD-2'])
})

it('narrows by who carries an item out', () => {
  expect(shown({ who: 'NHN' })).toEqual(['KI-1'])
  expect(shown({ who: 'KOM' })).toEqual([])
})
