// Members: who sees whom, other roles, a deputy's days, taking off the board, and what each leaves in the audit log.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const path = '/api/programmes/digital-samhandling/members'
const always = { deputyFor: null, validFrom: null, validUntil: null }

let app: HttpAppDouble
let office: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
})
afterAll(() => app.close())

interface Member {
  readonly person: { readonly id: string }
  readonly role: string
  readonly email: string | null
  readonly holds: boolean
}
const members = async (cookie: string): Promise<readonly Member[]> =>
  ((await (await app.ask({ path, cookie })).json()) as { members: Member[] }).members
const change = (person: string, body: object, cookie = office): Promise<Response> =>
  app.ask({ method: 'PUT', path: `${path}/${person}`, cookie, body: { ...always, ...body } })
const remove = (person: string, cookie = office): Promise<Response> =>
  app.ask({ method: 'DELETE', path: `${path}/${person}`, cookie })
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code
const lastAudit = async () =>
  (await app.database.pool.query('select act, actor, subject from audit_log order by id desc limit 1')).rows[0]
const seatOf = async (seat: string) =>
  (await app.database.pool.query<{ person_id: string }>('select person_id from memberships where seat = $1', [seat]))
    .rows[0]?.person_id ?? ''
/** A day by the database's clock, which judges. */
const dayFromNow = async (days: number): Promise<string> =>
  (
    await app.database.pool.query<{ day: string }>(
      "select to_char((now() at time zone 'Europe/Oslo')::date + $1::int, 'YYYY-MM-DD') as day",
      [days],
    )
  ).rows[0]?.day ?? ''

describe('members', () => {
  it('[MBR1] everybody sees who is there; addresses are told to those alone who manage members', async () => {
    const [mine, theirs] = [await members(office), await members(await app.signIn('ds-departementet'))]
    expect(theirs.map(({ person }) => person.id)).toEqual(mine.map(({ person }) => person.id))
    expect([mine.every(({ email }) => email !== null), theirs.every(({ email }) => email === null)]).toEqual([
      true,
      true,
    ])
  })

  it('[MBR1] another role holds at the next request, is told to the rooms and the inner table, and stands in the audit log', async () => {
    const person = await seatOf('ds-kommentar')
    const cookie = await app.signIn('ds-kommentar')
    const [told, rights] = [app.notices.length, app.rightsChanged.length]
    expect((await change(person, { role: 'stream-owner' })).status).toBe(200)
    const body = (await (await app.ask({ path: '/api/session', cookie })).json()) as { memberships: { role: string }[] }
    expect(body.memberships[0]?.role).toBe('stream-owner')
    expect([app.rightsChanged.length - rights, app.notices.slice(told)]).toEqual([
      1,
      [
        {
          room: 'board/digital-samhandling',
          notice: { topic: 'members', id: 'digital-samhandling' },
          forWhom: 'inner-table',
        },
      ],
    ])
    expect(await lastAudit()).toEqual({
      act: 'member.role-changed',
      actor: await seatOf('ds-programkontor'),
      subject: { person, from: 'commenter', to: 'stream-owner' },
    })
    expect((await change(person, { role: 'stream-owner' })).status).toBe(200)
    expect([app.rightsChanged.length - rights, (await lastAudit()).act]).toEqual([1, 'member.role-changed'])
  })

  it.each(['ds-ks', 'ds-departementet', 'ds-vara-ks'])('[MBR1] %s changes and removes nobody', async (seat) => {
    const cookie = await app.signIn(seat)
    const answers = [
      await change('ola-nordmann', { role: 'observer' }, cookie),
      await remove('ola-nordmann', cookie),
      await app.ask({ method: 'DELETE', path: `${path}/ola-nordmann/sessions`, cookie }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })

  it('(T-138) who manages one programme reaches nobody through another', async () => {
    const { rows } = await app.database.pool.query<{ person_id: string }>(
      `select person_id from memberships where programme_id = 'pasientens-legemiddelliste'
       and person_id not in (select person_id from memberships where programme_id = 'digital-samhandling') limit 1`,
    )
    const stranger = rows[0]?.person_id ?? 'ingen'
    const answers = [await change(stranger, { role: 'observer' }), await remove(stranger)]
    const { rows: stays } = await app.database.pool.query('select 1 from memberships where person_id = $1', [stranger])
    expect([answers.map(({ status }) => status), stays.length]).toEqual([[404, 404], 1])
  })

  it('[MBR2] a deputy sits from the first day to the last, and has no place before or after', async () => {
    const person = await seatOf('ds-vara-ks')
    const cookie = await app.signIn('ds-vara-ks')
    const board = '/api/programmes/digital-samhandling'
    const status = async () => (await app.ask({ path: board, cookie })).status
    const days = async (from: number | null, until: number | null): Promise<number> => {
      const validFrom = from === null ? null : await dayFromNow(from)
      const validUntil = until === null ? null : await dayFromNow(until)
      const answer = await change(person, { role: 'deputy', deputyFor: 'ola-nordmann', validFrom, validUntil })
      expect(answer.status).toBe(200)
      return await status()
    }
    expect(await days(0, 0)).toBe(200)
    expect(await days(1, 5)).toBe(404)
    expect(await days(-5, -1)).toBe(404)
    expect(await days(-5, null)).toBe(200)
    expect(await days(null, -1)).toBe(404)
    const [mine, theirs] = [await members(office), await members(await app.signIn('ds-ks'))]
    const find = (all: readonly Member[]) => all.find((each) => each.person.id === person)
    expect([find(mine)?.holds, find(theirs)]).toEqual([false, undefined])
    expect(await days(null, null)).toBe(200)
    expect((await lastAudit()).act).toBe('member.deputy-set')
  })

  it.each([
    ['days of who is no deputy', { role: 'board-member', validUntil: '2030-01-01' }, 'INVALID'],
    ['a last day before the first', { role: 'deputy', validFrom: '2030-01-02', validUntil: '2030-01-01' }, 'INVALID'],
    ['a day that there is not', { role: 'deputy', validFrom: '2030-02-30' }, 'NOT_A_DATE'],
    ['a deputy for who does not sit', { role: 'deputy', deputyFor: 'ingen' }, 'DEPUTY_UNFIT'],
    ['an unknown role', { role: 'konge' }, 'INVALID'],
    ['a field that there is not', { role: 'deputy', seat: 'x' }, 'UNKNOWN_FIELD'],
  ])('[MBR2] %s is refused', async (_, body, code) => {
    const answer = await change(await seatOf('ds-vara-ks'), body)
    expect([answer.status, await codeOf(answer)]).toEqual([400, code])
  })

  it('[MBR3] the last who manages members for good is neither lowered nor removed', async () => {
    const managers = (await members(office)).filter(({ role }) =>
      ['programme-owner', 'programme-manager', 'programme-office'].includes(role),
    )
    const me = await seatOf('ds-programkontor')
    const owner = await app.signIn('ds-programeier')
    const own = await seatOf('ds-programeier')
    // The owner's own place last of all, by herself.
    for (const { person } of managers.toSorted((a, b) => Number(a.person.id === own) - Number(b.person.id === own))) {
      if (person.id !== me) expect((await change(person.id, { role: 'observer' }, owner)).status).toBe(200)
    }
    const answers = [await change(me, { role: 'observer' }), await remove(me)]
    expect([answers.map(({ status }) => status), await Promise.all(answers.map(codeOf))]).toEqual([
      [409, 409],
      ['LAST_MANAGER', 'LAST_MANAGER'],
    ])
    expect((await change(me, { role: 'programme-manager' })).status).toBe(200)
  })

  it('[SSN1] [MBR1] whoever is taken off the board is signed out, everywhere', async () => {
    const person = await seatOf('ds-kommentar')
    const cookies = [await app.signIn('ds-kommentar'), await app.signIn('ds-kommentar')]
    const before = app.ended.length
    expect((await remove(person)).status).toBe(204)
    const statuses = await Promise.all(
      cookies.map(async (cookie) => (await app.ask({ path: '/api/session', cookie })).status),
    )
    expect([statuses, app.ended.length - before >= 2, await lastAudit()]).toEqual([
      [401, 401],
      true,
      { act: 'member.removed', actor: await seatOf('ds-programkontor'), subject: { person, role: 'stream-owner' } },
    ])
    expect((await remove(person)).status).toBe(404)
  })

  it('[SSN1] whoever manages members signs one of them out', async () => {
    const cookie = await app.signIn('ds-ks')
    const answer = await app.ask({ method: 'DELETE', path: `${path}/liv-kystmann/sessions`, cookie: office })
    expect([answer.status, (await app.ask({ path: '/api/session', cookie })).status]).toEqual([200, 401])
  })
})

describe('sessions', () => {
  const device = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  const signIn = async (headers: Record<string, string>): Promise<string> => {
    const answer = await app.ask({ method: 'POST', path: '/api/session', body: { seat: 'ds-nhn' }, headers })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  interface Session {
    readonly id: string
    readonly by: string
    readonly device: object | null
    readonly current: boolean
  }
  const list = async (cookie: string): Promise<readonly Session[]> =>
    ((await (await app.ask({ path: '/api/sessions', cookie })).json()) as { sessions: Session[] }).sessions

  it('[SSN1] are told with how, when and by what, and ended one by one or all others', async () => {
    const cookies = [await signIn(device), await signIn({}), await signIn({ 'user-agent': '<script>' })]
    const [first = ''] = cookies
    const all = await list(first)
    expect(all.filter(({ current }) => current)).toEqual([
      {
        id: expect.any(String),
        by: 'seat',
        device: { browser: 'Firefox', system: 'Windows' },
        createdAt: expect.any(String),
        seenAt: expect.any(String),
        expiresAt: expect.any(String),
        current: true,
      },
    ])
    expect(all).toHaveLength(3)
    const another = all.find(({ current }) => !current)
    const end = (id: string, cookie = first) => app.ask({ method: 'DELETE', path: `/api/sessions/${id}`, cookie })
    // Another's is none of hers.
    expect((await end(another?.id ?? '', await app.signIn('ds-ks'))).status).toBe(404)
    expect([(await end(another?.id ?? '')).status, (await end(another?.id ?? '')).status]).toEqual([200, 404])
    expect(app.ended).toContain(another?.id)
    const others = await app.ask({ method: 'DELETE', path: '/api/sessions', cookie: first })
    expect([await others.json(), (await list(first)).length]).toEqual([{ ended: 1 }, 1])
  })

  it('are nobody’s without one', async () => {
    const answers = [
      await app.ask({ path: '/api/sessions' }),
      await app.ask({ method: 'DELETE', path: '/api/sessions' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
  })
})
