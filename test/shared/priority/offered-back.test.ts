// What of a cut list is offered back, and when.

import { describe, expect, it } from 'vitest'
import type { Item } from '../../../shared/board/item.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { offeredBack } from '../../../shared/priority/offered-back.ts'
import { area, asCut, fullCut, id, itemWith } from '../a-board.ts'

const item = (name: string, fields: Partial<Item>): Item => itemWith({ id: id(name), ...fields })
const queued = (name: string, rank: string, realisedOn: string | null = null): Item =>
  item(name, { position: { list: 'queue', rank }, realisedOn, area: area(name.split('-')[0] ?? '') })
const cut = (name: string, rank: string, status: Item['cut']['status'] = 'possible'): Item =>
  item(name, {
    position: { list: 'cut', rank },
    cut: { ...asCut(fullCut), status },
    area: area(name.split('-')[0] ?? ''),
  })
const boardWith = (...items: readonly Item[]) => boardOf(new Map(items.map((each) => [each.id, each])))
const told = (asked: Partial<Parameters<typeof offeredBack>[0]> & Pick<Parameters<typeof offeredBack>[0], 'board'>) =>
  offeredBack({ frozen: new Map(), held: null, ...asked }).map((each) => [each.area, each.items.map((of) => of.id)])

describe('what is offered back', () => {
  const realised = '2026-11-20'
  const board = boardWith(
    queued('DD-1', 'a0', realised),
    queued('KI-1', 'a1'),
    queued('DD-2', 'a2', realised),
    queued('DD-3', 'a3'),
    cut('DD-K1', 'a0'),
    cut('KI-K1', 'a1'),
    cut('DD-K2', 'a2', 'decided'),
    cut('DD-K3', 'a3', 'reversed'),
  )

  it('[CUT6] is an area’s cut list once all of its queue within the cost frame’s line is realised', () => {
    expect(told({ board, held: 3 })).toEqual([['DD', ['DD-K1', 'DD-K2']]])
    expect(told({ board, held: 4 })).toEqual([])
    expect(told({ board, held: 0 })).toEqual([])
  })

  it('[CUT6] counts what a decision holds in the queue, wherever the line goes', () => {
    expect(told({ board, held: 3, frozen: new Map([['DD-3', 7]]) })).toEqual([])
    expect(told({ board, held: 0, frozen: new Map([['DD-1', 7]]) })).toEqual([['DD', ['DD-K1', 'DD-K2']]])
  })

  it('[CUT6] goes by what is decided where no line is known, and else by the whole queue', () => {
    expect(told({ board })).toEqual([])
    expect(told({ board, frozen: new Map([['DD-2', 7]]) })).toEqual([['DD', ['DD-K1', 'DD-K2']]])
    const done = boardWith(queued('DD-1', 'a0', realised), cut('DD-K1', 'a0'))
    expect(told({ board: done })).toEqual([['DD', ['DD-K1']]])
    // An area nothing is prioritised in has realised nothing.
    expect(told({ board: boardWith(cut('DD-K1', 'a0')) })).toEqual([])
  })
})
