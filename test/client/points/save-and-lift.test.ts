// What a point says about saving when two rooms are open, and where a lifted item lands.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { worseOf } from '../../../client/item/worse-save.ts'
import type { SaveLabel } from '../../../client/ui/save-status.tsx'
import { beforeAtSlot, slotAfterKey } from '../../../client/ui/use-lift.ts'

const at = new Date(0)
const labels: readonly SaveLabel[] = [
  { kind: 'connecting' },
  { kind: 'saved', at },
  { kind: 'saving' },
  { kind: 'slow', waiting: 2 },
  { kind: 'offline', waiting: 1 },
  { kind: 'unsafe' },
  { kind: 'read-only', reason: 'role' },
  { kind: 'refused', count: 1 },
]

describe('saving where two rooms are open', () => {
  it('[SAV1] never says saved while the board beside the point has something on its way or refused', () => {
    const saved: SaveLabel = { kind: 'saved', at }
    expect(labels.map((board) => worseOf(saved, board).kind)).toEqual([
      'saved',
      'saved',
      'saving',
      'slow',
      'offline',
      'unsafe',
      'saved',
      'refused',
    ])
  })

  it('[SAV1] says what is worst, and the same as before when there is no board', () => {
    expect(labels.map((point) => worseOf(point, { kind: 'refused', count: 1 }).kind)).toEqual(
      labels.map(() => 'refused'),
    )
    for (const point of labels) expect(worseOf(point, null)).toBe(point)
  })
})

describe('a lifted item', () => {
  it('walks with the arrows and stops at both ends', () => {
    const walk = (keys: readonly string[]) =>
      keys.reduce((slot, key) => slotAfterKey({ key, slot, last: 3 }) ?? slot, 1)
    expect([
      walk(['ArrowUp', 'ArrowUp']),
      walk(['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']),
      walk(['End']),
      walk(['End', 'Home']),
      walk(['Tab']),
    ]).toEqual([0, 3, 3, 0, 1])
  })

  it('lands at the slot it hovered over, whichever slot that is', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(), (order, which, where) => {
        const id = order[which % order.length] ?? 'a'
        const slot = where % order.length
        const before = beforeAtSlot({ order, id, slot })
        const others = order.filter((each) => each !== id)
        const after = others.toSpliced(before === null ? others.length : others.indexOf(before), 0, id)
        expect(after.indexOf(id)).toBe(slot)
      }),
    )
  })
})
