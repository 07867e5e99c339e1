// The server's process: what it says when it cannot start, and that it ends when it is told to.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const main = fileURLToPath(new URL('../../../server/main.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-test-process-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  /** Resolves when standard output holds a text. */
  readonly says: (text: string) => Promise<void>
}

function run(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['--import', tsx, main], {
    cwd: folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', DATA_DIR: folder, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...said }))
  const says = async (text: string): Promise<void> => {
    while (!said.out.includes(text)) {
      const [more] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [null])])
      if (more === null) throw new Error(`ended without saying ${text}: ${said.err}`)
    }
  }
  return { child, ended, says }
}

describe('the process', { timeout: 90_000 }, () => {
  it('[SES3] ends with 2 and names every wrong setting in both languages; a file .env is read, the environment wins', async () => {
    await writeFile(join(folder, '.env'), 'SESSION_HOURS=0\nLOG_LEVEL=loud\n')
    const { code, out, err } = await run({ PORT: 'x' }).ended
    await rm(join(folder, '.env'))
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual([
      'Veivalg kan ikke starte. Disse innstillingene er feil',
      '  PORT',
      '  SESSION_HOURS',
      'Veivalg cannot start. These settings are wrong',
      '  PORT',
      '  SESSION_HOURS',
      '',
    ])
  })

  it('says in one line in each language that the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { code, err } = await run({ PORT: port, DATABASE_URL: await freshDatabaseUrl() }).ended
    taken.close()
    expect([code, err]).toEqual([
      2,
      `Port ${port} på 127.0.0.1 er i bruk. Velg en annen med PORT.\nPort ${port} on 127.0.0.1 is in use. Choose another with PORT.\n`,
    ])
  })

  it('a second server on one data folder is told who has it; the first ends with 0 when asked', async () => {
    const first = run({})
    await first.says('Veivalg: http://127.0.0.1:')
    const second = await run({}).ended
    expect(second.code).toBe(2)
    expect(second.err).toMatch(/^Datamappen er i bruk av en annen prosess\..*\n.* is in use by process \d+\..*\n$/)
    first.child.kill('SIGTERM')
    const { code, out, err } = await first.ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Veivalg: (http:\/\/127\.0\.0\.1:\d+)\n.*\1\/seats\n$/)
  })

  it('[SES1] without seats it says that nobody can sign in', async () => {
    const server = run({ HOST: '0.0.0.0', DATABASE_URL: await freshDatabaseUrl() })
    await server.says('Plasser er slått av')
    server.child.kill('SIGINT')
    expect((await server.ended).code).toBe(0)
  })
})
