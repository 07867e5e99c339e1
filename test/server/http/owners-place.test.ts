// Who gives whom which role, and what is closed behind somebody who goes: nobody makes herself the owner of a programme, and nobody comes back by a door
// that was opened before.

import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../server/auth/actor.ts'
import { changeMember, removeMember } from '../../../server/commands/people/members.ts'
import { personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

const programme = '/api/programmes/digital-samhandling'
const always = { deputyFor: null, validFrom: null, validUntil: null }

let app: HttpAppDouble
let owner: string
let manager: string
beforeEach(async () => {
  await app?.close()
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  owner = await app.signIn('ds-programeier')
  manager = await app.signIn('ds-programkontor')
})
afterAll(() => app.close())

const personAt = async (seat: string): Promise<{ id: string; email: string }> => {
  const { rows } = await app.database.pool.query<{ id: string; email: string }>(
    'select people.id, email from memberships join people on people.id = person_id where seat = $1',
    [seat],
  )
  if (rows[0] === undefined) throw new Error(`nobody sits at ${seat}`)
  return rows[0]
}
const give = async (seat: string, role: string, cookie: string): Promise<Response> =>
  app.ask({
    method: 'PUT',
    path: `${programme}/members/${(await personAt(seat)).id}`,
    cookie,
    body: { ...always, role },
  })
const remove = async (seat: string, cookie: string): Promise<Response> =>
  app.ask({ method: 'DELETE', path: `${programme}/members/${(await personAt(seat)).id}`, cookie })
const invite = (email: string, role: string, cookie: string): Promise<Response> =>
  app.ask({
    method: 'POST',
    path: `${programme}/invitations`,
    cookie,
    body: { email, name: 'Ny', organisation: '', role },
  })
const linkOf = async (answer: Response): Promise<string> => {
  const body = (await answer.json()) as { path: string }
  return body.path.split('/').at(-1) ?? ''
}
const accept = (token: string, cookie?: string): Promise<Response> =>
  app.ask({ method: 'POST', path: `/api/invitations/${token}`, ...(cookie === undefined ? {} : { cookie }) })
const refusalOf = async (answer: Response): Promise<readonly unknown[]> => {
  const { error } = (await answer.json()) as { error: { code: string; field?: string } }
  return [answer.status, error.code, error.field]
}
const acts = async (): Promise<readonly string[]> =>
  (
    await app.database.pool.query<{ act: string }>(
      'select act from audit_log where programme_id is not null order by id',
    )
  ).rows.map(({ act }) => act)

describe('the owner’s place', () => {
  it('[MBR4] is not given by who manages members without being an owner, to herself or anybody else, nor by invitation', async () => {
    const before = await acts()
    const answers = [
      await give('ds-programkontor', 'programme-owner', manager),
      await give('ds-ks', 'programme-owner', manager),
      await invite('ny@eksempel.no', 'programme-owner', manager),
    ]
    expect(await Promise.all(answers.map(refusalOf))).toEqual(Array(3).fill([403, 'FORBIDDEN', 'role']))
    expect(await acts()).toEqual(before)
  })

  it('[MBR4] is not taken by who manages members without being an owner', async () => {
    const answers = [await give('ds-programeier', 'observer', manager), await remove('ds-programeier', manager)]
    expect(await Promise.all(answers.map(refusalOf))).toEqual(Array(2).fill([403, 'FORBIDDEN', 'role']))
  })

  it('[MBR4] is given and taken by an owner, and where nobody owns by who manages members', async () => {
    expect((await give('ds-ks', 'programme-owner', owner)).status).toBe(200)
    expect((await give('ds-ks', 'board-member', owner)).status).toBe(200)
    expect((await give('ds-programeier', 'board-member', owner)).status).toBe(200)
    expect((await invite('ny@eksempel.no', 'programme-owner', manager)).status).toBe(201)
    expect((await give('ds-ks', 'programme-owner', manager)).status).toBe(200)
    expect((await give('ds-nhn', 'programme-owner', manager)).status).toBe(403)
  })

  it('[MBR4] an invitation is worth what whoever sent it may give when it is accepted', async () => {
    expect((await give('ds-programeier', 'programme-office', owner)).status).toBe(200)
    const token = await linkOf(await invite('ny@eksempel.no', 'programme-owner', manager))
    expect((await give('ds-ks', 'programme-owner', manager)).status).toBe(200)
    expect(await refusalOf(await accept(token))).toEqual([404, 'LINK_OVER', 'invitation'])
  })
})

describe('whoever goes', () => {
  it('[MBR5] comes back neither by an invitation nor by a share link that named her, nor do those she had invited', async () => {
    const { email } = await personAt('ds-programkontor')
    const share = async (emails: readonly string[]) =>
      app.ask({
        method: 'POST',
        path: `${programme}/shares`,
        cookie: owner,
        body: { label: 'Innsyn', emails, lastDay: '2026-12-20' },
      })
    const links = [await linkOf(await share([email, 'annen@eksempel.no'])), await linkOf(await share([email]))]
    const sent = await linkOf(await invite('venn@eksempel.no', 'board-member', manager))
    const others = await linkOf(await invite('annen@eksempel.no', 'observer', owner))
    await app.database.pool.query(
      `insert into invitations (id, token_hash, programme_id, email, name, organisation, role, invited_by, created_at, expires_at)
       values (gen_random_uuid(), 'x', 'digital-samhandling', $1, 'N', '', 'observer', $2, '2026-11-23', '2026-11-30')`,
      [email, (await personAt('ds-programeier')).id],
    )
    const told = (await acts()).length
    expect((await remove('ds-programkontor', owner)).status).toBe(204)
    expect((await acts()).slice(told)).toEqual([
      'member.removed',
      'invitation.withdrawn',
      'invitation.withdrawn',
      'share.withdrawn',
    ])
    const open = await app.database.pool.query<{ email: string }>(
      'select email from invitations where withdrawn_at is null and used_at is null',
    )
    expect(open.rows).toEqual([{ email: 'annen@eksempel.no' }])
    const standing = await app.database.pool.query('select emails from share_links where withdrawn_at is null')
    expect(standing.rows).toEqual([{ emails: ['annen@eksempel.no'] }])
    expect([await refusalOf(await accept(sent)), (await accept(others)).status, links.length]).toEqual([
      [404, 'LINK_OVER', 'invitation'],
      200,
      2,
    ])
  })

  it('[MBR5] lowered, she has no more invitations out than she may send', async () => {
    const sent = await linkOf(await invite('venn@eksempel.no', 'observer', manager))
    expect((await give('ds-programkontor', 'commenter', owner)).status).toBe(200)
    expect(await refusalOf(await accept(sent))).toEqual([404, 'LINK_OVER', 'invitation'])
    expect((await acts()).slice(-2)).toEqual(['member.role-changed', 'invitation.withdrawn'])
  })

  it('[MBR4] what she asks while her right is taken is judged by what it is then', async () => {
    const { id } = await personAt('ds-programkontor')
    const actor: Actor = {
      ...{ personId: personIdSchema.parse(id), name: '', organisation: '', sessionId: 'økt' },
      expiresAt: new Date('2027-01-01'),
      // As it was when the request came.
      roleOn: () => 'programme-office',
    }
    const member = await personAt('ds-ks')
    const asked = {
      programmeId: programmeIdSchema.parse('digital-samhandling'),
      personId: personIdSchema.parse(member.id),
      actor,
      at: new Date(),
    }
    expect((await remove('ds-programkontor', owner)).status).toBe(204)
    const before = await acts()
    const concluded = [
      await changeMember(app.database, asked, { ...always, role: 'observer' }),
      await removeMember(app.database, asked),
    ]
    expect([concluded, await acts()]).toEqual([
      Array(2).fill({ ok: false, refusal: { code: 'FORBIDDEN', field: 'role' } }),
      before,
    ])
  })
})
