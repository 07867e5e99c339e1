// The reversal of a decision as it is prepared over HTTP: what it would do, the case and the text it puts on a point, who may, and that it is decided as
// the reversal it says it is.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import {
  type PreparedReversal,
  preparedReversalSchema,
  shownDecisionSchema,
} from '../../../shared/contract/deciding.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { type ItemId, itemIdSchema, pointRoom } from '../../../shared/ids.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, type Who } from './deciding-board.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const supports = { position: 'supports', reason: '' }
const cut: readonly ItemId[] = [itemIdSchema.parse('KI-4')]

/** A change that holds an item. @returns the decision's id */
async function decided(): Promise<string> {
  const effect = { type: 'change', title: 'Endring 3', items: cut } as const
  const asked = board.asked(await board.round(), { effect })
  const answer = await board.ask('moteleder', 'POST', `/points/${board.point}/decisions`, asked)
  return shownDecisionSchema.parse(await answer.json()).id
}

const bodyOf = (publish = false) => ({
  pointId: board.point,
  title: 'Omgjøring av vedtak 1',
  text: 'Vedtak 1 gjøres om.',
  publish,
})
const prepare = (who: Who, decision: string, publish?: boolean) =>
  board.ask(who, 'POST', `/decisions/${decision}/reversal`, bodyOf(publish))

async function prepared(decision: string, publish: boolean): Promise<PreparedReversal> {
  return preparedReversalSchema.parse(await (await prepare('moteleder', decision, publish)).json())
}

describe('the reversal of a decision', () => {
  it('[DEC8] is told before it is made, as the board stands, and writes nothing', async () => {
    const decision = await decided()
    const before = await board.app.database.pool.query('select count(*) from room_updates')
    const told = await board.ask('departementet', 'GET', `/decisions/${decision}/reversal`)
    expect([told.status, await told.json()]).toEqual([200, { takenBack: ['KI-4'], kept: [] }])
    expect((await board.app.database.pool.query('select count(*) from room_updates')).rows).toEqual(before.rows)
  })

  it('[WRD5] is prepared as a case and a text that names it; its later versions do too, and it is decided as that alone', async () => {
    const { ask, must, point } = board
    const decision = await decided()
    const { agendaItem } = await prepared(decision, true)
    const loaded = await updateLog(board.app.database).load(pointRoom(point))
    const agenda = loaded === null ? null : readAgenda(roomDocument(loaded))
    const item = agenda?.items.get(agendaItem)
    expect([agenda?.order.at(-1), item?.kind, item?.title, item?.linked]).toEqual([
      agendaItem,
      'decision',
      'Omgjøring av vedtak 1',
      cut,
    ])
    const again = { agendaItem, internal: false, text: 'Vedtak 1 gjøres om nå.', publish: true }
    const wordings = (await must(ask('moteleder', 'POST', `/points/${point}/wordings`, again))).wordings.filter(
      (wording) => wording.agendaItem === agendaItem,
    )
    expect(wordings.map(({ reverses }) => reverses)).toEqual([decision, decision])
    board.app.passHours(0.01)
    const opened = await must(
      ask('moteleder', 'POST', `/points/${point}/rounds`, {
        wordingId: wordings.at(-1)?.id,
        how: 'meeting',
        deadline: null,
      }),
    )
    const round = opened.rounds.at(-1)?.id ?? ''
    for (const who of ['programeier', 'nhn', 'helse-nord'] as const) {
      await must(ask(who, 'PUT', `/rounds/${round}/position`, supports))
    }
    await must(ask('moteleder', 'POST', `/rounds/${round}/reveal`))
    const decide = (over: object) => ask('moteleder', 'POST', `/points/${point}/decisions`, board.asked(round, over))
    expect(await codeOf(decide({}))).toEqual([400, 'INVALID'])
    expect(await (await decide({ reverses: decision })).json()).toMatchObject({
      number: 2,
      reverses: decision,
      undone: { takenBack: ['KI-4'], kept: [] },
    })
    expect(await codeOf(prepare('moteleder', decision))).toEqual([409, 'REVERSED_ALREADY'])
    expect(await codeOf(ask('nhn', 'GET', `/decisions/${decision}/reversal`))).toEqual([409, 'REVERSED_ALREADY'])
    const after = { ...again, text: 'Styret fastholder vedtak 2.' }
    const later = (await must(ask('moteleder', 'POST', `/points/${point}/wordings`, after))).wordings
    expect(later.find(({ text }) => text === after.text)?.reverses).toBe(null)
  })

  it('[WRD5] is prepared by those who may write wordings and place cases, published by who leads alone, and leaves nothing where it is refused', async () => {
    const decision = await decided()
    const rows = async () => (await board.view('moteleder')).wordings.length
    const before = await rows()
    expect([
      await codeOf(prepare('departementet', decision)),
      await codeOf(prepare('strom-dd', decision)),
      await codeOf(prepare('nhn', decision, true)),
      await codeOf(prepare('moteleder', '00000000-0000-4000-8000-000000000000')),
    ]).toEqual([
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
      [404, 'NOT_FOUND'],
    ])
    expect(await rows()).toBe(before)
    expect((await prepare('nhn', decision)).status).toBe(201)
    const draft = (await board.view('nhn')).wordings.find(({ reverses }) => reverses === decision)
    expect([draft?.publishedAt, draft?.writtenBy]).toEqual([null, personOf('nhn')])
  })
})
