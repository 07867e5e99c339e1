// Invitations and links to sign in by: whom they let in, how often, and what is told to whom.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostileIssuer, hostileIssuer } from '../../doubles/hostile-issuer.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { linkIn, type Mailbox, mailbox } from '../../doubles/mailbox.ts'
import { appWithIssuer, cookieSet, journey } from '../../doubles/sign-in-journey.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const programme = '/api/programmes/digital-samhandling'
const paul = {
  email: 'Paul@Eksempel.no',
  name: 'Paul Pårørende',
  organisation: 'Fastlegeforeningen',
  role: 'commenter',
}

const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code
const tokenOf = (path: string): string => path.split('/').at(-1) ?? ''

async function invite(
  app: HttpAppDouble,
  cookie: string,
  over: object = {},
): Promise<{ id: string; path: string | null }> {
  const answer = await app.ask({ method: 'POST', path: `${programme}/invitations`, cookie, body: { ...paul, ...over } })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as { id: string; path: string | null }
}
const look = (app: HttpAppDouble, path: string, cookie?: string): Promise<Response> =>
  app.ask({ path: `/api/invitations/${tokenOf(path)}`, ...(cookie === undefined ? {} : { cookie }) })
const accept = (app: HttpAppDouble, path: string, cookie?: string): Promise<Response> =>
  app.ask({ method: 'POST', path: `/api/invitations/${tokenOf(path)}`, ...(cookie === undefined ? {} : { cookie }) })
const rolesOf = async (app: HttpAppDouble, cookie: string): Promise<Record<string, string>> => {
  const body = (await (await app.ask({ path: '/api/session', cookie })).json()) as {
    memberships: { programmeId: string; role: string }[]
  }
  return Object.fromEntries(body.memberships.map(({ programmeId, role }) => [programmeId, role]))
}
const acts = async (app: HttpAppDouble): Promise<string[]> =>
  (await app.database.pool.query<{ act: string }>('select act from audit_log order by id')).rows.map(({ act }) => act)

describe('without an issuer and without mail', () => {
  let app: HttpAppDouble
  let office: string
  beforeAll(async () => {
    app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
    office = await app.signIn('ds-programkontor')
  })
  afterAll(() => app.close())

  it('[INV1] the link is told once, says what it is to, accepts nothing by being looked at, and lets one in once', async () => {
    const { id, path } = await invite(app, office)
    const link = path ?? ''
    expect(link).toMatch(/^\/invitation\/[A-Za-z0-9_-]{43}$/)
    const seen = [await look(app, link), await look(app, link)]
    expect(await seen[1]?.json()).toEqual({
      programme: { id: 'digital-samhandling', name: expect.any(Object) },
      role: 'commenter',
      invitedBy: { name: 'Nina Elvmann', organisation: expect.any(String) },
      email: 'paul@eksempel.no',
      expiresAt: '2026-11-30T09:00:00.000Z',
      needs: 'nothing',
    })
    const first = await accept(app, link)
    const cookie = cookieSet(first, 'veivalg_session') ?? ''
    expect([first.status, await first.json(), await rolesOf(app, cookie)]).toEqual([
      200,
      { programmeId: 'digital-samhandling' },
      { 'digital-samhandling': 'commenter' },
    ])
    const again = await accept(app, link)
    expect([again.status, await codeOf(again), cookieSet(again, 'veivalg_session')]).toEqual([404, 'LINK_OVER', null])
    expect((await look(app, link)).status).toBe(404)
    expect(app.rightsChanged).toContain('digital-samhandling')
    expect(app.notices).toContainEqual({
      room: 'board/digital-samhandling',
      notice: { topic: 'members', id: 'digital-samhandling' },
      forWhom: 'inner-table',
    })
    expect((await acts(app)).slice(-3)).toEqual(['member.invited', 'invitation.used', 'session.begun'])
    const { rows } = await app.database.pool.query<{ whole: string }>(
      'select invitations::text as whole from invitations',
    )
    expect(rows.map(({ whole }) => whole).join()).not.toContain(tokenOf(link))
    const audit = await app.database.pool.query<{ whole: string }>('select audit_log::text as whole from audit_log')
    expect(audit.rows.map(({ whole }) => whole).join()).not.toMatch(/eksempel\.no|Paul/i)
    expect(app.lines.map((line) => JSON.stringify(line)).join()).not.toContain(tokenOf(link))
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('[INV1] pressed twice at once it is accepted once', async () => {
    const { path } = await invite(app, office, { email: 'dobbel@eksempel.no' })
    const answers = await Promise.all([accept(app, path ?? ''), accept(app, path ?? ''), accept(app, path ?? '')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404])
    const { rows } = await app.database.pool.query("select id from people where email = 'dobbel@eksempel.no'")
    expect(rows).toHaveLength(1)
  })

  it.each([
    [
      'withdrawn',
      async (id: string) => app.ask({ method: 'DELETE', path: `${programme}/invitations/${id}`, cookie: office }),
    ],
    [
      'expired',
      async (id: string) =>
        app.database.pool.query("update invitations set expires_at = '2026-11-01' where id = $1", [id]),
    ],
    ['followed by another to the same address', async () => invite(app, office, { email: 'berit@eksempel.no' })],
  ])('[INV1] one that is %s lets nobody in', async (_, end) => {
    const { id, path } = await invite(app, office, { email: 'berit@eksempel.no' })
    await end(id)
    const answers = [await look(app, path ?? ''), await accept(app, path ?? '')]
    expect([answers.map(({ status }) => status), await codeOf(answers[1] as Response)]).toEqual([
      [404, 404],
      'LINK_OVER',
    ])
  })

  it('[INV2] a link passed on by hand lets nobody in as somebody there already is', async () => {
    const { path } = await invite(app, office, { email: 'liv.kystmann@veivalg.example' }).catch(() => ({ path: null }))
    expect(path).toBeNull()
    await app.database.pool.query(
      "insert into people (id, name, organisation, email) values ('annen', 'Annen', '', 'annen@eksempel.no')",
    )
    const made = await invite(app, office, { email: 'annen@eksempel.no' })
    const [stranger, another] = [
      await accept(app, made.path ?? ''),
      await accept(app, made.path ?? '', await app.signIn('ds-ks')),
    ]
    expect([stranger.status, await codeOf(stranger), another.status, await codeOf(another)]).toEqual([
      401,
      'NOT_SIGNED_IN',
      403,
      'INVITATION_ADDRESS',
    ])
  })

  it('somebody who is signed in as herself accepts, keeps her session, and keeps a role she has', async () => {
    const ks = await app.signIn('ds-ks')
    const where = "where person_id = 'liv-kystmann' and programme_id = 'digital-samhandling'"
    const { rows } = await app.database.pool.query(`select role from memberships ${where}`)
    await app.database.pool.query(`delete from memberships ${where}`)
    const { path } = await invite(app, office, { email: 'liv.kystmann@veivalg.example', role: 'observer' })
    const answer = await accept(app, path ?? '', ks)
    expect([rows, answer.status, cookieSet(answer, 'veivalg_session')]).toEqual([[{ role: 'board-member' }], 200, null])
    expect((await rolesOf(app, ks))['digital-samhandling']).toBe('observer')
  })

  it('[MBR1] those alone invite and see who is invited who manage members', async () => {
    for (const seat of ['ds-nhn', 'ds-departementet']) {
      const cookie = await app.signIn(seat)
      const asked = [
        await app.ask({ path: `${programme}/invitations`, cookie }),
        await app.ask({ method: 'POST', path: `${programme}/invitations`, cookie, body: paul }),
      ]
      expect([seat, asked.map(({ status }) => status)]).toEqual([seat, [403, 403]])
    }
    const other = await app.ask({ path: '/api/programmes/finnes-ikke/invitations', cookie: office })
    expect(other.status).toBe(404)
  })

  it.each([
    ['no address', { email: 'ikke en adresse' }],
    ['an empty name', { name: '  ' }],
    ['an unknown role', { role: 'konge' }],
    ['a field of another', { invitedBy: 'per-nordmann' }],
  ])('%s invites nobody', async (_, over) => {
    const answer = await app.ask({
      method: 'POST',
      path: `${programme}/invitations`,
      cookie: office,
      body: { ...paul, ...over },
    })
    expect(answer.status).toBe(400)
  })

  it('[INV3] without mail there is no signing in by it', async () => {
    const answer = await app.ask({
      method: 'POST',
      path: '/api/sign-in/mail',
      body: { email: 'per.nordmann@veivalg.example' },
    })
    expect(answer.status).toBe(404)
  })
})

describe('with mail', () => {
  let app: HttpAppDouble
  let office: string
  let box: Mailbox
  beforeAll(async () => {
    box = mailbox()
    app = await openHttpApp({ databaseUrl: await freshDatabaseUrl(), mailer: box })
    office = await app.signIn('ds-programkontor')
  })
  afterAll(() => app.close())

  it('[INV2] the link goes by mail and is told to nobody else; it proves the address', async () => {
    const made = await invite(app, office)
    const letter = box.letters.at(-1)
    expect([made.path, letter?.to, letter?.subject]).toEqual([
      null,
      'paul@eksempel.no',
      'Invitasjon til Program digital samhandling – steg 2',
    ])
    const path = linkIn(letter as NonNullable<typeof letter>)
    expect(letter?.html).toContain(path)
    const answer = await accept(app, path)
    const cookie = cookieSet(answer, 'veivalg_session') ?? ''
    expect(await rolesOf(app, cookie)).toEqual({ 'digital-samhandling': 'commenter' })
    // The same person, invited to the other programme, comes in as herself.
    await app.ask({
      method: 'POST',
      path: '/api/programmes/pasientens-legemiddelliste/invitations',
      cookie: await app.signIn('pll-programkontor'),
      body: { ...paul, role: 'observer' },
    })
    const second = await accept(app, linkIn(box.letters.at(-1) as NonNullable<typeof letter>))
    expect(await rolesOf(app, cookieSet(second, 'veivalg_session') ?? '')).toEqual({
      'digital-samhandling': 'commenter',
      'pasientens-legemiddelliste': 'observer',
    })
  })

  it('(T-084) what is written in a name stands as text in the letter', async () => {
    await app.database.pool.query("update people set name = '<b>Nina</b>\nBcc: x' where id = 'nina-elvmann'")
    await invite(app, office, { email: 'ny@eksempel.no' })
    const letter = box.letters.at(-1)
    expect([letter?.html.includes('<b>'), letter?.text.includes('\nBcc')]).toEqual([false, false])
  })

  it('[INV1] where the mail cannot be sent, nobody is invited', async () => {
    box.failing = true
    const answer = await app.ask({
      method: 'POST',
      path: `${programme}/invitations`,
      cookie: office,
      body: { ...paul, email: 'treg@eksempel.no' },
    })
    box.failing = false
    const list = (await (await app.ask({ path: `${programme}/invitations`, cookie: office })).json()) as {
      invitations: { email: string }[]
    }
    expect([answer.status, await codeOf(answer), list.invitations.map(({ email }) => email)]).toEqual([
      503,
      'MAIL_FAILED',
      ['ny@eksempel.no'],
    ])
  })

  it('[INV3] whoever asks for a link is answered the same whoever has the address; the link lets its owner in once', async () => {
    const sent = box.letters.length
    const arrived = box.next()
    const ask = (email: string) =>
      app.ask({ method: 'POST', path: '/api/sign-in/mail', body: { email, returnTo: '/p/x/queue' } })
    const answers = [await ask('ukjent@eksempel.no'), await ask('Per.Nordmann@veivalg.example')]
    const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))
    expect(told).toEqual([
      [202, ''],
      [202, ''],
    ])
    const letter = await arrived
    expect([letter.to, box.letters.length - sent]).toEqual(['per.nordmann@veivalg.example', 1])
    const link = new URL(linkIn(letter), 'http://here')
    expect(link.searchParams.get('next')).toBe('/p/x/queue')
    const take = () => app.ask({ method: 'POST', path: `/api/sign-in/mail/${tokenOf(link.pathname)}` })
    const [first, second] = [await take(), await take()]
    expect([first.status, ((await first.json()) as { person: { id: string } }).person.id]).toEqual([
      201,
      'per-nordmann',
    ])
    expect([second.status, await codeOf(second)]).toEqual([404, 'LINK_OVER'])
  })

  it('[INV3] a link is over after fifteen minutes', async () => {
    const arrived = box.next()
    await app.ask({ method: 'POST', path: '/api/sign-in/mail', body: { email: 'ola.nordmann@veivalg.example' } })
    const link = linkIn(await arrived)
    app.passHours(0.26)
    const answer = await app.ask({ method: 'POST', path: `/api/sign-in/mail/${tokenOf(link)}` })
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'LINK_OVER'])
  })
})

describe('with an issuer', () => {
  let issuer: HostileIssuer
  let app: HttpAppDouble
  let office: string
  beforeAll(async () => {
    issuer = await hostileIssuer()
    app = await appWithIssuer(issuer)
    office = await app.signIn('ds-programkontor')
  })
  afterAll(async () => {
    await app.close()
    await issuer.close()
  })

  it('[OID5] [INV1] she who is invited signs in by the same verified address, and then accepts', async () => {
    const { path } = await invite(app, office, { email: 'vera@eksempel.no' })
    const link = path ?? ''
    expect(((await (await look(app, link)).json()) as { needs: string }).needs).toBe('sign-in')
    const without = await accept(app, link)
    expect([without.status, await codeOf(without)]).toEqual([401, 'NOT_SIGNED_IN'])
    const another = await accept(app, link, office)
    expect([another.status, await codeOf(another)]).toEqual([403, 'INVITATION_ADDRESS'])
    const back = await journey(app, issuer, link)
    expect([back.status, back.headers.get('location')]).toEqual([303, link])
    const cookie = cookieSet(back, 'veivalg_session') ?? ''
    // Signing in is not accepting.
    expect(await rolesOf(app, cookie)).toEqual({})
    expect((await accept(app, link, cookie)).status).toBe(200)
    expect(await rolesOf(app, cookie)).toEqual({ 'digital-samhandling': 'commenter' })
  })

  it('[OID5] where the issuer tells no address, the invitation is hers who signs in from its link', async () => {
    const quietIssuer = await hostileIssuer()
    quietIssuer.plan = { claims: { email: undefined, email_verified: undefined } }
    const here = await appWithIssuer(quietIssuer, { oidc: { claims: { email: null } } })
    const { path } = await invite(here, await here.signIn('ds-programkontor'), { email: 'vera@eksempel.no' })
    const stranger = await journey(here, quietIssuer)
    const back = await journey(here, quietIssuer, path ?? '')
    const cookie = cookieSet(back, 'veivalg_session') ?? ''
    expect([stranger.status, back.status, (await accept(here, path ?? '', cookie)).status]).toEqual([403, 303, 200])
    // An address of somebody there is not hers by a link that was passed on by hand.
    quietIssuer.plan = { claims: { sub: 'en-annen', email: undefined } }
    await here.database.pool.query("delete from memberships where person_id = 'per-nordmann'")
    const taken = await invite(here, await here.signIn('ds-programkontor'), { email: 'per.nordmann@veivalg.example' })
    expect((await journey(here, quietIssuer, taken.path ?? '')).status).toBe(403)
    await here.close()
    await quietIssuer.close()
  })
})
