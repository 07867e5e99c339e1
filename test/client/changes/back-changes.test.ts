// What sets an item back to what it was: plain changes that the room plans and judges like every other edit.

import { describe, expect, it } from 'vitest'
import { backChanges } from '../../../client/changes/back-changes.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import type { BoardAt } from '../../../shared/contract/history.ts'
import { id, itemWith } from '../../shared/a-board.ts'

const was = itemWith({ id: id('DD-1'), title: 'Før', estimate: { low: 1, likely: 2, high: 3 } })
const is = { ...was, title: 'Nå', estimate: null, benefit: { tid: 3 } } as typeof was
const text = [{ type: 'paragraph', children: [{ text: 'Som det sto' }] }]
const then: BoardAt = {
  at: '2026-11-05T09:00:00.000Z',
  queue: [{ item: was, description: text }],
  cut: [],
  frozen: {},
  changes: [],
}
const boardWith = (...items: readonly (typeof was)[]) => boardOf(new Map(items.map((item) => [item.id, item])))

describe('setting back', () => {
  it('[HIS4] changes the fields that are others now, and the plan makes the item what it was', () => {
    const board = boardWith(is)
    const changes = backChanges(board, then, was.id)
    expect(changes).toEqual([
      { record: 'DD-1', key: 'title', from: 'Nå', to: 'Før' },
      { record: 'DD-1', key: 'estimate', from: null, to: { low: 1, likely: 2, high: 3 } },
      { record: 'DD-1', key: 'benefit.tid', from: 3, to: undefined },
    ])
    const plan = planBoardEdit(board, { type: 'restore', changes: changes ?? [], over: true })
    expect(plan.ok).toBe(true)
  })

  it('[HIS4] puts a removed item back whole, with its description', () => {
    const changes = backChanges(boardWith(), then, was.id)
    expect(changes).toEqual([
      { record: 'DD-1', key: null, from: undefined, to: { fields: expect.objectContaining({ title: 'Før' }), text } },
    ])
    expect(planBoardEdit(boardWith(), { type: 'restore', changes: changes ?? [], over: true }).ok).toBe(true)
  })

  it('[HIS4] has nothing for an item that stands as it stood, or came later', () => {
    expect([backChanges(boardWith(was), then, was.id), backChanges(boardWith(was), then, id('DD-9'))]).toEqual([
      null,
      null,
    ])
  })
})
