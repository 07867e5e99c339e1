// The meeting of a point over HTTP: what is told to whom, commands that are repeated, and people who act at once.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type PointBody, pointBodySchema, pointsBodySchema } from '../../../shared/contract/http.ts'
import { type MeetingView, meetingViewSchema } from '../../../shared/contract/meeting.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  internalRoom,
  type PointId,
  personIdSchema,
  pointRoom,
} from '../../../shared/ids.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { editAgenda } from './edit-agenda.ts'

let app: HttpAppDouble
const cookies = new Map<string, string>()
const people = {
  owner: 'ds-programeier',
  member: 'ds-helse-nord',
  office: 'ds-programkontor',
  facilitator: 'ds-moteleder',
  observer: 'ds-departementet',
} as const
type Who = keyof typeof people

beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  for (const [name, seat] of Object.entries(people)) cookies.set(name, await app.signIn(seat))
})
afterAll(() => app.close())

const points = '/api/programmes/digital-samhandling/points'
const head = {
  title: 'Evaluerings- og beslutningspunkt',
  date: '2026-12-10',
  startsAt: '12:00',
  lengthMinutes: 90,
  place: 'Video',
  chair: 'Per Nordmann',
  facilitator: 'Solveig Austmann',
}
const ingrid = personIdSchema.parse('ingrid-nordmann')
const per = personIdSchema.parse('per-nordmann')
let point: PointId
beforeEach(async () => {
  for (const { id, state } of await list()) {
    if (state === 'called' || state === 'draft') await give('owner', { type: 'cancel', reason: 'Ferdig prøvd' }, id)
    if (state === 'in-session') await give('owner', { type: 'take-gavel' }, id)
    if (state === 'in-session') await give('owner', { type: 'adjourn' }, id)
  }
  point = await makePoint()
})

async function makePoint(over: Partial<typeof head> = {}): Promise<PointId> {
  const body = { head: { ...head, ...over }, agenda: 'standard' }
  const answer = await app.ask({ method: 'POST', path: points, cookie: cookies.get('office') ?? '', body })
  return pointBodySchema.parse(await answer.json()).id
}
async function list(): Promise<readonly PointBody[]> {
  const answer = await app.ask({ path: points, cookie: cookies.get('office') ?? '' })
  return pointsBodySchema.parse(await answer.json()).points
}
async function agenda(): Promise<readonly AgendaItemId[]> {
  const loaded = await updateLog(app.database).load(pointRoom(point))
  return loaded === null ? [] : readAgenda(roomDocument(loaded)).order
}
const send = (who: Who, body: object, id = point): Promise<Response> =>
  app.ask({ method: 'POST', path: `${points}/${id}/meeting`, cookie: cookies.get(who) ?? '', body })
async function give(who: Who, command: MeetingCommand, id = point): Promise<MeetingView> {
  const answer = await send(who, { command }, id)
  if (answer.status !== 200) throw new Error(await answer.text())
  return meetingViewSchema.parse(await answer.json())
}
async function view(who: Who): Promise<MeetingView> {
  const answer = await app.ask({ path: `${points}/${point}/meeting`, cookie: cookies.get(who) ?? '' })
  return meetingViewSchema.parse(await answer.json())
}
async function codeOf(asked: Promise<Response> | Response): Promise<[number, string | undefined]> {
  const answer = await asked
  const body = (await answer.json()) as { error?: { code: string } }
  return [answer.status, body.error?.code]
}

describe('a meeting', () => {
  it('is a draft until somebody calls it, with more than half of twelve seats as its quorum', async () => {
    expect(await view('observer')).toMatchObject({
      pointId: point,
      revision: 0,
      serverTime: '2026-11-23T09:00:00.000Z',
      meeting: { state: 'draft', quorum: 7, gavel: null },
      quorate: false,
    })
    expect((await view('observer')).seats).toHaveLength(12)
  })

  it('goes through its life, and the list of points says where it stands', async () => {
    const states = [
      await give('office', { type: 'call', quorum: 5 }),
      await give('facilitator', { type: 'start' }),
      await give('facilitator', { type: 'adjourn' }),
    ].map(({ meeting, revision }) => [meeting.state, revision])
    expect(states).toEqual([
      ['called', 1],
      ['in-session', 2],
      ['adjourned', 3],
    ])
    expect((await list()).find(({ id }) => id === point)).toMatchObject({ state: 'adjourned', seriesId: null })
  })

  it('after a command the point is told that its meeting changed, and the board when its state did', async () => {
    app.notices.length = 0
    await give('office', { type: 'call', quorum: null })
    await give('office', { type: 'call', quorum: null })
    await give('member', { type: 'answer-call', person: ingrid, answer: 'comes' })
    expect(app.notices).toEqual([
      { room: `point/${point}`, notice: { topic: 'meeting', id: point } },
      { room: `point/${point}`, notice: { topic: 'deciding', id: point } },
      { room: `point/${point}`, notice: { topic: 'papers', id: point } },
      { room: `point/${point}`, notice: { topic: 'evidence', id: point } },
      { room: 'board/digital-samhandling', notice: { topic: 'points', id: 'digital-samhandling' } },
      { room: `point/${point}`, notice: { topic: 'meeting', id: point } },
    ])
  })

  it('[MTG7] [NTC1] what a command changes on an internal item alone is told in its closed room alone', async () => {
    await give('office', { type: 'call', quorum: null })
    await give('facilitator', { type: 'start' })
    const item = agendaItemIdSchema.parse('sak-lukket')
    const content = { kind: 'discussion', title: 'Lukket sak', minutes: 10, owner: '', before: null } as const
    await editAgenda(app, internalRoom(point), { type: 'add-agenda-item', agendaItem: item, ...content })
    const heardAfter = async (command: MeetingCommand): Promise<unknown> => {
      app.notices.length = 0
      await give('facilitator', command)
      return app.notices
    }
    const notice = { topic: 'meeting', id: point }
    const inside = [{ room: internalRoom(point), notice }]
    expect([
      await heardAfter({ type: 'go-to', current: { item, internal: true, budgetMinutes: 5 } }),
      await heardAfter({ type: 'set-budget', budgetMinutes: 10 }),
      await heardAfter({ type: 'recuse', item, person: ingrid, recused: true }),
      await heardAfter({ type: 'go-to', current: null }),
    ]).toEqual([inside, inside, inside, inside])
    expect(await heardAfter({ type: 'set-speech-limit', limitSeconds: 60 })).toEqual([
      { room: pointRoom(point), notice },
    ])
  })

  it('[MTG13] an id that a crafted client has put on both agendas is on neither: nothing is taken up, shown, written or laid on it', async () => {
    await give('office', { type: 'call', quorum: null })
    await give('facilitator', { type: 'start' })
    const item = agendaItemIdSchema.parse('sak-begge')
    const content = { kind: 'discussion', title: 'Sak', minutes: 10, owner: '', before: null } as const
    await editAgenda(app, pointRoom(point), { type: 'add-agenda-item', agendaItem: item, ...content })
    const current = { item, internal: false, budgetMinutes: 5 }
    expect((await give('facilitator', { type: 'go-to', current })).meeting.current?.item).toBe(item)
    await give('facilitator', { type: 'go-to', current: null })
    await editAgenda(app, internalRoom(point), { type: 'add-agenda-item', agendaItem: item, ...content })
    const commands: readonly MeetingCommand[] = [
      { type: 'go-to', current },
      { type: 'go-to', current: { ...current, internal: true } },
      { type: 'show', shown: { page: 'agenda-item', record: item } },
    ]
    for (const command of commands) {
      expect(await codeOf(send('facilitator', { command }))).toEqual([400, 'UNKNOWN_ITEM'])
    }
    const cookie = cookies.get('facilitator') ?? ''
    for (const internal of [true, false]) {
      const body = { agendaItem: item, internal, text: 'Styret vedtar.', publish: true }
      const written = app.ask({ method: 'POST', path: `${points}/${point}/wordings`, cookie, body })
      const asked = new URLSearchParams({ agendaItem: item, internal: `${internal}`, access: 'public', name: 'a.txt' })
      const headers = { 'content-type': 'application/octet-stream' }
      const path = `${points}/${point}/papers?${asked}`
      const laid = app.ask({ method: 'POST', path, cookie, headers, raw: new TextEncoder().encode('Notat') })
      expect([await codeOf(written), await codeOf(laid)]).toEqual([
        [404, 'NOT_FOUND'],
        [400, 'UNKNOWN_ITEM'],
      ])
    }
  })

  it('[PNT3] a double click changes nothing more, and its revision stands', async () => {
    const [once, twice] = [
      await give('office', { type: 'call', quorum: 5 }),
      await give('office', { type: 'call', quorum: 5 }),
    ]
    expect(twice).toEqual(once)
  })

  it('[PNT4] two facilitators start at once: one has the gavel, the other is told', async () => {
    await give('office', { type: 'call', quorum: null })
    const answers = await Promise.all([
      codeOf(send('facilitator', { command: { type: 'start' } })),
      codeOf(send('office', { command: { type: 'start' } })),
    ])
    expect(answers.toSorted()).toEqual([
      [200, undefined],
      [409, 'ALREADY_IN_SESSION'],
    ])
  })

  it('[PNT5] is not started while an earlier point is called, also when it was moved past it', async () => {
    const later = await makePoint({ date: '2026-12-17', title: 'Det neste punktet' })
    await give('office', { type: 'call', quorum: null })
    await give('office', { type: 'call', quorum: null }, later)
    const refused = await send('facilitator', { command: { type: 'start' } }, later)
    expect(await refused.json()).toMatchObject({ error: { code: 'EARLIER_POINT_OPEN', params: { title: head.title } } })
    await app.ask({
      method: 'PATCH',
      path: `${points}/${later}`,
      cookie: cookies.get('office') ?? '',
      body: { head: { ...head, date: '2026-12-01', title: 'Det neste punktet' }, revision: 1 },
    })
    expect(await codeOf(send('facilitator', { command: { type: 'start' } }))).toEqual([409, 'EARLIER_POINT_OPEN'])
    expect((await give('facilitator', { type: 'start' }, later)).meeting.state).toBe('in-session')
  })

  it('[PNT5] is neither started nor resumed while another point of the programme is in session, also a later one', async () => {
    const later = await makePoint({ date: '2026-12-17', title: 'Det neste punktet' })
    await give('office', { type: 'call', quorum: null }, later)
    await give('facilitator', { type: 'start' }, later)
    await give('office', { type: 'call', quorum: null })
    const refused = await send('owner', { command: { type: 'start' } })
    expect(await refused.json()).toMatchObject({
      error: { code: 'OTHER_POINT_SITS', params: { title: 'Det neste punktet' } },
    })
    await give('facilitator', { type: 'adjourn' }, later)
    expect((await give('owner', { type: 'start' })).meeting.state).toBe('in-session')
    expect(await codeOf(send('facilitator', { command: { type: 'resume' } }, later))).toEqual([
      409,
      'EARLIER_POINT_OPEN',
    ])
  })

  it('a command given on what is no longer so is refused as stale, where it names what was seen', async () => {
    await give('office', { type: 'call', quorum: null })
    await give('facilitator', { type: 'start' })
    const answer = await send('facilitator', { command: { type: 'next-speaker' }, revision: 1 })
    expect(await codeOf(answer)).toEqual([409, 'STALE'])
  })

  it('[MTG10] the floor is passed on only from where who leads saw it: a request that is sent again gives it to nobody more', async () => {
    await give('office', { type: 'call', quorum: null })
    await give('facilitator', { type: 'start' })
    await give('owner', { type: 'arrive', person: per, how: 'room' })
    await give('member', { type: 'arrive', person: ingrid, how: 'room' })
    await give('owner', { type: 'ask-to-speak', kind: 'speech' })
    const { revision } = await give('member', { type: 'ask-to-speak', kind: 'speech' })
    for (const type of ['next-speaker', 'end-speech'] as const) {
      const answer = await send('facilitator', { command: { type } })
      expect([answer.status, ((await answer.json()) as { error: object }).error]).toMatchObject([
        400,
        { code: 'INVALID', field: 'revision' },
      ])
    }
    const sent = [1, 2].map(() => send('facilitator', { command: { type: 'next-speaker' }, revision }))
    expect((await Promise.all(sent)).map(({ status }) => status).toSorted()).toEqual([200, 409])
    const { speakers } = (await view('facilitator')).meeting
    expect([speakers.speaking?.person, speakers.waiting.map(({ person }) => person)]).toEqual([per, [ingrid]])
  })

  it('tells who is named, with name and role, and who fills each seat', async () => {
    await give('office', { type: 'call', quorum: 1 })
    await give('facilitator', { type: 'start' })
    const seen = await give('member', { type: 'arrive', person: ingrid, how: 'room' })
    expect(seen.quorate).toBe(true)
    expect(seen.seats.filter(({ filledBy }) => filledBy !== null)).toEqual([
      { member: 'ingrid-nordmann', filledBy: 'ingrid-nordmann' },
    ])
    expect(seen.people.find(({ id }) => id === 'ingrid-nordmann')).toMatchObject({
      name: 'Ingrid Nordmann',
      organisation: 'Helse Nord RHF',
      role: 'board-member',
    })
  })

  it('an item that is not on the agenda is not gone to, and what is no command of ours is refused', async () => {
    await give('office', { type: 'call', quorum: null })
    await give('facilitator', { type: 'start' })
    const current = { item: 'finnes-ikke', internal: false, budgetMinutes: 10 }
    expect(await codeOf(send('facilitator', { command: { type: 'go-to', current } }))).toEqual([400, 'UNKNOWN_ITEM'])
    expect(await codeOf(send('facilitator', { command: { type: 'crown' } }))).toEqual([400, 'INVALID'])
    const cancel = { command: { type: 'cancel', reason: '  ' } }
    expect(await codeOf(send('facilitator', cancel))).toEqual([400, 'REASON_MISSING'])
  })

  it('[MTG9] an item taken off the agenda in the moment before is not gone to, shown, or recused from', async () => {
    await give('office', { type: 'call', quorum: null })
    await give('facilitator', { type: 'start' })
    for (const commandOn of [
      (item: AgendaItemId) => ({ type: 'go-to', current: { item, internal: false, budgetMinutes: 10 } }),
      (item: AgendaItemId) => ({ type: 'show', shown: { page: 'agenda-item', record: item } }),
      (item: AgendaItemId) => ({ type: 'recuse', item, person: ingrid, recused: true }),
    ]) {
      const [item] = (await agenda()).slice(-1)
      if (item === undefined) throw new Error('no item')
      const edit = { type: 'remove-agenda-item', agendaItem: item } as const
      const removed = beforeTheLock(app.database.pool, () => editAgenda(app, pointRoom(point), edit))
      expect(await codeOf(send('facilitator', { command: commandOn(item) }))).toEqual([400, 'UNKNOWN_ITEM'])
      expect(removed.times).toBe(1)
    }
  })

  it('a point of another programme, and one that does not stand, is not found', async () => {
    for (const path of [
      `/api/programmes/pasientens-legemiddelliste/points/${point}/meeting`,
      `${points}/finnes-ikke/meeting`,
    ]) {
      expect(await codeOf(app.ask({ path, cookie: cookies.get('office') ?? '' }))).toEqual([404, 'NOT_FOUND'])
    }
  })
})
