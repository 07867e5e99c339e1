// Internal decisions on every channel an observer has: a marked gap in the register, and nothing else of them anywhere.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesBodySchema } from '../../../shared/contract/changes.ts'
import {
  boardThenSchema,
  type RegisterBody,
  registerBodySchema,
  type ShownDecision,
  shownDecisionSchema,
} from '../../../shared/contract/deciding.ts'
import { projectorLinkSchema } from '../../../shared/contract/meeting.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  boardRoom,
  internalRoom,
  itemIdSchema,
  pointRoom,
} from '../../../shared/ids.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, programmeId } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

const canary = 'KANARIFUGL'
const dd1 = itemIdSchema.parse('DD-1')
const [inner, innerToo, openToo] = ['intern-1', 'intern-2', 'aapen-2'].map((id) => agendaItemIdSchema.parse(id)) as [
  AgendaItemId,
  AgendaItemId,
  AgendaItemId,
]

let board: DecidingBoard
/** 1 is public. 2 is internal. 3 is public and takes 2 back. 4 is internal and takes 1 back. */
let made: readonly [ShownDecision, ShownDecision, ShownDecision, ShownDecision]
let noticesOfInternal: DecidingBoard['app']['notices']

beforeAll(async () => {
  board = await openDecidingBoard()
  const { app, point } = board
  const add = (id: AgendaItemId, title: string) =>
    ({ type: 'add-agenda-item', agendaItem: id, kind: 'decision', title, minutes: 5, owner: '', before: null }) as const
  await editAgenda(app, pointRoom(point), add(openToo, 'En sak til'))
  for (const id of [inner, innerToo]) await editAgenda(app, internalRoom(point), add(id, `${canary} sak`))
  const decide = async (
    on: Parameters<DecidingBoard['round']>[0],
    over: Parameters<DecidingBoard['asked']>[1],
  ): Promise<ShownDecision> => {
    const answer = await board.ask(
      'moteleder',
      'POST',
      `/points/${point}/decisions`,
      board.asked(await board.round(on), over),
    )
    if (answer.status !== 201) throw new Error(await answer.text())
    return shownDecisionSchema.parse(await answer.json())
  }
  const stream = {
    type: 'stream',
    name: `${canary}-strømmen`,
    mandate: `${canary} mandat`,
    owner: personOf('nhn'),
  } as const
  const first = await decide({ text: 'Omfanget er DD-1.' }, { effect: { type: 'scope', items: [dd1] } })
  app.notices.length = 0
  const second = await decide({ item: inner, internal: true, text: `${canary} ordlyd` }, { effect: stream })
  noticesOfInternal = [...app.notices]
  const third = await decide({ item: openToo, text: 'Vedtak 2 gjøres om.' }, { reverses: second.id })
  const fourth = await decide({ item: innerToo, internal: true, text: `${canary} igjen` }, { reverses: first.id })
  made = [first, second, third, fourth]
})
afterAll(() => board.close())

const register = async (
  query = '',
  who: Parameters<DecidingBoard['ask']>[0] = 'departementet',
): Promise<RegisterBody> => registerBodySchema.parse(await (await board.ask(who, 'GET', `/decisions${query}`)).json())
const text = async (path: string): Promise<string> => (await board.ask('departementet', 'GET', path)).text()

describe('an internal decision, for an observer', () => {
  it('[REG6] is a marked gap in the register: its number and its day, and the members see it whole', async () => {
    const { decisions, exempt } = await register()
    expect(decisions.map(({ decision }) => decision.number)).toEqual([3, 1])
    expect(exempt).toEqual([
      { number: 4, decidedOn: '2026-11-23' },
      { number: 2, decidedOn: '2026-11-23' },
    ])
    const theirs = await register('', 'nhn')
    expect([theirs.decisions.map(({ decision }) => decision.number), theirs.exempt]).toEqual([[4, 3, 2, 1], []])
  })

  it('[REG6] is named by number alone where it takes back, or is taken back by, a public one', async () => {
    const { decisions } = await register()
    const [third, first] = decisions
    expect([third?.reverses, third?.decision.reverses, third?.decision.undone]).toEqual([
      { id: null, number: 2 },
      null,
      null,
    ])
    expect(first?.reversedBy).toEqual({ id: null, number: 4 })
    const theirs = await register('', 'nhn')
    expect(theirs.decisions.map(({ reverses, reversedBy }) => [reverses, reversedBy])).toEqual([
      [{ id: made[0].id, number: 1 }, null],
      [{ id: made[1].id, number: 2 }, null],
      [null, { id: made[2].id, number: 3 }],
      [null, { id: made[3].id, number: 4 }],
    ])
    expect(theirs.decisions[1]?.decision.undone).toEqual({ takenBack: [`${canary}-strømmen`], kept: [] })
  })

  it('[REG6] (T-092, T-139) comes and goes with no search and no filter', async () => {
    for (const query of [
      `?q=${canary}`,
      '?q=2',
      '?effect=stream',
      '?path=consensus',
      `?point=${board.point}`,
      '?area=DD',
    ]) {
      const { decisions, exempt } = await register(query)
      expect([exempt, decisions.some(({ decision }) => decision.internal)]).toEqual([[], false])
    }
    expect((await register('?effect=stream')).decisions).toEqual([])
  })

  it('[REG6] has no board as the members saw it, and the boards of others tell nothing of it', async () => {
    expect(await codeOf(board.ask('departementet', 'GET', `/decisions/${made[1].id}/board`))).toEqual([
      404,
      'NOT_FOUND',
    ])
    const then = await (await board.ask('departementet', 'GET', `/decisions/${made[2].id}/board`)).json()
    expect(boardThenSchema.safeParse(then).success).toBe(true)
    expect(JSON.stringify(then)).not.toContain(canary)
  })

  it('[REG6] is not in the deciding of its point, which says that what it took back stands no more', async () => {
    const view = await board.view('departementet')
    expect(view.decisions.map(({ number, reverses, undone }) => [number, reverses, undone])).toEqual([
      [1, null, null],
      [3, null, null],
    ])
    expect(view.reversals).toEqual([{ decision: made[0].id, number: 4 }])
    expect((await board.view('nhn')).reversals).toEqual([
      { decision: made[1].id, number: 3 },
      { decision: made[0].id, number: 4 },
    ])
  })

  it('[REG6] (T-092) leaves no word in anything else that is read: the document, the meeting, papers, promises, the lists', async () => {
    const { point } = board
    const doc = await board.document()
    expect(JSON.stringify(['rulings', 'frame', 'items'].map((root) => doc.getMap(root).toJSON()))).not.toContain(canary)
    const paths = ['meeting', 'papers', 'evidence', 'deciding']
    const answers = [
      ...(await Promise.all(paths.map((path) => text(`/points/${point}/${path}`)))),
      ...(await Promise.all(['/promises', '/backlog', '/points', '', '/decisions'].map(text))),
    ]
    expect(answers.filter((answer) => answer.includes(canary))).toEqual([])
  })

  it('[REG6] is not on the projector, though the room is shown it', async () => {
    await board.meeting('moteleder', { type: 'show', shown: { page: 'decision', record: made[1].id } })
    const link = await board.ask('moteleder', 'POST', `/points/${board.point}/meeting/projector`)
    const { path } = projectorLinkSchema.parse(await link.json())
    const shown = await (await board.app.ask({ path: `/api${path}` })).text()
    // As where nothing is shown.
    expect(JSON.parse(shown)).toMatchObject({ item: null, answered: null, shows: { type: 'agenda' } })
    expect(shown).not.toContain(canary)
  })

  it('[REG6] [NTC1] (T-139) what is done towards it is told in the room of those who may read it; others hear that the register grew', async () => {
    const heardIn = (room: string) => noticesOfInternal.filter((each) => each.room === room).map(({ notice }) => notice)
    expect(heardIn(pointRoom(board.point))).toEqual([])
    expect(heardIn(boardRoom(programmeId))).toEqual([{ topic: 'decisions', id: programmeId }])
    expect(new Set(heardIn(internalRoom(board.point)).map(({ topic }) => topic))).toEqual(
      new Set(['deciding', 'meeting']),
    )
  })

  it('[REG6] [MIN2] is a marked gap in the public edition of the minutes', async () => {
    await board.meeting('moteleder', { type: 'adjourn' })
    await board.approve()
    const minutes = await text(`/points/${board.point}/minutes.html?audience=public&language=nb`)
    expect(minutes).toContain('Her er en del av møtet unntatt fra denne utgaven.')
    expect(minutes).not.toContain(canary)
  })

  it('[SNC3] what was decided since a moment of the same day is told: word for word, or by number alone', async () => {
    const since = async (who: Parameters<DecidingBoard['ask']>[0]) => {
      const answer = await board.ask(who, 'GET', '/changes?since=2026-11-23T00:00:00.000Z')
      const text = await answer.text()
      const { decisions, exempt } = changesBodySchema.parse(JSON.parse(text))
      return { numbers: decisions.map(({ number }) => number), exempt, words: text.includes(canary) }
    }
    expect([await since('moteleder'), await since('kommentar')]).toEqual([
      { numbers: [4, 3, 2, 1], exempt: [], words: true },
      { numbers: [3, 1], exempt: [4, 2], words: false },
    ])
  })
})
