// Rights over HTTP: every role on every route, printed as one table, and the other board's people, for whom nothing is there.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ask, type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

let app: HttpAppDouble
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
})
afterAll(() => app.close())

const programme = '/api/programmes/digital-samhandling'
const head = {
  title: 'Punkt',
  date: '2027-03-04',
  startsAt: '10:00',
  lengthMinutes: 120,
  place: 'Oslo',
  chair: 'Per Nordmann',
  facilitator: '',
}
/** A stale revision: what may edit is told so, and nothing changes between the roles. */
const routes: readonly NamedRoute[] = [
  ['read session', { path: '/api/session' }],
  ['list programmes', { path: '/api/programmes' }],
  ['read programme', { path: programme }],
  ['list points', { path: `${programme}/points` }],
  ['create point', { method: 'POST', path: `${programme}/points`, body: { head, agenda: 'empty' } }],
  ['edit head', { method: 'PATCH', path: `${programme}/points/ds-punkt-1`, body: { head, revision: 99 } }],
]

describe('rights', () => {
  it('[RGT1] (T-034, T-142) what each role may over HTTP is exactly this table', async () => {
    expect(await rightsTable(app, routes)).toMatchInlineSnapshot(`
      "
      role               read session | list programmes | read programme | list points | create point | edit head
      programme-owner    200 200 200 200 201 409
      board-member       200 200 200 200 403 403
      deputy             200 200 200 200 403 403
      programme-manager  200 200 200 200 201 409
      programme-office   200 200 200 200 201 409
      stream-owner       200 200 200 200 403 403
      queue-steward      200 200 200 200 403 403
      facilitator        200 200 200 200 201 409
      commenter          200 200 200 200 403 403
      observer           200 200 200 200 403 403
      of another board   200 200 404 404 404 404
      nobody             401 401 401 401 401 401
      "
    `)
  })

  it('(T-037, T-138) a person of one board meets nothing of the other: the same answer as for what does not exist', async () => {
    const cookie = await app.signIn('pll-programeier')
    const told = async (ask: Ask): Promise<unknown> => {
      const answer = await app.ask({ ...ask, cookie })
      const { error } = (await answer.json()) as { error: { requestId: string } }
      return { status: answer.status, ...error, requestId: '' }
    }
    for (const [, ask] of routes.slice(2)) {
      const elsewhere = { ...ask, path: ask.path.replace('digital-samhandling', 'finnes-ikke') }
      expect(await told(ask)).toEqual(await told(elsewhere))
    }
    const { programmes } = (await (await app.ask({ path: '/api/programmes', cookie })).json()) as {
      programmes: { id: string }[]
    }
    expect(programmes.map(({ id }) => id)).toEqual(['pasientens-legemiddelliste'])
  })

  it("(T-138) one board's point is not found through another board one has a place at", async () => {
    const both = await app.signIn('ds-programkontor')
    const path = '/api/programmes/pasientens-legemiddelliste/points/ds-punkt-1'
    const answer = await app.ask({ method: 'PATCH', path, cookie: both, body: { head, revision: 1 } })
    expect(answer.status).toBe(404)
    const points = await (await app.ask({ path: `${programme}/points`, cookie: both })).text()
    expect(points).toContain('Evaluerings- og beslutningspunkt 1')
  })
})
