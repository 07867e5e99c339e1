// Simulate many: seeds one after another, and what they came to together. Called by the tests and by run.ts.

import type { Build } from './sim-context.ts'
import { type Failed, simulate } from './simulate.ts'

export interface Many {
  readonly failed: readonly Failed[]
  readonly counts: ReadonlyMap<string, number>
}

export function simulateMany(o: {
  from: number
  seeds: number
  steps: number
  build?: Build
  /** Stops after so many failures. */
  maxFailed?: number
}): Many {
  const counts = new Map<string, number>()
  const failed: Failed[] = []
  const { from, seeds, maxFailed = 3, ...rest } = o
  for (let seed = from; seed < from + seeds && failed.length < maxFailed; seed += 1) {
    const each = simulate({ seed, counts, ...rest })
    if (each !== null) failed.push(each)
  }
  return { failed, counts }
}

/** A failure in words: what, where, the last events, and how to run it again. */
export function told(failed: Failed, o: { readonly steps: number; readonly broken?: string }): string {
  const { seed, step, message, trace } = failed
  const broken = o.broken === undefined ? '' : ` --broken '${o.broken}'`
  return [
    `seed ${seed}, step ${step}: ${message}`,
    ...trace.map((line) => `  ${line}`),
    `again: npm run simulate -- --from ${seed} --seeds 1 --steps ${o.steps}${broken}`,
  ].join('\n')
}
