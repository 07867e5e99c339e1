// The short form of `npm run faults`: real server processes are killed, stopped and cut off while people with the production client write, beside
// hostile ones. What each was told is held against the log, read by a probe of its own. The long form, with more faults, is test/faults/run.ts.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runScenario } from '../../faults/run-scenario.ts'
import { scenarios } from '../../faults/scenarios.ts'
import { openStand, type Stand, type StandOptions } from '../../faults/stand.ts'

/** Always the same world: `npm run faults` tries new ones. */
const seed = 471_108
const paceMs = 160

function onStand(options: Omit<StandOptions, 'seed'>, names: readonly (readonly [string, string])[]): void {
  let stand: Stand
  beforeAll(async () => {
    stand = await openStand({ ...options, seed })
  }, 180_000)
  afterAll(() => stand.close())

  it.each(names)('%s %s', { timeout: 300_000 }, async (_rows, name) => {
    const scenario = scenarios.find((each) => each.name === name)
    if (scenario === undefined) throw new Error(`no scenario ${name}`)
    const { figures, broken } = await runScenario({ stand, scenario, long: false, paceMs })
    process.stdout.write(
      `${name}, seed ${seed}: ${figures.made} edits, ${figures.refused} refused, ${figures.lost} lost, again after ${Math.round(figures.againMs)} ms\n`,
    )
    expect(broken).toEqual([])
    expect(figures.saved).toBeGreaterThan(0)
    expect(figures.lost).toBe(0)
  })
}

describe('three servers over one Postgres', () => {
  onStand({ database: 'postgres', nodes: 3, writers: 3, observers: 1, hostile: 2 }, [
    ['[T-072]', 'ambiguous commits'],
    ['[T-071]', 'one of three killed in the midst of a commit'],
    ['[T-073]', 'postgres stopped at once, and killed'],
    ['[T-123]', 'a server stands still'],
  ])
})

describe('one server on the embedded database', () => {
  onStand({ database: 'pglite', nodes: 1, writers: 2, observers: 1, hostile: 0 }, [['[T-071]', 'pglite killed']])
})
