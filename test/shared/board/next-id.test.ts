// The next free id of an area.

import { describe, expect, it } from 'vitest'
import { nextItemId } from '../../../shared/board/next-id.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { id, itemWith } from '../a-board.ts'

const boardWith = (...ids: readonly string[]) =>
  boardOf(new Map(ids.map((text) => [id(text), itemWith({ id: id(text) })])))

describe('next id', () => {
  it('[ITM5] counts on from the highest number of the area, and from no other', () => {
    const board = boardWith('DD-1', 'DD-7', 'DD-07', 'DD-K9', 'KI-40')
    expect([nextItemId(board, 'DD'), nextItemId(board, 'KI'), nextItemId(board, 'NY')]).toEqual([
      'DD-8',
      'KI-41',
      'NY-1',
    ])
  })
})
