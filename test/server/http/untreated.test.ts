// What a meeting did not come to over HTTP: it is carried on in one request, all or none, its point keeps it, marked, and what is closed is not
// written in.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { pointBodySchema, programmeBodySchema } from '../../../shared/contract/http.ts'
import {
  backlogBodySchema,
  type CarryUntreated,
  carriedSchema,
  type UntreatedBody,
  untreatedBodySchema,
} from '../../../shared/contract/meeting.ts'
import { papersBodySchema } from '../../../shared/contract/papers.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  internalRoom,
  minutesRoom,
  type PointId,
  pointRoom,
  programmeIdSchema,
  type RoomName,
  requestKeySchema,
} from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { fileOf } from '../../generators/files.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { codeOf } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

let app: HttpAppDouble
let office: string
let observer: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
  observer = await app.signIn('ds-revisjon')
})
afterAll(() => app.close())

const programme = `/api/programmes/${programmeIdSchema.parse('digital-samhandling')}`
const itemId = (id: string): AgendaItemId => agendaItemIdSchema.parse(id)
const [treated, a, b, inner] = ['sak-oppe', 'sak-a', 'sak-b', 'sak-lukket'].map(itemId) as [
  AgendaItemId,
  AgendaItemId,
  AgendaItemId,
  AgendaItemId,
]

let here: PointId
let there: PointId
beforeEach(async () => {
  here = await newPoint('Høstpunktet', '2026-10-01')
  there = await newPoint('Vinterpunktet', '2027-01-14')
  for (const id of [treated, a, b]) await addTo(pointRoom(here), id, `Sak ${id}`)
  await addTo(internalRoom(here), inner, 'Lukket sak')
  await putPointIn(app.database, { point: here, state: 'adjourned', covered: [treated] })
  app.notices.length = 0
})
// No meeting is resumed past one that is still open.
afterEach(() => putPointIn(app.database, { point: here, state: 'approved', covered: [treated] }))

async function newPoint(title: string, date: string): Promise<PointId> {
  const head = { title, date, startsAt: '10:00', lengthMinutes: 120, place: '', chair: '', facilitator: '' }
  const body = { head, agenda: 'empty' }
  const answer = await app.ask({ method: 'POST', path: `${programme}/points`, cookie: office, body })
  return pointBodySchema.parse(await answer.json()).id
}
const addTo = (room: RoomName, agendaItem: AgendaItemId, title: string): Promise<void> =>
  editAgenda(app, room, {
    type: 'add-agenda-item',
    agendaItem,
    kind: 'discussion',
    title,
    minutes: 10,
    owner: '',
    before: null,
  })
const newKey = () => requestKeySchema.parse(crypto.randomUUID())
const carry = (
  items: CarryUntreated['items'],
  { key = newKey(), point = here, cookie = office } = {},
): Promise<Response> =>
  app.ask({ method: 'POST', path: `${programme}/points/${point}/untreated`, cookie, body: { key, items } })
async function told(point: PointId, cookie = office): Promise<UntreatedBody> {
  const answer = await app.ask({ path: `${programme}/points/${point}/untreated`, cookie })
  return untreatedBodySchema.parse(await answer.json())
}
async function titlesOn(room: RoomName): Promise<readonly string[]> {
  const loaded = await updateLog(app.database).load(room)
  if (loaded === null) throw new Error(`no ${room}`)
  const { order, items } = readAgenda(roomDocument(loaded))
  return order.map((id) => items.get(id)?.title ?? '')
}
const headOf = async (room: RoomName) => (await updateLog(app.database).load(room))?.head
const backlogTitles = async (cookie = office): Promise<readonly string[]> =>
  backlogBodySchema
    .parse(await (await app.ask({ path: `${programme}/backlog`, cookie })).json())
    .items.filter(({ from }) => from?.pointId === here)
    .map(({ title }) => title)
async function addPaper(agendaItem: AgendaItemId): Promise<void> {
  const asked = new URLSearchParams({ agendaItem, internal: 'false', access: 'public', name: 'a.pdf' })
  const path = `${programme}/points/${here}/papers?${asked}`
  const raw = Uint8Array.from(fileOf.pdf())
  expect((await app.ask({ method: 'POST', path, cookie: office, raw })).status).toBe(201)
}
const papersOn = async (point: PointId): Promise<number> =>
  papersBodySchema.parse(await (await app.ask({ path: `${programme}/points/${point}/papers`, cookie: office })).json())
    .papers.length
const public_ = (item: AgendaItemId, to: PointId | null) => ({ item, internal: false, to })

describe('what a meeting did not come to', () => {
  it('[BKL5] is told once the board has sat, to each what she may read, and nothing of it before', async () => {
    expect((await told(here)).left.map(({ item }) => item)).toEqual([a, b, inner])
    expect((await told(here, observer)).left.map(({ item }) => item)).toEqual([a, b])
    expect(await told(there)).toEqual({ left: [], went: [], came: [] })
  })

  it('[BKL5] says of what every standard agenda has that it comes again, and of no other', async () => {
    const { structure } = programmeBodySchema.parse(await (await app.ask({ path: programme, cookie: office })).json())
    const question = structure.questions.find(({ kind }) => kind !== 'decide')?.question.nb ?? ''
    await addTo(pointRoom(here), itemId('sak-fast'), question)
    expect((await told(here)).left.map(({ item, recurs }) => [item, recurs])).toEqual([
      [a, false],
      [b, false],
      [itemId('sak-fast'), true],
      [inner, false],
    ])
  })

  it('[BKL5] is carried in one request: each stands anew where it was sent, and its point keeps it, marked', async () => {
    const before = await headOf(pointRoom(here))
    expect(
      (await carry([public_(a, there), public_(b, null), { item: inner, internal: true, to: there }])).status,
    ).toBe(200)
    expect([await titlesOn(pointRoom(there)), await titlesOn(internalRoom(there)), await backlogTitles()]).toEqual([
      ['Sak sak-a'],
      ['Lukket sak'],
      ['Sak sak-b'],
    ])
    expect(await headOf(pointRoom(here))).toBe(before)
    const [from, to] = [await told(here), await told(there)]
    const winter = { id: there, title: 'Vinterpunktet', date: '2027-01-14' }
    expect(from).toEqual({
      left: [],
      went: [
        { item: a, to: winter },
        { item: b, to: null },
        { item: inner, to: winter },
      ],
      came: [],
    })
    const autumn = { id: here, title: 'Høstpunktet', date: '2026-10-01' }
    expect(to.came.map((each) => each.from)).toEqual([autumn, autumn])
    expect([(await told(here, observer)).went, (await told(there, observer)).came.length]).toEqual([
      [
        { item: a, to: winter },
        { item: b, to: null },
      ],
      1,
    ])
  })

  it('[BKL5] is told where it stands and to nobody else', async () => {
    await carry([
      { item: inner, internal: true, to: there },
      { item: a, internal: false, to: null },
    ])
    const heard = app.notices.filter(({ notice }) => notice.topic === 'untreated' || notice.topic === 'backlog')
    expect(heard).toEqual([
      { room: pointRoom(here), notice: { topic: 'untreated', id: here } },
      { room: 'board/digital-samhandling', notice: { topic: 'backlog', id: 'digital-samhandling' } },
      { room: internalRoom(here), notice: { topic: 'untreated', id: here } },
      { room: internalRoom(there), notice: { topic: 'untreated', id: there } },
    ])
    app.notices.length = 0
    await carry([public_(b, there)])
    expect(app.notices.some(({ room }) => room.startsWith('internal/'))).toBe(false)
  })

  it('[BKL5] takes papers with it while its point is open, and takes nothing from one that is closed', async () => {
    await addPaper(a)
    await addPaper(b)
    await carry([public_(a, there)])
    expect([await papersOn(here), await papersOn(there)]).toEqual([1, 1])
    await putPointIn(app.database, { point: here, state: 'approved', covered: [treated] })
    const before = [await headOf(pointRoom(here)), await headOf(minutesRoom(here)), await papersOn(here)]
    expect((await carry([public_(b, there)])).status).toBe(200)
    expect([await headOf(pointRoom(here)), await headOf(minutesRoom(here)), await papersOn(here)]).toEqual(before)
    expect(await titlesOn(pointRoom(there))).toEqual(['Sak sak-a', 'Sak sak-b'])
  })

  it('[BKL5] that waits in the backlog is marked with its point when it is taken up, and what lies on a closed point stays', async () => {
    await addPaper(a)
    await carry([public_(a, null)])
    await putPointIn(app.database, { point: here, state: 'approved', covered: [treated] })
    const listed = await app.ask({ path: `${programme}/backlog`, cookie: office })
    const waiting = backlogBodySchema.parse(await listed.json()).items.find(({ from }) => from?.pointId === here)
    const body = { type: 'from-backlog', backlog: waiting?.id }
    const taken = await app.ask({ method: 'POST', path: `${programme}/points/${there}/agenda`, cookie: office, body })
    const { item } = carriedSchema.parse(await taken.json())
    expect((await told(here)).went).toEqual([
      { item: a, to: { id: there, title: 'Vinterpunktet', date: '2027-01-14' } },
    ])
    expect((await told(there)).came.map((each) => each.item)).toEqual([item])
    expect([await papersOn(here), await papersOn(there)]).toEqual([1, 0])
  })

  it('[BKL6] the same request again carries nothing more, also when two come at once; another content under its key is refused', async () => {
    const key = newKey()
    const items = [public_(a, there), public_(b, null)]
    const answers = await Promise.all([carry(items, { key }), carry(items, { key }), carry(items, { key })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect([await titlesOn(pointRoom(there)), await backlogTitles()]).toEqual([['Sak sak-a'], ['Sak sak-b']])
    expect(await codeOf(carry([public_(a, there)], { key }))).toEqual([422, 'KEY_REUSED'])
    expect(await codeOf(carry([public_(a, there)]))).toEqual([409, 'ITEM_CARRIED'])
  })

  it('[BKL6] one item that cannot be carried refuses the whole', async () => {
    const third = await newPoint('Vårpunktet', '2027-04-01')
    const refusals = async (bad: CarryUntreated['items'][number]) => codeOf(carry([public_(a, there), bad]))
    expect(await refusals(public_(treated, there))).toEqual([409, 'ITEM_TREATED'])
    expect(await refusals(public_(itemId('finnes-ikke'), there))).toEqual([400, 'UNKNOWN_ITEM'])
    expect(await refusals(public_(b, here))).toEqual([400, 'INVALID'])
    expect(await refusals(public_(a, there))).toEqual([400, 'INVALID'])
    for (const [state, code] of [
      ['approved', 'CLOSED'],
      ['cancelled', 'CANCELLED'],
      ['adjourned', 'ALREADY_ADJOURNED'],
    ] as const) {
      await putPointIn(app.database, { point: third, state })
      expect(await refusals(public_(b, third))).toEqual([409, code])
    }
    for (const state of ['draft', 'called'] as const) {
      await putPointIn(app.database, { point: here, state })
      expect(await codeOf(carry([public_(a, there)]))).toEqual([409, 'NOT_IN_SESSION'])
    }
    expect([await titlesOn(pointRoom(there)), (await told(there)).came]).toEqual([[], []])
  })

  it('[BKL6] an item that was carried is not carried away from its point once more', async () => {
    await carry([public_(a, there)])
    const body = { type: 'to-backlog', item: a, internal: false }
    const again = app.ask({ method: 'POST', path: `${programme}/points/${here}/agenda`, cookie: office, body })
    expect(await codeOf(again)).toEqual([409, 'ITEM_CARRIED'])
  })

  it('[BKL5] is not taken up where it came from when the meeting is resumed; what was left is', async () => {
    expect((await carry([public_(a, there)])).status).toBe(200)
    const path = `${programme}/points/${here}/meeting`
    const command = (asked: object): Promise<Response> =>
      app.ask({ method: 'POST', path, cookie: office, body: { command: asked } })
    const takeUp = (item: AgendaItemId): Promise<Response> =>
      command({ type: 'go-to', current: { item, internal: false, budgetMinutes: 10 } })
    expect(await codeOf(command({ type: 'resume' }))).toEqual([200, undefined])
    expect((await codeOf(takeUp(a)))[1]).toBe('ITEM_CARRIED')
    expect(await codeOf(takeUp(b))).toEqual([200, undefined])
  })

  it('[BKL5] [RGT1] is carried by those who may carry items, and what is internal is nothing to others', async () => {
    expect(await codeOf(carry([public_(a, there)], { cookie: observer }))).toEqual([403, 'FORBIDDEN'])
    expect(await codeOf(app.ask({ path: `${programme}/points/pll-punkt-1/untreated`, cookie: office }))).toEqual([
      404,
      'NOT_FOUND',
    ])
  })
})
