// Decisions over HTTP: one attempt is one decision, decision and effect are one, the register tells all of it and nobody changes it.

import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRuledBoard } from '../../../server/commands/board/ruled-board.ts'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { decisions } from '../../../server/store/tables/deciding.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import {
  boardThenSchema,
  type RegisterBody,
  registerBodySchema,
  shownDecisionSchema,
} from '../../../shared/contract/deciding.ts'
import { programmeBodySchema } from '../../../shared/contract/http.ts'
import { decisionSchema } from '../../../shared/deciding/decision.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { agendaItemIdSchema, boardRoom, internalRoom, itemIdSchema, pointRoom } from '../../../shared/ids.ts'
import { norwegianDay } from '../../../shared/point/held-on.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, programmeId } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const decide = (who: Parameters<DecidingBoard['ask']>[0], body: unknown) =>
  board.ask(who, 'POST', `/points/${board.point}/decisions`, body)
const register = async (query = '', who: Parameters<DecidingBoard['ask']>[0] = 'nhn'): Promise<RegisterBody> =>
  registerBodySchema.parse(await (await board.ask(who, 'GET', `/decisions${query}`)).json())
const numbers = async (query = '') => (await register(query)).decisions.map(({ decision }) => decision.number)
const rows = async (): Promise<number> => (await board.app.database.db.select().from(decisions)).length
const [dd1, dd2] = ['DD-1', 'DD-2'].map((id) => itemIdSchema.parse(id)) as [never, never]

describe('a decision', () => {
  it('[DEC5] is a row, the board as the members saw it, and its effect, in one; those in the room are told', async () => {
    const log = updateLog(board.app.database)
    const [before] = await log.standing([boardRoom(programmeId)])
    const scope = { type: 'scope', items: [dd1, dd2] } as const
    board.app.notices.length = 0
    const answer = await decide(
      'moteleder',
      board.asked(await board.round(), { effect: scope, reviewOn: '2027-06-01' }),
    )
    expect(answer.status).toBe(201)
    const decision = shownDecisionSchema.parse(await answer.json())
    expect(decision).toMatchObject({
      number: 1,
      effect: scope,
      decidedBy: personOf('moteleder'),
      previousHash: null,
      intact: true,
    })
    expect(decision.agendaTitle).toEqual(expect.any(String))
    expect(readRuledBoard(await board.document()).rulings).toEqual({
      frozen: new Map([
        ['DD-1', 1],
        ['DD-2', 1],
      ]),
      scope: { decision: 1, pointId: board.point, items: ['DD-1', 'DD-2'] },
      streams: [],
      frame: null,
      cutArea: null,
    })
    const [after] = await log.standing([boardRoom(programmeId)])
    expect([after?.head, after?.fences.ruleEpoch]).toEqual([
      (before?.head ?? 0) + 1,
      (before?.fences.ruleEpoch ?? 0) + 1,
    ])
    expect(board.app.appended).toContain(boardRoom(programmeId))
    expect(board.app.notices).toContainEqual({
      room: pointRoom(board.point),
      notice: { topic: 'deciding', id: board.point },
    })
    expect(board.app.notices).toContainEqual({
      room: boardRoom(programmeId),
      notice: { topic: 'decisions', id: programmeId },
    })
    expect((await board.view('departementet')).decisions).toEqual([decision])
  })

  it('[DEC10] names its case as it was called when it was made, also when it was called something else a moment before', async () => {
    const asked = board.asked(await board.round())
    const set = { field: 'title', value: 'Slik den heter nå' } as const
    const edit = { type: 'set-agenda-field', agendaItem: board.item, set } as const
    const renamed = beforeTheLock(board.app.database.pool, () => editAgenda(board.app, pointRoom(board.point), edit))
    const made = await decide('moteleder', asked)
    expect([made.status, renamed.times]).toEqual([201, 1])
    expect(await made.json()).toMatchObject({ agendaTitle: 'Slik den heter nå' })
  })

  it('[RUL8] holds its agenda item as it was decided on, with its own number, and what was judged before is judged again', async () => {
    const log = updateLog(board.app.database)
    const frozen = async () => {
      const loaded = await log.load(pointRoom(board.point))
      return loaded && Object.fromEntries(readRulings(roomDocument(loaded)).frozen)
    }
    const epoch = async () => (await log.standing([pointRoom(board.point)]))[0]?.fences.ruleEpoch ?? 0
    expect(await frozen()).toEqual({})
    const before = await epoch()
    const decided = await decide('moteleder', board.asked(await board.round()))
    const { id: reverses, number } = decisionSchema.parse(await decided.json())
    expect([await frozen(), (await epoch()) - before]).toEqual([{ [board.item]: number }, 1])
    expect(board.app.appended).toContain(pointRoom(board.point))
    await decide('moteleder', board.asked(await board.round(), { reverses }))
    expect(await frozen()).toEqual({ [board.item]: number + 1 })
  })

  it('[DEC3] rests on a wording that was shown before, also when the clock has gone back an hour since', async () => {
    const answer = await decide('moteleder', board.asked(await board.round({ hoursBetween: -1 })))
    expect(answer.status).toBe(201)
  })

  it('[DEC5] T-115 leaves nothing behind where its effect cannot be done', async () => {
    const roundId = await board.round()
    const before = readRuledBoard(await board.document())
    for (const [effect, code] of [
      [{ type: 'cut', items: [dd1] }, 'CUT_INCOMPLETE'],
      [{ type: 'frame', p50: 2, p85: 1, document: 'x' }, 'FRAME_ORDER'],
      [{ type: 'release', items: [dd1] }, 'EFFECT_IMPOSSIBLE'],
    ] as const) {
      expect((await codeOf(decide('moteleder', board.asked(roundId, { effect }))))[1]).toBe(code)
    }
    expect([await rows(), readRuledBoard(await board.document())]).toEqual([0, before])
    const [{ count } = { count: -1 }] = (
      await board.app.database.db.execute(sql`select count(*)::int as count from board_views where name = '1'`)
    ).rows as { count: number }[]
    expect(count).toBe(0)
  })

  it('[DEC4] T-109 a double click, and a browser and a proxy that try again, make one row and one answer', async () => {
    const asked = board.asked(await board.round(), { effect: { type: 'scope', items: [dd1] } })
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => decide('moteleder', asked)))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect([new Set(bodies).size, await rows()]).toEqual([1, 1])
    expect(await (await decide('moteleder', asked)).text()).toBe(bodies[0])
  })

  it('[DEC4] T-110 the same key with another content is refused, and nothing is recorded', async () => {
    const asked = board.asked(await board.round())
    await decide('moteleder', asked)
    expect(await codeOf(decide('moteleder', { ...asked, grounds: 'Noe annet' }))).toEqual([422, 'KEY_REUSED'])
    expect(await codeOf(decide('programeier', asked))).toEqual([422, 'KEY_REUSED'])
    expect(await rows()).toBe(1)
  })

  it('[DEC3] T-111 of two who decide at once, or on what they saw before, one wins and the other is told of it', async () => {
    const roundId = await board.round({ against: 'nhn' })
    const own = { path: 'owner', grounds: 'Haster.' } as const
    const answers = await Promise.all([
      codeOf(decide('programeier', board.asked(roundId, own))),
      codeOf(decide('programeier', board.asked(roundId, { ...own, effect: { type: 'scope', items: [dd1] } }))),
    ])
    expect(answers.toSorted()).toEqual([
      [201, undefined],
      [409, 'DECIDED_ALREADY'],
    ])
    expect(await codeOf(decide('programeier', board.asked(roundId, own)))).toEqual([409, 'DECIDED_ALREADY'])
    expect(await rows()).toBe(1)
  })

  it('[DEC4] T-115 whose commit was not answered stands once, and the same request again tells its number', async () => {
    const asked = board.asked(await board.round(), { effect: { type: 'scope', items: [dd1] } })
    const lost = loseNextCommit(board.app.database.pool)
    const first = await decide('moteleder', asked)
    expect([first.status >= 500, lost.times]).toEqual([true, 1])
    const again = await decide('moteleder', asked)
    expect([again.status, await again.json()]).toEqual([201, expect.objectContaining({ number: 1, intact: true })])
    expect(await rows()).toBe(1)
    expect(readRuledBoard(await board.document()).rulings.frozen).toEqual(new Map([['DD-1', 1]]))
  })

  it('[DEC4] T-115 whoever has lost her role is told of what she had made, and makes nothing more', async () => {
    const asked = board.asked(await board.round())
    await decide('moteleder', asked)
    const roundId = await board.round().catch(() => null)
    await board.app.database.db.execute(
      sql`update memberships set role = 'observer' where person_id = 'solveig-austmann'`,
    )
    expect(await codeOf(decide('moteleder', asked))).toEqual([201, undefined])
    expect((await codeOf(decide('moteleder', board.asked(roundId ?? asked.roundId))))[0]).toBe(403)
    await board.app.database.db.execute(sql`delete from memberships where person_id = 'solveig-austmann'`)
    expect(await codeOf(decide('moteleder', asked))).toEqual([201, undefined])
    expect(await codeOf(decide('moteleder', board.asked(asked.roundId)))).toEqual([404, 'NOT_FOUND'])
    expect(await rows()).toBe(1)
  })

  it('[DEC6] is refused on what an earlier one holds', async () => {
    await decide(
      'moteleder',
      board.asked(await board.round(), { effect: { type: 'change', title: 'Endring 1', items: [dd1] } }),
    )
    expect((await register()).decisions).toHaveLength(1)
    const [first] = (await register()).decisions
    const roundId = await board.round()
    const change = { type: 'change', title: 'Endring 2', items: [dd1] } as const
    const over = { effect: change, reverses: null }
    expect(await codeOf(decide('moteleder', board.asked(roundId, over)))).toEqual([409, 'DECIDED_ALREADY'])
    const reverses = first?.decision.id ?? null
    const reversed = await decide('moteleder', board.asked(roundId, { effect: change, reverses }))
    expect(await reversed.json()).toMatchObject({ number: 2, reverses, undone: { takenBack: ['DD-1'], kept: [] } })
    expect((await register()).decisions[1]?.reversedBy).toMatchObject({ number: 2 })
  })
})

describe('a wording', () => {
  it('[WRD4] says from when it is written what stands in the way of deciding on its items, until its case is decided', async () => {
    const { app, point, ask, must } = board
    const item = agendaItemIdSchema.parse('sak-ny')
    const room = pointRoom(point)
    await editAgenda(app, room, {
      type: 'add-agenda-item',
      agendaItem: item,
      kind: 'decision',
      title: 'Ny sak',
      minutes: 5,
      owner: '',
      before: null,
    })
    for (const id of [dd1, dd2]) {
      await editAgenda(app, room, { type: 'link-item', agendaItem: item, item: id, linked: true })
    }
    const text = 'Styret vedtar omfanget.'
    const body = { agendaItem: item, internal: false, text, publish: true }
    const lacks = async (written: ReturnType<typeof must>) =>
      (await written).wordings.find((wording) => wording.agendaItem === item)?.lacks
    expect(await lacks(must(ask('nhn', 'POST', `/points/${point}/wordings`, { ...body, publish: false })))).toEqual([])
    await decide('moteleder', board.asked(await board.round(), { effect: { type: 'scope', items: [dd1] } }))
    // Publishing it is warned of it, and not refused.
    expect(await lacks(must(ask('moteleder', 'POST', `/points/${point}/wordings`, body)))).toEqual([
      { item: 'DD-1', lack: 'frozen', decision: 1 },
    ])
    const release = { effect: { type: 'release', items: [dd1] } } as const
    await decide('moteleder', board.asked(await board.round({ item }), release))
    expect(await lacks(board.view('moteleder'))).toEqual([])
  })
})

describe('the register', () => {
  it('[REG3] is searched in wording, grounds, case, point, reservations, names and items, filtered, and newest first', async () => {
    const first = board.asked(await board.round({ text: 'Øke rammen.' }), {
      effect: { type: 'frame', p50: 500, p85: 590, document: 'Styringsdokument' },
      reviewOn: '2026-11-24',
    })
    await decide('moteleder', first)
    const {
      decisions: [made],
    } = await register()
    const second = board.asked(await board.round({ text: 'Heller omfang.', against: 'nhn' }), {
      path: 'owner',
      grounds: 'Pasientsikkerhet',
      effect: { type: 'scope', items: [dd1] },
      reverses: made?.decision.id ?? null,
    })
    await decide('programeier', second)
    expect(await numbers()).toEqual([2, 1])
    expect(await numbers('?q=%C3%98KE')).toEqual([1])
    expect(await numbers('?q=pasient')).toEqual([2])
    expect(await numbers('?q=dd-1')).toEqual([2])
    expect(await numbers('?q=vinterpunktet')).toEqual([2, 1])
    expect(await numbers('?q=styringsdok')).toEqual([1])
    expect([await numbers('?area=DD'), await numbers('?area=KI')]).toEqual([[2], []])
    expect([await numbers('?effect=frame'), await numbers('?path=owner'), await numbers('?point=ukjent')]).toEqual([
      [1],
      [2],
      [],
    ])
    expect(await codeOf(board.ask('nhn', 'GET', '/decisions?effect=ukjent'))).toEqual([400, 'INVALID'])
    expect(made).toMatchObject({ pointTitle: 'Vinterpunktet', reversedBy: null, reviewDue: false })
    expect(made?.pointDate).toBe(norwegianDay(made?.decision.decidedAt ?? ''))
    board.app.passHours(48)
    expect((await register()).decisions.map(({ reviewDue }) => reviewDue)).toEqual([false, false])
    expect((await register()).people.map(({ id }) => id)).toContain(personOf('programeier'))
  })

  it('[REG3] marks what is to be looked at again', async () => {
    await decide('moteleder', board.asked(await board.round(), { reviewOn: '2026-11-24' }))
    expect((await register()).decisions[0]?.reviewDue).toBe(false)
    board.app.passHours(24)
    expect((await register()).decisions[0]?.reviewDue).toBe(true)
  })

  it('[REG3] holds what is internal only for those who may read it', async () => {
    const { ask, app, point } = board
    const item = agendaItemIdSchema.parse('sak-intern')
    const add = { type: 'add-agenda-item', kind: 'decision', title: 'Intern sak', minutes: 5, owner: '' } as const
    await editAgenda(app, internalRoom(point), { ...add, agendaItem: item, before: null })
    await decide('moteleder', board.asked(await board.round({ item, internal: true })))
    expect((await register()).decisions).toHaveLength(1)
    expect(await register('', 'departementet')).toEqual({
      decisions: [],
      exempt: [{ number: 1, decidedOn: '2026-11-23' }],
      people: [],
    })
    expect(await board.view('departementet')).toEqual({
      pointId: point,
      wordings: [],
      rounds: [],
      decisions: [],
      reversals: [],
    })
    const id = (await register()).decisions[0]?.decision.id
    expect(await codeOf(ask('departementet', 'GET', `/decisions/${id}/board`))).toEqual([404, 'NOT_FOUND'])
  })

  it('[REG4] T-114 shows the board as the members saw it, and which of its items are another today', async () => {
    const { app, ask } = board
    await decide('moteleder', board.asked(await board.round(), { effect: { type: 'scope', items: [dd1, dd2] } }))
    const id = (await register()).decisions[0]?.decision.id
    const then = async () =>
      boardThenSchema.parse(await (await ask('departementet', 'GET', `/decisions/${id}/board`)).json())
    const shown = await then()
    expect(shown).toMatchObject({ number: 1, intact: true, changedSince: [], frozen: {}, frame: null })
    expect([shown.queue.length, shown.cut.length, shown.queue[0]?.description.length !== 0]).toEqual([21, 4, true])
    const doc = await board.document()
    const [head] = await updateLog(app.database).standing([boardRoom(programmeId)])
    const item = doc.getMap('items').get('DD-2') as import('yjs').Map<unknown>
    const before = (await import('yjs')).encodeStateVector(doc)
    item.set('title', 'Etter vedtaket')
    const payload = (await import('yjs')).encodeStateAsUpdate(doc, before)
    const update = { payload, actor: null, sessionId: null, role: null, clientIds: [] }
    if (head === undefined) throw new Error('no board')
    await updateLog(app.database).append({
      batchId: crypto.randomUUID(),
      entries: [{ room: boardRoom(programmeId), afterPosition: head.head, fences: head.fences, updates: [update] }],
    })
    expect(await then()).toEqual({ ...shown, changedSince: ['DD-2'] })
  })

  it('[REG5] the frame that was decided last is the programme’s, until it is taken back', async () => {
    const frame = async () =>
      programmeBodySchema.parse(await (await board.ask('nhn', 'GET', '')).json()).structure.frame
    const before = await frame()
    await decide(
      'moteleder',
      board.asked(await board.round(), {
        effect: { type: 'frame', p50: 500.5, p85: 590, document: 'Styringsdokument' },
      }),
    )
    expect(await frame()).toEqual({ p50: 500.5, p85: 590, illustrative: false })
    const notice = { topic: 'programme', id: programmeId }
    expect(board.app.notices).toContainEqual({ room: boardRoom(programmeId), notice })
    const reverses = (await register()).decisions[0]?.decision.id ?? null
    await decide('moteleder', board.asked(await board.round(), { reverses }))
    expect(await frame()).toEqual(before)
  })

  it.each([
    ['UPDATE', sql`update decisions set number = 9`],
    ['DELETE', sql`delete from decisions`],
    ['TRUNCATE', sql`truncate decisions`],
    ['UPDATE of a board', sql`update board_views set body = ''`],
    ['DELETE of a board', sql`delete from board_views`],
  ])('[REG1] T-112 no %s is done in it, whoever asks', async (_, statement) => {
    await decide('moteleder', board.asked(await board.round()))
    const asked = board.app.database.db.execute(statement)
    await expect(asked).rejects.toMatchObject({ cause: { code: '42501' } })
    expect((await register()).decisions.map(({ decision }) => [decision.number, decision.intact])).toEqual([[1, true]])
  })
})

/** The next commit on this pool is done, and its answer lost. */
function loseNextCommit(pool: pg.Pool): { times: number } {
  const lost = { times: 0 }
  const connect = pool.connect.bind(pool) as (...asked: unknown[]) => Promise<pg.PoolClient>
  pool.connect = (async (...callback: unknown[]) => {
    // The pool's own single statements are no commits.
    if (callback.length > 0) return connect(...callback)
    const client = await connect()
    const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>
    client.query = (async (...asked: unknown[]) => {
      const answer = await query(...asked)
      if (asked[0] !== 'commit' || lost.times > 0) return answer
      lost.times += 1
      throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' })
    }) as typeof client.query
    return client
  }) as typeof pool.connect
  return lost
}
