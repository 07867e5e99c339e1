// Rights on comments: every role on every route, printed as one table, and whom the notice of one is for.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

let app: HttpAppDouble
const base = '/api/programmes/digital-samhandling'
const thread = '00000000-0000-4000-8000-000000000001'
const nothing = '00000000-0000-4000-8000-000000000000'

beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  const cookie = await app.signIn('ds-programkontor')
  const body = { id: thread, anchor: { kind: 'item', item: 'DD-1' }, text: 'Hei' }
  expect((await app.ask({ method: 'POST', path: `${base}/comments`, cookie, body })).status).toBe(201)
  // Read as a command does it, so that the next role finds the thread as it was.
  await app.ask({ method: 'POST', path: `${base}/threads/${thread}`, cookie, body: { type: 'resolve' } })
})
afterAll(() => app.close())

const on = (body: object): NamedRoute[1] => ({ method: 'POST', path: `${base}/threads/${thread}`, body })
/** The thread is the office's, and each is asked for in a way that leaves it as it is for the next role. */
const routes: readonly NamedRoute[] = [
  ['read', { path: `${base}/comments?item=DD-1` }],
  ['all', { path: `${base}/comments?filter=resolved` }],
  ['counts', { path: `${base}/comment-counts` }],
  [
    'begin',
    {
      method: 'POST',
      path: `${base}/comments`,
      body: { id: nothing, anchor: { kind: 'decision', decision: nothing }, text: 'Hei' },
    },
  ],
  ['answer', on({ type: 'answer', id: nothing, text: '@[ukjent]' })],
  ['edit', on({ type: 'edit', comment: thread, text: 'Hei', revision: 1 })],
  ['delete', on({ type: 'delete', comment: nothing })],
  ['resolve', on({ type: 'resolve' })],
  ['react', on({ type: 'react', comment: thread, reaction: 'seen', on: false })],
]

describe('rights on comments', () => {
  it('[CMT1] what each role may with comments is exactly this table', async () => {
    expect(await rightsTable(app, routes)).toMatchInlineSnapshot(`
      "
      role               read | all | counts | begin | answer | edit | delete | resolve | react
      programme-owner    200 200 200 404 400 403 404 200 200
      board-member       200 200 200 404 400 403 404 200 200
      deputy             200 200 200 404 400 403 404 200 200
      programme-manager  200 200 200 404 400 403 404 200 200
      programme-office   200 200 200 404 400 200 404 200 200
      stream-owner       200 200 200 404 400 403 404 200 200
      queue-steward      200 200 200 404 400 403 404 200 200
      facilitator        200 200 200 404 400 403 404 200 200
      commenter          200 200 200 404 400 403 404 403 200
      observer           403 403 403 403 403 403 403 403 403
      of another board   404 404 404 404 404 404 404 404 404
      nobody             401 401 401 401 401 401 401 401 401
      "
    `)
  })
})
