// Scores over HTTP: asked, given alone, shown together, written as marks on the board; who learns what of it and when; two who show it at once.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type ScoreRoundWhole, scoreRoundBodySchema, scoresBodySchema } from '../../../shared/contract/scores.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { boardRoom, itemIdSchema } from '../../../shared/ids.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, programmeId, type Who } from './deciding-board.ts'
import { rightsTable } from './rights-table.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const asked = ['nhn', 'helse-nord', 'ks'] as const satisfies readonly Who[]
const request = {
  items: ['DD-2', 'DD-3'],
  criteria: ['B1', 'B2'],
  people: asked.map(personOf),
  deadline: null as string | null,
}
const cells = (b1: number | null, b2: number | null, reason = '') => ({
  scores: { B1: { mark: b1, reason }, B2: { mark: b2, reason } },
})

async function whole(answer: Promise<Response>): Promise<ScoreRoundWhole> {
  const got = await answer
  if (got.status !== 200) throw new Error(`${got.status} ${await got.text()}`)
  return scoreRoundBodySchema.parse(await got.json())
}
const open = (over: Partial<typeof request> = {}) =>
  whole(board.ask('moteleder', 'POST', '/scores', { ...request, ...over }))
const give = (who: Who, round: string, item: string, body: object) =>
  board.ask(who, 'PUT', `/scores/${round}/items/${item}`, body)
const giveAll = async (who: Who, round: string, body: object) => {
  for (const item of request.items) await whole(give(who, round, item, body))
}
const reveal = (who: Who, round: string, without: readonly string[] = []) =>
  board.ask(who, 'POST', `/scores/${round}/reveal`, { without })
const list = async (who: Who) => scoresBodySchema.parse(await (await board.ask(who, 'GET', '/scores')).json())
const marks = async () => {
  const loaded = await updateLog(board.app.database).load(boardRoom(programmeId))
  if (loaded === null) throw new Error('no board')
  const { items } = readBoard(roomDocument(loaded))
  return request.items.map((id) => items.get(itemIdSchema.parse(id))?.benefit)
}

describe('a round of scores', () => {
  it('[SCR8] shows all together, and gives the items their medians as marks in the same moment', async () => {
    const before = await marks()
    const { round } = await open()
    await giveAll('nhn', round.id, cells(2, null, 'Sparer lite'))
    await giveAll('helse-nord', round.id, cells(5, 4))
    const half = await whole(give('ks', round.id, 'DD-2', cells(3, 1)))
    expect([half.round.answered, half.round.mine, half.results, half.lines]).toEqual([
      [personOf('nhn'), personOf('helse-nord')],
      { 'DD-2': cells(3, 1).scores },
      null,
      null,
    ])
    expect(await codeOf(reveal('moteleder', round.id))).toEqual([409, 'ANSWERS_MISSING'])
    await whole(give('ks', round.id, 'DD-3', cells(3, 1)))
    await whole(give('ks', round.id, 'DD-3', { scores: { B1: { mark: 2, reason: '' } } }))
    const shown = await whole(reveal('moteleder', round.id))
    expect(shown.results).toEqual([
      { item: 'DD-2', criterion: 'B1', median: 3, low: 2, high: 5, answers: 3 },
      { item: 'DD-2', criterion: 'B2', median: 2.5, low: 1, high: 4, answers: 2 },
      { item: 'DD-3', criterion: 'B1', median: 2, low: 2, high: 5, answers: 3 },
      { item: 'DD-3', criterion: 'B2', median: 2.5, low: 1, high: 4, answers: 2 },
    ])
    expect(shown.lines?.length).toBe(12)
    expect(shown.lines?.find(({ seat, criterion }) => seat === personOf('nhn') && criterion === 'B2')).toEqual({
      seat: personOf('nhn'),
      by: personOf('nhn'),
      item: 'DD-2',
      criterion: 'B2',
      mark: null,
      reason: 'Sparer lite',
    })
    expect(await marks()).toEqual([
      { ...before[0], B1: 3, B2: 3 },
      { ...before[1], B1: 2, B2: 3 },
    ])
    expect(board.app.appended.at(-1)).toBe(boardRoom(programmeId))
    const { latest } = await list('nhn')
    expect(latest.map(({ item, roundId }) => [item, roundId])).toEqual(request.items.map((id) => [id, round.id]))
  })

  it('[SCR9] is nobody else’s to know of before it is shown; then all see what it came to, and those who take part who said what', async () => {
    const { round } = await open()
    for (const who of ['kommentar', 'departementet'] as const) {
      expect((await list(who)).rounds).toEqual([])
      expect(await codeOf(board.ask(who, 'GET', `/scores/${round.id}`))).toEqual([404, 'NOT_FOUND'])
    }
    for (const who of asked) await giveAll(who, round.id, cells(4, 4))
    await whole(reveal('moteleder', round.id))
    const seen = await Promise.all(
      (['strom-dd', 'departementet'] as const).map((who) => whole(board.ask(who, 'GET', `/scores/${round.id}`))),
    )
    expect(
      seen.map(({ results, lines, round: { asked: named, answered, openedBy }, people }) => [
        results?.length,
        lines?.length ?? null,
        named?.length ?? null,
        answered?.length ?? null,
        openedBy,
        people.length,
      ]),
    ).toEqual([
      [4, 12, 3, 3, personOf('moteleder'), 4],
      [4, null, null, null, null, 0],
    ])
  })

  it('[SCR10] tells the others by a notice that somebody has answered, and nothing while she is at it', async () => {
    const { round } = await open()
    const told = () => board.app.notices.filter(({ notice }) => notice.topic === 'scores').length
    const before = told()
    await whole(give('nhn', round.id, 'DD-2', cells(2, 2)))
    expect(told() - before).toBe(0)
    await whole(give('nhn', round.id, 'DD-3', cells(2, 2)))
    await whole(give('nhn', round.id, 'DD-3', cells(5, 5)))
    expect(told() - before).toBe(1)
    const forWhom = board.app.notices.filter(({ notice }) => notice.topic === 'scores').map((each) => each.forWhom)
    expect(forWhom).toEqual(['inner-table', 'inner-table'])
  })

  it('[SCR11] of two who show it at once one does, and a score that comes late is refused', async () => {
    const { round } = await open()
    for (const who of asked) await giveAll(who, round.id, cells(1, 1))
    const answers = await Promise.all([
      reveal('moteleder', round.id),
      reveal('programkontor', round.id),
      give('ks', round.id, 'DD-2', cells(5, 5)),
    ])
    const codes = await Promise.all(answers.map(codeOf))
    expect(codes.slice(0, 2).toSorted()).toEqual([
      [200, undefined],
      [409, 'ROUND_CLOSED'],
    ])
    expect(await codeOf(give('ks', round.id, 'DD-2', cells(0, 0)))).toEqual([409, 'ROUND_CLOSED'])
    // The late one either came before or not at all: what is shown is what was counted.
    const { results, lines } = await whole(board.ask('nhn', 'GET', `/scores/${round.id}`))
    const came = lines?.some(({ mark }) => mark === 5) === true
    expect([codes[2]?.[0], results?.[0]?.high]).toEqual(came ? [200, 5] : [409, 1])
  })

  it('[SCR5] a deadline turned round is refused, and one that is past lets it be shown without those who are named', async () => {
    expect(
      await codeOf(board.ask('moteleder', 'POST', '/scores', { ...request, deadline: '2026-11-01T09:00:00.000Z' })),
    ).toEqual([400, 'DEADLINE_BEHIND'])
    const { round, at } = await open()
    const soon = new Date(Date.parse(at) + 3_600_000).toISOString()
    await whole(board.ask('moteleder', 'PUT', `/scores/${round.id}/deadline`, { deadline: soon }))
    await giveAll('nhn', round.id, cells(3, 3))
    await giveAll('helse-nord', round.id, cells(4, 4))
    await whole(give('ks', round.id, 'DD-2', cells(0, 0)))
    expect(await codeOf(reveal('moteleder', round.id, [personOf('ks')]))).toEqual([409, 'DEADLINE_AHEAD'])
    board.app.passHours(2)
    expect(await codeOf(reveal('moteleder', round.id))).toEqual([409, 'ANSWERS_MISSING'])
    const shown = await whole(reveal('moteleder', round.id, [personOf('ks')]))
    expect([shown.round.missing, shown.results?.[0]?.low, shown.lines?.length]).toEqual([[personOf('ks')], 3, 8])
  })

  it('[SCR3] a deputy named for the meeting answers for who is away', async () => {
    await board.meeting('moteleder', { type: 'set-deputy', member: personOf('ks'), deputy: personOf('vara-ks') })
    const { round } = await open()
    await giveAll('vara-ks', round.id, cells(2, 2))
    const own = await list('ks')
    expect([own.rounds[0]?.answered, own.rounds[0]?.mine, own.rounds[0]?.seat]).toEqual([
      [personOf('ks')],
      {},
      personOf('ks'),
    ])
    await whole(give('ks', round.id, 'DD-2', cells(5, 5)))
    expect([
      (await list('nhn')).rounds[0]?.answered,
      await codeOf(give('vara-ks', round.id, 'DD-3', cells(1, 1))),
    ]).toEqual([[], [409, 'SEAT_ANSWERED']])
  })

  it('[SCR7] is refused whole where a decision has frozen an item meanwhile, and nothing is written', async () => {
    const { round } = await open()
    for (const who of asked) await giveAll(who, round.id, cells(1, 1))
    const decided = await board.round()
    await board.ask(
      'moteleder',
      'POST',
      `/points/${board.point}/decisions`,
      board.asked(decided, { effect: { type: 'change', title: 'Endring', items: [itemIdSchema.parse('DD-3')] } }),
    )
    const before = await marks()
    expect(await codeOf(reveal('moteleder', round.id))).toEqual([409, 'FROZEN'])
    expect([await marks(), (await list('nhn')).rounds[0]?.state]).toEqual([before, 'open'])
    expect((await board.ask('moteleder', 'POST', `/scores/${round.id}/withdraw`)).status).toBe(204)
    expect((await list('nhn')).rounds).toEqual([])
  })

  it('[SCR12] waits for those who are asked until they have answered, in the inbox', async () => {
    const { round } = await open()
    const waits = async (who: Who) => {
      const { entries } = (await (await board.ask(who, 'GET', '/inbox')).json()) as {
        entries: { kind: string; id: string }[]
      }
      return entries.some(({ kind, id }) => kind === 'scores' && id === round.id)
    }
    expect([await waits('ks'), await waits('strom-dd'), await waits('departementet')]).toEqual([true, false, false])
    await giveAll('ks', round.id, cells(1, 1))
    expect(await waits('ks')).toBe(false)
  })
})

it('[RGT1] what each role may of scores is exactly this table', async () => {
  const path = `/api/programmes/${programmeId}/scores`
  const nothing = '00000000-0000-4000-8000-000000000000'
  // What would change something for the next role names what does not stand.
  const table = await rightsTable(board.app, [
    ['list', { path }],
    ['read', { path: `${path}/${nothing}` }],
    ['ask', { method: 'POST', path, body: { ...request, items: ['XX-1'] } }],
    ['give', { method: 'PUT', path: `${path}/${nothing}/items/DD-1`, body: cells(1, 1) }],
    [
      'deadline',
      { method: 'PUT', path: `${path}/${nothing}/deadline`, body: { deadline: '2027-01-01T12:00:00.000Z' } },
    ],
    ['reveal', { method: 'POST', path: `${path}/${nothing}/reveal`, body: { without: [] } }],
    ['withdraw', { method: 'POST', path: `${path}/${nothing}/withdraw` }],
  ])
  expect(table).toMatchInlineSnapshot(`
    "
    role               list | read | ask | give | deadline | reveal | withdraw
    programme-owner    200 404 400 404 404 404 404
    board-member       200 404 403 404 403 403 403
    deputy             200 404 403 404 403 403 403
    programme-manager  200 404 400 404 404 404 404
    programme-office   200 404 400 404 404 404 404
    stream-owner       200 404 403 404 403 403 403
    queue-steward      200 404 403 404 403 403 403
    facilitator        200 404 400 403 404 404 404
    commenter          200 404 403 403 403 403 403
    observer           200 404 403 403 403 403 403
    of another board   404 404 404 404 404 404 404
    nobody             401 401 401 401 401 401 401
    "
  `)
})
