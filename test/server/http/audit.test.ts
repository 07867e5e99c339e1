// The audit log over HTTP: who did what, written with the act itself, read and taken out by those who answer for the programme, and changed by nobody.

import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { norwegianDate } from '../../../server/domain/calendar-date.ts'
import { audit, removeAuditBefore } from '../../../server/store/audit-log.ts'
import { type AuditAct, type AuditBody, type AuditSubject, auditBodySchema } from '../../../shared/contract/audit.ts'
import { pointsBodySchema } from '../../../shared/contract/http.ts'
import { madeLinkSchema } from '../../../shared/contract/members.ts'
import { paperSchema } from '../../../shared/contract/papers.ts'
import { personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { subjectWords } from '../../../shared/language/audit-words.ts'
import { type HttpAppDouble, openHttpApp, seededAt } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { codeOf } from './deciding-board.ts'

const programmeId = programmeIdSchema.parse('digital-samhandling')
const base = `/api/programmes/${programmeId}`
const point = 'ds-punkt-1'

let app: HttpAppDouble
let office: string
let member: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
  member = await app.signIn('ds-helse-nord')
})
afterAll(() => app.close())

const read = async (query = ''): Promise<AuditBody> =>
  auditBodySchema.parse(await (await app.ask({ path: `${base}/audit${query}`, cookie: office })).json())
/** Besides how people got in. */
const acts = (body: AuditBody) =>
  body.rows.flatMap(({ act, actor, subject }) => (act.startsWith('session.') ? [] : [[act, actor, subject]]))

describe('the audit log', () => {
  it('[AUD1] a point that is called and a paper that is added and read stand in it, with who and when', async () => {
    const { points } = pointsBodySchema.parse(await (await app.ask({ path: `${base}/points`, cookie: office })).json())
    expect(points.map(({ id }) => id)).toContain(point)
    const paperPath = `${base}/points/${point}/papers?${new URLSearchParams({ agendaItem: 'sak-01', internal: 'false', access: 'public', name: 'Notat.txt' })}`
    const added = await app.ask({
      method: 'POST',
      path: paperPath,
      cookie: office,
      raw: 'Til styret',
      headers: { 'content-type': 'application/octet-stream' },
    })
    const paper = paperSchema.parse(await added.json())
    const called = await app.ask({
      method: 'POST',
      path: `${base}/points/${point}/meeting`,
      cookie: office,
      body: { command: { type: 'call', quorum: null } },
    })
    expect(called.status).toBe(200)
    expect((await app.ask({ path: `${base}/papers/${paper.id}`, cookie: member })).status).toBe(200)
    expect(acts(await read())).toEqual([
      ['paper.read', 'ingrid-nordmann', { paper: paper.id, point }],
      ['point.called', 'nina-elvmann', { point }],
      ['paper.added', 'nina-elvmann', { paper: paper.id, point }],
    ])
  })

  it('[AUD1] a link that shows the room without signing in is made and withdrawn by somebody who stands in it', async () => {
    const path = `${base}/points/${point}/meeting/projector`
    const made = await app.ask({ method: 'POST', path, cookie: office })
    const withdrawn = await app.ask({ method: 'DELETE', path, cookie: office })
    const again = await app.ask({ method: 'DELETE', path, cookie: office })
    expect([made.status, withdrawn.status, again.status]).toEqual([201, 204, 204])
    expect(acts(await read()).slice(0, 2)).toEqual([
      ['projector.withdrawn', 'nina-elvmann', { point, count: 1 }],
      ['projector.made', 'nina-elvmann', { point }],
    ])
  })

  it('[AUD1] what is refused leaves no row', async () => {
    const before = (await read()).rows.length
    const refused = await app.ask({
      method: 'POST',
      path: `${base}/points/${point}/meeting`,
      cookie: office,
      body: { command: { type: 'adjourn' } },
    })
    expect([refused.status >= 400, (await read()).rows.length]).toEqual([true, before])
  })

  it('[AUD2] how people got in and out is told on every programme they have a place on, and on no other', async () => {
    const leader = await app.signIn('pll-programleder')
    await app.ask({ method: 'DELETE', path: '/api/session', cookie: leader })
    const read = async (programme: string, seat: string) => {
      const cookie = await app.signIn(seat)
      const path = `/api/programmes/${programme}/audit?actor=frode-engmann`
      const { rows } = auditBodySchema.parse(await (await app.ask({ path, cookie })).json())
      return rows.map(({ act, programmeId: of }) => [act, of])
    }
    expect(await read('pasientens-legemiddelliste', 'pll-programeier')).toEqual([
      ['session.ended', null],
      ['session.begun', null],
    ])
    expect(await read('digital-samhandling', 'ds-programeier')).toEqual([])
  })

  it('[AUD2] is found by person, act and Norwegian day, a page at a time', async () => {
    const other = programmeIdSchema.parse('pasientens-legemiddelliste')
    const { db } = app.database
    const entry = (at: string, programme = programmeId) =>
      audit(db, {
        at: new Date(at),
        programmeId: programme,
        actor: null,
        act: 'mail.sent',
        subject: { kind: 'digest' },
      })
    // Half past midnight in Norway.
    await entry('2026-07-01T22:30:00Z')
    await entry('2026-07-02T21:30:00Z')
    await entry('2026-07-02T12:00:00Z', other)
    const day = await read('?from=2026-07-02&to=2026-07-02')
    expect(day.rows.map(({ at }) => at)).toEqual(['2026-07-02T21:30:00.000Z', '2026-07-01T22:30:00.000Z'])
    expect(acts(await read('?act=point.called&actor=nina-elvmann'))).toEqual([
      ['point.called', 'nina-elvmann', { point }],
    ])
    for (let row = 0; row < 120; row += 1) await entry('2026-08-01T10:00:00Z')
    const first = await read('?from=2026-08-01&to=2026-08-01')
    const second = await read(`?from=2026-08-01&to=2026-08-01&before=${first.older}`)
    expect([first.rows.length, second.rows.length, second.older]).toEqual([100, 20, null])
  })

  it('[AUD2] (T-087) is taken out as a sheet that no spreadsheet reads as formulas, and that stands in it', async () => {
    await app.database.db.execute(
      sql`insert into people (id, name, organisation) values ('formel', '=HYPERLINK("x")', 'Ø')`,
    )
    const formula = personIdSchema.parse('formel')
    const at = new Date('2026-09-01T10:00:00Z')
    await audit(app.database.db, { at, programmeId, actor: formula, act: 'paper.read', subject: { paper: '+1' } })
    const answer = await app.ask({
      path: `${base}/audit.csv?from=2026-09-01&to=2026-09-01`,
      cookie: office,
      headers: { 'accept-language': 'nb' },
    })
    expect(Buffer.from(await answer.arrayBuffer()).toString('utf8')).toBe(
      '\ufeff"Tidspunkt";"Hvem";"Hva";"Gjelder"\r\n"2026-09-01 12:00:00";"\'=HYPERLINK(""x"")";"Leste saksdokument";"saksdokument +1"',
    )
    expect(acts(await read('?act=audit.exported'))).toEqual([['audit.exported', 'nina-elvmann', { rows: 1 }]])
  })

  it('[AUD3] no row is changed or removed, by whom ever, but by the retention', async () => {
    const { db } = app.database
    const code = (statement: Promise<unknown>) =>
      statement.then(
        () => null,
        (error: { cause?: { code?: string }; code?: string }) => error.cause?.code ?? error.code,
      )
    expect(await code(db.execute(sql`update audit_log set act = 'mail.sent'`))).toBe('42501')
    expect(await code(db.execute(sql`delete from audit_log`))).toBe('42501')
    expect(await code(db.execute(sql`truncate audit_log`))).toBe('42501')
    const removed = await removeAuditBefore(app.database, new Date('2026-07-10T00:00:00Z'))
    expect([removed, (await read('?to=2026-07-31')).rows]).toEqual([3, []])
    expect((await read()).rows[0]?.at).toBe(seededAt.toISOString())
  })

  it('[AUD2] tells by name what rows are about: whom was invited, what was shared, who got a mail, which paper; ids no further than they help', async () => {
    const post = (path: string, body: object) =>
      app.ask({ method: 'POST', path: `${base}/${path}`, cookie: office, body })
    const day = '2026-10-05'
    const at = new Date(`${day}T10:00:00Z`)
    const invited = madeLinkSchema.parse(
      await (
        await post('invitations', { email: 'ny@eksempel.no', name: 'Ny Person', organisation: '', role: 'observer' })
      ).json(),
    )
    const lastDay = norwegianDate(new Date(seededAt.getTime() + 20 * 86_400_000))
    const shared = madeLinkSchema.parse(
      await (await post('shares', { label: 'Tilsynet', emails: ['a@eksempel.no'], lastDay })).json(),
    )
    const unknown = '60485a09-0d3b-4f8c-b7b2-2a8b96bce9e7'
    const row = (act: AuditAct, subject: AuditSubject) =>
      audit(app.database.db, { at, programmeId, actor: null, act, subject })
    await row('member.invited', { role: 'observer', invitation: invited.id })
    await row('share.made', { share: shared.id, lastDay: '2026-12-20', addresses: 1 })
    await row('mail.sent', { kind: 'act', mail: unknown, person: 'jon-skogmann', attempts: 1 })
    const { rows, names } = await read(`?from=${day}&to=${day}`)
    expect(names).toEqual({ [invited.id]: 'Ny Person', [shared.id]: 'Tilsynet', 'jon-skogmann': 'Jon Skogmann' })
    const nameOf = (id: string) => names[id] ?? id
    expect(rows.map(({ subject }) => subjectWords(subject, { language: 'nb', nameOf, briefly: true }))).toEqual([
      'person Jon Skogmann, slag noe venter, e-post 60485a09, forsøk 1',
      'delingslenke Tilsynet, siste dag 20. desember 2026, adresser 1',
      'invitasjon til Ny Person, rolle Observatør',
    ])
    const sheet = await app.ask({
      path: `${base}/audit.csv?from=${day}&to=${day}&act=mail.sent`,
      cookie: office,
      headers: { 'accept-language': 'nb' },
    })
    expect(await sheet.text()).toContain(`person Jon Skogmann, slag noe venter, e-post ${unknown}, forsøk 1`)
  })

  it('[AUD2] is for those who answer for the programme alone', async () => {
    const others = ['ds-helse-nord', 'ds-revisjon', 'ds-moteleder', 'ds-kommentar']
    for (const seat of others) {
      const cookie = await app.signIn(seat)
      for (const path of [`${base}/audit`, `${base}/audit.csv`]) {
        expect(await codeOf(await app.ask({ path, cookie }))).toEqual([403, 'FORBIDDEN'])
      }
    }
  })

  it('[AUD2] every thing a row names has words of the reader’s language in the sheet', async () => {
    const at = new Date('2026-09-10T10:00:00Z')
    const share = { addresses: 2, lastDay: '2026-12-01', members: 1 }
    const others = { ended: 3, attempts: 1, deputyFor: null, validFrom: '2026-01-01', validUntil: '2026-02-01' }
    await audit(app.database.db, { at, programmeId, actor: null, act: 'share.made', subject: { ...share, ...others } })
    const answer = await app.ask({ path: `${base}/audit.csv?from=2026-09-10&to=2026-09-10`, cookie: office })
    const [, line = ''] = (await answer.text()).split('\n')
    const told = (line.split('";"')[3] ?? '').replace('"', '').split(', ')
    expect(told.toSorted()).toEqual([
      'adresser 2',
      'avsluttet 3',
      'forsøk 1',
      'fra og med 1. januar 2026',
      'medlemmer 1',
      'siste dag 1. desember 2026',
      'til og med 1. februar 2026',
    ])
  })
})
