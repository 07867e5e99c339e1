// A board whose log is damaged: the list of programmes shows it without counts, and the others as they are.

import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateLog } from '../../../server/store/update-log.ts'
import { programmesBodySchema } from '../../../shared/contract/http.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const room = 'board/digital-samhandling'
const other = ['pasientens-legemiddelliste', { queue: 22, cut: 0 }, true]
const sound = [200, ['digital-samhandling', { queue: 21, cut: 4 }, true], other]
const damaged = [200, ['digital-samhandling', null, true], other]
const told = expect.objectContaining({ room, message: 'a damaged board could not be counted' })

let app: HttpAppDouble
let kari: string
beforeEach(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  kari = await app.signIn('ds-programkontor')
})
afterEach(() => app.close())

async function listed(): Promise<unknown> {
  const answer = await app.ask({ path: '/api/programmes', cookie: kari })
  const { programmes } = programmesBodySchema.parse(await answer.json())
  return [answer.status, ...programmes.map(({ id, counts, nextPoint }) => [id, counts, nextPoint !== null])]
}

const damages: readonly (readonly [string, SQL, SQL])[] = [
  [
    'lacks a row',
    sql`update rooms set head = head + 1 where name = ${room}`,
    sql`update rooms set head = head - 1 where name = ${room}`,
  ],
  [
    'holds a row that is no update',
    sql`update room_updates set payload = decode('ffff', 'hex') || payload where room = ${room}`,
    sql`update room_updates set payload = substring(payload from 3) where room = ${room}`,
  ],
]

describe('the list of programmes', () => {
  it.each(damages)(
    'shows a board without counts when its log %s, and with them when it is mended',
    async (_, damage, mend) => {
      await app.database.db.execute(damage)
      expect(await listed()).toEqual(damaged)
      expect(app.lines).toContainEqual(told)
      await app.database.db.execute(mend)
      expect(await listed()).toEqual(sound)
    },
  )

  it('shows a board without counts from when its log was damaged, also one that has been counted', async () => {
    expect(await listed()).toEqual(sound)
    const update = { actor: null, sessionId: null, role: null, clientIds: [], payload: Uint8Array.of(0xff, 0xff) }
    const fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
    const entry = { room, afterPosition: 1, fences, updates: [update] } as const
    await updateLog(app.database).append({ batchId: randomUUID(), entries: [entry] })
    expect(await listed()).toEqual(damaged)
    expect(await listed()).toEqual(damaged)
    expect(app.lines).toContainEqual(told)
  })

  it('fails when the database does not answer for the log, and does not call that damage', async () => {
    await app.database.db.execute(sql`alter table room_updates rename to room_updates_away`)
    expect((await app.ask({ path: '/api/programmes', cookie: kari })).status).toBe(500)
    expect(app.lines).not.toContainEqual(told)
  })
})
