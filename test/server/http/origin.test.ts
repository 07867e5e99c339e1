// Origin: what changes something comes from a page of ours, whatever else is right about it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp, ourOrigin } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
let cookie: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  cookie = await app.signIn('ds-programeier')
})
afterAll(() => app.close())

const points = '/api/programmes/digital-samhandling/points'

describe('origin', () => {
  it.each([
    ['missing', null],
    ['null', 'null'],
    ['another site', 'https://eksempel.no'],
    ['our name within another', `${ourOrigin}.eksempel.no`],
    ['another port', 'http://localhost:3001'],
    ['another scheme', 'https://localhost:3000'],
    ['a trailing dot', 'http://localhost.:3000'],
    ['upper case', 'http://LOCALHOST:3000'],
    ['with a user', 'http://bruker@localhost:3000'],
    ['with a path', `${ourOrigin}/`],
  ])('[SES2] a change from an origin that is %s is refused and changes nothing', async (_, origin) => {
    const before = await (await app.ask({ path: points, cookie })).json()
    for (const [method, path] of [
      ['POST', points],
      ['PATCH', `${points}/ds-punkt-1`],
      ['DELETE', '/api/session'],
      ['POST', '/api/session'],
    ] as const) {
      const answer = await app.ask({ method, path, cookie, origin, body: {} })
      const { error } = (await answer.json()) as { error: { code: string } }
      expect([method, path, answer.status, error.code]).toEqual([method, path, 403, 'ORIGIN'])
    }
    expect(await (await app.ask({ path: points, cookie })).json()).toEqual(before)
  })

  it('[SES2] reading needs no origin, and no answer lets other sites read it', async () => {
    const answer = await app.ask({ path: points, cookie, origin: 'https://eksempel.no' })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null])
  })

  it('[SES2] while seats are offered, a name that only leads to this machine is not ours', async () => {
    const askedAs = async (host: string): Promise<number> =>
      (await app.ask({ path: `http://${host}/api/seats`, origin: null })).status
    expect(await Promise.all(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', '127.0.0.2'].map(askedAs))).toEqual([
      200, 200, 200, 200,
    ])
    expect(
      await Promise.all(
        ['eksempel.no:3000', 'localhost.eksempel.no:3000', '127.0.0.1.nip.io', '10.0.0.5'].map(askedAs),
      ),
    ).toEqual([403, 403, 403, 403])
  })

  it('[SES2] (T-089) a form of another kind than JSON is not read', async () => {
    const text = { 'content-type': 'text/plain' }
    const answer = await app.ask({ method: 'POST', path: '/api/session', raw: '{"seat":"ds-ks"}', headers: text })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([400, null])
  })
})
