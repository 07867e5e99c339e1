// The dependencies of a board as lines of a picture, and where the layout puts them.

import { describe, expect, it } from 'vitest'
import { dependenciesOf, endsOf, inArea, isBroken } from '../../../client/capacity/dependency-graph.ts'
import { boxSize, layoutDependencies } from '../../../client/capacity/layout-dependencies.ts'
import { boardOf } from '../../../shared/board/snapshot.ts'
import { itemOf, queueOf } from '../../doubles/board-of.ts'

const cut = { reason: 'a', cost: 'b', benefit: 'c' }
const queue = queueOf([
  { id: 'DD-1', needs: { 'KI-1': 'API', 'DD-K1': '', 'XX-1': '' } },
  { id: 'DD-2', needs: { 'DD-1': '', 'KI-2': '' } },
  { id: 'KI-1' },
  { id: 'KI-2', realisedOn: '2026-01-01' },
])
const cuts = [itemOf({ id: 'DD-K1', cut, position: { list: 'cut', rank: 'a0' }, needs: { 'KI-1': '' } })]
const board = boardOf(new Map([...queue.items, ...cuts.map((item) => [item.id, item] as const)]))

describe('the dependencies of a board', () => {
  it('[CAP4] say whether the order breaks each: what stands lower or on the cut list does, what is above, realised or gone does not', () => {
    expect(dependenciesOf(board)).toEqual([
      { item: 'DD-1', needs: 'KI-1', why: 'API', state: 'below' },
      { item: 'DD-1', needs: 'DD-K1', why: '', state: 'cut' },
      { item: 'DD-2', needs: 'DD-1', why: '', state: 'above' },
      { item: 'DD-2', needs: 'KI-2', why: '', state: 'realised' },
      { item: 'DD-K1', needs: 'KI-1', why: '', state: 'above' },
    ])
    expect(dependenciesOf(board).filter(isBroken)).toHaveLength(2)
  })

  it('[CAP4] of one area are those with an end there', () => {
    const named = (area: string) =>
      inArea(board, dependenciesOf(board), area).map(({ item, needs }) => `${item} ${needs}`)
    expect(named('KI')).toEqual(['DD-1 KI-1', 'DD-2 KI-2', 'DD-K1 KI-1'])
    expect(named('')).toHaveLength(5)
    expect(named('SFM')).toEqual([])
  })

  it('[CAP4] are laid out from left to right, no box on another, with a warning where the order breaks one', () => {
    const all = dependenciesOf(board)
    const { boxes, lines, width, height } = layoutDependencies(all)
    expect(new Set(boxes.keys())).toEqual(new Set(endsOf(all)))
    for (const { dependency, warning, points } of lines) {
      const [from, to] = [boxes.get(dependency.needs), boxes.get(dependency.item)]
      expect((from?.x ?? 0) + boxSize.width).toBeLessThan(to?.x ?? 0)
      expect(points.length).toBeGreaterThan(1)
      expect(warning !== null).toBe(isBroken(dependency))
    }
    const at = [...boxes.values()]
    for (const [place, one] of at.entries()) {
      expect(one.x >= 0 && one.x + boxSize.width <= width && one.y >= 0 && one.y + boxSize.height <= height).toBe(true)
      for (const other of at.slice(place + 1)) {
        const apart = Math.abs(one.x - other.x) >= boxSize.width || Math.abs(one.y - other.y) >= boxSize.height
        expect(apart).toBe(true)
      }
    }
  })
})
