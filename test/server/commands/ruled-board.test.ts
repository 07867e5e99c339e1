// The board with its rulings, between values and document: what a plan settles is read back as it was planned, and the update holds what was written and nothing else.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readRuledBoard, tellViews, writePlan } from '../../../server/commands/board/ruled-board.ts'
import type { BoardRulings } from '../../../server/domain/board-rulings.ts'
import { personIdSchema, pointIdSchema } from '../../../shared/ids.ts'
import { aQueue, copyOf, id } from '../../shared/a-board.ts'

const owner = personIdSchema.parse('ola')
const pointId = pointIdSchema.parse('punkt')
const end = (number: number) => ({ number, hash: `${number}`.repeat(64) })
const rulings: BoardRulings = {
  frozen: new Map([
    [id('DD-1'), 2],
    [id('DD-2'), 1],
  ]),
  scope: { decision: 2, pointId, items: [id('DD-1')] },
  streams: [{ decision: 1, name: 'Kritisk informasjon', mandate: 'Innføre', owner }],
  frame: { p50: 500.5, p85: 600, decision: 2 },
  cutArea: null,
}
const none: BoardRulings = { frozen: new Map(), scope: null, streams: [], frame: null, cutArea: null }

describe('the rulings of a board', () => {
  it('[REG2] tell where the boards that were kept end, once, and leave the rest', () => {
    const desk = aQueue(['DD-1'])
    writePlan(desk.doc, { plan: { changes: [], rulings }, register: end(1), views: end(2) })
    expect(tellViews(desk.doc, end(3))).not.toBeNull()
    expect(tellViews(desk.doc, end(3))).toBeNull()
    expect(readRuledBoard(desk.doc).rulings).toEqual(rulings)
    expect(desk.doc.getMap('rulings').get('register')).toEqual(end(1))
  })

  it('[DEC5] are read as they were planned, and gone when they are', () => {
    const desk = aQueue(['DD-1', 'DD-2'])
    const copy = copyOf(desk, 2)
    for (const [number, planned] of [rulings, none, rulings].entries()) {
      const plan = { changes: [], rulings: planned }
      Y.applyUpdate(copy.doc, writePlan(desk.doc, { plan, register: end(number + 1), views: end(number + 2) }))
      expect(readRuledBoard(desk.doc).rulings).toEqual(planned)
      expect(readRuledBoard(copy.doc)).toEqual(readRuledBoard(desk.doc))
    }
  })

  it('[DEC5] are written without what others have taken away before, and others’ rulings stand', () => {
    const desk = aQueue(['DD-1', 'DD-2', 'DD-3'])
    for (const each of ['DD-2', 'DD-3']) desk.edit({ type: 'remove-item', item: id(each) })
    desk.doc.getMap('rulings').set('closed', { at: '2026-11-26T10:00:00.000Z' })
    const update = writePlan(desk.doc, { plan: { changes: [], rulings: none }, register: end(1), views: end(2) })
    expect(Y.decodeUpdate(update).ds.clients.size).toBe(0)
    expect([...desk.doc.getMap('rulings').keys()].toSorted()).toEqual(['closed', 'register', 'views'])
  })
})
