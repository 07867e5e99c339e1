// Dependencies: what an item may need, and what stands wrongly below what needs it.

import { describe, expect, it } from 'vitest'
import { brokenOrder } from '../../../shared/board/dependencies.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { aQueue, fullCut, id, must } from '../a-board.ts'

describe('what an item needs', () => {
  it('[ITM2] never needs itself', () => {
    const desk = aQueue(['DD-1'])
    expect(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-1'), why: 'x' })).toEqual({
      ok: false,
      refusal: { code: 'DEPENDENCY_SELF', record: 'DD-1', field: 'needs' },
    })
  })

  it('[ITM2] never needs itself through others, and is told which way the circle goes', () => {
    const desk = aQueue(['DD-1', 'DD-2', 'KI-1', 'KI-2'])
    must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-2'), why: '' }))
    must(desk.edit({ type: 'set-dependency', item: id('DD-2'), needs: id('KI-1'), why: '' }))
    must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('KI-2'), why: '' }))
    expect(desk.edit({ type: 'set-dependency', item: id('KI-1'), needs: id('DD-1'), why: '' })).toEqual({
      ok: false,
      refusal: {
        code: 'DEPENDENCY_CIRCLE',
        record: 'KI-1',
        field: 'needs',
        params: { path: 'KI-1 → DD-1 → DD-2 → KI-1' },
      },
    })
  })

  it('[ITM2] does not come to need itself by an undo either', () => {
    const desk = aQueue(['DD-1', 'DD-2'])
    must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-2'), why: '' }))
    const taken = must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-2'), why: null }))
    must(desk.edit({ type: 'set-dependency', item: id('DD-2'), needs: id('DD-1'), why: '' }))
    const back = taken.map((change) => ({ ...change, from: change.to, to: change.from })) as typeof taken
    expect(desk.edit({ type: 'restore', changes: back, over: false })).toEqual({
      ok: false,
      refusal: { code: 'DEPENDENCY_CIRCLE', record: 'DD-1', field: 'needs', params: { path: 'DD-1 → DD-2 → DD-1' } },
    })
  })

  it('[ITM2] cannot need an item that is not on the board, but lets go of one that was removed', () => {
    const desk = aQueue(['DD-1', 'DD-2'])
    expect(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('KI-7'), why: '' })).toEqual({
      ok: false,
      refusal: { code: 'DEPENDENCY_UNKNOWN', record: 'DD-1', field: 'needs', params: { id: 'KI-7' } },
    })
    must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-2'), why: 'API' }))
    must(desk.edit({ type: 'remove-item', item: id('DD-2') }))
    expect(must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-2'), why: null }))).toEqual([
      { record: 'DD-1', key: 'needs.DD-2', from: 'API', to: undefined },
    ])
  })

  it('[ITM2] is told apart where it stands below, or not in the queue at all', () => {
    const desk = aQueue(['DD-1', 'DD-2', 'KI-1', 'KI-2'])
    must(desk.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('KI-1'), why: '' }))
    must(desk.edit({ type: 'set-dependency', item: id('KI-1'), needs: id('DD-2'), why: '' }))
    must(desk.edit({ type: 'set-dependency', item: id('KI-1'), needs: id('KI-2'), why: '' }))
    must(desk.edit({ type: 'move-to-cut-list', item: id('KI-2'), before: null, cut: fullCut }))
    const { items, queue } = readBoard(desk.doc)
    expect(queue.map((each) => [each, brokenOrder({ items, queue, id: each })])).toEqual([
      ['DD-1', ['KI-1']],
      ['DD-2', []],
      ['KI-1', ['KI-2']],
    ])
  })
})
