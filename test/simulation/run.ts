// Run: the simulation from the command line. Says in one line what happened, tells every failure, and ends with exit code 1 when there was one.
// Called by `npm run simulate`: --seeds N --from S --steps K --broken NAME.

import { parseArgs } from 'node:util'
import { brokenBuilds } from './broken-builds.ts'
import { realBuild } from './real-build.ts'
import { simulateMany, told } from './simulate-many.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '250' },
    broken: { type: 'string' },
  },
})
const [seeds, from, steps] = [values.seeds, values.from, values.steps].map((text) => wholeNumber(text))
const { broken } = values
const build = broken === undefined ? realBuild : brokenBuilds[broken]?.build
if (seeds === undefined || from === undefined || steps === undefined || build === undefined) {
  const builds = Object.keys(brokenBuilds).map((name) => `  ${name}`)
  process.stderr.write(
    `--seeds, --from and --steps are whole numbers from 1; --broken is one of\n${builds.join('\n')}\n`,
  )
  process.exitCode = 2
} else {
  const startedMs = performance.now()
  const { failed, counts } = simulateMany({ seeds, from, steps, build })
  for (const each of failed) {
    const o = broken === undefined ? { steps } : { steps, broken }
    process.stdout.write(`${told(each, o)}\n`)
  }
  const sums = ['fault', 'hostile', 'refused', 'judged'].map((kind) => `${kind} ${sumOf(counts, `${kind}: `)}`)
  const some = ['generations', 'snapshots', 'outages', 'batches found again'].map(
    (name) => `${name} ${counts.get(name) ?? 0}`,
  )
  const faults = [...counts].filter(([name]) => name.startsWith('fault: ')).sort()
  process.stdout.write(`faults: ${faults.map(([name, times]) => `${name.slice(7)} ${times}`).join(', ')}\n`)
  process.stdout.write(
    `simulate: seeds ${from}–${from + seeds - 1}, ${steps} steps each, ${((performance.now() - startedMs) / 1000).toFixed(1)} s: ${[...sums, ...some].join(', ')}; ${failed.length === 0 ? 'every promise held' : `${failed.length} FAILED`}\n`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}

function wholeNumber(text: string): number | undefined {
  const number = Number(text)
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined
}

function sumOf(counts: ReadonlyMap<string, number>, start: string): number {
  let sum = 0
  for (const [name, times] of counts) if (name.startsWith(start)) sum += times
  return sum
}
