// Signing in at an issuer: the journey there and back through a real provider, what binds it to one browser and one time, where it leads, and what the
// issuer tells when somebody has signed out there.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type HostileIssuer, hostileIssuer } from '../../doubles/hostile-issuer.ts'
import type { HttpAppDouble } from '../../doubles/http-app.ts'
import { type Provider, provider } from '../../doubles/provider.ts'
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
})

const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code

describe('through a real provider', () => {
  let real: Provider
  beforeAll(async () => {
    real = await provider({ redirectUri: 'http://localhost:3000/api/sign-in/oidc/callback' })
  })
  afterAll(() => real.close())

  it.each(['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const)(
    '[OID1] somebody with a known address signs in, and is known by her subject from then on (%s)',
    async (method) => {
      const client = real.clients[method]
      const here = await appWithIssuer({ url: real.url, clientId: client.clientId }, { oidc: { key: client.key } })
      await here.database.pool.query("update people set email = 'kari@eksempel.no' where id = 'kari-nordmann'")
      const begun = await beginJourney(here, '/p/digital-samhandling/queue')
      const back = await real.signIn(begun.at, 'kari')
      const answer = await here.ask({ path: back.pathname + back.search, cookie: begun.cookie })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/p/digital-samhandling/queue'])
      const cookie = cookieSet(answer, 'veivalg_session') ?? ''
      const session = (await (await here.ask({ path: '/api/session', cookie })).json()) as { person: { id: string } }
      expect(session.person.id).toBe('kari-nordmann')
      await here.database.pool.query("update people set email = 'ny@eksempel.no' where id = 'kari-nordmann'")
      const again = await beginJourney(here)
      const home = await real.signIn(again.at, 'kari')
      const second = await here.ask({ path: home.pathname + home.search, cookie: again.cookie })
      expect([second.status, second.headers.get('location')]).toEqual([303, '/programmes'])
      const { rows } = await here.database.pool.query('select issuer, person_id from identities')
      expect(rows).toEqual([{ issuer: real.url, person_id: 'kari-nordmann' }])
      await here.close()
    },
  )

  it('[OID1] (T-023) a code that was used is used no more', async () => {
    const client = real.clients.client_secret_basic
    const here = await appWithIssuer({ url: real.url, clientId: client.clientId }, { oidc: { key: client.key } })
    await here.database.pool.query("update people set email = 'kari@eksempel.no' where id = 'kari-nordmann'")
    const first = await beginJourney(here)
    const back = await real.signIn(first.at, 'kari')
    await here.ask({ path: back.pathname + back.search, cookie: first.cookie })
    const second = await beginJourney(here)
    const replayed = await comeBack(here, second, {
      code: back.searchParams.get('code') ?? '',
      more: `&iss=${encodeURIComponent(real.url)}`,
    })
    expect([replayed.status, await codeOf(replayed), cookieSet(replayed, 'veivalg_session')]).toEqual([
      400,
      'SIGN_IN_STALE',
      null,
    ])
    await here.close()
  })
})

describe('the journey', () => {
  it('[OID1] goes with a state, a nonce and a challenge of its own each time, and a short cookie for this journey alone', async () => {
    const [one, two] = [await beginJourney(app), await beginJourney(app)]
    const parts = (begun: typeof one) =>
      ['state', 'nonce', 'code_challenge'].map((name) => begun.at.searchParams.get(name))
    expect(new Set([...parts(one), ...parts(two)]).size).toBe(6)
    expect(Object.fromEntries(one.at.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'veivalg',
      redirect_uri: 'http://localhost:3000/api/sign-in/oidc/callback',
      code_challenge_method: 'S256',
    })
    expect(one.answer.headers.getSetCookie()[0]).toMatch(
      /^veivalg_sign_in=[\w.-]+; Max-Age=600; Path=\/api\/sign-in; HttpOnly; SameSite=Lax$/,
    )
    expect(one.at.href).not.toContain(one.cookie.split('=')[1]?.split('.')[0])
  })

  it.each([
    ['without state', { state: null }],
    ['with another state', { state: 'en-annen' }],
    ['in another browser', { cookie: '' }],
    ['with a cookie of another form', { cookie: 'veivalg_sign_in=a.b.c' }],
  ])('[OID1] (T-023) coming back %s signs nobody in', async (_, astray) => {
    const begun = await beginJourney(app)
    issuer.nonce = begun.at.searchParams.get('nonce') ?? ''
    const answer = await comeBack(app, begun, astray)
    expect([answer.status, await codeOf(answer), cookieSet(answer, 'veivalg_session')]).toEqual([
      400,
      'SIGN_IN_STALE',
      null,
    ])
  })

  it('[OID1] (T-023) in another browser that is on a journey of its own, it signs nobody in', async () => {
    const [mine, theirs] = [await beginJourney(app), await beginJourney(app)]
    const answer = await comeBack(app, mine, { cookie: theirs.cookie })
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'SIGN_IN_STALE'])
  })

  it('[OID1] (T-023) coming back twice signs in once', async () => {
    const begun = await beginJourney(app)
    issuer.nonce = begun.at.searchParams.get('nonce') ?? ''
    const [first, second] = [await comeBack(app, begun), await comeBack(app, begun)]
    expect([first.status, second.status, await codeOf(second)]).toEqual([303, 400, 'SIGN_IN_STALE'])
  })

  it('[OID1] takes no more than ten minutes', async () => {
    const late = await appWithIssuer(issuer)
    const begun = await beginJourney(late)
    late.passHours(0.2)
    const answer = await comeBack(late, begun)
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'SIGN_IN_STALE'])
    await late.close()
  })

  it.each([
    '//evil.example/',
    '/\\evil.example',
    '\\evil.example',
    'https://evil.example/',
    '/%09/evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/api/session',
    '/seats?next=/x',
    '/p/ø',
    '',
  ])('[OID1] (T-023) asked to return to %j, it leads to the programmes', async (returnTo) => {
    const answer = await journey(app, issuer, returnTo)
    expect([
      answer.status,
      ['/programmes', '/%09/evil.example'].includes(answer.headers.get('location') ?? ''),
    ]).toEqual([303, true])
  })

  it('[OID1] (T-023) a path in the cookie that somebody has changed is held to the same', async () => {
    const begun = await beginJourney(app, '/p/digital-samhandling/queue')
    issuer.nonce = begun.at.searchParams.get('nonce') ?? ''
    const elsewhere = Buffer.from('//evil.example/').toString('base64url')
    const [secret, at] = begun.cookie.split('.')
    const cookie = `${secret}.${at}.${elsewhere}.`
    const answer = await comeBack(app, begun, { cookie })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/programmes'])
  })

  it('[OID1] (T-019) the session is a new one, and the one the browser had is over', async () => {
    const before = await app.signIn('ds-ks')
    const begun = await beginJourney(app)
    issuer.nonce = begun.at.searchParams.get('nonce') ?? ''
    const answer = await comeBack(app, begun, { cookie: `${begun.cookie}; ${before}` })
    const after = cookieSet(answer, 'veivalg_session') ?? ''
    const status = async (cookie: string) => (await app.ask({ path: '/api/session', cookie })).status
    expect([after === before, await status(before), await status(after)]).toEqual([false, 401, 200])
  })

  it('[OID1] signing in anew ends the session the browser left with, which the issuer’s page does not send back, and nobody else’s', async () => {
    const first = cookieSet(await journey(app, issuer), 'veivalg_session') ?? ''
    const status = async (cookie: string) => (await app.ask({ path: '/api/session', cookie })).status
    const begun = await beginJourney(app, undefined, first)
    issuer.nonce = begun.at.searchParams.get('nonce') ?? ''
    const second = cookieSet(await comeBack(app, begun), 'veivalg_session') ?? ''
    expect([await status(first), await status(second)]).toEqual([401, 200])
    const another = await app.signIn('ds-ks')
    const planted = await beginJourney(app, undefined, another)
    issuer.nonce = planted.at.searchParams.get('nonce') ?? ''
    await comeBack(app, planted)
    expect(await status(another)).toBe(200)
  })

  it('a person who breaks off at the issuer is shown the page of signing in, with why and where she was going', async () => {
    const begun = await beginJourney(app, '/p/digital-samhandling/queue')
    const state = begun.at.searchParams.get('state')
    const answer = await app.ask({
      path: `/api/sign-in/oidc/callback?error=access_denied&state=${state}`,
      cookie: begun.cookie,
      headers: { accept: 'text/html' },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/seats?refused=SIGN_IN_DENIED&next=%2Fp%2Fdigital-samhandling%2Fqueue',
    ])
  })

  it('[OID1] what the issuer tells at its own address is read where the token lacks it', async () => {
    const other = await hostileIssuer()
    other.userInfo = { sub: 'en-pseudonym', email: 'vera@eksempel.no', email_verified: true }
    other.plan = { claims: { email: undefined, email_verified: undefined } }
    const here = await appWithIssuer(other)
    await here.database.pool.query("update people set email = 'vera@eksempel.no' where id = 'ola-nordmann'")
    const answer = await journey(here, other)
    other.userInfo = { sub: 'en-annen', email: 'vera@eksempel.no', email_verified: true }
    const another = await journey(here, other)
    expect([answer.status, another.status]).toEqual([303, 400])
    await here.close()
    await other.close()
  })

  it('the ways in are told', async () => {
    expect(await (await app.ask({ path: '/api/sign-in' })).json()).toEqual({
      seats: true,
      oidc: { label: null },
      mail: false,
    })
  })
})

describe('signing out at the issuer', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const right = (o: Record<string, unknown> = {}): Record<string, unknown> => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer.url,
      aud: 'veivalg',
      iat: now,
      jti: `jti-${Math.floor(Math.random() * 1e9)}`,
      sid: 'utstederens-okt',
      events: event,
      ...o,
    }
    return JSON.parse(JSON.stringify(claims))
  }
  const tell = (token: string): Promise<Response> =>
    app.ask({
      method: 'POST',
      path: '/api/sign-in/oidc/backchannel-logout',
      raw: new URLSearchParams({ logout_token: token }).toString(),
      origin: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const signedIn = async (): Promise<string> => cookieSet(await journey(app, issuer), 'veivalg_session') ?? ''
  const status = async (cookie: string): Promise<number> => (await app.ask({ path: '/api/session', cookie })).status

  it('[OID6] (T-025) ends the sessions of that session, and their live connections, once', async () => {
    const ola = await signedIn()
    const ended = app.ended.length
    const token = await issuer.logoutToken(right())
    const [first, again] = [await tell(token), await tell(token)]
    expect([first.status, again.status, await status(ola), app.ended.length > ended]).toEqual([200, 400, 401, true])
  })

  it('[OID6] (T-025) ends all of a person where no session is named', async () => {
    const ola = await signedIn()
    const answer = await tell(await issuer.logoutToken(right({ sid: undefined, sub: 'en-pseudonym' })))
    expect([answer.status, await status(ola)]).toEqual([200, 401])
  })

  it.each([
    ['with nonce', { nonce: 'n' }, {}],
    ['without events', { events: undefined }, {}],
    ['of another event', { events: { 'http://eksempel.no/annet': {} } }, {}],
    ['with events in a list', { events: ['http://schemas.openid.net/event/backchannel-logout'] }, {}],
    ['without jti', { jti: undefined }, {}],
    ['of an unknown session', { sid: 'ukjent' }, {}],
    ['of nobody', { sid: undefined }, {}],
    ['for another', { aud: 'en-annen' }, {}],
    ['of another issuer', { iss: 'https://annen.eksempel.no' }, {}],
    ['made ten minutes ago', { iat: Math.floor(Date.now() / 1000) - 700 }, {}],
    ['without iat', { iat: undefined }, {}],
    ['without a signature', {}, { sign: 'none' }],
    ['signed with the public key', {}, { sign: 'hmac-of-public-key' }],
    ['signed by another', {}, { sign: 'other-key' }],
  ] as const)('[OID6] (T-025) a token %s ends nothing', async (_, claims, plan) => {
    const ola = await signedIn()
    const answer = await tell(await issuer.logoutToken(right(claims), plan))
    expect([[200, 400].includes(answer.status), await status(ola)]).toEqual([true, 200])
  })
})
