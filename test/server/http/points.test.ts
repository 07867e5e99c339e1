// Evaluation points over HTTP: listed in the order they are held, made with their document, edited with it, and never over somebody else.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type PointBody, pointBodySchema, pointsBodySchema } from '../../../shared/contract/http.ts'
import { readHead } from '../../../shared/document/point-head.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { type PointId, pointRoom } from '../../../shared/ids.ts'
import type { PointHead } from '../../../shared/point/head.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
let kari: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  kari = await app.signIn('ds-programkontor')
})
afterAll(() => app.close())
beforeEach(() => {
  app.appended.length = 0
})

const path = '/api/programmes/digital-samhandling/points'
const head: PointHead = {
  title: 'Ekstraordinært punkt',
  date: '2026-12-10',
  startsAt: '12:00',
  lengthMinutes: 90,
  place: 'Video',
  chair: 'Per Nordmann',
  facilitator: 'Solveig Austmann',
}

async function list(): Promise<readonly PointBody[]> {
  return pointsBodySchema.parse(await (await app.ask({ path, cookie: kari })).json()).points
}
async function create(agenda: 'standard' | 'empty', over: Partial<PointHead> = {}): Promise<PointBody> {
  const answer = await app.ask({ method: 'POST', path, cookie: kari, body: { head: { ...head, ...over }, agenda } })
  expect(answer.status).toBe(201)
  return pointBodySchema.parse(await answer.json())
}
const edit = (id: PointId, body: { head: PointHead; revision: number }): Promise<Response> =>
  app.ask({ method: 'PATCH', path: `${path}/${id}`, cookie: kari, body })

async function documentOf(id: PointId): Promise<Y.Doc> {
  const loaded = await updateLog(app.database).load(pointRoom(id))
  if (loaded === null) throw new Error('no room')
  return roomDocument(loaded)
}
const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
]

describe('evaluation points', () => {
  it('a programme begins with one point, on a Thursday six weeks ahead', async () => {
    const [first] = await list()
    expect(first).toEqual({
      id: 'ds-punkt-1',
      programmeId: 'digital-samhandling',
      number: 1,
      head: {
        title: 'Evaluerings- og beslutningspunkt 1',
        date: '2027-01-07',
        startsAt: '10:00',
        lengthMinutes: 240,
        place: 'Oslo og video',
        chair: 'Per Nordmann',
        facilitator: 'Solveig Austmann',
      },
      revision: 1,
      state: 'draft',
      seriesId: null,
    })
  })

  it('a new point stands in the list by its date, numbered as it was made, with an empty agenda when asked', async () => {
    const made = await create('empty')
    expect(made).toEqual({
      id: made.id,
      programmeId: 'digital-samhandling',
      number: 2,
      head,
      revision: 1,
      state: 'draft',
      seriesId: null,
    })
    expect((await list()).map(({ number }) => number)).toEqual([2, 1])
    const doc = await documentOf(made.id)
    expect([readHead(doc), readAgenda(doc).order]).toEqual([{ ok: true, value: head }, []])
  })

  it('the standard agenda is approval, follow-up and the seven questions, each of its kind', async () => {
    const doc = await documentOf((await create('standard')).id)
    const agenda = readAgenda(doc)
    expect(agenda.order.map((id) => agenda.items.get(id)?.kind)).toEqual([
      'approval',
      'follow-up',
      ...Array.from({ length: 5 }, () => 'discussion'),
      'decision',
      'decision',
    ])
    expect(agenda.items.get(agenda.order[2] ?? agenda.order[0] ?? ('' as never))).toMatchObject({
      title: 'Realiseres nytten som forventet?',
      minutes: 20,
      owner: 'Per Nordmann',
    })
  })

  it('editing the head changes the row and the document together, and tells the live room', async () => {
    const made = await create('standard')
    const changed = { ...head, place: 'Bergen', lengthMinutes: 120 }
    const answer = await edit(made.id, { head: changed, revision: 1 })
    expect([answer.status, await answer.json()]).toEqual([200, { ...made, head: changed, revision: 2 }])
    const doc = await documentOf(made.id)
    expect(readHead(doc)).toEqual({ ok: true, value: changed })
    expect(readAgenda(doc).order).toHaveLength(9)
    expect(app.appended).toEqual([pointRoom(made.id)])
  })

  it('a point that is made, and a head that is edited, is told to everybody at the board', async () => {
    const told = { room: 'board/digital-samhandling', notice: { topic: 'points', id: 'digital-samhandling' } }
    app.notices.length = 0
    const made = await create('empty')
    expect(app.notices).toEqual([told])
    await edit(made.id, { head: { ...head, place: 'Bergen' }, revision: 1 })
    expect(app.notices).toEqual([told, told])
  })

  it('an edit that changes nothing writes nothing', async () => {
    const made = await create('empty')
    const answer = await edit(made.id, { head, revision: 1 })
    expect([answer.status, await answer.json(), app.appended]).toEqual([200, made, []])
    expect((await updateLog(app.database).load(pointRoom(made.id)))?.head).toBe(1)
  })

  it('an edit of a head somebody else has edited since is refused as stale and changes nothing', async () => {
    const made = await create('empty')
    await edit(made.id, { head: { ...head, place: 'Bergen' }, revision: 1 })
    const answer = await edit(made.id, { head: { ...head, place: 'Tromsø' }, revision: 1 })
    expect(await codeOf(answer)).toEqual([409, 'STALE'])
    expect((await list()).find(({ id }) => id === made.id)).toMatchObject({ head: { place: 'Bergen' }, revision: 2 })
  })

  it('of two who edit at once one wins and the other is told', async () => {
    const made = await create('empty')
    const answers = await Promise.all(
      ['Bergen', 'Tromsø', 'Hamar', 'Bodø'].map((place) => edit(made.id, { head: { ...head, place }, revision: 1 })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    const point = (await list()).find(({ id }) => id === made.id)
    expect(readHead(await documentOf(made.id))).toEqual({ ok: true, value: point?.head })
  })

  it('(pitfall 8) an edit goes through while others write in the document', async () => {
    const made = await create('empty')
    const log = updateLog(app.database)
    const room = pointRoom(made.id)
    const doc = new Y.Doc()
    let writing = true
    const others = (async () => {
      for (let written = 0; writing || written < 5; ) {
        doc.getMap('agenda').set(`sak-${written}`, new Y.Map())
        const loaded = await log.load(room)
        if (loaded === null) throw new Error('no room')
        const { head: afterPosition, fences } = loaded
        const update = { payload: Y.encodeStateAsUpdate(doc), actor: null, sessionId: null, role: null, clientIds: [] }
        const entry = { room, afterPosition, fences, updates: [update] }
        const [result] = await log.append({ batchId: crypto.randomUUID(), entries: [entry] })
        if (result?.kind === 'appended') written += 1
      }
    })()
    const answer = await edit(made.id, { head: { ...head, place: 'Bergen' }, revision: 1 })
    writing = false
    await others
    expect(answer.status).toBe(200)
    const after = await documentOf(made.id)
    expect(readHead(after)).toMatchObject({ ok: true, value: { place: 'Bergen' } })
    expect(after.getMap('agenda').size).toBeGreaterThanOrEqual(5)
  })

  it('an unknown point is not found, also when its id is of no form', async () => {
    for (const id of ['finnes-ikke', 'pll-punkt-1', 'STORE-BOKSTAVER', '%2e%2e']) {
      const answer = await edit(id as PointId, { head, revision: 1 })
      expect(await codeOf(answer)).toEqual([404, 'NOT_FOUND'])
    }
  })

  it('the list of programmes counts each board and names the next point that is not past', async () => {
    const read = async (): Promise<unknown> =>
      ((await (await app.ask({ path: '/api/programmes', cookie: kari })).json()) as { programmes: unknown[] })
        .programmes
    expect(await read()).toMatchObject([
      {
        id: 'digital-samhandling',
        role: 'programme-office',
        counts: { queue: 21, cut: 4 },
        nextPoint: { head: { date: '2026-12-10' } },
      },
      { id: 'pasientens-legemiddelliste', counts: { queue: 22, cut: 0 }, nextPoint: { id: 'pll-punkt-1' } },
    ])
  })

  it('one programme is told with its structure and members', async () => {
    const answer = await app.ask({ path: '/api/programmes/pasientens-legemiddelliste', cookie: kari })
    expect(await answer.json()).toMatchObject({
      id: 'pasientens-legemiddelliste',
      role: 'programme-office',
      structure: { cutUnit: 'area', priceYear: 2021, frame: { p50: 660, p85: 770, illustrative: true } },
      members: expect.arrayContaining([
        {
          person: { id: 'grete-marmann', name: 'Grete Marmann', organisation: 'Direktoratet for e-helse' },
          role: 'programme-owner',
        },
      ]),
    })
  })
})
