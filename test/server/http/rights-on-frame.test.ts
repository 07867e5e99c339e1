// Rights on the frame: every role on every route, printed as one table; and nothing at all for the other board.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainSteering } from '../../../shared/frame/steering.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

let app: HttpAppDouble
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
})
afterAll(() => app.close())

const path = '/api/programmes/digital-samhandling/frame'
const step = {
  p50: 1,
  p85: 2,
  from: '2026-01-01',
  priceYear: 2021,
  document: '',
  kind: 'approved',
  illustrative: false,
}
/** What would change something for the next role is asked for in a way that is refused for who may: as somebody else left it. */
const routes: readonly NamedRoute[] = [
  ['read', { path }],
  ['steer', { method: 'PUT', path: `${path}/steering`, body: { revision: 9, steering: plainSteering } }],
  ['ladder', { method: 'PUT', path: `${path}/ladder`, body: { revision: 9, steps: [step] } }],
  ['try', { method: 'PUT', path: `${path}/trial`, body: { p50: 2, p85: 1 } }],
  ['stop', { method: 'DELETE', path: `${path}/trial` }],
]

it('[RGT1] what each role may with the frame is exactly this table', async () => {
  expect(await rightsTable(app, routes)).toMatchInlineSnapshot(`
    "
    role               read | steer | ladder | try | stop
    programme-owner    200 409 409 400 200
    board-member       200 403 403 400 200
    deputy             200 403 403 400 200
    programme-manager  200 409 409 400 200
    programme-office   200 409 409 400 200
    stream-owner       200 403 403 403 403
    queue-steward      200 403 403 403 403
    facilitator        200 403 403 400 200
    commenter          200 403 403 403 403
    observer           200 403 403 403 403
    of another board   404 404 404 404 404
    nobody             401 401 401 401 401
    "
  `)
})
