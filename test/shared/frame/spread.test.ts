// What makes a total uncertain: the shares come to the whole, and known cases come out as they must.

import { describe, expect, it } from 'vitest'
import { createSimulator } from '../../../shared/frame/simulator.ts'
import { costing, independent, someItems, usual } from './cost-cases.ts'

const sum = (shares: readonly { readonly share: number }[]): number => shares.reduce((all, { share }) => all + share, 0)
const shareOf = (shares: readonly { readonly cause: string; readonly share: number }[], cause: string): number =>
  shares.find((each) => each.cause === cause)?.share ?? 0

describe('the spread of a set', () => {
  it('[FRP7] comes to the whole of the variance, by cause and by item, largest first', () => {
    const { causes, items } = createSimulator(usual).spread(someItems(30))
    expect(sum(causes)).toBeCloseTo(1, 9)
    expect(sum(items)).toBeCloseTo(1, 6)
    expect(causes.map(({ cause }) => cause).toSorted()).toEqual(['D1', 'D2', 'common', 'own'])
    for (const shares of [causes, items]) {
      expect(shares.map(({ share }) => share)).toEqual(shares.map(({ share }) => share).toSorted((a, b) => b - a))
    }
  })

  it('is all of each item’s own where nothing is shared', () => {
    const { causes } = createSimulator(independent).spread([costing('A', [1, 2, 9]), costing('B', [1, 2, 9])])
    expect(causes).toEqual([{ cause: 'own', share: 1 }])
  })

  it('follows a driver everything is exposed to, and the common factor the more, the larger the correlation', () => {
    const exposed = [
      { ...costing('A', [10, 20, 40]), drivers: { D1: 1 } },
      { ...costing('B', [10, 20, 40]), drivers: { D1: 1 } },
    ]
    const driven = createSimulator(independent).spread(exposed).causes
    expect(shareOf(driven, 'D1')).toBeGreaterThan(0.95)
    const common = [0.1, 0.4, 0.8].map((correlation) =>
      shareOf(createSimulator({ ...independent, correlation }).spread(someItems(12)).causes, 'common'),
    )
    expect(common).toEqual(common.toSorted((a, b) => a - b))
  })

  it('is nothing where nothing varies', () => {
    const simulator = createSimulator(usual)
    const nothing = { causes: [], items: [] }
    expect(simulator.spread([])).toEqual(nothing)
    expect(simulator.spread([{ id: 'A', estimate: null, drivers: {} }])).toEqual(nothing)
    expect(simulator.spread([costing('A', [5, 5, 5])])).toEqual(nothing)
  })
})
