// The inbox over HTTP: what waits for each, by what she may read, gone when it is done, and nothing of it for those of another board.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { inboxBodySchema, inboxCountsSchema, type Waiting } from '../../../shared/contract/inbox.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { pointIdSchema, pointRoom } from '../../../shared/ids.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, programmeId, type Who } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

let board: DecidingBoard
beforeAll(async () => {
  board = await openDecidingBoard()
  await board.meeting('moteleder', { type: 'adjourn' })
})
afterAll(() => board.close())

async function inbox(who: Who): Promise<readonly Waiting[]> {
  return inboxBodySchema.parse(await (await board.ask(who, 'GET', '/inbox')).json()).entries
}

const kinds = async (who: Who): Promise<readonly string[]> => (await inbox(who)).map(({ kind }) => kind).toSorted()

async function said(who: Who, text: string, thread?: string): Promise<string> {
  const id = randomUUID()
  const answer =
    thread === undefined
      ? await board.ask(who, 'POST', '/comments', { id, anchor: { kind: 'item', item: 'DD-1' }, text })
      : await board.ask(who, 'POST', `/threads/${thread}`, { type: 'answer', id, text })
  if (!answer.ok) throw new Error(await answer.text())
  return id
}

describe('the inbox', () => {
  it('[INB1] has who asks, where, since when and what is said, and is told by a role alone', async () => {
    expect(await inbox('nhn')).toEqual([])
    const id = await said('ks', `@[${personOf('nhn')}] kan dere\ndette?`)
    expect(await inbox('nhn')).toEqual([
      {
        kind: 'mention',
        id,
        thread: id,
        anchor: { kind: 'item', item: 'DD-1' },
        by: 'Liv Kystmann',
        text: '@Ola Nordmann kan dere dette?',
        due: null,
        late: false,
        pressing: true,
        since: board.app.context.now().toISOString(),
        internal: false,
      },
    ])
    for (const who of ['ks', 'departementet', 'programeier'] as const) expect(await inbox(who)).toEqual([])
    const cookie = await board.app.signIn('pll-programeier')
    expect(await codeOf(board.app.ask({ path: `/api/programmes/${programmeId}/inbox`, cookie }))).toEqual([
      404,
      'NOT_FOUND',
    ])
    expect(await codeOf(board.app.ask({ path: '/api/inbox' }))).toEqual([401, 'NOT_SIGNED_IN'])
  })

  it('[INB2] a mention waits until it is answered, reacted to or resolved; an answer to her own words is told and does not press', async () => {
    const thread = await said('ks', `@[${personOf('helse-nord')}]?`)
    board.app.passHours(0.01)
    expect(await kinds('helse-nord')).toEqual(['mention'])
    await said('helse-nord', 'Ja.', thread)
    expect([await kinds('helse-nord'), await kinds('ks')]).toEqual([[], ['answer']])
    expect((await inbox('ks'))[0]?.pressing).toBe(false)
    board.app.passHours(0.01)
    const again = await said('ks', `Takk. @[${personOf('helse-nord')}], når?`, thread)
    expect([await kinds('helse-nord'), await kinds('ks')]).toEqual([['mention'], []])
    const react = { type: 'react', comment: again, reaction: 'seen', on: true }
    await board.ask('helse-nord', 'POST', `/threads/${thread}`, react)
    expect(await kinds('helse-nord')).toEqual([])
    await board.ask('helse-nord', 'POST', `/threads/${thread}`, { ...react, on: false })
    expect(await kinds('helse-nord')).toEqual(['mention'])
    await board.ask('ks', 'POST', `/threads/${thread}`, { type: 'resolve' })
    expect(await kinds('helse-nord')).toEqual([])
  })

  it('[INB1] what is internal waits for those alone who may read it', async () => {
    const { ask, must, point, item } = board
    const body = { agendaItem: item, internal: false, text: 'Styret vedtar på sirkulasjon.', publish: true }
    const written = await must(ask('moteleder', 'POST', `/points/${point}/wordings`, body))
    const wordingId = written.wordings.at(-1)?.id
    board.app.passHours(0.01)
    const deadline = '2026-12-01T12:00:00.000Z'
    await must(ask('moteleder', 'POST', `/points/${point}/rounds`, { wordingId, how: 'circulation', deadline }))
    expect((await inbox('nhn')).find(({ kind }) => kind === 'circulation')).toMatchObject({
      due: '2026-12-01',
      text: 'Styret vedtar på sirkulasjon.',
      pressing: true,
    })
    expect(await kinds('departementet')).toEqual([])
    expect(await kinds('kommentar')).toEqual([])
  })

  it('[INB3] a called point brings the call, her own agenda items and its papers, until she has answered and looked', async () => {
    const { ask, app } = board
    const head = {
      title: 'Januarpunktet',
      date: '2027-01-14',
      startsAt: '09:30',
      lengthMinutes: 90,
      place: '',
      chair: 'Per Nordmann',
      facilitator: '',
    }
    const made = await ask('programkontor', 'POST', '/points', { head, agenda: 'standard' })
    const { id } = (await made.json()) as { id: string }
    const where = pointRoom(pointIdSchema.parse(id))
    const agenda = await updateLog(app.database).load(where)
    const first = agenda === null ? undefined : readAgenda(roomDocument(agenda)).order[0]
    if (first === undefined) throw new Error('the point has no agenda')
    // As the board writes names.
    const set = { field: 'owner', value: 'ingrid  Nordmann' } as const
    await editAgenda(app, where, { type: 'set-agenda-field', agendaItem: first, set })
    const asked = new URLSearchParams({ agendaItem: first, internal: 'false', access: 'public', name: 'notat.txt' })
    const added = await app.ask({
      method: 'POST',
      path: `/api/programmes/${programmeId}/points/${id}/papers?${asked}`,
      cookie: await app.signIn('ds-moteleder'),
      raw: new TextEncoder().encode('Et notat.'),
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(added.status).toBe(201)
    expect([await kinds('helse-nord'), await kinds('departementet')]).toEqual([['circulation'], []])
    await ask('moteleder', 'POST', `/points/${id}/meeting`, { command: { type: 'call', quorum: 3 } })
    const since = app.context.now().toISOString()
    const told = await inbox('helse-nord')
    expect(told.find(({ kind }) => kind === 'call')).toMatchObject({ pointId: id, due: '2027-01-14', since, papers: 1 })
    expect(told.find(({ kind }) => kind === 'agenda')).toMatchObject({ pointId: id, agendaItem: first })
    expect(told.some(({ kind }) => kind === 'papers')).toBe(false)
    // Who is not asked whether she comes is told of the papers.
    expect(await kinds('departementet')).toEqual(['papers'])
    const answer = { type: 'answer-call', person: personOf('helse-nord'), answer: 'comes' }
    await ask('helse-nord', 'POST', `/points/${id}/meeting`, { command: answer })
    expect(await kinds('helse-nord')).toEqual(['agenda', 'circulation', 'minutes', 'papers'])
    app.passHours(0.01)
    const until = app.context.now().toISOString()
    for (const who of ['helse-nord', 'departementet'] as const) await ask(who, 'PUT', '/changes/seen', { until })
    expect([await kinds('helse-nord'), await kinds('departementet')]).toEqual([
      ['agenda', 'circulation', 'minutes'],
      [],
    ])
  })

  it('[INB4] counts what presses on each programme she has a place on', async () => {
    const cookie = await board.app.signIn('ds-nhn')
    const told = inboxCountsSchema.parse(await (await board.app.ask({ path: '/api/inbox', cookie })).json())
    const pressing = (await inbox('nhn')).filter((each) => each.pressing).length
    expect(pressing).toBeGreaterThan(0)
    expect(told.programmes.find((each) => each.programmeId === programmeId)).toEqual({ programmeId, count: pressing })
  })

  it('[MAI8] which mails one wants is her own to say, on each programme by itself', async () => {
    const put = (kind: string, body: unknown) => board.ask('nhn', 'PUT', `/mail-settings/${kind}`, body)
    expect(await codeOf(put('moves', { wanted: true }))).toEqual([404, 'NOT_FOUND'])
    expect(await codeOf(put('act', { wanted: true, person: 'ks' }))).toEqual([400, 'UNKNOWN_FIELD'])
    const changed = (await (await put('digest', { wanted: false })).json()) as { kinds: unknown }
    expect(changed.kinds).toEqual([
      { kind: 'act', wanted: true },
      { kind: 'before-meeting', wanted: true },
      { kind: 'digest', wanted: false },
    ])
    expect(await (await board.ask('ks', 'GET', '/mail-settings')).json()).toMatchObject({
      kinds: [{ wanted: true }, { wanted: true }, { wanted: true }],
    })
  })
})
