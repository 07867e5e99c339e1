// The API's description: it lists exactly the routes there are, and what each answers has the described shape.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
})
afterAll(() => app.close())

interface Description {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Record<string, unknown> }>>>>
}

describe('description of the API', () => {
  it('lists exactly the routes', async () => {
    const { openapi, paths } = (await (await app.ask({ path: '/api/openapi.json' })).json()) as Description
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(openapi).toBe('3.1.0')
    expect(listed.toSorted()).toEqual([
      'DELETE /api/calendar',
      'DELETE /api/programmes/{programme}/backlog/{item}',
      'DELETE /api/programmes/{programme}/frame/trial',
      'DELETE /api/programmes/{programme}/invitations/{invitation}',
      'DELETE /api/programmes/{programme}/members/{person}',
      'DELETE /api/programmes/{programme}/members/{person}/sessions',
      'DELETE /api/programmes/{programme}/papers/{paper}',
      'DELETE /api/programmes/{programme}/points/{point}/meeting/projector',
      'DELETE /api/programmes/{programme}/series/{series}',
      'DELETE /api/programmes/{programme}/shares/{share}',
      'DELETE /api/session',
      'DELETE /api/sessions',
      'DELETE /api/sessions/{session}',
      'GET /api/calendar',
      'GET /api/inbox',
      'GET /api/invitations/{token}',
      'GET /api/programmes',
      'GET /api/programmes/{programme}',
      'GET /api/programmes/{programme}/alternatives',
      'GET /api/programmes/{programme}/alternatives/{alternative}/adoption',
      'GET /api/programmes/{programme}/audit',
      'GET /api/programmes/{programme}/audit.csv',
      'GET /api/programmes/{programme}/backlog',
      'GET /api/programmes/{programme}/changes',
      'GET /api/programmes/{programme}/circulations',
      'GET /api/programmes/{programme}/comment-counts',
      'GET /api/programmes/{programme}/comments',
      'GET /api/programmes/{programme}/decisions',
      'GET /api/programmes/{programme}/decisions/{decision}/board',
      'GET /api/programmes/{programme}/decisions/{decision}/reversal',
      'GET /api/programmes/{programme}/frame',
      'GET /api/programmes/{programme}/history',
      'GET /api/programmes/{programme}/history/board',
      'GET /api/programmes/{programme}/history/items/{item}',
      'GET /api/programmes/{programme}/inbox',
      'GET /api/programmes/{programme}/invitations',
      'GET /api/programmes/{programme}/mail-settings',
      'GET /api/programmes/{programme}/members',
      'GET /api/programmes/{programme}/papers/{paper}',
      'GET /api/programmes/{programme}/points',
      'GET /api/programmes/{programme}/points/{point}/deciding',
      'GET /api/programmes/{programme}/points/{point}/evidence',
      'GET /api/programmes/{programme}/points/{point}/meeting',
      'GET /api/programmes/{programme}/points/{point}/minutes',
      'GET /api/programmes/{programme}/points/{point}/minutes.docx',
      'GET /api/programmes/{programme}/points/{point}/minutes.html',
      'GET /api/programmes/{programme}/points/{point}/minutes.pdf',
      'GET /api/programmes/{programme}/points/{point}/minutes/told',
      'GET /api/programmes/{programme}/points/{point}/papers',
      'GET /api/programmes/{programme}/points/{point}/untreated',
      'GET /api/programmes/{programme}/promises',
      'GET /api/programmes/{programme}/scores',
      'GET /api/programmes/{programme}/scores/{round}',
      'GET /api/programmes/{programme}/search',
      'GET /api/programmes/{programme}/second-opinion',
      'GET /api/programmes/{programme}/series',
      'GET /api/programmes/{programme}/shares',
      'GET /api/programmes/{programme}/sheets/{file}',
      'GET /api/projector/{token}',
      'GET /api/seats',
      'GET /api/session',
      'GET /api/sessions',
      'GET /api/shares/{token}',
      'GET /api/sign-in',
      'GET /api/sign-in/oidc',
      'GET /api/sign-in/oidc/callback',
      'GET /api/unsubscribe/{token}',
      'GET /calendar/{file}',
      'GET /healthz',
      'GET /readyz',
      'PATCH /api/programmes/{programme}/points/{point}',
      'PATCH /api/programmes/{programme}/promises/{promise}',
      'POST /api/calendar',
      'POST /api/invitations/{token}',
      'POST /api/programmes/{programme}/alternatives',
      'POST /api/programmes/{programme}/alternatives/{alternative}/adoption',
      'POST /api/programmes/{programme}/alternatives/{alternative}/steps',
      'POST /api/programmes/{programme}/backlog',
      'POST /api/programmes/{programme}/comments',
      'POST /api/programmes/{programme}/decisions/{decision}/reversal',
      'POST /api/programmes/{programme}/invitations',
      'POST /api/programmes/{programme}/points',
      'POST /api/programmes/{programme}/points/{point}/agenda',
      'POST /api/programmes/{programme}/points/{point}/decisions',
      'POST /api/programmes/{programme}/points/{point}/meeting',
      'POST /api/programmes/{programme}/points/{point}/meeting/projector',
      'POST /api/programmes/{programme}/points/{point}/minutes/approval',
      'POST /api/programmes/{programme}/points/{point}/papers',
      'POST /api/programmes/{programme}/points/{point}/rounds',
      'POST /api/programmes/{programme}/points/{point}/untreated',
      'POST /api/programmes/{programme}/points/{point}/wordings',
      'POST /api/programmes/{programme}/promises',
      'POST /api/programmes/{programme}/rounds/{round}/remind',
      'POST /api/programmes/{programme}/rounds/{round}/reveal',
      'POST /api/programmes/{programme}/rounds/{round}/withdraw',
      'POST /api/programmes/{programme}/scores',
      'POST /api/programmes/{programme}/scores/{round}/reveal',
      'POST /api/programmes/{programme}/scores/{round}/withdraw',
      'POST /api/programmes/{programme}/second-opinion',
      'POST /api/programmes/{programme}/series',
      'POST /api/programmes/{programme}/series/{series}/next',
      'POST /api/programmes/{programme}/shares',
      'POST /api/programmes/{programme}/sheets',
      'POST /api/programmes/{programme}/sheets/preview',
      'POST /api/programmes/{programme}/threads/{thread}',
      'POST /api/programmes/{programme}/wordings/{wording}/publish',
      'POST /api/session',
      'POST /api/shares/{token}',
      'POST /api/shares/{token}/mail',
      'POST /api/sign-in/mail',
      'POST /api/sign-in/mail/{token}',
      'POST /api/sign-in/oidc/backchannel-logout',
      'POST /api/unsubscribe/{token}',
      'POST /unsubscribe/{token}',
      'PUT /api/programmes/{programme}/changes/seen',
      'PUT /api/programmes/{programme}/frame/ladder',
      'PUT /api/programmes/{programme}/frame/steering',
      'PUT /api/programmes/{programme}/frame/trial',
      'PUT /api/programmes/{programme}/mail-settings/{kind}',
      'PUT /api/programmes/{programme}/members/{person}',
      'PUT /api/programmes/{programme}/points/{point}/evidence/{question}',
      'PUT /api/programmes/{programme}/rounds/{round}/position',
      'PUT /api/programmes/{programme}/scores/{round}/deadline',
      'PUT /api/programmes/{programme}/scores/{round}/items/{item}',
      'PUT /api/programmes/{programme}/wordings/{wording}/position',
    ])
    for (const route of listed) {
      const [method = '', path = ''] = route.split(' ')
      const answer = await app.ask({ method, path: path.replace('{programme}', 'a').replace('{point}', 'b') })
      expect([route, answer.status]).not.toEqual([route, 405])
      expect(Object.keys(paths[path]?.[method.toLowerCase()]?.responses ?? {})).toContain(String(answer.status))
    }
  })

  it('health is told without data and without versions', async () => {
    const [alive, ready] = [await app.ask({ path: '/healthz' }), await app.ask({ path: '/readyz' })]
    expect([alive.status, await alive.json()]).toEqual([200, { alive: true }])
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, database: 'ok', migrations: 'ok', log: 'ok', durability: 'fsync' },
    ])
    expect(ready.headers.get('cache-control')).toBe('no-store')
  })

  it('every answer carries the security headers', async () => {
    for (const path of ['/', '/api/seats', '/api/unknown', '/healthz']) {
      const { headers } = await app.ask({ path })
      expect([path, headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([
        path,
        expect.stringMatching(/^default-src 'none'; script-src 'self'; style-src 'self'; /),
        'nosniff',
      ])
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*/)
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})
