// Rights on what there is between meetings, and on who gets in: every role on every route, printed as one table; and nothing at all for the other board.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

let app: HttpAppDouble
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
})
afterAll(() => app.close())

const programme = '/api/programmes/digital-samhandling'
const nothing = '00000000-0000-4000-8000-000000000000'
const text = 'Til tabellen'
const invitation = { name: 'Ny', organisation: 'KS', role: 'observer' }
/** What would change something for the next role is asked for in a way that is refused for who may: unfit, or not there. */
const routes: readonly NamedRoute[] = [
  ['changes', { path: `${programme}/changes` }],
  ['seen', { method: 'PUT', path: `${programme}/changes/seen`, body: { until: '2026-11-23T09:00:00.000Z' } }],
  ['history', { path: `${programme}/history` }],
  ['board then', { path: `${programme}/history/board?at=2026-11-23T09:00:00.000Z` }],
  ['item history', { path: `${programme}/history/items/DD-1` }],
  ['search', { path: `${programme}/search?q=deling` }],
  ['comments', { path: `${programme}/comments?item=DD-1` }],
  ['counts', { path: `${programme}/comment-counts` }],
  [
    'comment',
    {
      method: 'POST',
      path: `${programme}/comments`,
      body: { id: nothing, anchor: { kind: 'item', item: 'XX-1' }, text },
    },
  ],
  ['thread', { method: 'POST', path: `${programme}/threads/${nothing}`, body: { type: 'resolve' } }],
  ['inbox', { path: `${programme}/inbox` }],
  ['mails', { path: `${programme}/mail-settings` }],
  ['members', { path: `${programme}/members` }],
  [
    'role',
    {
      method: 'PUT',
      path: `${programme}/members/finnes-ikke`,
      body: { role: 'observer', deputyFor: null, validFrom: null, validUntil: null },
    },
  ],
  ['remove', { method: 'DELETE', path: `${programme}/members/finnes-ikke` }],
  ['end theirs', { method: 'DELETE', path: `${programme}/members/finnes-ikke/sessions` }],
  ['invitations', { path: `${programme}/invitations` }],
  [
    'invite',
    { method: 'POST', path: `${programme}/invitations`, body: { ...invitation, email: 'finnes@veivalg.example' } },
  ],
  ['withdraw', { method: 'DELETE', path: `${programme}/invitations/${nothing}` }],
  ['shares', { path: `${programme}/shares` }],
  [
    'share',
    {
      method: 'POST',
      path: `${programme}/shares`,
      body: { label: 'For alltid', emails: ['a@veivalg.example'], lastDay: '2030-01-01' },
    },
  ],
  ['end share', { method: 'DELETE', path: `${programme}/shares/${nothing}` }],
  ['audit', { path: `${programme}/audit` }],
  ['sheet', { path: `${programme}/audit.csv` }],
  ['own sessions', { path: '/api/sessions' }],
  ['all inboxes', { path: '/api/inbox' }],
]

it('[RGT1] (T-034, T-142) what each role may between meetings, and over who gets in, is exactly this table', async () => {
  expect(await rightsTable(app, routes)).toMatchInlineSnapshot(`
    "
    role               changes | seen | history | board then | item history | search | comments | counts | comment | thread | inbox | mails | members | role | remove | end theirs | invitations | invite | withdraw | shares | share | end share | audit | sheet | own sessions | all inboxes
    programme-owner    200 200 200 200 200 200 200 200 404 404 200 200 200 404 404 404 200 201 404 200 400 404 200 200 200 200
    board-member       200 200 200 200 200 200 200 200 404 404 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    deputy             200 200 200 200 200 200 200 200 404 404 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    programme-manager  200 200 200 200 200 200 200 200 404 404 200 200 200 404 404 404 200 201 404 200 400 404 200 200 200 200
    programme-office   200 200 200 200 200 200 200 200 404 404 200 200 200 404 404 404 200 201 404 200 400 404 200 200 200 200
    stream-owner       200 200 200 200 200 200 200 200 404 404 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    queue-steward      200 200 200 200 200 200 200 200 404 404 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    facilitator        200 200 200 200 200 200 200 200 404 404 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    commenter          200 200 200 200 200 200 200 200 404 404 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    observer           200 200 200 200 200 200 403 403 403 403 200 200 200 403 403 403 403 403 403 403 403 403 403 403 200 200
    of another board   404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 200 200
    nobody             401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401
    "
  `)
})
