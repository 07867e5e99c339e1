// Why the server did not start: real failures, told in both languages, without the database's address.

import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { startServer } from '../../../server/start-server.ts'
import { whyNotStarted } from '../../../server/why-not-started.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-test-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts a server that cannot start. @returns what a person is told. */
async function told(environment: Record<string, string>): Promise<readonly string[] | null> {
  const outcome = readConfig({ PORT: '0', DATA_DIR: folder, ...environment })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
  const { config } = outcome
  return startServer(config, { log: quiet }).then(
    async (server) => {
      await server.close()
      throw new Error('it started')
    },
    (error: unknown) => whyNotStarted(error, config),
  )
}

describe('why the server did not start', () => {
  it('a database that does not answer', async () => {
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const address = free.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    free.close()
    await once(free, 'close')
    expect(await told({ DATABASE_URL: `postgres://kari:hemmelig@127.0.0.1:${port}/tavle` })).toEqual([
      'Kan ikke bruke databasen i DATABASE_URL: den svarer ikke (ECONNREFUSED).',
      'Cannot use the database of DATABASE_URL: it does not answer (ECONNREFUSED).',
    ])
  })

  it('a database that does not exist', async () => {
    const url = new URL(await freshDatabaseUrl())
    url.pathname = '/finnes_ikke'
    expect(await told({ DATABASE_URL: url.href })).toEqual([
      'Kan ikke bruke databasen i DATABASE_URL: databasen finnes ikke (3D000).',
      'Cannot use the database of DATABASE_URL: the database does not exist (3D000).',
    ])
  })

  it('a database in which nothing can be made', async () => {
    const url = new URL(await freshDatabaseUrl())
    const owner = new pg.Client({ connectionString: url.href })
    await owner.connect()
    const name = `gjest_${url.pathname.slice(1)}`
    await owner.query(`create role ${name} login password 'hemmelig'; revoke all on schema public from public`)
    await owner.query(`revoke create on database ${url.pathname.slice(1)} from public`)
    await owner.end()
    Object.assign(url, { username: name, password: 'hemmelig' })
    expect(await told({ DATABASE_URL: url.href })).toEqual([
      'Kan ikke bruke databasen i DATABASE_URL: brukeren kan ikke lage tabeller der (42501).',
      'Cannot use the database of DATABASE_URL: the user cannot create tables there (42501).',
    ])
  })

  it('a port for figures that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await told({ METRICS_PORT: String(port), DATABASE_URL: await freshDatabaseUrl() })).toEqual([
      `Kan ikke lytte på 127.0.0.1, port ${port} (EADDRINUSE), som METRICS_PORT ber om. Velg en annen, eller fjern den.`,
      `Cannot listen on 127.0.0.1, port ${port} (EADDRINUSE), which METRICS_PORT asks for. Choose another, or remove it.`,
    ])
    taken.close()
  })

  it('an address that is not this machine’s', async () => {
    expect(await told({ HOST: '203.0.113.7', DATABASE_URL: await freshDatabaseUrl() })).toEqual([
      'Kan ikke lytte på 203.0.113.7, port 0 (EADDRNOTAVAIL). Rett HOST eller PORT.',
      'Cannot listen on 203.0.113.7, port 0 (EADDRNOTAVAIL). Correct HOST or PORT.',
    ])
  })

  it('a data folder that cannot be one', async () => {
    const file = join(folder, 'fil')
    await writeFile(file, '')
    const lines = await told({ DATA_DIR: file })
    expect(lines?.[0]).toBe(
      `Kan ikke bruke datamappen ${file} (EEXIST). Gi tilgang til den, eller velg en annen med DATA_DIR.`,
    )
  })

  it('a fault of ours is not explained away', () => {
    const config = { port: 3000, host: '127.0.0.1', dataDir: folder, databaseUrl: null }
    expect([whyNotStarted(new TypeError('x'), config), whyNotStarted('x', config)]).toEqual([null, null])
  })
})
