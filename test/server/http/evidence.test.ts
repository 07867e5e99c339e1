// Evidence over HTTP: one answer to each standard question, never over somebody else's; and the facts, as far as the reader may know them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boardOfView, boardViewBody } from '../../../server/commands/board/board-view-body.ts'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { keepBoardView } from '../../../server/store/board-views.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import { points } from '../../../server/store/tables/points.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { sameValue } from '../../../shared/board/change.ts'
import { keptItem } from '../../../shared/board/kept-item.ts'
import { boardThenSchema } from '../../../shared/contract/deciding.ts'
import { evidenceBodySchema, evidenceSchema } from '../../../shared/contract/meeting.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { boardRoom, boardViewIdSchema, pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

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
const path = `${programme}/points/ds-punkt-1/evidence`
const read = async (cookie: string) => evidenceBodySchema.parse(await (await app.ask({ path, cookie })).json())
const said = { owner: 'per-nordmann', due: '2027-01-04', threshold: 'Under 70 %', answer: '', proposal: null }
const answer = (question: string, body: object): Promise<Response> =>
  app.ask({ method: 'PUT', path: `${path}/${question}`, cookie: office, body })
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
]

/** As items were kept before they said what drives cost, who takes them in and how a cut stands. */
function asOnceKept({ item, ...beside }: ReturnType<typeof boardOfView>['queue'][number]): { readonly item: unknown } {
  const { drivers, adoption, demand, preconditions, actorsReady, orderReason, realisedOn, cut, ...once } = item
  const { status, mayDecide, reversible, saving, ...cutOnce } = cut
  return { ...beside, item: { ...once, cut: cutOnce } }
}

describe('evidence', () => {
  it('[EVD1] every standard question stands there, in order, before anybody has said anything', async () => {
    const { evidence } = await read(observer)
    expect(evidence.map(({ question }) => question)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7'])
    expect(evidence[0]).toEqual({
      question: 'E1',
      owner: null,
      due: null,
      threshold: '',
      answer: '',
      proposal: null,
      answeredBy: null,
      answeredAt: null,
      revision: 0,
    })
  })

  it('[EVD1] who owes it is no answer; who answered is told until the answer is taken back', async () => {
    const owed = evidenceSchema.parse(await (await answer('E2', { ...said, revision: 0 })).json())
    expect(owed).toEqual({ ...said, question: 'E2', answeredBy: null, answeredAt: null, revision: 1 })
    const given = { ...said, answer: 'Ja, 82 %', proposal: 'continue', revision: 1 }
    const answered = evidenceSchema.parse(await (await answer('E2', given)).json())
    expect(answered).toEqual({
      ...given,
      question: 'E2',
      answeredBy: expect.any(String),
      answeredAt: '2026-11-23T09:00:00.000Z',
      revision: 2,
    })
    expect((await read(office)).evidence[1]).toEqual(answered)
    expect(await (await answer('E2', { ...said, revision: 2 })).json()).toMatchObject({ answeredBy: null, revision: 3 })
  })

  it('[EVD3] what is answered while the point is prepared is the inner table’s; when it is called everybody reads it', async () => {
    const noticed = () => app.notices.filter(({ notice }) => notice.topic === 'evidence').at(-1)
    const answered = evidenceSchema.parse(
      await (await answer('E7', { ...said, answer: 'Nei, to regioner mangler', revision: 0 })).json(),
    )
    expect(noticed()).toEqual({
      room: 'point/ds-punkt-1',
      notice: { topic: 'evidence', id: 'ds-punkt-1' },
      forWhom: 'inner-table',
    })
    const untouched = {
      ...answered,
      owner: null,
      due: null,
      threshold: '',
      answer: '',
      answeredBy: null,
      answeredAt: null,
    }
    const e7 = async (cookie: string) => (await read(cookie)).evidence.find(({ question }) => question === 'E7')
    expect([await e7(office), await e7(observer)]).toEqual([answered, { ...untouched, revision: 0 }])
    await putPointIn(app.database, { point: 'ds-punkt-1', state: 'called' })
    expect(await e7(observer)).toEqual(answered)
    const taken = await answer('E7', { ...said, revision: 1 })
    expect(taken.status).toBe(200)
    expect(noticed()).toEqual({ room: 'point/ds-punkt-1', notice: { topic: 'evidence', id: 'ds-punkt-1' } })
    await putPointIn(app.database, { point: 'ds-punkt-1', state: 'draft' })
    expect(await e7(observer)).toEqual({ ...untouched, revision: 0 })
  })

  it('[EVD1] of two who answer at once one wins, and the other is told', async () => {
    const answers = await Promise.all(
      ['Ja', 'Nei', 'Kanskje'].map((text) => answer('E3', { ...said, answer: text, revision: 0 })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(await codeOf(answers.find(({ status }) => status === 409) ?? new Response())).toEqual([409, 'STALE'])
  })

  it('[EVD1] an unknown question, an owner without a place, a bad date and a field too many are refused', async () => {
    const asked = { ...said, revision: 0 }
    expect(await codeOf(await answer('E99', asked))).toEqual([404, 'NOT_FOUND'])
    expect(await codeOf(await answer('E4', { ...asked, owner: 'grete-marmann' }))).toEqual([400, 'INVALID'])
    expect(await codeOf(await answer('E4', { ...asked, due: '2027-02-30' }))).toEqual([400, 'NOT_A_DATE'])
    expect(await codeOf(await answer('E4', { ...asked, answer: 'a'.repeat(2_001) }))).toEqual([400, 'TEXT_TOO_LONG'])
    expect(await codeOf(await answer('E4', { ...asked, vedtak: true }))).toEqual([400, 'UNKNOWN_FIELD'])
  })

  it('[EVD1] nothing is answered at a point that is closed or called off', async () => {
    for (const [state, code] of [
      ['approved', 'CLOSED'],
      ['cancelled', 'CANCELLED'],
    ] as const) {
      await putPointIn(app.database, { point: 'ds-punkt-1', state })
      expect(await codeOf(await answer('E5', { ...said, revision: 0 }))).toEqual([409, code])
    }
    await putPointIn(app.database, { point: 'ds-punkt-1', state: 'draft' })
  })

  it('[EVD2] changes are reckoned from the board as it stood when the last point was in session', async () => {
    expect((await read(office)).facts.changes).toBeNull()
    const loaded = await updateLog(app.database).load(boardRoom(programmeId))
    if (loaded === null) throw new Error('no board')
    const kept = boardOfView(boardViewBody(roomDocument(loaded), null))
    const [first, ...rest] = kept.queue
    const body = (queue: readonly unknown[]): string => canonicalJson({ ...kept, queue })
    const earlier = pointIdSchema.parse('ds-punkt-0')
    const head = {
      title: 'Tidligere',
      date: '2026-10-01',
      startsAt: '10:00',
      lengthMinutes: 60,
      place: '',
      chair: '',
      facilitator: '',
    }
    await app.database.db.insert(points).values({ id: earlier, programmeId, head, createdBy: null })
    const view = {
      programmeId,
      pointId: earlier,
      name: 'Møtestart',
      room: boardRoom(programmeId),
      generation: 1,
      position: 1,
    }
    const views = [
      { id: '00000000-0000-4000-8000-00000000000a', takenAt: new Date('2026-10-01T08:00:00Z'), body: body(rest) },
      {
        id: '00000000-0000-4000-8000-00000000000b',
        takenAt: new Date('2026-10-01T09:00:00Z'),
        body: body([...rest, first]),
      },
    ]
    for (const each of views) {
      const id = boardViewIdSchema.parse(each.id)
      await inTransaction(app.database, (tx) => keepBoardView(tx, { ...view, ...each, id }))
    }
    expect((await read(office)).facts.changes).toEqual({
      since: '2026-10-01T08:00:00.000Z',
      moved: [],
      added: [first?.item.id],
      removed: [],
      cut: [],
      changed: [],
    })
  })

  it('[EVD2] a board that was kept before items could say all they say now is no board of other items', async () => {
    const loaded = await updateLog(app.database).load(boardRoom(programmeId))
    if (loaded === null) throw new Error('no board')
    const kept = boardOfView(boardViewBody(roomDocument(loaded), null))
    const pointId = pointIdSchema.parse('ds-punkt-00')
    const head = {
      title: '',
      date: '2026-10-15',
      startsAt: '10:00',
      lengthMinutes: 60,
      place: '',
      chair: '',
      facilitator: '',
    }
    await app.database.db.insert(points).values({ id: pointId, programmeId, head, createdBy: null })
    const view = {
      programmeId,
      pointId,
      name: 'Møtestart',
      room: boardRoom(programmeId),
      generation: 1,
      position: 1,
      id: boardViewIdSchema.parse('00000000-0000-4000-8000-00000000000c'),
      takenAt: new Date('2026-10-15T08:00:00Z'),
      body: canonicalJson({ ...kept, queue: kept.queue.map(asOnceKept), cut: kept.cut.map(asOnceKept) }),
    }
    await inTransaction(app.database, (tx) => keepBoardView(tx, view))
    const then = boardOfView(view.body)
    expect(boardThenSchema.pick({ queue: true, cut: true }).parse(then).queue).toHaveLength(kept.queue.length)
    const { changes } = (await read(office)).facts
    expect(changes?.since).toBe('2026-10-15T08:00:00.000Z')
    expect(changes?.added).toEqual([])
    // What an item says that none could say then is new.
    const said = [...kept.queue, ...kept.cut].filter((each) => !sameValue(keptItem(asOnceKept(each).item), each.item))
    expect(changes?.changed.toSorted()).toEqual(said.map(({ item }) => item.id).toSorted())
  })

  it('[EVD2] a point that does not stand, or is another board’s, has none', async () => {
    for (const point of ['finnes-ikke', 'pll-punkt-1']) {
      const answered = await app.ask({ path: `${programme}/points/${point}/evidence`, cookie: office })
      expect(answered.status).toBe(404)
    }
  })

  it('[EVD2] overdue promises are counted, internal ones for those alone who may know of them', async () => {
    const promise = {
      text: 'Gjøre det',
      owner: 'per-nordmann',
      due: '2026-11-20',
      decisionId: null,
      pointId: null,
      agendaItem: null,
    }
    for (const internal of [false, true]) {
      const made = await app.ask({
        method: 'POST',
        path: `${programme}/promises`,
        cookie: office,
        body: { ...promise, internal },
      })
      expect(made.status).toBe(201)
    }
    const overdue = async (cookie: string): Promise<number> => (await read(cookie)).facts.overduePromises
    expect([await overdue(office), await overdue(observer)]).toEqual([2, 1])
  })
})
