// Refusals: one shape, in the reader's language, with an id that finds the log line, and nothing of the inside.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorBodySchema } from '../../../shared/contract/http.ts'
import { refusalText } from '../../../shared/language/refusals.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
let cookie: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  cookie = await app.signIn('ds-programeier')
})
afterAll(() => app.close())

const points = '/api/programmes/digital-samhandling/points'
const head = {
  title: 'Punkt',
  date: '2027-03-04',
  startsAt: '10:00',
  lengthMinutes: 120,
  place: 'Oslo',
  chair: 'Per Nordmann',
  facilitator: '',
}

/** What is asked, and the status, code and field of the answer. */
const table = [
  ['no session', { path: '/api/programmes', cookie: '' }, 401, 'NOT_SIGNED_IN', undefined],
  ['unknown address', { path: '/api/unknown' }, 404, 'NOT_FOUND', undefined],
  ['unknown programme', { path: '/api/programmes/ukjent' }, 404, 'NOT_FOUND', undefined],
  ['programme id of no form', { path: '/api/programmes/..%2f..%2fetc%2fpasswd' }, 404, 'NOT_FOUND', undefined],
  ['programme id with NUL', { path: '/api/programmes/a%00b' }, 404, 'NOT_FOUND', undefined],
  ['programme id of 10 kB', { path: `/api/programmes/${'a'.repeat(10_000)}` }, 404, 'NOT_FOUND', undefined],
  ['programme id of an emoji', { path: '/api/programmes/%F0%9F%98%80' }, 404, 'NOT_FOUND', undefined],
  ['method of another address', { method: 'PUT', path: points, body: {} }, 405, 'METHOD', undefined],
  ['unknown seat', { method: 'POST', path: '/api/session', body: { seat: 'nei' } }, 404, 'NOT_FOUND', 'seat'],
  ['broken JSON', { method: 'POST', path: points, raw: '{"head":' }, 400, 'BAD_JSON', undefined],
  ['no body', { method: 'POST', path: points }, 400, 'INVALID', 'head'],
  ['JSON that is no object', { method: 'POST', path: points, raw: '[]' }, 400, 'INVALID', undefined],
  [
    'unknown field (T-137)',
    { method: 'POST', path: points, body: { head, agenda: 'empty', id: 'x' } },
    400,
    'UNKNOWN_FIELD',
    'id',
  ],
  [
    'unknown field in the head (T-137)',
    { method: 'POST', path: points, body: { head: { ...head, createdBy: 'x' }, agenda: 'empty' } },
    400,
    'UNKNOWN_FIELD',
    'head.createdBy',
  ],
  [
    'prototype in the head',
    { method: 'POST', path: points, raw: JSON.stringify({ head, agenda: 'empty' }).replace('{', '{"__proto__":{},') },
    400,
    'UNKNOWN_FIELD',
    '__proto__',
  ],
  [
    'body over the cap',
    { method: 'POST', path: points, body: { head: { ...head, place: 'a'.repeat(70_000) }, agenda: 'empty' } },
    413,
    'TOO_LARGE',
    undefined,
  ],
  [
    'body of another kind',
    { method: 'POST', path: points, raw: 'a=b', headers: { 'content-type': 'text/plain' } },
    400,
    'BAD_REQUEST',
    undefined,
  ],
  ...(
    [
      ['title too long', { title: 'a'.repeat(201) }, 'TITLE_TOO_LONG', 'head.title'],
      ['empty title', { title: '  ' }, 'TITLE_EMPTY', 'head.title'],
      ['title with half a character', { title: 'a\ud800' }, 'CONTENT', 'head.title'],
      ['title of two lines', { title: 'a\nb' }, 'CONTENT', 'head.title'],
      ['date that does not exist', { date: '2027-02-30' }, 'NOT_A_DATE', 'head.date'],
      ['date of another form', { date: '4.3.2027' }, 'NOT_A_DATE', 'head.date'],
      ['time that does not exist', { startsAt: '24:00' }, 'INVALID', 'head.startsAt'],
      ['negative minutes', { lengthMinutes: -5 }, 'MINUTES', 'head.lengthMinutes'],
      ['half minutes', { lengthMinutes: 60.5 }, 'MINUTES', 'head.lengthMinutes'],
      ['minutes over a day', { lengthMinutes: 1_441 }, 'MINUTES', 'head.lengthMinutes'],
      ['place too long', { place: 'a'.repeat(121) }, 'TEXT_TOO_LONG', 'head.place'],
      ['chair of another kind', { chair: 7 }, 'INVALID', 'head.chair'],
    ] as const
  ).flatMap(([name, change, code, field]) => {
    const changed = { ...head, ...change }
    return [
      [`${name}, new`, { method: 'POST', path: points, body: { head: changed, agenda: 'empty' } }, 400, code, field],
      [
        `${name}, edited`,
        { method: 'PATCH', path: `${points}/ds-punkt-1`, body: { head: changed, revision: 1 } },
        400,
        code,
        field,
      ],
    ] as const
  }),
] as const

describe('refusals', () => {
  it.each(table)('[SES5] %s', async (_, asked, status, code, field) => {
    const before = await (await app.ask({ path: points, cookie })).json()
    for (const [accept, language] of [
      ['nb', 'nb'],
      ['nn-NO,nn;q=0.9,en;q=0.1', 'nn'],
      ['en-GB,en;q=0.9,nb;q=0.1', 'en'],
    ] as const) {
      const headers = { 'accept-language': accept, ...('headers' in asked ? asked.headers : {}) }
      const answer = await app.ask({ cookie, ...asked, headers })
      const { error } = errorBodySchema.strict().parse(await answer.json())
      const { message, requestId, ...refusal } = error
      expect([answer.status, refusal]).toEqual([status, field === undefined ? { code } : { code, field }])
      expect(message).toBe(refusalText(refusal, language))
      expect(answer.headers.get('x-request-id')).toBe(requestId)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(app.lines.at(-1)).toMatchObject({ requestId, status })
    }
    expect(await (await app.ask({ path: points, cookie })).json()).toEqual(before)
  })

  it('[SES5] what breaks inside says nothing of itself, in the answer or in the log', async () => {
    const broken = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
    const brokenCookie = await broken.signIn('ds-programeier')
    await broken.database.pool.query('alter table points rename column head to hode')
    const secret = 'Kanarifuglen'
    const body = { head: { ...head, title: secret }, agenda: 'standard' }
    const answer = await broken.ask({ method: 'POST', path: points, cookie: brokenCookie, body })
    const text = await answer.text()
    await broken.close()
    expect([answer.status, errorBodySchema.parse(JSON.parse(text)).error.code]).toEqual([500, 'INTERNAL'])
    expect(text).not.toMatch(/hode|points|insert|at .*\.ts/)
    const logged = JSON.stringify(broken.lines)
    expect(logged).toContain('42703')
    expect(logged).not.toContain(secret)
  })

  it('[SES5] a database that is away is told as one, not as a fault', async () => {
    const away = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
    const awayCookie = await away.signIn('ds-programeier')
    await away.close()
    const answer = await away.ask({ path: points, cookie: awayCookie })
    const { error } = errorBodySchema.parse(await answer.json())
    expect([answer.status, error.code]).toEqual([503, 'UNAVAILABLE'])
  })

  it('[SES5] a method an address does not know is answered with those it knows', async () => {
    const answer = await app.ask({ method: 'DELETE', path: points, cookie })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  })

  it('the log has no content, no cookie and no names', async () => {
    const canary = 'Kanarifuglen'
    await app.ask({ method: 'POST', path: points, cookie, body: { head: { ...head, title: canary }, agenda: 'empty' } })
    const logged = JSON.stringify(app.lines)
    for (const secret of [canary, cookie, cookie.split('=')[1] ?? cookie, 'Per Nordmann']) {
      expect(logged).not.toContain(secret)
    }
  })
})
