// The rollout areas as they are shown: place, lines, what is accumulated, readiness, and the two orders.

import { describe, expect, it } from 'vitest'
import { rolloutAreas } from '../../../client/rollout/rollout-areas.ts'
import type { Item } from '../../../shared/board/item.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { plainSteering, steeringSchema } from '../../../shared/frame/steering.ts'
import { preconditionIdSchema } from '../../../shared/ids.ts'
import { area, asCut, fullCut, id, itemWith } from '../../shared/a-board.ts'

const name = { nb: 'x', nn: 'x', en: 'x' }
const { rollout } = steeringSchema.parse({
  ...plainSteering,
  rollout: { area: 'OMR', preconditions: ['P1', 'P2'].map((each) => ({ id: each, name })), actorKinds: [] },
})
if (rollout === null) throw new Error('there is a rollout')
const met = (...parts: string[]) =>
  Object.fromEntries(parts.map((part) => [preconditionIdSchema.parse(part), true])) as Item['preconditions']
const omr = (text: string, fields: Partial<Item>): Item => itemWith({ id: id(text), area: area('OMR'), ...fields })
const items = [
  itemWith({ id: id('SFM-1'), area: area('SFM'), position: { list: 'queue', rank: 'a0' } }),
  omr('OMR-01', { position: { list: 'queue', rank: 'a1' } }),
  omr('OMR-02', { position: { list: 'queue', rank: 'a2' }, preconditions: met('P1', 'P2') }),
  omr('OMR-03', { position: { list: 'queue', rank: 'a3' }, preconditions: met('P1') }),
  omr('OMR-04', { position: { list: 'cut', rank: 'a0' }, cut: asCut(fullCut) }),
]
const board = boardOf(new Map(items.map((each) => [each.id, each])))
const places = [10, 20, 30, 40].map((p85) => ({ p50: p85 / 2, p85 }))
const known = (p50: number, p85: number) => ({
  board,
  lines: { p50, p85, leftP50: 0, leftP85: 0 },
  figures: { places, total: { p50: 20, p85: 40 }, unestimated: 0 },
})
const told = (o: Partial<Parameters<typeof rolloutAreas>[0]>) =>
  rolloutAreas({ board, rollout, known: null, order: 'order', ...o }).map((each) => [
    each.item.id,
    each.place,
    each.inside,
    each.accumulated,
    each.readiness.met,
  ])

describe('the rollout areas', () => {
  it('[ROL2] stand with their place in the whole queue, what is accumulated down to them, and which lines they are above', () => {
    expect(told({ known: known(3, 2) })).toEqual([
      ['OMR-01', 2, 'both', 20, 0],
      ['OMR-02', 3, 'p50', 30, 2],
      ['OMR-03', 4, 'none', 40, 1],
      ['OMR-04', null, null, null, 0],
    ])
    expect(told({ known: known(2, 4) }).map((each) => each[2])).toEqual(['both', 'p85', 'p85', null])
    expect(told({}).map((each) => each.slice(1, 4))).toEqual([
      [2, null, null],
      [3, null, null],
      [4, null, null],
      [null, null, null],
    ])
  })

  it('[ROL2] come in the order of the queue, or the readiest first', () => {
    expect(told({ order: 'readiness' }).map(([each]) => each)).toEqual(['OMR-02', 'OMR-03', 'OMR-01', 'OMR-04'])
  })
})
