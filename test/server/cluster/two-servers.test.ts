// Two whole servers over one database, with the database itself and with Redis between them: edits, presence and the end of a session on one
// reach the other at once, figures are told on a port of their own, and what people can reach says nothing.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { readConfig } from '../../../server/config.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type RunningRedis, redisProgram, startRedis } from '../../harness/redis.ts'
import { signIn } from '../http/run-server.ts'
import { atBoard, tokensIn, write, writer } from '../http/token-writer.ts'

let folder: string
let redis: RunningRedis | null = null
const servers: RunningServer[] = []
const providers: WebsocketProvider[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-test-two-'))
  if (redisProgram !== null) redis = await startRedis({ password: 'two-servers' })
})
afterAll(async () => {
  await redis?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(environment: Record<string, string>): Promise<RunningServer> {
  const outcome = readConfig({ PORT: '0', DATA_DIR: folder, METRICS_PORT: '0', ...environment })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
  const server = await startServer(outcome.config, { log: quiet })
  servers.push(server)
  return server
}

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  for (const server of servers.splice(0)) await server.close()
})

/** The poll brings what no hint told of, every two seconds. */
const pollMs = 2_000
const often = { interval: 5 }
const kinds: (readonly [string, () => Record<string, string>])[] = [['the database', () => ({})]]
if (redisProgram !== null) kinds.push(['Redis', () => ({ REDIS_URL: redis?.url ?? '' })])

describe.each(kinds)('two servers with %s between them', { timeout: 60_000 }, (kind, between) => {
  it('[BUS1] [PRS1] [MET1] edits, presence and signing out reach the other at once, and figures tell of it', async () => {
    const environment = { DATABASE_URL: await freshDatabaseUrl(), ...between() }
    const [one, two] = [await start(environment), await start(environment)]
    const [kari, ola] = [writer(), writer()]
    const cookie = await signIn(one.url, 'ds-programkontor')
    const karis = await atBoard({ url: one.url, seat: 'ds-programkontor', writer: kari, cookie })
    const olas = await atBoard({ url: two.url, seat: 'ds-helse-nord', writer: ola })
    providers.push(karis, olas)
    write(kari, 'kari-1')
    await vi.waitFor(() => expect(tokensIn(ola.doc)).toEqual(['kari-1']))

    const tookMs: number[] = []
    for (let at = 2; at <= 21; at += 1) {
      const beganMs = performance.now()
      write(kari, `kari-${at}`)
      await vi.waitFor(() => expect(tokensIn(ola.doc)).toHaveLength(at), often)
      tookMs.push(performance.now() - beganMs)
    }
    // One after the other they would have waited for a whole poll each.
    expect(tookMs.toSorted((a, b) => a - b)[10]).toBeLessThan(pollMs / 2)
    karis.awareness.setLocalState({ page: 'queue' })
    const seen = (): unknown => olas.awareness.getStates().get(kari.doc.clientID)
    await vi.waitFor(() => expect(seen()).toMatchObject({ page: 'queue', user: { id: 'nina-elvmann' } }), often)

    // Her session is one in the database: she signs out at the other server.
    const leaving = new Promise<number>((resolve) =>
      karis.on('connection-close', (event) => event && resolve(event.code)),
    )
    karis.shouldConnect = false
    await fetch(`${two.url}/api/session`, { method: 'DELETE', headers: { origin: two.url, cookie } })
    expect(await leaving).toBe(4401)
    await vi.waitFor(() => expect(seen()).toBeUndefined(), often)

    const figures = await (await fetch(`http://127.0.0.1:${two.metricsPort}/metrics`)).text()
    expect(figures).toMatch(/^veivalg_bus_total\{event="heard"\} [1-9]/m)
    expect(figures).toMatch(/^veivalg_rooms 1$/m)
    for (const secret of ['nina', 'Elvmann', 'kari', 'digital-samhandling', cookie.split('=')[1] ?? 'x']) {
      expect(figures).not.toContain(secret)
    }
    process.stdout.write(
      `edit to the other server, by ${kind}: median ${tookMs.toSorted((a, b) => a - b)[10]?.toFixed(1)} ms\n`,
    )
  })
})

describe('what anybody can ask', { timeout: 60_000 }, () => {
  it('[MET1] [T-126] says neither data nor versions, and figures are not on the port people use', async () => {
    const { url } = await start({ DATABASE_URL: await freshDatabaseUrl() })
    const told = async (path: string): Promise<unknown[]> => {
      const answer = await fetch(url + path)
      return [answer.status, answer.headers.get('server'), answer.headers.get('x-powered-by'), await answer.json()]
    }
    expect(await told('/healthz')).toEqual([200, null, null, { alive: true }])
    const ready = { ready: true, database: 'ok', migrations: 'ok', log: 'ok', durability: 'fsync' }
    expect(await told('/readyz')).toEqual([200, null, null, ready])
    expect((await told('/metrics'))[0]).toBe(404)
  })
})
