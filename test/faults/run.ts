// Faults from the command line: every scenario on real server processes, until the minutes are over, each with a seed of its own that is printed.
// Prints one line of figures for each, then the whole as a table; exit code 1 when a promise did not hold. Called by `npm run faults`:
// --minutes N (each scenario at least once; from 15 on with long outages and many repetitions), --long for those without the time, --seed S,
// --only part of a name, --logs folder for what the servers say.

import { parseArgs } from 'node:util'
import { type Ran, runScenario, type Scenario } from './run-scenario.ts'
import { scenarios } from './scenarios.ts'
import { openStand, type StandOptions } from './stand.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string', default: '' },
    long: { type: 'boolean', default: false },
    logs: { type: 'string' },
  },
})
const [minutes, firstSeed] = [Number(values.minutes), Number(values.seed)]
const chosen = scenarios.filter(({ name, rows }) => name.includes(values.only) || rows.includes(values.only))
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const longFromMinutes = 15
const paceMs = 120
const usual = { nodes: 1, writers: 5, observers: 1, hostile: 2 }
const heads = ['seed', 'made', 'saved', 'refused', 'lost', 'hostile', 'again ms', 'longest ms', 'scenario'] as const

if (!(minutes > 0) || !Number.isSafeInteger(firstSeed) || chosen.length === 0) {
  say(
    `--minutes above 0, --seed a whole number, --only part of one of\n${scenarios.map(({ name }) => `  ${name}`).join('\n')}`,
  )
  process.exitCode = 2
} else {
  const failed = await runAll()
  process.exitCode = failed === 0 ? 0 : 1
}

async function runAll(): Promise<number> {
  const endMs = performance.now() + minutes * 60_000
  let failed = 0
  let seed = firstSeed
  say(lineOf(heads))
  do {
    for (const scenario of chosen) {
      const ran = await one(scenario, seed)
      if (ran !== null && ran.broken.length > 0) failed += 1
      seed += 1
    }
  } while (performance.now() < endMs)
  say(failed === 0 ? `faults: every promise held, seeds ${firstSeed}–${seed - 1}` : `faults: ${failed} FAILED`)
  return failed
}

async function one(scenario: Scenario, seed: number): Promise<Ran | null> {
  const logs = values.logs === undefined ? {} : { logsIn: values.logs }
  const options: StandOptions = { ...usual, ...scenario.stand, ...logs, seed }
  const stand = await openStand(options).catch((error: unknown) => {
    // A disk of a fixed size is the one thing a machine may not let us have.
    if (options.diskBytes === undefined) throw error
    say(`${scenario.name}: skipped, no disk of its own can be mounted here`)
    return null
  })
  if (stand === null) return null
  try {
    const ran = await runScenario({ stand, scenario, long: values.long || minutes >= longFromMinutes, paceMs })
    const { made, saved, refused, lost, hostileFrames, againMs, longestWaitMs } = ran.figures
    const figures = [seed, made, saved, refused, lost, hostileFrames, Math.round(againMs), Math.round(longestWaitMs)]
    say(lineOf([...figures, `${scenario.name} (${scenario.rows.join(', ')})`]))
    for (const each of ran.broken) say(`  BROKEN: ${each}  (--only '${scenario.name}' --seed ${seed})`)
    return ran
  } finally {
    await stand.close()
  }
}

function lineOf(cells: readonly (string | number)[]): string {
  return cells.map((cell, at) => (at === cells.length - 1 ? `  ${cell}` : String(cell).padStart(10))).join('')
}
