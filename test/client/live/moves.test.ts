// Which items moved when one board became the next.

import { describe, expect, it } from 'vitest'
import { type MadeMove, movesBetween, type Writing } from '../../../client/live/moves.ts'
import type { Item } from '../../../shared/board/item.ts'
import { type Board, boardAfter, boardOf } from '../../../shared/board/snapshot.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { id, itemWith } from '../../shared/a-board.ts'

const ranks: Readonly<Record<string, string>> = { 'DD-1': 'a1', 'DD-2': 'a2', 'DD-3': 'a3', 'DD-4': 'a4' }
const at = (text: string, rank: string): Item => itemWith({ id: id(text), position: { list: 'queue', rank } })
const board = boardOf(new Map(Object.entries(ranks).map(([text, rank]) => [id(text), at(text, rank)])))

function made(changed: Readonly<Record<string, Item | null>>, writings: Readonly<Record<string, Writing>> = {}) {
  const touched = new Map(Object.entries(changed).map(([text, item]) => [id(text), item]))
  const after: Board = boardAfter(board, touched)
  const writing = (item: ItemId): Writing | null => writings[item] ?? { client: 1, clock: 1 }
  return movesBetween({ before: board, after, touched: touched.keys(), writing })
}

const places = (moves: readonly MadeMove[]) =>
  moves.map(({ item, from, to }) => [item, from?.place ?? null, to?.place ?? null])

describe('moves', () => {
  it('names the item, both places and the change that made it', () => {
    expect(made({ 'DD-4': at('DD-4', 'a0') })).toEqual([
      {
        kind: 'move',
        item: 'DD-4',
        title: 'Behov DD-4',
        from: { list: 'queue', place: 4 },
        to: { list: 'queue', place: 1 },
        changes: [
          {
            record: 'DD-4',
            key: 'position',
            from: { list: 'queue', rank: 'a4' },
            to: { list: 'queue', rank: 'a0' },
          },
        ],
        writing: { client: 1, clock: 1 },
        boards: expect.any(Function),
      },
    ])
  })

  it('are none when only other fields changed', () => {
    expect(made({ 'DD-1': { ...at('DD-1', 'a1'), title: 'Ny' } })).toEqual([])
  })

  it('leave out items that only got a new key to make room', () => {
    const moves = made(
      { 'DD-1': at('DD-1', 'a1V'), 'DD-2': at('DD-2', 'a1l'), 'DD-4': at('DD-4', 'a1d') },
      { 'DD-1': { client: 1, clock: 5 }, 'DD-2': { client: 1, clock: 6 }, 'DD-4': { client: 1, clock: 7 } },
    )
    expect(places(moves)).toEqual([['DD-4', 4, 2]])
  })

  it('tell several people’s moves apart', () => {
    const moves = made(
      { 'DD-1': at('DD-1', 'a5'), 'DD-4': at('DD-4', 'a0') },
      { 'DD-1': { client: 1, clock: 5 }, 'DD-4': { client: 2, clock: 3 } },
    )
    expect(places(moves)).toEqual([
      ['DD-1', 1, 4],
      ['DD-4', 4, 1],
    ])
  })

  it('tell of items that come and go', () => {
    const moves = made({ 'DD-5': at('DD-5', 'a5'), 'DD-1': null })
    expect(places(moves)).toEqual([
      ['DD-5', null, 4],
      ['DD-1', 1, null],
    ])
    expect(moves[1]?.changes).toEqual([])
  })
  it('tell of an item of the queue that costs something else, by its estimate or by what drives it', () => {
    const estimate = { low: 1, likely: 2, high: 3 }
    const [moved] = made({ 'DD-2': { ...at('DD-2', 'a2'), estimate, drivers: { D1: 0.5 } as Item['drivers'] } })
    expect({ ...moved, boards: null }).toEqual({
      kind: 'estimate',
      item: 'DD-2',
      title: 'Behov DD-2',
      from: { list: 'queue', place: 2 },
      to: { list: 'queue', place: 2 },
      changes: [
        { record: 'DD-2', key: 'estimate', from: null, to: estimate },
        { record: 'DD-2', key: 'drivers.D1', from: undefined, to: 0.5 },
      ],
      writing: { client: 1, clock: 1 },
      boards: null,
    })
  })

  it('know the board without them, each alone, and those that came or went by one hand together', () => {
    const two = made(
      { 'DD-1': at('DD-1', 'a5'), 'DD-4': at('DD-4', 'a0') },
      { 'DD-1': { client: 1, clock: 5 }, 'DD-4': { client: 2, clock: 3 } },
    )
    expect(two.map((move) => move.boards().before.queue)).toEqual([
      ['DD-4', 'DD-1', 'DD-2', 'DD-3'],
      ['DD-2', 'DD-3', 'DD-4', 'DD-1'],
    ])
    expect(two[0]?.boards().after.queue).toEqual(['DD-4', 'DD-2', 'DD-3', 'DD-1'])
    const gone = made({ 'DD-1': null, 'DD-2': null })
    expect(gone.map((move) => move.boards().before.queue)).toEqual([board.queue, board.queue])
  })
})
