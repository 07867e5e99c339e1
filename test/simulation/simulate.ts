// Simulate: runs one seed of the simulated world and says how it went; a broken promise comes back as a value with the last events before it.
// Called by the tests and by run.ts.

import { happen } from './happenings.ts'
import { realBuild } from './real-build.ts'
import { endInRest } from './rest.ts'
import type { Build } from './sim-context.ts'
import { Violation } from './violation.ts'
import { World } from './world.ts'

export interface Failed {
  readonly seed: number
  readonly step: number
  readonly promised: Violation['promised']
  readonly message: string
  /** The last events, oldest first. */
  readonly trace: readonly string[]
}

/** @param o.counts is added to @returns null when every promise held */
export function simulate(o: {
  seed: number
  steps: number
  build?: Build
  counts?: Map<string, number>
}): Failed | null {
  const world = new World({ build: realBuild, counts: new Map(), ...o })
  try {
    for (world.at = 1; world.at <= o.steps; world.at += 1) {
      happen(world)
      world.check()
    }
    endInRest(world)
    return null
  } catch (error) {
    return failedAs(error, { seed: o.seed, world })
  }
}

/** @returns what was thrown, as a failure of a world. */
export function failedAs(error: unknown, { seed, world }: { readonly seed: number; readonly world: World }): Failed {
  const violation =
    error instanceof Violation ? error : new Violation('THROWN', `${error instanceof Error ? error.stack : error}`)
  const { promised, message } = violation
  return { seed, step: world.at, promised, message, trace: world.trace.slice(-25) }
}
