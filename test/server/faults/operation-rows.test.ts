// Rows T-046, T-122 and T-125 of the list of faults: a document opened by many on several nodes at once, a clock that is set, and secrets and
// people's words that must not be in what the server says of itself.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { inProcessHub } from '../../../server/bus/in-process.ts'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { clientLeaseStore } from '../../../server/store/client-leases.ts'
import type { Database } from '../../../server/store/database.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { peopleStore } from '../../../server/store/people.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { openLink } from '../../faults/link.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { id } from '../../shared/a-board.ts'
import { sampleProgramme } from '../../suites/store/sample-programme.ts'
import { keptLog } from '../../suites/store/test-databases.ts'
import { runServer, signIn } from '../http/run-server.ts'
import { atBoard, tokensIn, write, writer } from '../http/token-writer.ts'
import { canonical, type LiveBoard, liveBoard } from '../realtime/live-board.ts'
import { boardName, people, programmeId, seeded } from '../realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../realtime/realtime-server.ts'

const dayMs = 86_400_000

describe('three nodes over one Postgres', () => {
  const databases: Database[] = []
  const nodes: LiveBoard[] = []
  afterAll(async () => {
    for (const node of nodes) await node.close()
    for (const database of databases) await database.close()
  })

  it('[T-046] thirty people who open a new document at once on three nodes find its content once', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const hub = inProcessHub()
    for (let at = 0; at < 3; at += 1) {
      databases.push(await openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog() }))
      const database = databases.at(-1)
      if (database === undefined) throw new Error('no database')
      if (databases.length === 1) {
        await programmeStore(database).seedOnce({
          programme: { ...sampleProgramme.programme, id: programmeId },
          people: people.map(({ id: personId, name, organisation }) => ({ id: personId, name, organisation })),
          memberships: people.map((each) => ({
            personId: each.id,
            programmeId,
            role: each.role,
            seat: `sete-${each.id}`,
          })),
          rooms: [],
          points: [],
        })
      }
    }
    // The three seed it at once, each under the server's own client id.
    await Promise.all(databases.map((database) => seeded(updateLog(database))))
    nodes.push(
      ...(await Promise.all(
        databases.map((database, at) =>
          liveBoard({
            log: updateLog(database),
            leases: clientLeaseStore(database),
            people: peopleStore(database),
            clock: { ...systemClock, move: () => undefined },
            bus: hub.node({ bootId: `node-${at}` }),
          }),
        ),
      )),
    )
    const names = people.map((person) => person.id)
    const desks = await Promise.all(
      Array.from({ length: 30 }, (_, at) => nodes[at % 3]?.join(names[at % names.length] ?? 'kari')),
    )
    await vi.waitFor(() => {
      for (const desk of desks) expect(desk && readBoard(desk.doc).queue.length).toBe(6)
    })
    expect(new Set(desks.map((desk) => desk && canonical(desk.doc))).size).toBe(1)
    const log = databases[0] && (await updateLog(databases[0]).load(boardName))
    expect([log?.head, log?.rows.map(({ actor }) => actor)]).toEqual([1, [null]])
  })
})

describe('the clock of the machine', () => {
  let server: RealtimeServer
  let skewMs = 0
  beforeAll(async () => {
    server = await realtimeServer({ clock: { ...systemClock, now: () => new Date(Date.now() + skewMs) } })
  })
  afterAll(() => server.close())
  afterEach(() => {
    skewMs = 0
  })

  it('[T-122] set a day on or an hour back changes neither the order of edits nor who is connected; a session that is over lets nobody in', async () => {
    const doc = new Y.Doc()
    const provider = server.provider('kari', { doc })
    await vi.waitFor(() => expect(provider.synced).toBe(true))
    const head = async () => (await server.log.load(boardName))?.head ?? 0
    const began = await head()
    for (const [at, ms] of [0, dayMs, -3_600_000, dayMs, 0].entries()) {
      skewMs = ms
      doc.getMap<Y.Map<unknown>>('items').get('DD-1')?.set('title', `Klokke ${at}`)
      await vi.waitFor(async () => expect(await head()).toBe(began + at + 1))
    }
    const titles = server.log
      .rows(boardName)
      .slice(-5)
      .map(({ payload }) => /Klokke \d/.exec(Buffer.from(payload).toString())?.[0])
    expect(titles).toEqual([0, 1, 2, 3, 4].map((at) => `Klokke ${at}`))
    expect(provider.wsconnected).toBe(true)
    skewMs = dayMs
    const late = server.socket(`/live/${boardName}?client=901`, {
      cookie: `as=ola.${Date.now() + 3_600_000}`,
      origin: server.origin,
    })
    const code = await new Promise((resolve) => late.once('close', resolve))
    expect(code).toBe(4401)
    expect(readBoard(doc).items.get(id('DD-1'))?.title).toBe('Klokke 4')
  })
})

describe('what a server says of itself', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veivalg-test-canaries-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('[T-125] holds no word of anybody’s, no name, number or token, however commits fail and requests are made', {
    timeout: 60_000,
  }, async () => {
    const databaseUrl = await freshDatabaseUrl()
    const target = new URL(databaseUrl)
    const link = await openLink(() => ({ host: target.hostname, port: Number(target.port) }))
    const through = new URL(databaseUrl)
    through.port = String(link.port)
    const server = runServer({
      folder,
      environment: { DATABASE_URL: through.href, LOG_LEVEL: 'trace', METRICS_PORT: '0' },
    })
    const url = await server.url()
    const cookie = await signIn(url, 'ds-programkontor')
    const kari = writer()
    const provider = await atBoard({ url, seat: 'ds-programkontor', writer: kari, cookie })
    link.meet({ text: 'append_to_log', point: 'committed', times: 2 })
    write(kari, 'kanarifugl-1')
    await vi.waitFor(() => expect(kari.saved).toBe(1))
    expect(link.met()).toBe(2)
    link.meet({ text: 'append_to_log', point: 'half', times: 1 })
    write(kari, 'kanarifugl-2')
    await vi.waitFor(() => expect(kari.saved).toBe(2))
    expect(tokensIn(kari.doc)).toContain('kanarifugl-1')
    const told = [cookie.split('=')[1] ?? '', 'kanarifugl', '01017012345', 'Nina Elvmann']
    const post = (path: string, body: string) =>
      fetch(url + path, { method: 'POST', headers: { origin: url, cookie, 'content-type': 'application/json' }, body })
    await post('/api/session', '{"seat":"kanarifugl 01017012345"')
    await post('/api/session', JSON.stringify({ seat: 'kanarifugl 01017012345' }))
    await fetch(`${url}/api/programmes/ukjent?q=01017012345`, { headers: { cookie: 'veivalg_session=kanarifugl' } })
    await fetch(`${url}/live/board/ukjent?token=kanarifugl`, { headers: { cookie, 'x-anything': '01017012345' } })
    provider.destroy()
    server.child.kill('SIGTERM')
    const { out, err, code } = await server.ended
    await link.close()
    expect(code).toBe(0)
    expect(out + err).toContain('commit failed')
    expect(`${out}${err}`.split('\n').filter((line) => told.some((each) => line.includes(each)))).toEqual([])
  })
})
