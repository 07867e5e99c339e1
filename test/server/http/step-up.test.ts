// Step up: what is formal asks for a sign-in that is sure and recent enough; everything else goes on.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostileIssuer, hostileIssuer } from '../../doubles/hostile-issuer.ts'
import type { HttpAppDouble } from '../../doubles/http-app.ts'
import { appWithIssuer, cookieSet, journey } from '../../doubles/sign-in-journey.ts'

let issuer: HostileIssuer
let app: HttpAppDouble
let per: string
beforeAll(async () => {
  issuer = await hostileIssuer()
  app = await appWithIssuer(issuer, { oidc: { assurances: ['hoyt'], maxAgeSeconds: 3_600 } })
  await app.database.pool.query("update people set email = 'vera@eksempel.no' where id = 'per-nordmann'")
  issuer.plan = { claims: { acr: 'hoyt', auth_time: Math.floor(Date.now() / 1000) } }
  per = cookieSet(await journey(app, issuer), 'veivalg_session') ?? ''
})
afterAll(async () => {
  await app.close()
  await issuer.close()
})

const point = '/api/programmes/digital-samhandling/points/ds-punkt-1'
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code
const decide = (cookie: string): Promise<Response> =>
  app.ask({
    method: 'POST',
    path: `${point}/decisions`,
    cookie,
    body: {
      key: '00000000-0000-4000-8000-000000000001',
      roundId: '00000000-0000-4000-8000-000000000002',
      path: 'owner',
      grounds: 'Fordi.',
      effect: { type: 'none' },
      reviewOn: null,
      reverses: null,
    },
  })
const command = (cookie: string, type: object): Promise<Response> =>
  app.ask({ method: 'POST', path: `${point}/meeting`, cookie, body: { command: type } })

describe('what is formal', () => {
  it('[OID8] (T-022) is done by whoever has just shown who she is, and asks others to sign in again', async () => {
    const fresh = await Promise.all(
      [decide(per), command(per, { type: 'reopen', reason: 'Feil i protokollen.' })].map(async (answer) =>
        codeOf(await answer),
      ),
    )
    expect(fresh).not.toContain('STEP_UP')
    const seat = await app.signIn('ds-programeier')
    app.passHours(1.1)
    for (const cookie of [per, seat]) {
      const answers = [
        await decide(cookie),
        await command(cookie, { type: 'reopen', reason: 'Feil i protokollen.' }),
        await command(cookie, { type: 'approve-minutes', how: 'meeting', at: 'ds-punkt-1' }),
      ]
      const told = await Promise.all(answers.map(async (answer) => [answer.status, await codeOf(answer)]))
      expect(told).toEqual([
        [403, 'STEP_UP'],
        [403, 'STEP_UP'],
        [403, 'STEP_UP'],
      ])
    }
    const other = await command(per, { type: 'call', quorum: 3 })
    expect(other.status).toBe(200)
  })
})
