// The first half of the seeds that every run of the tests goes through, those that once failed, and whether all of it really happens in them.

import { describe, expect, it } from 'vitest'
import { neverHappened } from '../../simulation/coverage.ts'
import { pinnedSeeds } from '../../simulation/pinned-seeds.ts'
import { simulate } from '../../simulation/simulate.ts'
import { simulateMany, told } from '../../simulation/simulate-many.ts'
import { simulateSlow, slowSteps } from '../../simulation/simulate-slow.ts'

const steps = 250

describe('a simulated world of nodes, clients and one store, with faults', () => {
  it('[ADM7] keeps every promise of the engine over 500 seeds, and everything that can happen happens', {
    timeout: 300_000,
  }, () => {
    const { failed, counts } = simulateMany({ from: 1, seeds: 500, steps })
    expect(failed.map((each) => told(each, { steps }))).toEqual([])
    expect(neverHappened(counts)).toEqual([])
  })

  it('[NOD7] answers whoever writes in time, over 20 seeds of nodes far from the store', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const failed = simulateSlow({ seed, steps: slowSteps })
      expect(failed === null ? null : told(failed, { steps: slowSteps })).toBeNull()
    }
  })

  it.each(pinnedSeeds)('keeps every promise in seed $seed: $was', (pinned) => {
    const failed = simulate(pinned)
    expect(failed === null ? null : told(failed, pinned)).toBeNull()
  })

  it('gives the same history for the same seed', () => {
    const history = (): unknown => {
      const counts = new Map<string, number>()
      simulate({ seed: 7, steps, counts })
      return [...counts].sort()
    }
    expect(history()).toEqual(history())
  })
})
