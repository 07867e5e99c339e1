// Carrying agenda items and the backlog over HTTP: what is moved is in exactly one place with all that belongs to it, what is doubled leaves
// the record as it was, and what was dealt with stays.

import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { decisions, rounds, wordings } from '../../../server/store/tables/deciding.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import type { RichNode } from '../../../shared/board/change.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import {
  backlogBodySchema,
  type backlogItemSchema,
  type Carried,
  type CarryAgendaItem,
  carriedSchema,
} from '../../../shared/contract/meeting.ts'
import { paperSchema, papersBodySchema } from '../../../shared/contract/papers.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import { firstUpdate } from '../../../shared/document/first-update.ts'
import { readAgenda, textOf } from '../../../shared/document/records.ts'
import { readRichText } from '../../../shared/document/rich-text.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  decisionIdSchema,
  internalRoom,
  minutesRoom,
  type PointId,
  personIdSchema,
  pointIdSchema,
  pointRoom,
  programmeIdSchema,
  type RoomName,
  requestKeySchema,
  roundIdSchema,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { fileOf } from '../../generators/files.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
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

const programmeId = programmeIdSchema.parse('digital-samhandling')
const programme = `/api/programmes/${programmeId}`
const head = {
  title: 'Punkt',
  date: '2027-03-04',
  startsAt: '10:00',
  lengthMinutes: 120,
  place: '',
  chair: '',
  facilitator: '',
}
const itemId = (id: string): AgendaItemId => agendaItemIdSchema.parse(id)
const per = personIdSchema.parse('per-nordmann')
const notes: readonly RichNode[] = [
  { type: 'heading', attributes: { level: 2 }, children: [{ text: 'Bakgrunn' }] },
  { type: 'paragraph', attributes: {}, children: [{ text: 'Ærlig ' }, { text: 'talt', marks: { bold: {} } }] },
]

let here: PointId
let there: PointId
beforeEach(async () => {
  here = await newPoint()
  there = await newPoint()
  await write(pointRoom(here), 'sak-a', { title: 'Saken', 'linked.DD-1': true })
})

async function newPoint(): Promise<PointId> {
  const answer = await app.ask({
    method: 'POST',
    path: `${programme}/points`,
    cookie: office,
    body: { head, agenda: 'empty' },
  })
  expect(answer.status).toBe(201)
  return pointBodySchema.parse(await answer.json()).id
}

/** Somebody writes an agenda item with notes, or an entry of the minutes. */
async function write(room: RoomName, id: string, over: Record<string, string | true> = {}): Promise<void> {
  const isMinutes = room.startsWith('minutes/')
  const fields = isMinutes
    ? { kind: 'outcome', ...over }
    : { kind: 'decision', title: 'Sak', minutes: 20, owner: 'Per Nordmann', rank: 'a0', ...over }
  const seed = firstUpdate({
    kind: isMinutes ? 'minutes' : 'point',
    records: [{ id, content: { fields, text: [...notes] } }],
  })
  const log = updateLog(app.database)
  const loaded = await log.load(room)
  if (loaded === null) throw new Error(`no ${room}`)
  const doc = roomDocument(loaded)
  const wrote = new Y.Doc()
  Y.applyUpdate(wrote, seed)
  // Under another client id than the server's own, as a person's edit is.
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  theirs.clientID = 4_711
  const before = Y.encodeStateVector(theirs)
  const root = isMinutes ? 'entries' : 'agenda'
  const record = wrote.getMap(root).get(id) as Y.Map<unknown>
  theirs.getMap(root).set(id, record.clone())
  const payload = Y.encodeStateAsUpdate(theirs, before)
  const { head: afterPosition, fences } = loaded
  const update = { payload, actor: null, sessionId: null, role: null, clientIds: [] }
  const [result] = await log.append({
    batchId: crypto.randomUUID(),
    entries: [{ room, afterPosition, fences, updates: [update] }],
  })
  if (result?.kind !== 'appended') throw new Error('not appended')
}

async function agendaOf(room: RoomName) {
  const loaded = await updateLog(app.database).load(room)
  if (loaded === null) throw new Error(`no ${room}`)
  const doc = roomDocument(loaded)
  const agenda = readAgenda(doc)
  return agenda.order.map((id) => {
    const { id: _id, rank: _rank, ...content } = agenda.items.get(id) ?? ({} as never)
    const text = textOf(doc, 'point', id)
    return { ...content, notes: text ? readRichText(text) : null }
  })
}
const idsOn = async (room: RoomName): Promise<readonly AgendaItemId[]> => {
  const loaded = await updateLog(app.database).load(room)
  return loaded ? readAgenda(roomDocument(loaded)).order : []
}
const carry = (body: CarryAgendaItem, point: PointId = here): Promise<Response> =>
  app.ask({ method: 'POST', path: `${programme}/points/${point}/agenda`, cookie: office, body })
async function carried(body: CarryAgendaItem, point: PointId = here): Promise<Carried> {
  const answer = await carry(body, point)
  expect(answer.status).toBe(200)
  return carriedSchema.parse(await answer.json())
}
type Waiting = ReturnType<(typeof backlogItemSchema)['parse']>
const backlog = async (cookie: string): Promise<readonly Waiting[]> =>
  backlogBodySchema.parse(await (await app.ask({ path: `${programme}/backlog`, cookie })).json()).items
async function addPaper(point: PointId, agendaItem: AgendaItemId, internal = false): Promise<string> {
  const asked = new URLSearchParams({ agendaItem, internal: String(internal), access: 'public', name: 'a.pdf' })
  const path = `${programme}/points/${point}/papers?${asked}`
  const answer = await app.ask({ method: 'POST', path, cookie: office, raw: Uint8Array.from(fileOf.pdf()) })
  return paperSchema.parse(await answer.json()).id
}
const papersOn = async (point: PointId) =>
  papersBodySchema
    .parse(await (await app.ask({ path: `${programme}/points/${point}/papers`, cookie: office })).json())
    .papers.map(({ id, agendaItem }) => [id, agendaItem])
async function wordingOn(point: PointId, agendaItem: AgendaItemId) {
  const id = wordingIdSchema.parse(crypto.randomUUID())
  const at = new Date('2026-11-23T09:00:00Z')
  await app.database.db.insert(wordings).values({
    id,
    programmeId,
    pointId: point,
    agendaItem,
    internal: false,
    version: 1,
    text: 'x',
    writtenBy: per,
    writtenAt: at,
  })
  return id
}
const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
]
const whole = { kind: 'decision', title: 'Saken', minutes: 20, owner: 'Per Nordmann', linked: ['DD-1'], notes }

describe('carrying agenda items', () => {
  it('[BKL1] a moved item stands on the other agenda alone, with notes, links, papers and wordings', async () => {
    const item = itemId('sak-a')
    const paper = await addPaper(here, item)
    const wording = await wordingOn(here, item)
    app.appended.length = 0
    const to = await carried({ type: 'move', item, internal: false, to: there })
    expect(to).toEqual({ pointId: there, item: expect.any(String), backlog: null })
    expect([await agendaOf(pointRoom(here)), await agendaOf(pointRoom(there))]).toEqual([[], [whole]])
    expect([await papersOn(here), await papersOn(there)]).toEqual([[], [[paper, to.item]]])
    const rows = await app.database.db
      .select({ id: wordings.id, pointId: wordings.pointId, item: wordings.agendaItem })
      .from(wordings)
    expect(rows).toContainEqual({ id: wording, pointId: there, item: to.item })
    expect(app.appended.toSorted()).toEqual([pointRoom(here), pointRoom(there)].toSorted())
  })

  it('[BKL1] an item goes to the backlog and comes back whole at another point, its papers with it', async () => {
    const item = itemId('sak-a')
    const paper = await addPaper(here, item)
    const away = await carried({ type: 'to-backlog', item, internal: false })
    expect([await agendaOf(pointRoom(here)), await papersOn(here)]).toEqual([[], []])
    const waiting = (await backlog(observer)).find(({ id }) => id === away.backlog)
    const { notes: _notes, ...told } = whole
    expect(waiting).toEqual({
      ...told,
      id: away.backlog,
      internal: false,
      from: { pointId: here, title: 'Punkt' },
      addedAt: '2026-11-23T09:00:00.000Z',
    })
    const backlogId = away.backlog
    if (backlogId === null) throw new Error('not in the backlog')
    const back = await carried({ type: 'from-backlog', backlog: backlogId }, there)
    expect(await agendaOf(pointRoom(there))).toEqual([whole])
    expect(await papersOn(there)).toEqual([[paper, back.item]])
    expect((await backlog(office)).some(({ id }) => id === backlogId)).toBe(false)
    expect(await codeOf(await carry({ type: 'from-backlog', backlog: backlogId }, there))).toEqual([404, 'NOT_FOUND'])
  })

  it('[PNT6] calling publishes no draft of an item that waits in the backlog or was taken off the agenda', async () => {
    const [waits, gone] = [itemId('sak-b'), itemId('sak-c')]
    for (const id of [waits, gone]) await write(pointRoom(here), id)
    const ids = [await wordingOn(here, itemId('sak-a')), await wordingOn(here, waits), await wordingOn(here, gone)]
    await carried({ type: 'to-backlog', item: waits, internal: false })
    await editAgenda(app, pointRoom(here), { type: 'remove-agenda-item', agendaItem: gone })
    const path = `${programme}/points/${here}/meeting`
    const body = { command: { type: 'call', quorum: null } }
    expect((await app.ask({ method: 'POST', path, cookie: office, body })).status).toBe(200)
    const rows = await app.database.db.select().from(wordings)
    const published = ids.map((id) => rows.find((row) => row.id === id)?.publishedAt ?? null)
    expect(published).toEqual([new Date('2026-11-23T09:00:00Z'), null, null])
  })

  it('[BKL2] a doubled item leaves the record as it was, also of a point that is closed, and its papers where they lie', async () => {
    const item = itemId('sak-a')
    const paper = await addPaper(here, item)
    await putPointIn(app.database, { point: here, state: 'approved', covered: [item] })
    const before = await updateLog(app.database).load(pointRoom(here))
    const copy = await carried({ type: 'duplicate', item, internal: false, to: there })
    expect((await updateLog(app.database).load(pointRoom(here)))?.head).toBe(before?.head)
    expect([await agendaOf(pointRoom(here)), await agendaOf(pointRoom(there))]).toEqual([[whole], [whole]])
    expect([await papersOn(here), await papersOn(there)]).toEqual([[[paper, item]], []])
    expect(copy.item).not.toBe(item)
  })

  it('[BKL1] two points that have an item of the same id each keep theirs', async () => {
    await write(pointRoom(there), 'sak-a', { title: 'En annen' })
    await carried({ type: 'move', item: itemId('sak-a'), internal: false, to: there })
    expect((await agendaOf(pointRoom(there))).map(({ title }) => title)).toEqual(['En annen', 'Saken'])
  })

  it('[BKL1] of many who carry one item at once one does, and it stands once', async () => {
    const third = await newPoint()
    const item = itemId('sak-a')
    const answers = await Promise.all([
      carry({ type: 'move', item, internal: false, to: there }),
      carry({ type: 'move', item, internal: false, to: third }),
      carry({ type: 'to-backlog', item, internal: false }),
      carry({ type: 'move', item, internal: false, to: there }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400])
    const waiting = (await backlog(office)).filter(({ from }) => from?.pointId === here)
    const standing = [here, there, third].map(async (point) => (await idsOn(pointRoom(point))).length)
    expect((await Promise.all(standing)).reduce((sum, each) => sum + each, waiting.length)).toBe(1)
  })

  it('[BKL1] however items are carried about, none is lost and none stands twice', async () => {
    const steps = fc.array(
      fc.record({
        type: fc.constantFrom('move', 'to-backlog', 'from-backlog'),
        pick: fc.nat(5),
        from: fc.nat(2),
        to: fc.nat(2),
      }),
      { minLength: 4, maxLength: 10 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const places = [await newPoint(), await newPoint(), await newPoint()]
        const titles = ['en', 'to', 'tre'].map((title) => `${title} ${places[0]}`)
        for (const [index, title] of titles.entries())
          await write(pointRoom(places[0] ?? here), `sak-${index}x`, { title })
        for (const { type, pick, from, to } of all) {
          const [source, target] = [places[from] ?? here, places[to] ?? here]
          const ids = await idsOn(pointRoom(source))
          const mine = (await backlog(office)).filter(({ title }) => titles.includes(title))
          const item = ids[pick % Math.max(1, ids.length)]
          const waiting = mine[pick % Math.max(1, mine.length)]
          if (type === 'from-backlog' && waiting) await carry({ type, backlog: waiting.id }, target)
          else if (type === 'to-backlog' && item) await carry({ type, item, internal: false }, source)
          else if (type === 'move' && item) await carry({ type, item, internal: false, to: target }, source)
        }
        const standing = await Promise.all(
          places.map(async (point) => (await agendaOf(pointRoom(point))).map(({ title }) => title)),
        )
        const waits = (await backlog(office)).map(({ title }) => title).filter((title) => titles.includes(title))
        expect([...standing.flat(), ...waits].toSorted()).toEqual(titles.toSorted())
      }),
      { numRuns: 8 },
    )
  })

  it('[BKL3] what is decided, up, dealt with, in a round or written of in the minutes stays at its point', async () => {
    const item = itemId('sak-a')
    const refused = async (): Promise<readonly unknown[]> => [
      await codeOf(await carry({ type: 'move', item, internal: false, to: there })),
      await codeOf(await carry({ type: 'to-backlog', item, internal: false })),
    ]
    const twice = (status: number, code: string) => [
      [status, code],
      [status, code],
    ]
    await putPointIn(app.database, { point: here, state: 'in-session', covered: [item] })
    expect(await refused()).toEqual(twice(409, 'ITEM_TREATED'))
    await putPointIn(app.database, { point: here, state: 'in-session' })
    await write(minutesRoom(here), 'sak-a')
    expect(await refused()).toEqual(twice(409, 'ITEM_TREATED'))
    const round = {
      id: roundIdSchema.parse(crypto.randomUUID()),
      programmeId,
      pointId: here,
      agendaItem: item,
      internal: false,
      wordingId: await wordingOn(here, item),
      number: 1,
      asked: [per],
      openedBy: per,
      openedAt: new Date(),
    }
    await app.database.db.insert(rounds).values({ ...round, how: 'meeting', state: 'open' })
    expect(await refused()).toEqual(twice(409, 'ROUND_OPEN'))
    await app.database.db.insert(decisions).values({
      id: decisionIdSchema.parse(crypto.randomUUID()),
      programmeId,
      number: 41,
      pointId: here,
      requestKey: requestKeySchema.parse(crypto.randomUUID()),
      requestHash: '',
      body: '{}',
      decision: { agendaItem: item, internal: false } as Decision,
      hash: '',
      decidedAt: new Date(),
    })
    expect(await refused()).toEqual(twice(409, 'DECIDED_ALREADY'))
    expect(await idsOn(pointRoom(here))).toEqual([item])
  })

  it('[BKL3] nothing goes from or to a point that is closed or called off', async () => {
    const item = itemId('sak-a')
    for (const [state, code] of [
      ['approved', 'CLOSED'],
      ['cancelled', 'CANCELLED'],
    ] as const) {
      await putPointIn(app.database, { point: here, state })
      expect(await codeOf(await carry({ type: 'move', item, internal: false, to: there }))).toEqual([409, code])
      expect(await codeOf(await carry({ type: 'to-backlog', item, internal: false }))).toEqual([409, code])
      await putPointIn(app.database, { point: here, state: 'draft' })
      await putPointIn(app.database, { point: there, state })
      expect(await codeOf(await carry({ type: 'move', item, internal: false, to: there }))).toEqual([409, code])
      expect(await codeOf(await carry({ type: 'duplicate', item, internal: false, to: there }))).toEqual([409, code])
      await putPointIn(app.database, { point: there, state: 'draft' })
    }
    expect([await idsOn(pointRoom(here)), await idsOn(pointRoom(there))]).toEqual([[item], []])
  })

  it('[BKL3] an item that is not there, the same point, and another board’s point are refused', async () => {
    const item = itemId('sak-a')
    const elsewhere = pointIdSchema.parse('pll-punkt-1')
    expect([
      await codeOf(await carry({ type: 'move', item: itemId('finnes-ikke'), internal: false, to: there })),
      await codeOf(await carry({ type: 'move', item, internal: true, to: there })),
      await codeOf(await carry({ type: 'move', item, internal: false, to: here })),
      await codeOf(await carry({ type: 'move', item, internal: false, to: elsewhere })),
      await codeOf(await carry({ type: 'move', item, internal: false, to: there }, elsewhere)),
    ]).toEqual([
      [400, 'UNKNOWN_ITEM'],
      [400, 'UNKNOWN_ITEM'],
      [400, 'INVALID'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
    ])
  })

  it('[BKL4] what is internal stays internal wherever it is carried, and is absent for observers', async () => {
    await write(internalRoom(here), 'sak-i', { title: 'Innerst' })
    const item = itemId('sak-i')
    const paper = await addPaper(here, item, true)
    const { backlog: id } = await carried({ type: 'to-backlog', item, internal: true })
    if (id === null) throw new Error('not in the backlog')
    const seen = async (cookie: string): Promise<boolean> => (await backlog(cookie)).some((each) => each.id === id)
    expect([await seen(office), await seen(observer)]).toEqual([true, false])
    const back = await carried({ type: 'from-backlog', backlog: id }, there)
    expect([(await agendaOf(internalRoom(there))).map(({ title }) => title), await agendaOf(pointRoom(there))]).toEqual(
      [['Innerst'], []],
    )
    expect(await papersOn(there)).toEqual([[paper, back.item]])
  })

  it('[BKL4] an item put into the backlog by itself waits there, and is gone when it is removed', async () => {
    const item = { kind: 'information', title: 'Senere', minutes: 0, owner: '', linked: [] }
    for (const internal of [false, true]) {
      const answer = await app.ask({
        method: 'POST',
        path: `${programme}/backlog`,
        cookie: office,
        body: { ...item, internal },
      })
      expect(answer.status).toBe(201)
      const { id } = (await answer.json()) as Waiting
      expect((await backlog(observer)).some((each) => each.id === id)).toBe(!internal)
      const remove = (): Promise<Response> =>
        app.ask({ method: 'DELETE', path: `${programme}/backlog/${id}`, cookie: office })
      expect([(await remove()).status, (await remove()).status]).toEqual([204, 404])
    }
    const refused = async (over: object): Promise<[number, string]> =>
      codeOf(
        await app.ask({
          method: 'POST',
          path: `${programme}/backlog`,
          cookie: office,
          body: { ...item, internal: false, ...over },
        }),
      )
    expect([await refused({ title: '' }), await refused({ minutes: -1 }), await refused({ linked: ['x'] })]).toEqual([
      [400, 'TITLE_EMPTY'],
      [400, 'MINUTES'],
      [400, 'INVALID'],
    ])
  })
})
