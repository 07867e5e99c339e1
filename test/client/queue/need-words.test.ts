// What a row says of what its item needs: a need that stands lower is marked with where it stands.

import { expect, it } from 'vitest'
import { needWords, readNeedWords } from '../../../client/queue/need-words.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { itemOf, queueOf } from '../../doubles/board-of.ts'

const queue = queueOf([
  { id: 'DD-1' },
  { id: 'KI-1', needs: { 'DD-1': 'først', 'KI-2': 'standarden', 'DD-K1': 'kuttet', 'DD-9': 'fjernet' } },
  { id: 'KI-2' },
])
const cut = itemOf({
  id: 'DD-K1',
  position: { list: 'cut', rank: 'a0' },
  cut: { reason: 'r', cost: 'k', benefit: 'n', latestUsefulDate: null },
})
const board = boardOf(new Map([...queue.items, [cut.id, cut]]))
const places = new Map(board.queue.map((id, at) => [id, at + 1]))

it('names broken needs first, with their place, and a need on the cut list as broken too', () => {
  const item = [...board.items.values()].find((each) => each.id === 'KI-1')
  if (!item) throw new Error('KI-1 is missing')
  const words = needWords({ item, places, items: board.items })
  expect(readNeedWords(words)).toEqual([
    { id: 'KI-2', below: 3 },
    { id: 'DD-K1', below: 0 },
    { id: 'DD-1', below: null },
    { id: 'DD-9', below: null },
  ])
})

it('says nothing of an item that needs nothing', () => {
  expect(readNeedWords(needWords({ item: cut, places, items: board.items }))).toEqual([])
})
