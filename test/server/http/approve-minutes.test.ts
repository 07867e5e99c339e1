// Approving minutes over HTTP: it is the board that does it, at a later point or by circulation, and the item by which it does so comes on the agenda by
// itself.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type PointBody, pointBodySchema } from '../../../shared/contract/http.ts'
import { type MeetingView, meetingViewSchema } from '../../../shared/contract/meeting.ts'
import { type MinutesBody, minutesBodySchema } from '../../../shared/contract/minutes.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { type AgendaItemId, type PointId, pointIdSchema, pointRoom } from '../../../shared/ids.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, type Who } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
  await board.meeting('moteleder', { type: 'adjourn' })
})
afterEach(() => board.close())

const head = {
  title: 'Vårpunktet',
  date: '2027-03-04',
  startsAt: '10:00',
  lengthMinutes: 120,
  place: '',
  chair: 'Per Nordmann',
  facilitator: '',
}
async function make(agenda: 'standard' | 'empty' = 'standard', over: Partial<typeof head> = {}): Promise<PointId> {
  const answer = await board.ask('programkontor', 'POST', '/points', { head: { ...head, ...over }, agenda })
  return pointBodySchema.parse(await answer.json()).id
}
const send = (who: Who, id: PointId, command: MeetingCommand) =>
  board.ask(who, 'POST', `/points/${id}/meeting`, { command })
async function give(id: PointId, ...commands: readonly MeetingCommand[]): Promise<MeetingView> {
  let view: MeetingView | null = null
  for (const command of commands) {
    const answer = await send('moteleder', id, command)
    if (answer.status !== 200) throw new Error(await answer.text())
    view = meetingViewSchema.parse(await answer.json())
  }
  if (view === null) throw new Error('no command')
  return view
}
const approve = (at: PointId, how: 'meeting' | 'circulation' = 'meeting', who: Who = 'moteleder') =>
  codeOf(send(who, board.point, { type: 'approve-minutes', how, at }))
async function standing(who: Who = 'nhn', id = board.point): Promise<MinutesBody> {
  return minutesBodySchema.parse(await (await board.ask(who, 'GET', `/points/${id}/minutes`)).json())
}
async function agendaOf(id: PointId) {
  const loaded = await updateLog(board.app.database).load(pointRoom(id))
  if (loaded === null) throw new Error('no agenda')
  return readAgenda(roomDocument(loaded))
}
async function approvalAt(id: PointId): Promise<AgendaItemId> {
  const found = (await standing()).approvals.find(({ point }) => point.id === id)
  if (found === undefined) throw new Error('not on the agenda')
  return found.item
}
const goTo = (item: AgendaItemId): MeetingCommand => ({
  type: 'go-to',
  current: { item, internal: false, budgetMinutes: 5 },
})

describe('approving minutes in a meeting', () => {
  it('[MIN10] is done where the item about them is up, by who has the gavel there and with a quorum, and nowhere else', async () => {
    const [earlier, empty] = [
      await make('standard', { date: '2026-12-01' }),
      await make('empty', { date: '2027-02-01' }),
    ]
    const later = await make()
    expect(await approve(board.point)).toEqual([409, 'APPROVAL_MISSING'])
    expect(await approve(earlier)).toEqual([409, 'APPROVAL_MISSING'])
    expect(await approve(empty)).toEqual([409, 'APPROVAL_MISSING'])
    expect(await approve(pointIdSchema.parse('finnes-ikke'))).toEqual([404, 'NOT_FOUND'])
    for (const id of [earlier, empty]) await give(id, { type: 'cancel', reason: 'Prøvd' })
    expect(await approve(later)).toEqual([409, 'APPROVAL_NOT_UP'])
    await give(later, { type: 'call', quorum: 1 })
    expect(await approve(later)).toEqual([409, 'APPROVAL_NOT_UP'])
    await give(later, { type: 'start' })
    expect(await approve(later)).toEqual([409, 'APPROVAL_NOT_UP'])
    await give(later, goTo(await approvalAt(later)))
    expect(await approve(later)).toEqual([409, 'NO_QUORUM'])
    await give(later, { type: 'arrive', person: personOf('nhn'), how: 'room' })
    expect(await approve(later, 'meeting', 'programkontor')).toEqual([409, 'GAVEL_ELSEWHERE'])
    expect(await approve(later, 'meeting', 'nhn')).toEqual([403, 'FORBIDDEN'])
    expect(await approve(later)).toEqual([200, undefined])
    expect((await give(board.point, { type: 'approve-minutes', how: 'meeting', at: later })).meeting).toMatchObject({
      state: 'approved',
      approvedBy: 'meeting',
      approvedAtPoint: later,
    })
  })

  it('[MIN10] may be noted when that meeting is over, where the item has been up', async () => {
    const later = await make()
    const other = await make('standard', { date: '2027-04-04' })
    await give(later, { type: 'call', quorum: 1 }, { type: 'start' }, goTo(await approvalAt(later)), {
      type: 'adjourn',
    })
    await give(other, { type: 'call', quorum: 1 }, { type: 'start' }, { type: 'adjourn' })
    expect(await approve(other)).toEqual([409, 'APPROVAL_NOT_UP'])
    expect(await approve(later)).toEqual([200, undefined])
  })
})

describe('approving minutes by circulation', () => {
  it('[MIN10] takes a decision by circulation on the item about them, that still stands', async () => {
    const later = await make()
    const agendaItem = await approvalAt(later)
    expect(await approve(later, 'circulation')).toEqual([409, 'CIRCULATION_MISSING'])
    const text = 'Styret godkjenner protokollen.'
    const body = { agendaItem, internal: false, text, publish: true }
    const written = await board.must(board.ask('moteleder', 'POST', `/points/${later}/wordings`, body))
    const wordingId = written.wordings.find((wording) => wording.text === text)?.id
    board.app.passHours(0.1)
    const asked = { wordingId, how: 'circulation', deadline: '2026-12-01T12:00:00.000Z' }
    const opened = await board.must(board.ask('moteleder', 'POST', `/points/${later}/rounds`, asked))
    const round = opened.rounds.at(-1)?.id ?? ''
    expect(await approve(later, 'circulation')).toEqual([409, 'CIRCULATION_MISSING'])
    for (const who of opened.rounds.at(-1)?.asked ?? []) {
      const seat = (Object.keys(seats) as Who[]).find((each) => personOf(each) === who)
      if (seat !== undefined) await board.must(board.ask(seat, 'PUT', `/rounds/${round}/position`, supports))
    }
    board.app.passHours(24 * 10)
    await board.must(board.ask('moteleder', 'POST', `/rounds/${round}/reveal`))
    const decided = board.asked(round, { path: 'circulation' })
    await give(later, { type: 'call', quorum: 3 })
    expect((await board.ask('moteleder', 'POST', `/points/${later}/decisions`, decided)).status).toBe(201)
    expect((await standing()).approvals).toMatchObject([{ item: agendaItem, isUp: false, isCirculated: true }])
    expect(await approve(later)).toEqual([409, 'APPROVAL_NOT_UP'])
    expect(await approve(later, 'circulation')).toEqual([200, undefined])
  })
})
const seats = { programeier: 1, nhn: 1, 'helse-nord': 1, ks: 1 }
const supports = { position: 'supports', reason: '' }

describe('the item about minutes', () => {
  it('[MIN11] is on the agenda of a point that is made, called or started after theirs, by itself and once', async () => {
    const titled = async (id: PointId) => {
      const { order, items } = await agendaOf(id)
      return order.slice(0, 2).map((each) => [items.get(each)?.kind, items.get(each)?.title, items.get(each)?.owner])
    }
    const title = 'Godkjenning av protokoll: Vinterpunktet, 23. november 2026'
    const [made, empty] = [await make(), await make('empty', { date: '2027-04-04' })]
    expect(await titled(made)).toEqual([
      ['approval', 'Godkjenning av innkalling og saksliste', 'Per Nordmann'],
      ['approval', title, 'Per Nordmann'],
    ])
    expect((await agendaOf(empty)).order).toEqual([])
    await give(empty, { type: 'call', quorum: 1 }, { type: 'withdraw-call' }, { type: 'call', quorum: 1 })
    expect(await titled(empty)).toEqual([['approval', title, 'Per Nordmann']])
    expect(board.app.appended).toContain(pointRoom(empty))
    await editAgenda(board.app, pointRoom(empty), { type: 'remove-agenda-item', agendaItem: await approvalAt(empty) })
    await give(empty, { type: 'withdraw-call' }, { type: 'call', quorum: 1 })
    expect((await agendaOf(empty)).order).toEqual([])
    await give(empty, { type: 'cancel', reason: 'Prøvd' })
    // The first is held now: the second, called before that, has its minutes on the agenda when it begins.
    const last = await make('standard', { date: '2027-05-04', title: 'Sommerpunktet' })
    await give(last, { type: 'call', quorum: 1 })
    await give(made, { type: 'call', quorum: 1 }, { type: 'start' }, { type: 'adjourn' })
    await give(last, { type: 'start' })
    const { order, items } = await agendaOf(last)
    expect(order.slice(0, 4).map((each) => items.get(each)?.title)).toEqual([
      'Godkjenning av innkalling og saksliste',
      title,
      'Godkjenning av protokoll: Vårpunktet, 23. november 2026',
      'Oppfølging av tidligere vedtak',
    ])
    expect((await standing('departementet', last)).approves.map(({ point }) => point)).toEqual([
      { id: board.point, title: 'Vinterpunktet', date: '2026-11-23', state: 'adjourned' },
      { id: made, title: 'Vårpunktet', date: '2026-11-23', state: 'adjourned' },
    ])
  })

  it('[MIN11] comes with the next point of a series', async () => {
    const series = await board.ask('programkontor', 'POST', '/series', { frequency: 'yearly', everyDays: null, head })
    const { id, nextDate } = (await series.json()) as { id: string; nextDate: string }
    const made = await board.ask('programkontor', 'POST', `/series/${id}/next`, { date: nextDate })
    const point = (await made.json()) as PointBody
    expect((await standing()).approvals).toEqual([
      {
        point: { id: point.id, title: 'Vårpunktet', date: nextDate, state: 'draft' },
        item: expect.any(String),
        isUp: false,
        isCirculated: false,
      },
    ])
  })

  it('[MIN11] is put on another later point by who may write agendas, and follows where it is carried', async () => {
    const later = await make('empty')
    const ask = (who: Who, at: PointId) => board.ask(who, 'POST', `/points/${board.point}/minutes/approval`, { at })
    expect(await codeOf(ask('departementet', later))).toEqual([403, 'FORBIDDEN'])
    expect(await codeOf(ask('moteleder', board.point))).toEqual([409, 'ALREADY_ADJOURNED'])
    expect(await codeOf(ask('moteleder', await make('empty', { date: '2026-12-01' })))).toEqual([
      409,
      'APPROVAL_MISSING',
    ])
    expect((await ask('moteleder', later)).status).toBe(200)
    expect((await ask('moteleder', later)).status).toBe(200)
    const item = await approvalAt(later)
    expect((await agendaOf(later)).order).toEqual([item])
    const other = await make('empty', { date: '2027-04-04' })
    const carry = { type: 'move', item, internal: false, to: other }
    expect((await board.ask('programkontor', 'POST', `/points/${later}/agenda`, carry)).status).toBe(200)
    expect((await standing()).approvals.map(({ point }) => point.id)).toEqual([other])
    await give(other, { type: 'call', quorum: 1 }, { type: 'start' }, goTo(await approvalAt(other)), {
      type: 'adjourn',
    })
    expect(await approve(later)).toEqual([409, 'APPROVAL_MISSING'])
    expect(await approve(other)).toEqual([200, undefined])
    expect(await codeOf(ask('moteleder', later))).toEqual([409, 'CLOSED'])
  })
})
