// The whole server, as it is run, on the embedded database and on a real Postgres: signing in, a live document, a head edited over HTTP
// that reaches everyone, signing out, stopping, starting again on the same data.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readConfig } from '../../../server/config.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { sessions } from '../../../server/store/tables/sessions.ts'
import { readHead } from '../../../shared/document/point-head.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { quiet } from '../../doubles/http-app.ts'
import { pgliteTemplate } from '../../harness/pglite-template.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-test-server-'))
  folders.push(folder)
  return folder
}

async function start(
  environment: Record<string, string>,
  over: { readonly clientFolder?: string; readonly now?: () => Date } = {},
): Promise<RunningServer> {
  const outcome = readConfig({ PORT: '0', ...environment })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
  return startServer(outcome.config, { log: quiet, pgliteTemplate, ...over })
}

async function signIn(url: string, seat: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ seat }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** An unmodified provider with a browser's headers. */
async function open(o: { url: string; cookie: string; room: string }) {
  const doc = new Y.Doc()
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie: o.cookie, origin: o.url } })
    }
  }
  const provider = new WebsocketProvider(o.url.replace('http', 'ws').concat('/live'), o.room, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { client: String(doc.clientID) },
  })
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => event && resolve(event.code))
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return { doc, provider, closed }
}

/** Resolves when the document says so. */
function until(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

const databases: readonly (readonly [string, () => Promise<Record<string, string>>])[] = [
  ['the embedded database', async () => ({ DATA_DIR: await freshFolder() })],
  ['a real Postgres', async () => ({ DATABASE_URL: await freshDatabaseUrl() })],
]

describe.each(databases)('the whole server on %s', { timeout: 90_000 }, (_, environmentOf) => {
  it('[LOG5] serves, keeps what was done over a restart, and closes in good order', async () => {
    const environment = await environmentOf()
    const first = await start(environment)
    const { url } = first
    const [kari, ola] = [await signIn(url, 'ds-programkontor'), await signIn(url, 'ds-helse-nord')]
    const point = await open({ url, cookie: ola, room: 'point/ds-punkt-1' })
    expect(readAgenda(point.doc).order).toHaveLength(8)

    const path = '/api/programmes/digital-samhandling/points/ds-punkt-1'
    const before = readHead(point.doc)
    if (!before.ok) throw new Error('no head')
    const answer = await fetch(url + path, {
      method: 'PATCH',
      headers: { origin: url, cookie: kari, 'content-type': 'application/json' },
      body: JSON.stringify({ head: { ...before.value, place: 'Tromsø' }, revision: 1 }),
    })
    expect(answer.status).toBe(200)
    await until(point.doc, () => point.doc.getMap('head').get('place') === 'Tromsø')

    const leaving = await open({ url, cookie: kari, room: 'point/ds-punkt-1' })
    await fetch(`${url}/api/session`, { method: 'DELETE', headers: { origin: url, cookie: kari } })
    expect(await leaving.closed).toBe(4401)
    leaving.provider.destroy()

    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
      ready: true,
      database: 'ok',
      migrations: 'ok',
      log: 'ok',
      durability: 'fsync',
    })
    const stopped = first.close()
    expect(await point.closed).toBe(1012)
    point.provider.destroy()
    await stopped

    const second = await start(environment)
    const again = await open({ url: second.url, cookie: await signIn(second.url, 'ds-ks'), room: 'point/ds-punkt-1' })
    expect(readHead(again.doc)).toMatchObject({ ok: true, value: { place: 'Tromsø' } })
    expect(readAgenda(again.doc).order).toHaveLength(8)
    again.provider.destroy()
    await second.close()
  })
})

describe.each(databases)('a start on %s', { timeout: 90_000 }, (_, environmentOf) => {
  it('[SES1] removes sessions that were over for more than thirty days, and leaves the others', async () => {
    const environment = await environmentOf()
    const signInAt = async (at: string): Promise<void> => {
      const server = await start(environment, { now: () => new Date(at) })
      await signIn(server.url, 'ds-ks')
      await server.close()
    }
    // Twelve hours each.
    await signInAt('2026-11-01T09:00:00Z')
    await signInAt('2026-11-02T09:00:00Z')
    expect(await expiries(environment)).toEqual(['2026-11-01T21:00:00.000Z', '2026-11-02T21:00:00.000Z'])
    const server = await start(environment, { now: () => new Date('2026-12-02T09:00:00Z') })
    await server.close()
    expect(await expiries(environment)).toEqual(['2026-11-02T21:00:00.000Z'])
  })

  async function expiries({ DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl }: Record<string, string>) {
    const database = await openDatabase({ dataDir, databaseUrl, log: quiet })
    const kept = await database.db.select({ at: sessions.expiresAt }).from(sessions).orderBy(sessions.expiresAt)
    await database.close()
    return kept.map(({ at }) => at.toISOString())
  }
})

it('[SES15] an idle connection is kept for longer than whoever has it does, so that no request meets its end', async () => {
  const server = await start({ DATABASE_URL: await freshDatabaseUrl() })
  const { headers } = await fetch(`${server.url}/readyz`)
  expect(headers.get('keep-alive')).toBe('timeout=65')
  await server.close()
})

describe('the client', () => {
  it('its files may be kept for ever, its page is for every address, and hidden files are nobody’s', async () => {
    const clientFolder = await freshFolder()
    await mkdir(join(clientFolder, 'assets'))
    await mkdir(join(clientFolder, '.vite'))
    await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Veivalg</title>')
    await writeFile(join(clientFolder, 'assets', 'app-a1b2.js'), 'export {}')
    await writeFile(join(clientFolder, '.vite', 'manifest.json'), '{}')
    const server = await start({ DATABASE_URL: await freshDatabaseUrl() }, { clientFolder })
    const told = async (path: string, accept: string): Promise<unknown[]> => {
      const { status, headers } = await fetch(server.url + path, { headers: { accept } })
      return [status, headers.get('content-type')?.split(';')[0], headers.get('cache-control')]
    }
    const html = 'text/html,application/xhtml+xml'
    const page = [200, 'text/html', 'no-cache']
    const nothing = [404, 'application/json', 'no-store']
    expect({
      start: await told('/', html),
      shared: await told('/p/digital-samhandling/queue?item=DD-1', html),
      asset: await told('/assets/app-a1b2.js', '*/*'),
      oldAsset: await told('/assets/app-old.js', '*/*'),
      oldAssetAsPage: await told('/assets/app-old.js', html),
      data: await told('/p/digital-samhandling/queue', 'application/json'),
      api: await told('/api/unknown', html),
      manifest: await told('/.vite/manifest.json', '*/*'),
      outside: await told('/..%2f..%2fetc%2fpasswd', '*/*'),
    }).toEqual({
      start: page,
      shared: page,
      asset: [200, 'text/javascript', 'public, max-age=31536000, immutable'],
      oldAsset: nothing,
      oldAssetAsPage: nothing,
      data: nothing,
      api: nothing,
      manifest: nothing,
      outside: nothing,
    })
    const put = (path: string): Promise<Response> =>
      fetch(server.url + path, { method: 'PUT', headers: { origin: server.url } })
    expect([(await put('/api/unknown')).status, (await put('/api/seats')).status]).toEqual([404, 405])
    await server.close()
  })
})
