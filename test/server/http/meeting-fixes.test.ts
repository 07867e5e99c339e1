// What a meeting's commands fix besides the meeting, all in the command's own transaction: wordings, the board as it was, the minutes' places,
// closed documents, and the decision that opens them again.

import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { boardOfView } from '../../../server/commands/board/board-view-body.ts'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { findBoardView } from '../../../server/store/board-views.ts'
import { commitRuling } from '../../../server/store/commit-ruling.ts'
import { decisionsAt } from '../../../server/store/decisions.ts'
import { boardViews, wordings } from '../../../server/store/tables/deciding.ts'
import { meetingEvents } from '../../../server/store/tables/meetings.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { readAgenda, readBoard, readMinutes } from '../../../shared/document/records.ts'
import { readRulings, recusingUpdate } from '../../../shared/document/rulings.ts'
import {
  agendaItemIdSchema,
  boardRoom,
  internalRoom,
  minutesRoom,
  type PointId,
  personIdSchema,
  pointRoom,
  programmeIdSchema,
  type RoomName,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import { done } from '../../../shared/outcome.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { approveAtNext } from './approve-at-next.ts'
import { editAgenda } from './edit-agenda.ts'

let app: HttpAppDouble
let owner: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  owner = await app.signIn('ds-programeier')
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
const per = personIdSchema.parse('per-nordmann')
let point: PointId
beforeEach(async () => {
  const answer = await app.ask({ method: 'POST', path: points, cookie: owner, body: { head, agenda: 'standard' } })
  point = pointBodySchema.parse(await answer.json()).id
  app.appended.length = 0
})

async function give(command: MeetingCommand): Promise<void> {
  const answer = await app.ask({ method: 'POST', path: `${points}/${point}/meeting`, cookie: owner, body: { command } })
  if (answer.status !== 200) throw new Error(await answer.text())
}
const approve = () =>
  approveAtNext(
    (method, path, body) =>
      app.ask({
        method,
        path: `/api/programmes/${programmeId}${path}`,
        cookie: owner,
        ...(body === undefined ? {} : { body }),
      }),
    point,
  )
async function reading<Value>(room: RoomName, read: (doc: Y.Doc) => Value): Promise<Value> {
  const loaded = await updateLog(app.database).load(room)
  if (loaded === null) throw new Error(`no ${room}`)
  return read(roomDocument(loaded))
}
const documents = (): readonly RoomName[] => [pointRoom(point), internalRoom(point), minutesRoom(point)]
const closed = () => Promise.all(documents().map((room) => reading(room, (doc) => doc.getMap('rulings').get('closed'))))
const epochs = async () => (await updateLog(app.database).standing(documents())).map(({ fences }) => fences.ruleEpoch)

describe('what a command fixes', () => {
  it('[PNT6] calling publishes every wording of the point that was not, and leaves the others as they were', async () => {
    const [earlier, writtenAt] = [new Date('2026-11-01T09:00:00Z'), new Date('2026-10-01T09:00:00Z')]
    const agendaItem = (await reading(pointRoom(point), readAgenda)).order[0] ?? fail()
    const row = { programmeId, pointId: point, agendaItem, internal: false, writtenBy: per, writtenAt }
    const ids = [wordingIdSchema.parse(randomUUID()), wordingIdSchema.parse(randomUUID())] as const
    await app.database.db.insert(wordings).values([
      { ...row, id: ids[0], version: 1, text: 'Først', publishedAt: earlier },
      { ...row, id: ids[1], version: 2, text: 'Så', publishedAt: null },
    ])
    await give({ type: 'call', quorum: null })
    const found = await app.database.db
      .select({ version: wordings.version, publishedAt: wordings.publishedAt })
      .from(wordings)
      .where(eq(wordings.pointId, point))
      .orderBy(wordings.version)
    expect(found).toEqual([
      { version: 1, publishedAt: earlier },
      { version: 2, publishedAt: new Date('2026-11-23T09:00:00Z') },
    ])
    await give({ type: 'cancel', reason: 'Prøvd' })
  })

  it('[PNT6] [WRD2] calling publishes no draft that a later version has replaced, and none over an open round', async () => {
    const [writtenAt, later] = [new Date('2026-10-01T09:00:00Z'), '2026-12-01T09:00:00.000Z']
    const [first, second] = (await reading(pointRoom(point), readAgenda)).order
    const row = { programmeId, pointId: point, internal: false, writtenBy: per, writtenAt }
    const asked = wordingIdSchema.parse(randomUUID())
    await app.database.db.insert(wordings).values([
      { ...row, id: wordingIdSchema.parse(randomUUID()), agendaItem: first ?? fail(), version: 1, text: 'Kladd' },
      { ...row, id: wordingIdSchema.parse(randomUUID()), agendaItem: first ?? fail(), version: 2, text: 'Forslag' },
      {
        ...row,
        id: asked,
        agendaItem: second ?? fail(),
        version: 1,
        text: 'Det som er spurt om',
        publishedAt: writtenAt,
      },
      {
        ...row,
        id: wordingIdSchema.parse(randomUUID()),
        agendaItem: second ?? fail(),
        version: 2,
        text: 'Nytt forslag',
      },
    ])
    const opened = await app.ask({
      method: 'POST',
      path: `${points}/${point}/rounds`,
      cookie: owner,
      body: { wordingId: asked, how: 'circulation', deadline: later },
    })
    expect(opened.status).toBe(200)
    await give({ type: 'call', quorum: null })
    const found = await app.database.db
      .select({ text: wordings.text, publishedAt: wordings.publishedAt })
      .from(wordings)
      .where(eq(wordings.pointId, point))
      .orderBy(wordings.agendaItem, wordings.version)
    expect(found).toEqual([
      { text: 'Kladd', publishedAt: null },
      { text: 'Forslag', publishedAt: new Date('2026-11-23T09:00:00Z') },
      { text: 'Det som er spurt om', publishedAt: writtenAt },
      { text: 'Nytt forslag', publishedAt: null },
    ])
    await give({ type: 'cancel', reason: 'Prøvd' })
  })

  it('[PNT7] starting keeps the board as it then is, and gives every agenda item its place in the minutes', async () => {
    await give({ type: 'call', quorum: null })
    await give({ type: 'start' })
    const [view] = await app.database.db
      .select({ id: boardViews.id, name: boardViews.name })
      .from(boardViews)
      .where(and(eq(boardViews.pointId, point)))
    const kept = await findBoardView(app.database.db, { programmeId, id: view?.id ?? fail() })
    const queue = boardOfView(kept?.body ?? '').queue.map(({ item }) => item.id)
    expect([view?.name, kept?.intact, queue]).toEqual([
      'Desemberpunktet',
      true,
      await reading(boardRoom(programmeId), (doc) => readBoard(doc).queue),
    ])
    const { order } = await reading(pointRoom(point), readAgenda)
    const outcomes = await reading(minutesRoom(point), (doc) => [...readMinutes(doc).entries.keys()])
    expect(outcomes.toSorted()).toEqual([...order].toSorted())
    expect(app.appended).toContain(minutesRoom(point))
    await give({ type: 'adjourn' })
  })

  it('[RUL10] who is recused is told to the minutes with her recusal, and what was judged before is judged again', async () => {
    await give({ type: 'call', quorum: null })
    const item = (await reading(pointRoom(point), readAgenda)).order[0] ?? fail()
    const told = () => reading(minutesRoom(point), (doc) => Object.fromEntries(readRulings(doc).recused))
    const epoch = async () => (await updateLog(app.database).standing([minutesRoom(point)]))[0]?.fences.ruleEpoch ?? 0
    const before = await epoch()
    await give({ type: 'recuse', item, person: per, recused: true })
    expect([await told(), (await epoch()) - before]).toEqual([{ [item]: [per] }, 1])
    expect(app.appended).toContain(minutesRoom(point))
    await give({ type: 'recuse', item, person: per, recused: false })
    expect([await told(), (await epoch()) - before]).toEqual([{}, 2])
    // A meeting from before the minutes were told of it.
    await give({ type: 'recuse', item, person: per, recused: true })
    await clearRecusals()
    await give({ type: 'start' })
    expect(await told()).toEqual({ [item]: [per] })
    await give({ type: 'adjourn' })
  })

  it('[PNT7] going to an item that has its place in the minutes writes nothing there', async () => {
    await give({ type: 'call', quorum: null })
    await give({ type: 'start' })
    const before = (await updateLog(app.database).standing([minutesRoom(point)]))[0]?.head
    const item = (await reading(pointRoom(point), readAgenda)).order[0] ?? fail()
    await give({ type: 'go-to', current: { item, internal: false, budgetMinutes: 10 } })
    expect((await updateLog(app.database).standing([minutesRoom(point)]))[0]?.head).toBe(before)
    await give({ type: 'adjourn' })
  })

  it('[RUL9] what is on the agenda when the board sits down stays there, and so does what comes up later; what is new may go', async () => {
    const kept = async () => [...(await reading(pointRoom(point), readRulings)).kept]
    await give({ type: 'call', quorum: null })
    expect(await kept()).toEqual([])
    const before = await epochs()
    await give({ type: 'start' })
    const { order, items } = await reading(pointRoom(point), readAgenda)
    const called = order.map((id) => [id, items.get(id)?.title])
    expect((await kept()).toSorted()).toEqual(called.toSorted())
    expect(await epochs()).toEqual(before.map((epoch) => epoch + 1))
    const late = agendaItemIdSchema.parse('sak-sent')
    await editAgenda(app, pointRoom(point), {
      type: 'add-agenda-item',
      agendaItem: late,
      kind: 'discussion',
      title: 'Kom i møtet',
      minutes: 10,
      owner: '',
      before: null,
    })
    expect(await kept()).toHaveLength(called.length)
    await give({ type: 'go-to', current: { item: late, internal: false, budgetMinutes: 10 } })
    expect((await kept()).toSorted()).toEqual([...called, [late, 'Kom i møtet']].toSorted())
    await give({ type: 'adjourn' })
  })

  it('[PNT8] approval closes the documents of the point, and opening them again is a decision with its reason', async () => {
    await give({ type: 'call', quorum: null })
    await give({ type: 'start' })
    await give({ type: 'adjourn' })
    const before = await epochs()
    await approve()
    const at = { at: '2026-11-23T09:00:00.000Z' }
    expect([await closed(), await epochs()]).toEqual([[at, at, at], before.map((epoch) => epoch + 1)])
    await give({ type: 'reopen', reason: 'Sak 3 er ført feil' })
    const register = await decisionsAt(app.database.db, point)
    expect([await closed(), register]).toMatchObject([
      [undefined, undefined, undefined],
      [
        {
          intact: true,
          decision: {
            path: 'command',
            wording: 'Sak 3 er ført feil',
            effect: { type: 'reopen', reason: 'Sak 3 er ført feil' },
            decidedBy: per,
          },
        },
      ],
    ])
  })

  it('[PNT8] the head of a point that is approved or cancelled is edited by nobody, until it is opened again', async () => {
    const edit = async (): Promise<unknown> => {
      const body = { head: { ...head, title: 'Et annet punkt' }, revision: 1 }
      const answer = await app.ask({ method: 'PATCH', path: `${points}/${point}`, cookie: owner, body })
      return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code]
    }
    await give({ type: 'call', quorum: null })
    await give({ type: 'start' })
    await give({ type: 'adjourn' })
    await approve()
    expect(await edit()).toEqual([409, 'CLOSED'])
    await give({ type: 'reopen', reason: 'Tittelen er feil' })
    expect(await edit()).toEqual([200, undefined])
  })

  it('[PNT8] what was refused fixes nothing', async () => {
    const answer = await app.ask({
      method: 'POST',
      path: `${points}/${point}/meeting`,
      cookie: owner,
      body: { command: { type: 'reopen', reason: 'Ingenting å åpne' } },
    })
    expect(answer.status).toBe(409)
    expect(await decisionsAt(app.database.db, point)).toEqual([])
  })

  it('every command that changed something stands in the log of the meeting, for ever', async () => {
    await give({ type: 'call', quorum: 4 })
    await give({ type: 'call', quorum: 4 })
    await give({ type: 'cancel', reason: 'Prøvd' })
    const events = await app.database.db
      .select({ revision: meetingEvents.revision, command: meetingEvents.command, actor: meetingEvents.actor })
      .from(meetingEvents)
      .where(eq(meetingEvents.pointId, point))
      .orderBy(meetingEvents.revision)
    expect(events).toEqual([
      { revision: 1, command: { type: 'call', quorum: 4 }, actor: per },
      { revision: 2, command: { type: 'cancel', reason: 'Prøvd' }, actor: per },
    ])
    await expect(app.database.pool.query('delete from meeting_events')).rejects.toThrow('never changed')
  })
})

function fail(): never {
  throw new Error('it is not there')
}

/** Takes what the minutes are told of recusals out of them. */
async function clearRecusals(): Promise<void> {
  const room = minutesRoom(point)
  await commitRuling(app.database, {
    programmeId,
    rooms: [room],
    run: async (_tx, loaded) => {
      const payload = recusingUpdate(roomDocument(loaded.get(room) ?? fail()), {})
      return done({ value: true, updates: [{ room, payload: payload ?? fail() }], raisesEpoch: false })
    },
  })
}
