// Tokens of an issuer that does wrong: each claim, header and signature that is not as it should be signs nobody in, and each that is within what is
// tolerated does. One row each.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HostileIssuer, hostileIssuer, type TokenPlan } from '../../doubles/hostile-issuer.ts'
import type { HttpAppDouble } from '../../doubles/http-app.ts'
import { appWithIssuer, beginJourney, comeBack, cookieSet, journey } from '../../doubles/sign-in-journey.ts'

let issuer: HostileIssuer
let app: HttpAppDouble
beforeAll(async () => {
  issuer = await hostileIssuer()
  app = await appWithIssuer(issuer)
  await app.database.pool.query("update people set email = 'vera@eksempel.no' where id = 'ola-nordmann'")
})
afterAll(async () => {
  await app.close()
  await issuer.close()
})
beforeEach(() => {
  issuer.plan = {}
  issuer.failing = null
  issuer.tellKeys([issuer.publicKey])
})

const now = (): number => Math.floor(Date.now() / 1000)
const sessions = async (): Promise<number> =>
  Number((await app.database.pool.query('select count(*) from sessions')).rows[0]?.count)

interface Told {
  readonly status: number
  readonly code: unknown
  readonly cookie: boolean
  readonly sessions: number
}

async function told(plan: TokenPlan): Promise<Told> {
  issuer.plan = plan
  const before = await sessions()
  const answer = await journey(app, issuer)
  const body: { error?: { code?: unknown } } = answer.status === 303 ? {} : ((await answer.json()) as object)
  return {
    status: answer.status,
    code: body.error?.code ?? null,
    cookie: cookieSet(answer, 'veivalg_session') !== null,
    sessions: (await sessions()) - before,
  }
}

const refused: Told = { status: 400, code: 'SIGN_IN_TOKEN', cookie: false, sessions: 0 }
const signedIn: Told = { status: 303, code: null, cookie: true, sessions: 1 }

describe('tokens', () => {
  it('[OID2] the right one signs in', async () => {
    expect(await told({})).toEqual(signedIn)
  })

  it('[OID5] an address in the token is not verified by what is told of another address beside it', async () => {
    issuer.userInfo = { sub: 'en-tredje', name: 'En tredje', email: 'egen@eksempel.no', email_verified: true }
    const apart = await appWithIssuer(issuer)
    try {
      await apart.database.pool.query("update people set email = 'vera@eksempel.no' where id = 'ola-nordmann'")
      issuer.plan = { claims: { sub: 'en-tredje', name: undefined, email_verified: undefined } }
      const answer = await journey(apart, issuer)
      const { error } = (await answer.json()) as { error: { code: string } }
      expect([answer.status, error.code]).toEqual([403, 'SIGN_IN_UNKNOWN'])
    } finally {
      issuer.userInfo = null
      await apart.close()
    }
  })

  const unknown = { claims: { sub: 'en-annen' } }
  const rows: readonly (readonly [string, TokenPlan])[] = [
    ['of no signature (alg: none)', { sign: 'none' }],
    ['signed by HS256 with the public key', { sign: 'hmac-of-public-key' }],
    ['signed by another key', { sign: 'other-key' }],
    ['of a broken signature', { sign: 'broken' }],
    ['of an unknown kid', { header: { kid: 'ukjent' } }],
    ['without iss', { claims: { iss: undefined } }],
    ['of another iss', { claims: { iss: 'https://annen.eksempel.no' } }],
    ['with iss in a list', { claims: { iss: ['http://127.0.0.1'] } }],
    ['without aud', { claims: { aud: undefined } }],
    ['for another aud', { claims: { aud: 'en-annen-tavle' } }],
    ['with aud a number', { claims: { aud: 7 } }],
    ['for many, without azp', { claims: { aud: ['veivalg', 'en-annen'] } }],
    ['for many, with another azp', { claims: { aud: ['veivalg', 'en-annen'], azp: 'en-annen' } }],
    ['with another azp', { claims: { azp: 'en-annen' } }],
    ['with azp in a list', { claims: { azp: ['veivalg'] } }],
    ['without exp', { claims: { exp: undefined } }],
    ['that expired 61 s ago', { claims: { exp: now() - 62 } }],
    ['with exp as text', { claims: { exp: '2099-01-01' } }],
    ['without iat', { claims: { iat: undefined } }],
    ['made ten minutes ahead', { claims: { iat: now() + 600 } }],
    ['with iat as text', { claims: { iat: 'nå' } }],
    ['that holds from ten minutes ahead', { claims: { nbf: now() + 600 } }],
    ['with nbf in a list', { claims: { nbf: [now()] } }],
    ['without nonce', { claims: { nonce: undefined } }],
    ['of another nonce', { claims: { nonce: 'en-annen' } }],
    ['with nonce in a list', { claims: { nonce: ['en', 'annen'] } }],
    ['without sub', { claims: { sub: undefined } }],
    ['with an empty sub', { claims: { sub: '' } }],
    ['with sub a number', { claims: { sub: 12 } }],
    ['with a sub of 300 letters', { claims: { sub: 'a'.repeat(300) } }],
    ['with auth_time ahead', { claims: { auth_time: now() + 600 } }],
    ['with auth_time as text', { claims: { auth_time: 'nå' } }],
  ]
  it.each(rows)('[OID2] (T-020, T-021) one %s signs nobody in', async (_, plan) => {
    expect(await told(plan)).toEqual(refused)
  })

  it('[OID2] (T-020) two keys of one name sign nobody in', async () => {
    const fresh = await hostileIssuer()
    const other = await appWithIssuer(fresh)
    fresh.tellKeys([fresh.publicKey, { ...issuer.publicKey }])
    const answer = await journey(other, fresh)
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'SIGN_IN_TOKEN',
    ])
    await other.close()
    await fresh.close()
  })

  it('[OID2] (T-020) the keys are asked for at most once a minute, however many unknown ones come', async () => {
    await told({})
    const before = issuer.keysAsked()
    for (const kid of ['a', 'b', 'c', 'd', 'e']) await told({ header: { kid } })
    expect(issuer.keysAsked() - before).toBeLessThanOrEqual(1)
  })

  it.each([
    ['made 50 s ahead', 'iat', 50],
    ['that expired 50 s ago', 'exp', -50],
    ['that holds from 50 s ahead', 'nbf', 50],
  ] as const)('[OID2] (T-029) a clock 60 s off is tolerated: one %s signs in', async (_, claim, aheadS) => {
    expect(await told({ claims: { [claim]: now() + aheadS } })).toEqual(signedIn)
  })

  it('[OID5] a stranger gets nowhere, and no person is made', async () => {
    const people = async () => (await app.database.pool.query('select id from people')).rowCount
    const before = await people()
    const verified = { ...unknown.claims, email: 'fremmed@eksempel.no' }
    expect(await told({ claims: verified })).toEqual({ ...refused, status: 403, code: 'SIGN_IN_UNKNOWN' })
    expect(await told({ claims: { ...unknown.claims, email_verified: false } })).toMatchObject({
      status: 403,
      cookie: false,
    })
    // The address is known, and another is here by it already.
    expect(await told(unknown)).toMatchObject({ status: 403, code: 'SIGN_IN_UNKNOWN' })
    expect(await people()).toBe(before)
  })

  it('[OID5] a subject that looks like a national identity number is kept as a hash, and none is stored anywhere', async () => {
    const fresh = await appWithIssuer(issuer)
    await fresh.database.pool.query("update people set email = 'vera@eksempel.no' where id = 'ola-nordmann'")
    const number = '01017012345'
    issuer.plan = { claims: { sub: number, pid: number, name: `Vera ${number}`, sid: number } }
    const first = await journey(fresh, issuer)
    const again = await journey(fresh, issuer)
    const dump: string[] = []
    for (const table of ['identities', 'people', 'sessions', 'audit_log']) {
      const { rows } = await fresh.database.pool.query<{ whole: string }>(
        `select ${table}::text as whole from ${table}`,
      )
      dump.push(...rows.map(({ whole }) => whole))
    }
    expect([first.status, again.status, dump.join().includes(number)]).toEqual([303, 303, false])
    const { rows } = await fresh.database.pool.query('select subject from identities')
    expect(rows).toEqual([{ subject: expect.stringMatching(/^sha256:[A-Za-z0-9_-]{43}$/) }])
    await fresh.close()
  })
})

describe('assurance', () => {
  let strict: HttpAppDouble
  beforeAll(async () => {
    strict = await appWithIssuer(issuer, { oidc: { assurances: ['hoyt', 'hoyere'], maxAgeSeconds: 600 } })
    await strict.database.pool.query("update people set email = 'vera@eksempel.no' where id = 'ola-nordmann'")
  })
  afterAll(() => strict.close())

  it.each([
    ['at the right level, just now', { acr: 'hoyt', auth_time: now() }, 303],
    ['at a level above', { acr: 'hoyere', auth_time: now() - 500 }, 303],
    ['without a level', { auth_time: now() }, 403],
    ['at a level below', { acr: 'betydelig', auth_time: now() }, 403],
    ['at several levels', { acr: ['hoyt'], auth_time: now() }, 403],
    ['without auth_time', { acr: 'hoyt' }, 403],
    ['shown too long ago', { acr: 'hoyt', auth_time: now() - 700 }, 403],
  ])('[OID3] (T-022) she who comes %s', async (_, claims, status) => {
    issuer.plan = { claims }
    const answer = await journey(strict, issuer)
    expect([answer.status, cookieSet(answer, 'veivalg_session') !== null]).toEqual([status, status === 303])
  })

  it('[OID3] the issuer is asked for the level and the age', async () => {
    const { at } = await beginJourney(strict)
    expect([at.searchParams.get('acr_values'), at.searchParams.get('max_age')]).toEqual(['hoyt hoyere', '600'])
  })
})

describe('an issuer that is away', () => {
  it.each([500, 503])(
    '[OID7] (T-029) answering %s, it is said to be away, and whoever is signed in goes on',
    async (status) => {
      issuer.plan = {}
      const ola = cookieSet(await journey(app, issuer), 'veivalg_session') ?? ''
      issuer.failing = status
      const begun = await beginJourney(app)
      const answer = await comeBack(app, begun)
      const { error } = (await answer.json()) as { error: { code: string } }
      const still = await app.ask({ path: '/api/session', cookie: ola })
      expect([answer.status, error.code, still.status]).toEqual([503, 'ISSUER_AWAY', 200])
    },
  )

  it('[OID7] (T-029) one that does not answer at all is told of at once, on the page of signing in where a browser asks', async () => {
    const lost = await appWithIssuer({ url: 'http://127.0.0.1:1', clientId: 'veivalg' })
    const [plain, browser] = [
      await lost.ask({ path: '/api/sign-in/oidc' }),
      await lost.ask({ path: '/api/sign-in/oidc?returnTo=/p/x/queue', headers: { accept: 'text/html' } }),
    ]
    expect([plain.status, browser.status, browser.headers.get('location')]).toEqual([
      503,
      303,
      '/seats?refused=ISSUER_AWAY&next=%2Fp%2Fx%2Fqueue',
    ])
    await lost.close()
  })
})
