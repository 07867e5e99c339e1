// Rights on what meetings need and leave behind: every role on every route, printed as one table; and nothing at all for the other board.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

let app: HttpAppDouble
let paper: { public: string; board: string }
const programme = '/api/programmes/digital-samhandling'
const point = `${programme}/points/ds-punkt-1`
const nothing = '00000000-0000-4000-8000-000000000000'
const pdf = new TextEncoder().encode('%PDF-1.7\n%minimal')
const addPath = (over: string): string => `${point}/papers?agendaItem=sak-01&internal=false&${over}`

beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  const cookie = await app.signIn('ds-programkontor')
  const add = async (access: string): Promise<string> => {
    const path = addPath(`access=${access}&name=notat.pdf`)
    const answer = await app.ask({ method: 'POST', path, cookie, raw: pdf })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { id: string }).id
  }
  paper = { public: await add('public'), board: await add('board') }
  await putPointIn(app.database, { point: 'ds-punkt-1', state: 'called' })
})
afterAll(() => app.close())

const head = {
  title: 'Punkt',
  date: '2027-03-04',
  startsAt: '10:00',
  lengthMinutes: 120,
  place: 'Oslo',
  chair: '',
  facilitator: '',
}
const promise = {
  text: 'Kartlegge',
  owner: 'per-nordmann',
  due: '2027-01-15',
  decisionId: null,
  pointId: null,
  agendaItem: null,
  internal: false,
}
const answer = { owner: null, due: null, threshold: '', answer: 'Ja', proposal: null, revision: 99 }
const waiting = { internal: false, kind: 'discussion', title: 'Senere', minutes: 10, owner: '', linked: [] }
/** Where a change would show in the next role's row, it is asked for in a way that is refused for who may: STALE, or not there. */
const routes = (): readonly NamedRoute[] => [
  ['papers', { path: `${point}/papers` }],
  ['paper', { path: `${programme}/papers/${paper.public}` }],
  ['board paper', { path: `${programme}/papers/${paper.board}` }],
  ['add paper', { method: 'POST', path: addPath('access=public&name=tom.pdf'), raw: '' }],
  ['remove paper', { method: 'DELETE', path: `${programme}/papers/${nothing}` }],
  ['evidence', { path: `${point}/evidence` }],
  ['answer', { method: 'PUT', path: `${point}/evidence/E1`, body: answer }],
  ['promises', { path: `${programme}/promises` }],
  ['promise', { method: 'POST', path: `${programme}/promises`, body: promise }],
  [
    'waive',
    { method: 'PATCH', path: `${programme}/promises/${nothing}`, body: { type: 'waive', reason: 'Nei', revision: 1 } },
  ],
  ['series', { path: `${programme}/series` }],
  [
    'begin series',
    { method: 'POST', path: `${programme}/series`, body: { frequency: 'quarterly', everyDays: null, head } },
  ],
  ['next', { method: 'POST', path: `${programme}/series/${nothing}/next`, body: { date: '2027-03-04' } }],
  ['end series', { method: 'DELETE', path: `${programme}/series/${nothing}` }],
  ['backlog', { path: `${programme}/backlog` }],
  ['wait', { method: 'POST', path: `${programme}/backlog`, body: waiting }],
  ['unwait', { method: 'DELETE', path: `${programme}/backlog/${nothing}` }],
  ['carry', { method: 'POST', path: `${point}/agenda`, body: { type: 'from-backlog', backlog: nothing } }],
  ['untreated', { path: `${point}/untreated` }],
  [
    'carry on',
    {
      method: 'POST',
      path: `${point}/untreated`,
      body: { key: nothing, items: [{ item: 'sak-01', internal: false, to: null }] },
    },
  ],
]

describe('rights on what meetings leave', () => {
  it('[RGT1] what each role may with papers, evidence, promises, series and the backlog is exactly this table', async () => {
    expect(await rightsTable(app, routes())).toMatchInlineSnapshot(`
      "
      role               papers | paper | board paper | add paper | remove paper | evidence | answer | promises | promise | waive | series | begin series | next | end series | backlog | wait | unwait | carry | untreated | carry on
      programme-owner    200 200 200 400 404 200 409 200 201 404 200 201 404 404 200 201 404 404 200 409
      board-member       200 200 200 400 404 200 409 200 201 404 200 403 403 403 200 201 404 404 200 409
      deputy             200 200 200 400 404 200 409 200 201 404 200 403 403 403 200 201 404 404 200 409
      programme-manager  200 200 200 400 404 200 409 200 201 404 200 201 404 404 200 201 404 404 200 409
      programme-office   200 200 200 400 404 200 409 200 201 404 200 201 404 404 200 201 404 404 200 409
      stream-owner       200 200 200 400 404 200 409 200 201 404 200 403 403 403 200 403 403 403 200 403
      queue-steward      200 200 200 400 404 200 409 200 201 404 200 403 403 403 200 201 404 404 200 409
      facilitator        200 200 200 400 404 200 409 200 201 404 200 201 404 404 200 201 404 404 200 409
      commenter          200 200 404 403 403 200 403 200 403 403 200 403 403 403 200 403 403 403 200 403
      observer           200 200 404 403 403 200 403 200 403 403 200 403 403 403 200 403 403 403 200 403
      of another board   404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404
      nobody             401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401 401
      "
    `)
  })
})
