// The second half of the seeds that every run of the tests goes through; see worlds.test.ts.

import { expect, it } from 'vitest'
import { simulateMany, told } from '../../simulation/simulate-many.ts'

const steps = 250

it('[ADM8] a simulated world keeps every promise of the engine over 500 more seeds', { timeout: 300_000 }, () => {
  const { failed } = simulateMany({ from: 501, seeds: 500, steps })
  expect(failed.map((each) => told(each, { steps }))).toEqual([])
})
