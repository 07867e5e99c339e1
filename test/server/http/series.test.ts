// Series over HTTP: begun from a head, each next point made once, with the standard questions, until the series is ended.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type PointBody, pointBodySchema, pointsBodySchema } from '../../../shared/contract/http.ts'
import { type CreateSeries, type Series, seriesBodySchema, seriesSchema } from '../../../shared/contract/meeting.ts'
import { readHead } from '../../../shared/document/point-head.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { pointRoom } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
let cookie: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  cookie = await app.signIn('ds-programkontor')
})
afterAll(() => app.close())

const programme = '/api/programmes/digital-samhandling'
const path = `${programme}/series`
const head = {
  title: 'Kvartalspunkt 1',
  date: '2027-01-07',
  startsAt: '10:00',
  lengthMinutes: 120,
  place: 'Oslo',
  chair: 'Per Nordmann',
  facilitator: 'Solveig Austmann',
}
const begin = (over: Partial<CreateSeries> = {}): Promise<Response> =>
  app.ask({ method: 'POST', path, cookie, body: { frequency: 'quarterly', everyDays: null, head, ...over } })
async function begun(over: Partial<CreateSeries> = {}): Promise<Series> {
  const answer = await begin(over)
  expect(answer.status).toBe(201)
  return seriesSchema.parse(await answer.json())
}
const next = (id: string, date: string): Promise<Response> =>
  app.ask({ method: 'POST', path: `${path}/${id}/next`, cookie, body: { date } })
async function made(id: string, date: string): Promise<PointBody> {
  const answer = await next(id, date)
  expect(answer.status).toBe(201)
  return pointBodySchema.parse(await answer.json())
}
const seriesOf = async (id: string): Promise<Series | undefined> =>
  seriesBodySchema.parse(await (await app.ask({ path, cookie })).json()).series.find((each) => each.id === id)
const pointsOf = async (id: string): Promise<readonly PointBody[]> =>
  pointsBodySchema
    .parse(await (await app.ask({ path: `${programme}/points`, cookie })).json())
    .points.filter(({ seriesId }) => seriesId === id)
const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
]

describe('series', () => {
  it('[SER2] each point is made with its date, its number in the title and the standard questions', async () => {
    const series = await begun()
    expect(series).toEqual({
      id: series.id,
      frequency: 'quarterly',
      everyDays: null,
      head,
      nextDate: '2027-01-07',
      ended: false,
    })
    const first = await made(series.id, '2027-01-07')
    const second = await made(series.id, '2027-04-08')
    expect([first.head, second.head]).toEqual([head, { ...head, title: 'Kvartalspunkt 2', date: '2027-04-08' }])
    expect(await seriesOf(series.id)).toEqual({ ...series, nextDate: '2027-07-08' })
    const loaded = await updateLog(app.database).load(pointRoom(second.id))
    if (loaded === null) throw new Error('no room')
    const doc = roomDocument(loaded)
    expect(readHead(doc)).toEqual({ ok: true, value: second.head })
    expect(readAgenda(doc).order).toHaveLength(9)
    expect((await pointsOf(series.id)).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  it('[SER2] pressed by many at once there is one point, and everybody is told of that one', async () => {
    const series = await begun()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => next(series.id, series.nextDate)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 201])
    const ids = await Promise.all(answers.map(async (answer) => pointBodySchema.parse(await answer.json()).id))
    expect(new Set(ids).size).toBe(1)
    expect(await pointsOf(series.id)).toHaveLength(1)
    const again = await next(series.id, series.nextDate)
    expect([again.status, (await pointsOf(series.id)).length]).toEqual([200, 1])
  })

  it('[SER2] a date that is not the next one is refused', async () => {
    const series = await begun()
    for (const date of ['2027-04-08', '2026-01-07'])
      expect(await codeOf(await next(series.id, date))).toEqual([409, 'STALE'])
    expect(await pointsOf(series.id)).toEqual([])
  })

  it('[SER2] one that is ended makes no more points, and those that stand stay', async () => {
    const series = await begun()
    const point = await made(series.id, series.nextDate)
    const end = (): Promise<Response> => app.ask({ method: 'DELETE', path: `${path}/${series.id}`, cookie })
    expect([(await end()).status, (await end()).status]).toEqual([204, 204])
    expect(await codeOf(await next(series.id, '2027-04-08'))).toEqual([409, 'SERIES_ENDED'])
    expect(await seriesOf(series.id)).toMatchObject({ ended: true })
    expect(await pointsOf(series.id)).toEqual([point])
  })

  it('[SER2] an own frequency says how many days, the others do not; each other mistake is named', async () => {
    expect(await begun({ frequency: 'own', everyDays: 14 })).toMatchObject({ everyDays: 14 })
    expect(await begun({ head: { ...head, date: '2027-01-09' } })).toMatchObject({ nextDate: '2027-01-11' })
    expect([
      await codeOf(await begin({ frequency: 'own', everyDays: null })),
      await codeOf(await begin({ everyDays: 14 })),
      await codeOf(await begin({ frequency: 'own', everyDays: 6 })),
      await codeOf(await begin({ head: { ...head, date: '2027-02-29' } })),
      await codeOf(await begin({ head: { ...head, title: ' ' } })),
      await codeOf(await next('00000000-0000-4000-8000-000000000000', '2027-01-07')),
      await codeOf(await next('ikke-en-id', '2027-01-07')),
    ]).toEqual([
      [400, 'INVALID'],
      [400, 'INVALID'],
      [400, 'INVALID'],
      [400, 'NOT_A_DATE'],
      [400, 'TITLE_EMPTY'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
    ])
  })
})
