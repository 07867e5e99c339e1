// The projector: what a link shows to somebody who has not signed in, and what it never shows.

import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { peopleStore } from '../../../server/store/people.ts'
import { positions, rounds, wordings } from '../../../server/store/tables/deciding.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { backlogBodySchema, carriedSchema, projectorLinkSchema } from '../../../shared/contract/meeting.ts'
import { type ProjectorView, projectorViewSchema } from '../../../shared/contract/projector.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  type PersonId,
  type PointId,
  personIdSchema,
  pointRoom,
  programmeIdSchema,
  roundIdSchema,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import type { Shown } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
let office: string
let observer: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
  observer = await app.signIn('ds-departementet')
})
afterAll(() => app.close())

const programmeId = programmeIdSchema.parse('digital-samhandling')
const points = `/api/programmes/${programmeId}/points`
const head = {
  title: 'Desemberpunktet',
  date: '2026-12-10',
  startsAt: '12:00',
  lengthMinutes: 90,
  place: 'Video',
  chair: 'Per Nordmann',
  facilitator: 'Solveig Austmann',
}
const [ingrid, ola] = (['ingrid-nordmann', 'ola-nordmann'] as const).map((id) => personIdSchema.parse(id)) as [
  PersonId,
  PersonId,
]

let point: PointId
let link: string
let agenda: readonly AgendaItemId[]
beforeEach(async () => {
  point = await makePoint()
  agenda = await agendaOf(point)
  await give({ type: 'call', quorum: null })
  await give({ type: 'start' })
  link = await makeLink()
  return async () => {
    await give({ type: 'adjourn' })
  }
})

async function makePoint(): Promise<PointId> {
  const body = { head, agenda: 'standard' }
  return pointBodySchema.parse(await (await app.ask({ method: 'POST', path: points, cookie: office, body })).json()).id
}
/** Without the approvals of the points that were held before. */
async function agendaOf(id: PointId): Promise<readonly AgendaItemId[]> {
  const loaded = await updateLog(app.database).load(pointRoom(id))
  const order = loaded === null ? [] : readAgenda(roomDocument(loaded)).order
  return order.filter((item) => item.startsWith('sak-'))
}
async function give(command: MeetingCommand): Promise<void> {
  const answer = await app.ask({
    method: 'POST',
    path: `${points}/${point}/meeting`,
    cookie: office,
    body: { command },
  })
  if (answer.status !== 200) throw new Error(await answer.text())
}
const projector = (method: 'POST' | 'DELETE', cookie: string): Promise<Response> =>
  app.ask({ method, path: `${points}/${point}/meeting/projector`, cookie })
async function makeLink(): Promise<string> {
  const { path } = projectorLinkSchema.parse(await (await projector('POST', office)).json())
  return `/api${path}`
}
const look = (headers: Readonly<Record<string, string>> = {}): Promise<Response> => app.ask({ path: link, headers })
const seen = async (): Promise<ProjectorView> => projectorViewSchema.parse(await (await look()).json())
const take = (item: AgendaItemId): Promise<void> =>
  give({ type: 'go-to', current: { item, internal: false, budgetMinutes: 15 } })
async function shows(shown: Shown | null): Promise<ProjectorView['shows']> {
  await give({ type: 'show', shown })
  return (await seen()).shows
}
const first = (): AgendaItemId => agenda[0] ?? fail()
const second = (): AgendaItemId => agenda[1] ?? fail()
function fail(): never {
  throw new Error('the agenda is too short')
}
async function wording(o: { text: string; internal?: boolean; published?: boolean }): Promise<string> {
  const id = wordingIdSchema.parse(randomUUID())
  const [writtenAt, version] = [new Date('2026-11-20T09:00:00Z'), 1 + versions++]
  const { text, internal = false, published = true } = o
  const agendaItem = first()
  const row = { id, programmeId, pointId: point, agendaItem, internal, version, text, writtenBy: ola, writtenAt }
  await app.database.db.insert(wordings).values({ ...row, publishedAt: published ? writtenAt : null })
  return id
}
let versions = 0
async function endRound(id: string, state: 'revealed' | 'withdrawn'): Promise<void> {
  const revealedAt = state === 'revealed' ? new Date('2026-11-23T09:00:00Z') : null
  await app.database.db
    .update(rounds)
    .set({ state, revealedAt })
    .where(eq(rounds.id, roundIdSchema.parse(id)))
}
async function round(
  wordingId: string,
  o: { state: 'open' | 'revealed' | 'withdrawn'; internal?: boolean },
): Promise<string> {
  const id = roundIdSchema.parse(randomUUID())
  const at = new Date('2026-11-23T09:00:00Z')
  await app.database.db.insert(rounds).values({
    id,
    programmeId,
    pointId: point,
    agendaItem: first(),
    internal: o.internal ?? false,
    wordingId: wordingIdSchema.parse(wordingId),
    number: 1,
    how: 'meeting',
    state: 'open',
    asked: [ingrid, ola],
    openedBy: ola,
    openedAt: at,
    deadline: null,
    revealedAt: null,
  })
  await app.database.db.insert(positions).values({
    id: randomUUID(),
    wordingId: wordingIdSchema.parse(wordingId),
    roundId: id,
    seat: ingrid,
    by: ingrid,
    position: 'cannot',
    reason: 'Kommunene får ikke tid',
    beforehand: false,
    givenAt: at,
  })
  if (o.state !== 'open') await endRound(id, o.state)
  return id
}

describe('the projector', () => {
  it('[PRJ1] shows the meeting to whoever has the link, without signing in', async () => {
    await take(second())
    expect(await seen()).toEqual({
      serverTime: '2026-11-23T09:00:00.000Z',
      programme: {
        nb: 'Program digital samhandling – steg 2',
        nn: 'Program digital samhandling – steg 2',
        en: 'Digital health interaction programme – step 2',
      },
      currency: 'MNOK',
      priceYear: 2021,
      title: 'Desemberpunktet',
      state: 'in-session',
      item: { number: 2, kind: 'follow-up', title: 'Oppfølging av tidligere vedtak' },
      timer: { budgetMinutes: 15, spentMs: 0, runsSince: '2026-11-23T09:00:00.000Z' },
      speaking: null,
      answered: null,
      shows: { type: 'wording', title: 'Oppfølging av tidligere vedtak', version: null, text: '', about: [] },
    })
  })

  it('[PRJ1] shows what the room sees: what was shown last, else the item that is up, else the agenda', async () => {
    expect((await seen()).shows.type).toBe('agenda')
    await take(first())
    const firstItem = { type: 'wording', title: 'Godkjenning av innkalling og saksliste' }
    expect((await seen()).shows).toMatchObject(firstItem)
    expect(await shows({ page: 'agenda-item', record: first() })).toMatchObject(firstItem)
    await take(second())
    expect((await seen()).shows).toMatchObject({ type: 'wording', title: 'Oppfølging av tidligere vedtak' })
    expect(await shows({ page: 'queue', record: null })).toMatchObject({ type: 'list', list: 'queue' })
    await take(first())
    expect((await seen()).shows).toMatchObject({ type: 'list', list: 'queue' })
  })

  it('[PRJ1] of what is gone, or was never there, the item that is up stands in the room', async () => {
    const upNow = { type: 'wording', title: 'Oppfølging av tidligere vedtak', version: null, text: '', about: [] }
    await take(second())
    expect(await shows({ page: 'item', record: 'FINNES-1' })).toEqual(upNow)
    const withdrawn = await round(await wording({ text: 'En tekst.' }), { state: 'withdrawn' })
    expect(await shows({ page: 'round', record: withdrawn })).toEqual(upNow)
  })

  it('[PRJ1] shows an item as far as it has come: its text, the round that is asked, what was revealed, or a newer text', async () => {
    await take(first())
    const text = await wording({ text: 'KI-4 flyttes.' })
    expect((await seen()).shows).toMatchObject({ type: 'wording', text: 'KI-4 flyttes.' })
    const open = await round(text, { state: 'open' })
    const asked = { type: 'round', number: 1, wording: 'KI-4 flyttes.' }
    expect((await seen()).shows).toEqual({ ...asked, revealed: null })
    await endRound(open, 'revealed')
    expect((await seen()).shows).toMatchObject({ ...asked, revealed: [{ position: 'cannot' }] })
    await wording({ text: 'KI-4 flyttes til plass 9.' })
    const newer = { type: 'wording', text: 'KI-4 flyttes til plass 9.' }
    expect((await seen()).shows).toMatchObject(newer)
    expect(await shows({ page: 'round', record: open })).toMatchObject(newer)
    expect(await shows({ page: 'wording', record: text })).toMatchObject(newer)
  })

  it('[PRJ1] shows with an item what of the board it is about', async () => {
    const about = { internal: false, kind: 'discussion', title: 'Fastlegene', minutes: 20, owner: '' }
    const send = async (path: string, body: object): Promise<unknown> =>
      (await app.ask({ method: 'POST', path, cookie: office, body })).json()
    await send(`/api/programmes/${programmeId}/backlog`, { ...about, linked: ['KI-4', 'DD-K1'] })
    const list = await app.ask({ path: `/api/programmes/${programmeId}/backlog`, cookie: office })
    const backlog = backlogBodySchema.parse(await list.json()).items.find(({ title }) => title === 'Fastlegene')?.id
    const { item } = carriedSchema.parse(await send(`${points}/${point}/agenda`, { type: 'from-backlog', backlog }))
    await take(item ?? fail())
    const { shows: shown } = await seen()
    expect(shown.type === 'wording' && shown.about.map(({ id, place }) => [id, place])).toEqual([
      ['DD-K1', 1],
      ['KI-4', 13],
    ])
  })

  it('shows the agenda, at most eight rows of a list around what it is about, and one item', async () => {
    const agendaShown = await shows({ page: 'agenda', record: null })
    expect(agendaShown.type === 'agenda' && agendaShown.rows[0]).toEqual({
      number: 1,
      title: 'Godkjenning av innkalling og saksliste',
      minutes: 10,
      covered: false,
      current: false,
    })
    const queue = await shows({ page: 'queue', record: 'KI-4' })
    const rows = queue.type === 'list' ? queue.rows : []
    expect([rows.length, rows.filter(({ about }) => about).map(({ id }) => id)]).toEqual([8, ['KI-4']])
    const item = await shows({ page: 'item', record: 'KI-4' })
    expect(item).toMatchObject({ type: 'item', id: 'KI-4', list: 'queue' })
  })

  it('[PRJ2] shows wordings that are published, and of an open round how many have answered and nothing of what', async () => {
    const text = await wording({ text: 'KI-4 flyttes til plass 13.' })
    expect(await shows({ page: 'wording', record: text })).toMatchObject({
      type: 'wording',
      text: 'KI-4 flyttes til plass 13.',
    })
    const hidden = await wording({ text: 'Utkast som ingen har sett', published: false })
    expect(await shows({ page: 'wording', record: hidden })).toMatchObject({ type: 'agenda' })
    for (const person of [ingrid, ola]) await give({ type: 'arrive', person, how: 'room' })
    const open = await round(text, { state: 'open' })
    await take(first())
    await give({ type: 'show', shown: { page: 'round', record: open } })
    const answer = await (await look()).text()
    expect(JSON.parse(answer)).toMatchObject({
      answered: { answered: 1, asked: 2 },
      shows: { type: 'round', number: 1, wording: 'KI-4 flyttes til plass 13.', revealed: null },
    })
    for (const secret of ['cannot', 'Kommunene får', 'ingrid', 'Utkast']) expect(answer).not.toContain(secret)
  })

  it('[PRJ2] shows what was revealed by organisation, with a name where it has several seats, without reasons', async () => {
    const text = await wording({ text: 'KI-4 flyttes.' })
    const revealed = await round(text, { state: 'open' })
    const [per, at] = [personIdSchema.parse('per-nordmann'), new Date('2026-11-23T09:00:00Z')]
    await app.database.db.insert(positions).values({
      id: randomUUID(),
      wordingId: wordingIdSchema.parse(text),
      roundId: roundIdSchema.parse(revealed),
      seat: per,
      by: per,
      position: 'supports',
      reason: 'Nytten er størst her',
      beforehand: false,
      givenAt: at,
    })
    await endRound(revealed, 'revealed')
    expect(await shows({ page: 'round', record: revealed })).toEqual({
      type: 'round',
      number: 1,
      wording: 'KI-4 flyttes.',
      revealed: [
        { position: 'supports', seats: ['Direktoratet for e-helse (Per Nordmann)'] },
        { position: 'cannot', seats: ['Helse Nord RHF'] },
      ],
    })
  })

  it('[PRJ2] shows nothing internal, though the room is shown it', async () => {
    const text = await wording({ text: 'Bare for styret', internal: true })
    const secret = await round(text, { state: 'open', internal: true })
    for (const shown of [
      { page: 'wording', record: text },
      { page: 'round', record: secret },
    ] as const) {
      expect(await shows(shown)).toMatchObject({ type: 'agenda' })
    }
    expect(await shows({ page: 'agenda-item', record: first() })).toMatchObject({ type: 'wording', text: '' })
    await take(second())
    expect(await shows({ page: 'round', record: secret })).toEqual({
      type: 'wording',
      title: 'Oppfølging av tidligere vedtak',
      version: null,
      text: '',
      about: [],
    })
  })

  it('[PRJ3] is answered with nothing while nothing is new, but with the time', async () => {
    const before = await look()
    const etag = before.headers.get('etag') ?? ''
    const same = await look({ 'if-none-match': etag })
    expect([same.status, await same.text(), same.headers.get('x-server-time')]).toEqual([
      304,
      '',
      '2026-11-23T09:00:00.000Z',
    ])
    await give({ type: 'show', shown: { page: 'queue', record: null } })
    expect((await look({ 'if-none-match': etag })).status).toBe(200)
  })

  it('[PRJ4] a link that was withdrawn, has expired or is none is over, all with one answer', async () => {
    const over = async (path: string): Promise<unknown> => {
      const answer = await app.ask({ path })
      const { error } = (await answer.json()) as { error: { code: string; message: string } }
      return [answer.status, error.code]
    }
    const gone = [404, 'LINK_OVER']
    expect(await over(`/api/projector/${'a'.repeat(43)}`)).toEqual(gone)
    expect((await projector('DELETE', office)).status).toBe(204)
    expect(await over(link)).toEqual(gone)
    const other = await makeLink()
    expect((await app.ask({ path: other })).status).toBe(200)
    app.passHours(12)
    expect(await over(other)).toEqual(gone)
    app.passHours(-12)
  })

  it('[PRJ4] a link is over when whoever made it may lead no more, and stands again when she may', async () => {
    const nina = personIdSchema.parse('nina-elvmann')
    const people = peopleStore(app.database)
    expect((await look()).status).toBe(200)
    await people.changeRole({ personId: nina, programmeId, role: 'observer' })
    expect((await look()).status).toBe(404)
    await people.changeRole({ personId: nina, programmeId, role: 'programme-office' })
    expect((await look()).status).toBe(200)
  })

  it('[PRJ4] is made and withdrawn by who may lead, and its token stands in no log and no row', async () => {
    expect([(await projector('POST', observer)).status, (await projector('DELETE', observer)).status]).toEqual([
      403, 403,
    ])
    await look()
    const token = link.split('/').at(-1) ?? ''
    expect(JSON.stringify(app.lines)).not.toContain(token)
    const { rows } = await app.database.pool.query('select * from projector_links')
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})
