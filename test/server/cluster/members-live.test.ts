// Who gets in, with live connections: a role withdrawn, a session ended and a share link withdrawn on one server close what stands on another, within the
// three seconds of the poll; and a day that turns ends what ends by it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { readConfig } from '../../../server/config.ts'
import { dayWatch } from '../../../server/realtime/day-watch.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { turnDay } from '../../../server/store/members.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let databaseUrl: string
let one: RunningServer
let other: RunningServer
beforeAll(async () => {
  databaseUrl = await freshDatabaseUrl()
  const outcome = readConfig({ PORT: '0', DATABASE_URL: databaseUrl })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
  one = await startServer(outcome.config, { log: quiet })
  other = await startServer(outcome.config, { log: quiet })
})
afterAll(async () => {
  await one.close()
  await other.close()
})

interface Asked {
  readonly method?: string
  readonly path: string
  readonly cookie?: string
  readonly body?: unknown
}
const ask = ({ url }: RunningServer, { method = 'GET', path, cookie, body }: Asked): Promise<Response> =>
  fetch(url + path, {
    method,
    headers: {
      origin: url,
      'content-type': 'application/json',
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const signIn = async (server: RunningServer, seat: string): Promise<string> => {
  const answer = await ask(server, { method: 'POST', path: '/api/session', body: { seat } })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

let clients = 0
/** A live connection to the board that has been let in. */
async function connect(server: RunningServer, cookie: string): Promise<{ readonly closed: Promise<number> }> {
  clients += 1
  const address = `${server.url.replace('http', 'ws')}/live/board/digital-samhandling?client=${1_000 + clients}`
  const socket = new WebSocket(address, { headers: { cookie, origin: server.url } })
  const closed = new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)))
  await new Promise<void>((resolve) => socket.once('open', () => resolve()))
  // Step 1 with an empty state vector.
  socket.send(Uint8Array.of(0, 0, 1, 0))
  await new Promise<void>((resolve) => socket.once('message', () => resolve()))
  return { closed }
}

const programme = '/api/programmes/digital-samhandling'
const always = { deputyFor: null, validFrom: null, validUntil: null }

describe('live connections on another server', () => {
  it('[MBR1] close when a role is changed, and whoever comes back has the new one', async () => {
    const [office, leif] = [await signIn(one, 'ds-programkontor'), await signIn(other, 'ds-kommentar')]
    const { closed } = await connect(other, leif)
    const path = `${programme}/members/leif-holtmann`
    const changed = await ask(one, { method: 'PUT', path, cookie: office, body: { role: 'stream-owner', ...always } })
    expect([changed.status, await closed]).toEqual([200, 1012])
    const back = await connect(other, leif)
    const removed = await ask(one, { method: 'DELETE', path, cookie: office })
    expect([removed.status, [4401, 4404].includes(await back.closed)]).toEqual([204, true])
  })

  it('[SSN1] (T-024) close when the session is ended from elsewhere', async () => {
    const [here, there] = [await signIn(one, 'ds-nhn'), await signIn(other, 'ds-nhn')]
    const { closed } = await connect(other, there)
    const answer = await ask(one, { method: 'DELETE', path: '/api/sessions', cookie: here })
    expect([await answer.json(), await closed]).toEqual([{ ended: 1 }, 4401])
  })

  it('[SHR1] close when the share link they came by is withdrawn', async () => {
    const database = await openDatabase({ dataDir: '', databaseUrl, log: quiet })
    await database.pool.query(
      "delete from memberships where person_id = 'unni-myrmann' and programme_id = 'digital-samhandling'",
    )
    await database.pool.query(
      "insert into memberships (person_id, programme_id, role, seat) values ('unni-myrmann', 'pasientens-legemiddelliste', 'observer', 'unni') on conflict do nothing",
    )
    const { rows } = await database.pool.query<{ seat: string }>(
      "select seat from memberships where person_id = 'unni-myrmann'",
    )
    await database.close()
    const office = await signIn(one, 'ds-programkontor')
    const unni = await signIn(other, rows[0]?.seat ?? '')
    const lastDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const body = { label: 'Departementet', emails: ['unni.myrmann@veivalg.example'], lastDay }
    const made = (await (
      await ask(one, { method: 'POST', path: `${programme}/shares`, cookie: office, body })
    ).json()) as { id: string; path: string }
    const opened = await ask(other, {
      method: 'POST',
      path: `/api/shares/${made.path.split('/').at(-1)}`,
      cookie: unni,
    })
    expect(opened.status).toBe(200)
    const { closed } = await connect(other, unni)
    await ask(one, { method: 'DELETE', path: `${programme}/shares/${made.id}`, cookie: office })
    expect(await closed).toBe(4404)
  })
})

describe('a day that turns', () => {
  it('[MBR2] raises the access of the programmes where a role has begun or ended, and tells them once', async () => {
    const database = await openDatabase({ dataDir: '', databaseUrl, log: quiet })
    const access = async () =>
      (
        await database.pool.query<{ access_version: number }>(
          "select access_version from rooms where name = 'board/digital-samhandling'",
        )
      ).rows[0]?.access_version
    await database.pool.query(
      "update memberships set valid_until = (now() at time zone 'Europe/Oslo')::date - 1 where seat = 'ds-vara-ks'",
    )
    const told: string[] = []
    const start = (since?: string) =>
      dayWatch({
        turnDay: (day) => turnDay(database, day),
        rightsChanged: (programmeId) => void told.push(programmeId),
        clock: { after: () => () => undefined },
        logger: quiet,
        ...(since === undefined ? {} : { since }),
      })
    const before = await access()
    const { day } = await turnDay(database, '9999-12-31')
    const yesterday = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
    const watch = await start(yesterday)
    await watch.look()
    await watch.look()
    const fresh = await start()
    await fresh.look()
    expect([told, ((await access()) ?? 0) - (before ?? 0)]).toEqual([['digital-samhandling'], 1])
    watch.stop()
    fresh.stop()
    await database.close()
  })
})
