// What stands in the way of a wording, held to what an effect would be refused for.

import { describe, expect, it } from 'vitest'
import { planEffect } from '../../../server/domain/effect-plan.ts'
import type { Effect } from '../../../shared/deciding/effect.ts'
import { wordingLacks } from '../../../shared/deciding/wording-lacks.ts'
import { asCut, fullCut, id, itemWith } from '../../shared/a-board.ts'
import { aRuledBoard, pointId } from './deciding-world.ts'

const { board, rulings } = aRuledBoard
const frozen = new Map([[id('DD-2'), 7]])
const lacksOf = (name: string) =>
  wordingLacks({
    linked: [id(name)],
    itemOf: (each) => board.items.get(each) ?? null,
    frozenBy: (each) => frozen.get(each) ?? null,
  })

describe('what a wording lacks', () => {
  it('[WRD4] an item that is gone, held, or not ready is told with what it wants', () => {
    expect(['DD-1', 'DD-2', 'DD-3', 'DD-9', 'KI-K1'].map(lacksOf)).toEqual([
      [],
      [{ item: 'DD-2', lack: 'frozen', decision: 7 }],
      [{ item: 'DD-3', lack: 'not-ready', parts: ['what', 'who', 'size', 'benefit', 'operation', 'maintenance'] }],
      [{ item: 'DD-9', lack: 'gone' }],
      [],
    ])
  })

  it('[WRD4] a cut that is described halfway is told, and one nobody has begun on is none', () => {
    const { ready } = board.items.get(id('DD-1')) ?? itemWith({ id: id('DD-1') })
    const cuts = [fullCut, { ...fullCut, reason: '', cost: '', benefit: '' }, { ...fullCut, benefit: ' ' }]
    const told = cuts.map((cut) =>
      wordingLacks({
        linked: [id('DD-1')],
        itemOf: () => itemWith({ id: id('DD-1'), ready, cut: asCut(cut) }),
        frozenBy: () => null,
      }),
    )
    expect(told).toEqual([[], [], [{ item: 'DD-1', lack: 'cut-incomplete', texts: ['benefit'] }]])
  })

  it('[WRD4] nothing is told exactly where the effect that fits the item would be carried out', () => {
    const ruled = { board, rulings: { ...rulings, frozen } }
    for (const name of ['DD-1', 'DD-2', 'DD-3', 'DD-9', 'KI-K1']) {
      const items = [id(name)]
      const type = board.items.get(id(name))?.position.list === 'cut' ? 'items-in' : 'scope'
      const effect: Effect = { type, items }
      const plan = planEffect(ruled, {
        effect,
        decision: 8,
        internal: false,
        pointId,
        ofStream: [],
        isMember: () => true,
      })
      expect([name, lacksOf(name).length === 0]).toEqual([name, plan.ok])
    }
  })
})
