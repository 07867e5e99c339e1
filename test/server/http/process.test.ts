// The server's process: what it says when it cannot start, and that it ends when it is told to.

import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { runServer, signIn } from './run-server.ts'

let folder: string
const run = (environment: Record<string, string>) => runServer({ folder, environment })
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-test-process-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

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

  it('[T-124] a second server on one data folder is told who has it; the first ends with 0 when asked', async () => {
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

  it('[LOG5] two that start at once on one new database both serve it, and it is seeded once', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const both = [run({ DATABASE_URL: databaseUrl }), run({ DATABASE_URL: databaseUrl })]
    const urls = await Promise.all(both.map((each) => each.url()))
    const [cookie] = await Promise.all(urls.map((url) => signIn(url, 'ds-ks')))
    const seen = urls.map(async (url) =>
      (await fetch(`${url}/api/programmes`, { headers: { cookie: cookie ?? '' } })).json(),
    )
    const [one, other] = await Promise.all(seen)
    expect(one).toEqual(other)
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const stored = await client.query(
      'select (select count(*)::int from programmes) as programmes, (select array_agg(distinct head) from rooms) as heads, (select count(*)::int from rooms) as rooms, (select count(*)::int from room_updates) as rows',
    )
    await client.end()
    const { programmes, heads, rooms, rows } = stored.rows[0]
    expect([programmes, heads, rows - rooms]).toEqual([2, [1], 0])
    for (const each of both) each.child.kill('SIGTERM')
    expect((await Promise.all(both.map((each) => each.ended))).map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
  })

  it('[SES1] without seats it says that nobody can sign in', async () => {
    const server = run({ HOST: '0.0.0.0', DATABASE_URL: await freshDatabaseUrl() })
    await server.says('Plasser er slått av')
    server.child.kill('SIGINT')
    expect((await server.ended).code).toBe(0)
  })
})
