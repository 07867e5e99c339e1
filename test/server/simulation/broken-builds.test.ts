// Whether the simulation would notice: the engine with one thing wrong, again and again, each of which must be found within some seeds.

import { describe, expect, it } from 'vitest'
import { brokenBuilds } from '../../simulation/broken-builds.ts'
import { simulate } from '../../simulation/simulate.ts'
import { simulateSlow, slowSteps } from '../../simulation/simulate-slow.ts'

const steps = 250
const maxSeeds = 250

describe('the simulation finds what is wrong with a build that would', () => {
  it.each(Object.entries(brokenBuilds))('%s', { timeout: 120_000 }, (_name, { build, breaks, slow, from = 1 }) => {
    let found: string | null = null
    for (let seed = from; seed < from + maxSeeds && found === null; seed += 1) {
      const failed = slow ? simulateSlow({ seed, steps: slowSteps, build }) : simulate({ seed, steps, build })
      if (failed !== null && breaks.includes(failed.promised)) found = `${failed.promised}, seed ${failed.seed}`
    }
    expect(found).not.toBeNull()
  })
})
