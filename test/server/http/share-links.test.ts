// Share links: who comes in by one, as what, until when, and what ends it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { linkIn, type Mailbox, mailbox } from '../../doubles/mailbox.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const path = '/api/programmes/digital-samhandling/shares'
let app: HttpAppDouble
let office: string
let box: Mailbox
beforeAll(async () => {
  box = mailbox()
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl(), mailer: box, startsAt: new Date() })
  office = await app.signIn('ds-programkontor')
  // Somebody with a place on the other programme alone.
  await app.database.pool.query(
    "insert into people (id, name, organisation, email) values ('gjest', 'En gjest', 'Riksrevisjonen', 'gjest@eksempel.no')",
  )
  await app.database.pool.query(
    "insert into memberships (person_id, programme_id, role, seat) values ('gjest', 'pasientens-legemiddelliste', 'observer', 'gjest')",
  )
})
afterAll(() => app.close())

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const make = (over: object = {}, cookie = office): Promise<Response> =>
  app.ask({
    method: 'POST',
    path,
    cookie,
    body: { label: 'Riksrevisjonen', emails: ['Gjest@eksempel.no', 'ny@eksempel.no'], lastDay: day(30), ...over },
  })
const made = async (over: object = {}): Promise<{ id: string; token: string }> => {
  const { id, path: link } = (await (await make(over)).json()) as { id: string; path: string }
  return { id, token: link.split('/').at(-1) ?? '' }
}
const open = (token: string, cookie: string): Promise<Response> =>
  app.ask({ method: 'POST', path: `/api/shares/${token}`, cookie })
const board = async (cookie: string): Promise<number> =>
  (await app.ask({ path: '/api/programmes/digital-samhandling', cookie })).status
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code

describe('share links', () => {
  it('[SHR1] let those whose addresses they name read as observers, and withdrawn they end it at once', async () => {
    const { id, token } = await made()
    const guest = await app.signIn('gjest')
    expect(await board(guest)).toBe(404)
    const looked = await app.ask({ path: `/api/shares/${token}`, cookie: guest })
    expect(await looked.json()).toMatchObject({ label: 'Riksrevisjonen', needs: 'nothing' })
    expect([(await open(token, guest)).status, await board(guest)]).toEqual([200, 200])
    const { rows } = await app.database.pool.query(
      "select role, share_link from memberships where person_id = 'gjest' and programme_id = 'digital-samhandling'",
    )
    expect(rows).toEqual([{ role: 'observer', share_link: id }])
    const list = (await (await app.ask({ path, cookie: office })).json()) as { shares: object[] }
    expect(list.shares).toMatchObject([{ id, opened: 1, emails: ['gjest@eksempel.no', 'ny@eksempel.no'] }])
    const before = app.rightsChanged.length
    const withdrawn = await app.ask({ method: 'DELETE', path: `${path}/${id}`, cookie: office })
    expect([withdrawn.status, await board(guest), app.rightsChanged.length - before]).toEqual([204, 404, 1])
    const after = await open(token, guest)
    expect([after.status, await codeOf(after)]).toEqual([404, 'LINK_OVER'])
    const { rows: acts } = await app.database.pool.query(
      "select act from audit_log where act like 'share.%' order by id",
    )
    expect(acts.map(({ act }) => act)).toEqual(['share.made', 'share.opened', 'share.withdrawn'])
  })

  it('[SHR1] whoever has another address gets nowhere, and whoever has a role keeps it', async () => {
    const { id, token } = await made({ emails: ['ola.nordmann@veivalg.example'] })
    const guest = await open(token, await app.signIn('gjest'))
    expect([guest.status, await codeOf(guest)]).toEqual([403, 'INVITATION_ADDRESS'])
    expect((await open(token, await app.signIn('ds-nhn'))).status).toBe(200)
    await app.ask({ method: 'DELETE', path: `${path}/${id}`, cookie: office })
    const { rows } = await app.database.pool.query("select role from memberships where seat = 'ds-nhn'")
    expect(rows).toEqual([{ role: 'board-member' }])
  })

  it('[SHR1] whoever has a place that begins later keeps it; one that is over is no place any more', async () => {
    const { token } = await made({ emails: ['vara@eksempel.no'] })
    const { pool } = app.database
    await pool.query("insert into people (id, name, organisation, email) values ('vara', 'V', '', 'vara@eksempel.no')")
    await pool.query(
      `insert into memberships (person_id, programme_id, role, seat, valid_from, valid_until) values
       ('vara', 'digital-samhandling', 'deputy', 'vara', current_date + 5, current_date + 9),
       ('vara', 'pasientens-legemiddelliste', 'observer', 'vara-pll', null, null)`,
    )
    const cookie = await app.signIn('vara-pll')
    const role = async () =>
      (
        await pool.query<{ role: string }>(
          "select role from memberships where person_id = 'vara' and programme_id = 'digital-samhandling'",
        )
      ).rows
    const early = await open(token, cookie)
    expect([early.status, await codeOf(early), await role()]).toEqual([409, 'ALREADY_MEMBER', [{ role: 'deputy' }]])
    await pool.query("update memberships set valid_from = null, valid_until = current_date - 2 where seat = 'vara'")
    expect([(await open(token, cookie)).status, await role()]).toEqual([200, [{ role: 'observer' }]])
  })

  it('[SHR1] after the last day nobody comes in by it, and whoever did is out', async () => {
    const { id, token } = await made()
    const guest = await app.signIn('gjest')
    expect([(await open(token, guest)).status, await board(guest)]).toEqual([200, 200])
    await app.database.pool.query('update memberships set valid_until = current_date - 2 where share_link = $1', [id])
    await app.database.pool.query("update share_links set expires_at = now() - interval '1 day' where id = $1", [id])
    expect([await board(guest), (await open(token, guest)).status]).toEqual([404, 404])
  })

  it('[SHR1] somebody nobody knows is sent a link to an address that is named, and no other address is sent any', async () => {
    const { token } = await made()
    const stranger = await app.ask({ path: `/api/shares/${token}` })
    expect(((await stranger.json()) as { needs: string }).needs).toBe('mail')
    const arrived = box.next()
    const ask = (email: string) => app.ask({ method: 'POST', path: `/api/shares/${token}/mail`, body: { email } })
    const answers = [await ask('annen@eksempel.no'), await ask('ny@eksempel.no')]
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    const letter = await arrived
    const link = new URL(linkIn(letter), 'http://here')
    expect([letter.to, link.searchParams.get('next'), box.letters.length]).toEqual([
      'ny@eksempel.no',
      `/share/${token}`,
      1,
    ])
    const taken = await app.ask({ method: 'POST', path: `/api/sign-in/mail/${link.pathname.split('/').at(-1)}` })
    const cookie = taken.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect([await board(cookie), (await open(token, cookie)).status, await board(cookie)]).toEqual([404, 200, 200])
  })

  it.each([
    ['a last day that is past', { lastDay: day(-2) }],
    ['a last day 91 days ahead', { lastDay: day(92) }],
    ['no address', { emails: [] }],
    ['no label', { label: ' ' }],
  ])('[SHR1] %s makes none', async (_, over) => {
    expect((await make(over)).status).toBe(400)
  })

  it('[SHR1] those alone make, see and withdraw them who may', async () => {
    const { id } = await made()
    for (const seat of ['ds-ks', 'ds-departementet']) {
      const cookie = await app.signIn(seat)
      const answers = [
        await make({}, cookie),
        await app.ask({ path, cookie }),
        await app.ask({ method: 'DELETE', path: `${path}/${id}`, cookie }),
      ]
      expect([seat, answers.map(({ status }) => status)]).toEqual([seat, [403, 403, 403]])
    }
  })
})
