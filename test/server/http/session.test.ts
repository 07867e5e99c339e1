// Sessions: signing in by a seat, what the cookie is, how it ends, and what is not believed.

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
})
afterAll(() => app.close())

const takeSeat = (seat: string, cookie?: string): Promise<Response> =>
  app.ask({ method: 'POST', path: '/api/session', body: { seat }, ...(cookie === undefined ? {} : { cookie }) })
const statusOf = async (cookie: string): Promise<number> => (await app.ask({ path: '/api/session', cookie })).status

describe('sessions', () => {
  it('[SES1] a seat gives a random cookie for this site alone, of which only the hash is stored', async () => {
    const [first, second] = [await takeSeat('ds-ks'), await takeSeat('ds-ks')]
    const cookies = [first, second].map((answer) => answer.headers.get('set-cookie') ?? '')
    for (const cookie of cookies) {
      expect(cookie).toMatch(
        /^veivalg_session=[A-Za-z0-9_-]{43}; Expires=Mon, 23 Nov 2026 21:00:00 GMT; Path=\/; HttpOnly; SameSite=Strict$/,
      )
    }
    expect(cookies[0]).not.toBe(cookies[1])
    const token = cookies[0]?.slice('veivalg_session='.length).split(';')[0] ?? ''
    const hash = createHash('sha256').update(token).digest()
    const { rows } = await app.database.pool.query<{ whole: string; token_hash: Buffer }>(
      'select sessions::text as whole, token_hash from sessions',
    )
    expect(rows.some((row) => row.token_hash.equals(hash))).toBe(true)
    expect(rows.map((row) => row.whole).join()).not.toContain(token)
  })

  it('[SES1] over https the cookie is for https alone', async () => {
    const secure = await openHttpApp({ databaseUrl: await freshDatabaseUrl(), settings: { secureCookies: true } })
    try {
      const answer = await secure.ask({ method: 'POST', path: '/api/session', body: { seat: 'ds-ks' } })
      expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/)
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
    } finally {
      await secure.close()
    }
  })

  it('tells who is signed in and what she may', async () => {
    const answer = await app.ask({ path: '/api/session', cookie: await app.signIn('pll-ks') })
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        person: { id: 'liv-kystmann', name: 'Liv Kystmann', organisation: 'KS', colour: expect.any(Number) },
        memberships: ['digital-samhandling', 'pasientens-legemiddelliste'].map((programmeId) => ({
          programmeId,
          role: 'board-member',
          permissions: [
            ...['board.read', 'item.add', 'item.edit', 'item.move', 'item.cut', 'agenda.edit'],
            ...['meeting.speak', 'internal.read', 'wording.write', 'position.give', 'minutes.write'],
            ...[
              'statement.write',
              'paper.add',
              'evidence.answer',
              'promise.edit',
              'frame.try',
              'score.give',
              'alternative.make',
              'comment.read',
              'comment.write',
              'comment.resolve',
              'comment.board',
            ],
          ],
        })),
        expiresAt: '2026-11-23T21:00:00.000Z',
        durable: true,
      },
    ])
  })

  it('[SES1] (T-019) a planted session is not adopted: the browser gets a new one, and the planted one signs nobody in', async () => {
    const planted = `veivalg_session=${'A'.repeat(43)}`
    const answer = await takeSeat('ds-ks', planted)
    expect(answer.headers.get('set-cookie')).not.toContain(planted)
    expect(await statusOf(planted)).toBe(401)
  })

  it('[SES1] signing in anew ends the session the browser had', async () => {
    const before = await app.signIn('ds-ks')
    const ended = app.ended.length
    const answer = await takeSeat('ds-nhn', before)
    expect([answer.status, await statusOf(before), app.ended.length]).toEqual([201, 401, ended + 1])
  })

  it('[SES1] signing out ends the session and its live connections, and says so to the browser', async () => {
    const cookie = await app.signIn('ds-ks')
    const ended = app.ended.length
    const answer = await app.ask({ method: 'DELETE', path: '/api/session', cookie })
    expect([answer.status, await statusOf(cookie), app.ended.length]).toEqual([204, 401, ended + 1])
    expect(answer.headers.get('set-cookie')).toMatch(/^veivalg_session=; Expires=Thu, 01 Jan 1970/)
    const again = await app.ask({ method: 'DELETE', path: '/api/session', cookie })
    expect([again.status, app.ended.length]).toEqual([204, ended + 1])
  })

  it('[SES1] a session ends after its hours', async () => {
    const cookie = await app.signIn('ds-ks')
    expect(await statusOf(cookie)).toBe(200)
    app.passHours(12)
    expect(await statusOf(cookie)).toBe(401)
  })

  it.each([
    ['none', ''],
    ['empty', 'veivalg_session='],
    ['too short', 'veivalg_session=abc'],
    ['of other letters', `veivalg_session=${'é'.repeat(43)}`],
    ['with more after it', `veivalg_session=${'A'.repeat(43)}=x`],
    ['another cookie', `other=${'A'.repeat(43)}`],
  ])('[SES1] a cookie that is %s signs nobody in', async (_, cookie) => {
    expect(await statusOf(encodeURI(cookie))).toBe(401)
  })

  it('[SES1] two different session cookies sign nobody in', async () => {
    const [one, two] = [await app.signIn('ds-ks'), await app.signIn('ds-nhn')]
    expect([await statusOf(`${one}; ${two}`), await statusOf(`${one}; ${one}`)]).toEqual([401, 200])
  })

  it('a right that is withdrawn is gone at the next request', async () => {
    const cookie = await app.signIn('ds-kommentar')
    const path = '/api/programmes/digital-samhandling'
    expect((await app.ask({ path, cookie })).status).toBe(200)
    await app.database.pool.query("delete from memberships where seat = 'ds-kommentar'")
    expect((await app.ask({ path, cookie })).status).toBe(404)
  })

  it('[SES1] without seats, neither the seats nor taking one exists', async () => {
    const closed = await openHttpApp({ databaseUrl: await freshDatabaseUrl(), settings: { seats: false } })
    try {
      const seats = await closed.ask({ path: '/api/seats' })
      const taken = await closed.ask({ method: 'POST', path: '/api/session', body: { seat: 'ds-ks' } })
      expect([seats.status, taken.status, taken.headers.get('set-cookie')]).toEqual([404, 404, null])
    } finally {
      await closed.close()
    }
  })

  it('the seats are told board by board, the owner first', async () => {
    const { seats } = (await (await app.ask({ path: '/api/seats' })).json()) as {
      seats: { seat: string; role: string; programme: { id: string }; person: object }[]
    }
    expect(seats[0]).toEqual({
      seat: 'ds-programeier',
      person: { id: 'per-nordmann', name: 'Per Nordmann', organisation: 'Direktoratet for e-helse' },
      programme: {
        id: 'digital-samhandling',
        name: {
          nb: 'Program digital samhandling – steg 2',
          nn: 'Program digital samhandling – steg 2',
          en: 'Digital health interaction programme – step 2',
        },
      },
      role: 'programme-owner',
    })
    for (const programme of ['digital-samhandling', 'pasientens-legemiddelliste']) {
      const members = seats.filter((each) => each.programme.id === programme && each.role === 'board-member')
      expect(members).toHaveLength(11)
    }
  })
})
