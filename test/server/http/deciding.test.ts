// Wordings, rounds and positions over HTTP: who may what, what each is told, and that nobody learns another's position before the reveal.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meetingViewSchema } from '../../../shared/contract/meeting.ts'
import { agendaItemIdSchema, internalRoom } from '../../../shared/ids.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, people, personOf, type Who } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

let board: DecidingBoard
beforeAll(async () => {
  board = await openDecidingBoard()
})
afterAll(() => board.close())

const wordings = () => `/points/${board.point}/wordings`
const rounds = () => `/points/${board.point}/rounds`
const everybody = Object.keys(people) as Who[]
const supports = { position: 'supports', reason: '' }

describe('deciding at a point', () => {
  it('[RND2] before the reveal a position is in no answer but its giver’s, no log line and no notice', async () => {
    const canary = 'KANARI-fordi-det-er-for-dyrt'
    const [answers, failures]: [string[], string[]] = [[], []]
    const text = 'Styret prøver en tekst.'
    const written = await board.must(
      board.ask('moteleder', 'POST', wordings(), { agendaItem: board.item, internal: false, text, publish: true }),
    )
    const wordingId = written.wordings.at(-1)?.id
    await board.must(board.ask('ks', 'PUT', `/wordings/${wordingId}/position`, { position: 'cannot', reason: canary }))
    board.app.passHours(0.01)
    const body = { wordingId, how: 'meeting', deadline: null }
    const opened = await board.must(board.ask('moteleder', 'POST', rounds(), body))
    const round = opened.rounds.at(-1)
    const path = `/rounds/${round?.id}`
    const mine = await board.must(
      board.ask('nhn', 'PUT', `${path}/position`, { position: 'reservation', reason: canary }),
    )
    expect(mine.rounds.at(-1)?.mine).toEqual({ position: 'reservation', reason: canary })
    for (const who of everybody) {
      if (who !== 'nhn' && who !== 'ks')
        answers.push(await (await board.ask(who, 'GET', `/points/${board.point}/deciding`)).text())
      failures.push(await (await board.ask(who, 'POST', `${path}/reveal`)).text())
      failures.push(await (await board.ask(who, 'POST', rounds(), body)).text())
      answers.push(await (await board.ask(who, 'GET', '/decisions')).text())
    }
    answers.push(await (await board.ask('helse-nord', 'PUT', `${path}/position`, supports)).text())
    answers.push(await (await board.ask('moteleder', 'POST', `${path}/remind`)).text())
    const everything = [...answers, ...failures, JSON.stringify(board.app.lines), JSON.stringify(board.app.notices)]
    expect(everything.filter((each) => each.includes('KANARI') || each.includes('reservation'))).toEqual([])
    expect((await board.view('programeier')).rounds.at(-1)).toMatchObject({
      answered: ['helse-nord', 'nhn'].map((who) => personOf(who as Who)).toSorted(),
      beforehand: [personOf('ks')],
      positions: null,
      mine: null,
    })
    await board.must(board.ask('programeier', 'PUT', `${path}/position`, supports))
    await board.must(board.ask('moteleder', 'POST', `${path}/reveal`))
    const shown = (await board.view('departementet')).rounds.at(-1)?.positions
    expect(shown?.map(({ seat, position, beforehand }) => [seat, position, beforehand]).toSorted()).toEqual(
      [
        [personOf('helse-nord'), 'supports', false],
        [personOf('ks'), 'cannot', true],
        [personOf('nhn'), 'reservation', false],
        [personOf('programeier'), 'supports', false],
      ].toSorted(),
    )
    expect(await codeOf(board.ask('nhn', 'PUT', `${path}/position`, supports))).toEqual([409, 'ROUND_CLOSED'])
    expect(await codeOf(board.ask('nhn', 'PUT', `${path}/position`, { position: 'cannot', reason: ' ' }))).toEqual([
      400,
      'REASON_MISSING',
    ])
  })

  it('[FLW3] a round that is opened while the board sits is what the room sees', async () => {
    const body = { agendaItem: board.item, internal: false, text: 'Styret prøver en tekst i møtet.', publish: true }
    const written = await board.must(board.ask('moteleder', 'POST', wordings(), body))
    const told = board.app.notices.length
    const asked = { wordingId: written.wordings.at(-1)?.id, how: 'meeting', deadline: null }
    const round = (await board.must(board.ask('moteleder', 'POST', rounds(), asked))).rounds.at(-1)?.id
    const topics = board.app.notices.slice(told).map(({ notice }) => notice.topic)
    const answer = await board.ask('departementet', 'GET', `/points/${board.point}/meeting`)
    const { shown } = meetingViewSchema.parse(await answer.json()).meeting
    expect({ shown, topics: topics.toSorted() }).toEqual({
      shown: { page: 'round', record: round, internal: false },
      topics: ['deciding', 'meeting'],
    })
    await board.must(board.ask('moteleder', 'POST', `/rounds/${round}/withdraw`))
  })

  it('[WRD3] drafts are read by those who write wordings, and internal things by those who may read them', async () => {
    const draft = { agendaItem: board.item, internal: false, text: 'Et utkast.', publish: false }
    const before = (await board.view('departementet')).wordings.length
    await board.must(board.ask('nhn', 'POST', wordings(), draft))
    const seen = async (who: Who) => (await board.view(who)).wordings.length - before
    expect([
      await seen('helse-nord'),
      await seen('moteleder'),
      await seen('strom-dd'),
      await seen('departementet'),
    ]).toEqual([1, 1, 0, 0])
  })

  it('[WRD3] who may not write wordings learns nothing of a draft by writing it again', async () => {
    const draft = { agendaItem: board.item, internal: false, text: 'Et utkast ingen har sett.', publish: false }
    await board.must(board.ask('nhn', 'POST', wordings(), draft))
    expect([
      await codeOf(board.ask('departementet', 'POST', wordings(), draft)),
      await codeOf(board.ask('departementet', 'POST', wordings(), { ...draft, text: 'En gjetning.' })),
    ]).toEqual([
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
    ])
  })

  it('[WRD3] an internal case and all that is decided on it are not there for those who may not read it', async () => {
    const other = await openDecidingBoard()
    const { ask, must, point } = other
    const item = 'intern-1'
    await addInternalItem(other, item)
    const body = { agendaItem: item, internal: true, text: 'Styret drøfter i lukket sak.', publish: true }
    expect(await codeOf(ask('moteleder', 'POST', `/points/${point}/wordings`, { ...body, internal: false }))).toEqual([
      404,
      'NOT_FOUND',
    ])
    for (const who of ['departementet', 'kommentar'] as const) {
      for (const agendaItem of [item, 'ukjent']) {
        const asked = ask(who, 'POST', `/points/${point}/wordings`, { ...body, agendaItem })
        expect(await codeOf(asked)).toEqual([404, 'NOT_FOUND'])
      }
    }
    const written = await must(ask('moteleder', 'POST', `/points/${point}/wordings`, body))
    const wordingId = written.wordings.at(-1)?.id
    const opened = await must(
      ask('moteleder', 'POST', `/points/${point}/rounds`, { wordingId, how: 'meeting', deadline: null }),
    )
    const round = opened.rounds.at(-1)
    expect(await codeOf(ask('departementet', 'PUT', `/rounds/${round?.id}/position`, supports))).toEqual([
      404,
      'NOT_FOUND',
    ])
    for (const who of ['programeier', 'nhn', 'helse-nord'] as const) {
      await must(ask(who, 'PUT', `/rounds/${round?.id}/position`, supports))
    }
    await must(ask('moteleder', 'POST', `/rounds/${round?.id}/reveal`))
    const decided = await ask('moteleder', 'POST', `/points/${point}/decisions`, other.asked(round?.id ?? ''))
    expect(await decided.json()).toMatchObject({ number: 1, internal: true, agendaTitle: 'Lukket sak' })
    expect(await other.view('departementet')).toEqual({
      pointId: point,
      wordings: [],
      rounds: [],
      decisions: [],
      reversals: [],
    })
    await other.close()
  })

  it('[WRD1] the same text again is the same version', async () => {
    const body = { agendaItem: board.item, internal: false, text: 'Den samme.', publish: false }
    const first = await board.must(board.ask('nhn', 'POST', wordings(), body))
    expect((await board.must(board.ask('nhn', 'POST', wordings(), body))).wordings).toEqual(first.wordings)
    const published = await board.must(board.ask('moteleder', 'POST', wordings(), { ...body, publish: true }))
    expect(published.wordings.at(-1)).toMatchObject({ version: first.wordings.length, publishedAt: expect.any(String) })
    expect(await codeOf(board.ask('nhn', 'POST', wordings(), { ...body, text: ' ' }))).toEqual([400, 'WORDING_EMPTY'])
    expect(await codeOf(board.ask('nhn', 'POST', wordings(), { ...body, agendaItem: 'ukjent' }))).toEqual([
      404,
      'NOT_FOUND',
    ])
  })

  it('[RND5] a circulation goes on between meetings: who has answered is never reminded, and who is late is told', async () => {
    const other = await openDecidingBoard()
    const { ask, must, point, item } = other
    await other.meeting('moteleder', { type: 'adjourn' })
    const written = await must(
      ask('moteleder', 'POST', `/points/${point}/wordings`, {
        agendaItem: item,
        internal: false,
        text: 'På sirkulasjon.',
        publish: true,
      }),
    )
    other.app.passHours(1)
    const deadline = '2026-11-25T12:00:00.000Z'
    const body = { wordingId: written.wordings[0]?.id, how: 'circulation', deadline }
    const opened = await must(ask('moteleder', 'POST', `/points/${point}/rounds`, body))
    const round = opened.rounds[0]
    expect(round?.asked).toHaveLength(12)
    for (const who of ['programeier', 'nhn', 'helse-nord'] as const) {
      await must(ask(who, 'PUT', `/rounds/${round?.id}/position`, supports))
    }
    const reminded = (await must(ask('moteleder', 'POST', `/rounds/${round?.id}/remind`))).rounds[0]
    expect(reminded?.reminded.map(({ person }) => person).toSorted()).toEqual(
      reminded?.asked.filter((seat) => !reminded.answered.includes(seat)).toSorted(),
    )
    expect((await other.view('ks')).rounds[0]?.reminded).toEqual([{ person: personOf('ks'), at: expect.any(String) }])
    expect((await other.view('nhn')).rounds[0]?.reminded).toEqual([])
    expect(await codeOf(ask('moteleder', 'POST', `/rounds/${round?.id}/reveal`))).toEqual([409, 'DEADLINE_AHEAD'])
    const asked = { ...other.asked(round?.id ?? ''), path: 'circulation' }
    expect(await codeOf(ask('moteleder', 'POST', `/points/${point}/decisions`, asked))).toEqual([
      409,
      'ROUND_NOT_REVEALED',
    ])
    other.app.passHours(96)
    expect((await other.view('moteleder')).rounds[0]?.late).toHaveLength(9)
    expect(await codeOf(ask('ks', 'PUT', `/rounds/${round?.id}/position`, supports))).toEqual([409, 'DEADLINE_PAST'])
    await must(ask('moteleder', 'POST', `/rounds/${round?.id}/reveal`))
    const decided = await ask('moteleder', 'POST', `/points/${point}/decisions`, asked)
    expect([decided.status, await decided.json()]).toEqual([
      201,
      expect.objectContaining({ number: 1, path: 'circulation' }),
    ])
    await other.close()
  })

  it('[RND10] a round that is open when the meeting is adjourned is withdrawn with it, and shows nothing', async () => {
    const other = await openDecidingBoard()
    const { ask, must, point, item } = other
    const written = await must(
      ask('moteleder', 'POST', `/points/${point}/wordings`, {
        agendaItem: item,
        internal: false,
        text: 'En tekst styret ikke rekker.',
        publish: true,
      }),
    )
    other.app.passHours(0.01)
    const body = { wordingId: written.wordings[0]?.id, how: 'meeting', deadline: null }
    const opened = await must(ask('moteleder', 'POST', `/points/${point}/rounds`, body))
    await must(ask('nhn', 'PUT', `/rounds/${opened.rounds[0]?.id}/position`, supports))
    await other.meeting('moteleder', { type: 'adjourn' })
    expect((await other.view('moteleder')).rounds[0]).toMatchObject({ state: 'withdrawn', positions: null })
    expect(await codeOf(ask('moteleder', 'POST', `/rounds/${opened.rounds[0]?.id}/reveal`))).toEqual([
      409,
      'ROUND_CLOSED',
    ])
    await other.close()
  })

  it('what each role may do', async () => {
    const table: Record<string, string> = {}
    const wording = (await board.view('moteleder')).wordings.at(-1)
    for (const who of everybody) {
      const row: number[] = []
      const code = async (asked: Promise<Response>) => row.push((await asked).status)
      await code(board.ask(who, 'GET', `/points/${board.point}/deciding`))
      await code(
        board.ask(who, 'POST', wordings(), {
          agendaItem: board.item,
          internal: false,
          text: `Fra ${who}`,
          publish: false,
        }),
      )
      await code(board.ask(who, 'POST', `/wordings/${wording?.id}/publish`))
      await code(board.ask(who, 'PUT', `/wordings/${wording?.id}/position`, supports))
      await code(board.ask(who, 'POST', rounds(), { wordingId: wording?.id, how: 'circulation', deadline: null }))
      await code(board.ask(who, 'GET', '/decisions'))
      table[who] = row.join(' ')
    }
    // reads, writes a draft, publishes (the gavel is the facilitator's), gives beforehand, opens, reads the register
    expect(table).toMatchInlineSnapshot(`
      {
        "departementet": "200 403 403 403 403 200",
        "helse-nord": "200 200 403 200 403 200",
        "koforvalter": "200 403 403 403 403 200",
        "kommentar": "200 403 403 403 403 200",
        "ks": "200 200 403 200 403 200",
        "moteleder": "200 200 200 403 409 200",
        "nhn": "200 200 403 200 403 200",
        "programeier": "200 200 409 200 409 200",
        "programkontor": "200 200 409 403 409 200",
        "programleder": "200 200 409 403 409 200",
        "strom-dd": "200 403 403 403 403 200",
        "vara-ks": "200 200 403 403 403 200",
      }
    `)
  })

  it('is not there for somebody of another programme', async () => {
    const cookie = await board.app.signIn('pll-helse-nord')
    const paths = [`/points/${board.point}/deciding`, '/decisions']
    for (const path of paths) {
      expect(await codeOf(board.app.ask({ path: `/api/programmes/digital-samhandling${path}`, cookie }))).toEqual([
        404,
        'NOT_FOUND',
      ])
    }
  })
})

/** Puts an agenda item on the point's internal agenda, as its browsers do. */
function addInternalItem({ app, point }: DecidingBoard, id: string): Promise<void> {
  return editAgenda(app, internalRoom(point), {
    type: 'add-agenda-item',
    agendaItem: agendaItemIdSchema.parse(id),
    kind: 'decision',
    title: 'Lukket sak',
    minutes: 10,
    owner: '',
    before: null,
  })
}
