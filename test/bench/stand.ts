// Stands up what a run needs, each a process of its own: one server under test on a database of its own, and the load generator, whose
// questions about the server's processor time and memory are passed on. Used by bench.ts.

import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer, connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { engineOptions } from '../../scripts/engine-options.mjs'
import type { BoardSize } from './board.ts'
import type { DialectName } from './load/dialect.ts'
import type { Answers, Task } from './load/task.ts'
import type { Usage, UsageQuestion } from './report-usage.ts'

export const serverNames = ['veivalg', 'veivalg-pglite', 'reference', 'hocuspocus', 'relay'] as const
export type ServerName = (typeof serverNames)[number]

type Without<Whole, Key extends PropertyKey> = Whole extends unknown ? Omit<Whole, Key> : never
/** A task without what the stand fills in. */
export type Errand<Kind extends Task['kind'] = Task['kind']> = Without<
  Extract<Task, { kind: Kind }>,
  'origin' | 'dialect' | 'size'
> & { readonly kind: Kind }

export interface Standing {
  /** Runs the load generator against the server. @throws with what it said when it fails */
  run<Kind extends Task['kind']>(errand: Errand<Kind>): Promise<Answers[Kind]>
  /** How long after its process began the server listened. */
  readonly startedAfterMs: number
  /** Stops the server in good order and starts it on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const referenceEntry = join(
  createRequire(import.meta.url).resolve('@y/websocket-server/package.json'),
  '../src/server.js',
)
/** As scripts/start.mjs runs ours. */
const typescript = new URL('../../scripts/typescript.mjs', import.meta.url).href
const servers: Readonly<Record<ServerName, { readonly entry: string; readonly dialect: DialectName }>> = {
  veivalg: { entry: here('peers/veivalg.ts'), dialect: 'veivalg' },
  'veivalg-pglite': { entry: here('peers/veivalg.ts'), dialect: 'veivalg' },
  reference: { entry: referenceEntry, dialect: 'y-websocket' },
  hocuspocus: { entry: here('peers/hocuspocus.ts'), dialect: 'hocuspocus' },
  relay: { entry: here('peers/relay.ts'), dialect: 'relay' },
}
const startMs = 120_000
const stopMs = 25_000

/** @param o.profileFolder where the server writes a processor profile when it stops */
export async function stand(o: {
  readonly server: ServerName
  readonly size: BoardSize
  readonly postgresUrl: string
  readonly profileFolder?: string
}): Promise<Standing> {
  const { entry, dialect } = servers[o.server]
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-bench-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const databaseUrl = o.server === 'veivalg-pglite' ? '' : await freshDatabase(o.postgresUrl)
  const start = async (): Promise<ChildProcess> => {
    const child = fork(entry, {
      cwd: folder,
      execArgv: [
        '--expose-gc',
        // Ours as scripts/start.mjs runs it; the peers as they come.
        ...(dialect === 'veivalg' ? engineOptions : []),
        ...(o.profileFolder ? ['--cpu-prof', '--cpu-prof-dir', o.profileFolder] : []),
        '--import',
        typescript,
        '--import',
        new URL('report-usage.ts', import.meta.url).href,
      ],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        DATA_DIR: join(folder, 'data'),
        SEATS: 'on',
        BENCH_ROOMS: String(o.size.rooms),
        BENCH_ITEMS: String(o.size.items),
        BENCH_PEOPLE: String(o.size.people),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await listening(child, port)
    return child
  }
  const beganMs = performance.now()
  let server = await start()
  const startedAfterMs = performance.now() - beganMs
  const size = { ...o.size, people: dialect === 'veivalg' ? o.size.people : 0 }
  return {
    run: (errand) => runLoad(server, { ...errand, origin, dialect, size } as Task),
    startedAfterMs,
    async restart() {
      await stop(server)
      server = await start()
    },
    async close() {
      await stop(server)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function runLoad<Kind extends Task['kind']>(server: ChildProcess, task: Task): Promise<Answers[Kind]> {
  const load = fork(here('load/load.ts'), [JSON.stringify(task)], {
    execArgv: ['--import', typescript],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let said = ''
  load.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })
  let answer: { readonly answer: Answers[Kind] } | null = null
  const passOn = (told: { readonly id: number; readonly usage: Usage }): void => {
    if (load.connected) load.send(told)
  }
  server.on('message', passOn)
  load.on('message', (message: UsageQuestion | { readonly answer: Answers[Kind] }) => {
    if ('ask' in message) server.send(message)
    else answer = message
  })
  await once(load, 'exit')
  server.off('message', passOn)
  const done = answer as { readonly answer: Answers[Kind] } | null
  if (done === null) throw new Error(`the load generator gave no answer: ${said}`)
  return done.answer
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  const late = setTimeout(() => server.kill('SIGKILL'), stopMs)
  await gone
  clearTimeout(late)
}

async function listening(server: ChildProcess, port: number): Promise<void> {
  const untilMs = performance.now() + startMs
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode} before it listened`)
    if (performance.now() > untilMs) throw new Error('the server did not start in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

async function freshDatabase(postgresUrl: string): Promise<string> {
  const url = new URL(postgresUrl)
  const name = `bench_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${name}`).finally(() => client.end())
  url.pathname = `/${name}`
  return url.href
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
