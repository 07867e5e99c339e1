// The queue under heads: every item under at least one, in the order of the queue; a stream has what its mandate names.

import { expect, it } from 'vitest'
import { groupsOf, itemsOfStreams } from '../../../client/queue/groups.ts'
import { queueOf } from '../../doubles/board-of.ts'

const board = queueOf([{ id: 'DD-2' }, { id: 'KI-1' }, { id: 'DD-1' }, { id: 'XX-1' }])
const heads = ['KI', 'DHO', 'DD'].map((id) => ({ id, name: `Område ${id}` }))

it('keeps the order of the heads and of the queue, leaves empty heads out, and puts the rest last', () => {
  const groups = groupsOf({
    order: board.queue,
    items: board.items,
    heads,
    belongs: ({ area }) => [area],
    rest: { id: '-', name: 'Resten' },
  })
  expect(groups).toEqual([
    { id: 'KI', name: 'Område KI', items: ['KI-1'] },
    { id: 'DD', name: 'Område DD', items: ['DD-2', 'DD-1'] },
    { id: '-', name: 'Resten', items: ['XX-1'] },
  ])
})

it('shows an item of several groups in each of them', () => {
  const groups = groupsOf({
    order: board.queue.slice(0, 1),
    items: board.items,
    heads,
    belongs: () => ['KI', 'DD'],
    rest: { id: '-', name: 'Resten' },
  })
  expect(groups.map(({ id, items }) => [id, items])).toEqual([
    ['KI', ['DD-2']],
    ['DD', ['DD-2']],
  ])
})

it('reads the items of a stream out of its latest mandate', () => {
  const streams = itemsOfStreams([
    { name: 'Kritisk info', words: 'Levere KI-1 og KI-2 innen 2027.' },
    { name: 'Dokumenter', words: 'DD-1, DD-10' },
    { name: 'Kritisk info', words: 'Levere KI-9' },
  ])
  expect([...streams].map(([name, held]) => [name, [...held]])).toEqual([
    ['Kritisk info', ['KI-1', 'KI-2']],
    ['Dokumenter', ['DD-1', 'DD-10']],
  ])
})
