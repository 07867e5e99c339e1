// Places: neighbours named by a place or by a gap between shown rows, with and without a filter.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beforeAtPlace,
  beforeAtSlot,
  ownSlot,
  placeBefore,
  slotCount,
  slotOfBefore,
} from '../../../client/item/place.ts'
import { type ItemId, itemIdSchema } from '../../../shared/ids.ts'

const id = (n: number): ItemId => itemIdSchema.parse(`DD-${n}`)
const order = [1, 2, 3, 4, 5, 6].map(id)

describe('places', () => {
  it('names the neighbour of the first, a middle and the last place', () => {
    expect([1, 3, 6, 99].map((place) => beforeAtPlace({ order, item: id(4), place }))).toEqual([
      id(1),
      id(3),
      null,
      null,
    ])
  })

  it('counts an item from another list in among the rest', () => {
    expect(beforeAtPlace({ order, item: id(9), place: 6 })).toBe(id(6))
    expect(placeBefore({ order, item: id(9), before: null })).toBe(7)
  })

  it('gives back the place it was asked for, for every place of every list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.nat(), (length, pick, at) => {
        const list = Array.from({ length }, (_, n) => id(n + 1))
        const item = list[pick % length] ?? id(1)
        const place = (at % length) + 1
        expect(placeBefore({ order: list, item, before: beforeAtPlace({ order: list, item, place }) })).toBe(place)
      }),
    )
  })
})

describe('slots', () => {
  it('under a filter goes right before the shown neighbour, and last right after the last shown', () => {
    const visible = [id(2), id(4)]
    const asked = { order, visible, item: id(2) }
    expect(ownSlot(asked)).toBe(0)
    expect(slotCount(asked)).toBe(2)
    expect(beforeAtSlot({ ...asked, slot: 0 })).toBe(id(4))
    expect(beforeAtSlot({ ...asked, slot: 1 })).toBe(id(5))
  })

  it('finds its slot again after others have moved, and says when the neighbour is gone', () => {
    const moved = [id(6), id(1), id(2), id(3), id(4), id(5)]
    expect(slotOfBefore({ order: moved, visible: moved, item: id(2), before: id(5) })).toBe(4)
    expect(slotOfBefore({ order: [id(1), id(2)], visible: [id(1), id(2)], item: id(2), before: id(5) })).toBe(null)
  })

  it('is its own inverse for every slot', () => {
    fc.assert(
      fc.property(fc.subarray(order, { minLength: 1 }), fc.nat(), fc.nat(), (visible, pick, at) => {
        const item = visible[pick % visible.length] ?? id(1)
        const asked = { order, visible, item }
        const slot = at % slotCount(asked)
        expect(slotOfBefore({ ...asked, before: beforeAtSlot({ ...asked, slot }) })).toBe(slot)
      }),
    )
  })
})
