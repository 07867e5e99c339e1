// Every address the API has, asked by an observer, by who may comment alone, and by somebody of another board: nothing of what is not for them stands in any
// answer, whatever address comes to be added. That the words do stand somewhere is proven by a member, who finds them all.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { promiseSchema } from '../../../shared/contract/promises.ts'
import { agendaItemIdSchema, internalRoom } from '../../../shared/ids.ts'
import { type DecidingBoard, openDecidingBoard, personOf, programmeId } from './deciding-board.ts'
import { editAgenda } from './edit-agenda.ts'

/** What is planted where not everybody looks, by who may find it. */
const planted = {
  comment: 'KANARIKOMMENTAR',
  boardComment: 'KANARISTYREKOMMENTAR',
  internalItem: 'KANARISAK',
  internalComment: 'KANARIINTERNKOMMENTAR',
  internalPromise: 'KANARILØFTE',
  internalPaper: 'KANARIPAPIR',
  internalBacklog: 'KANARILAGER',
  position: 'KANARISTANDPUNKT',
  score: 'KANARIPOENG',
  officeComment: 'KANARIKONTORKOMMENTAR',
  alternative: 'KANARIALTERNATIV',
  share: 'KANARIDELING',
  address: 'kari.nordmann@veivalg.example',
} as const
/** Who comments reads what is said for all. */
const forComments: readonly string[] = [planted.comment]
/** Of those who manage members and answer for the programme. */
const forOffice: readonly string[] = [planted.officeComment, planted.share, planted.address]
/** Of who gave it, until its round is revealed; and of who made it, while it is her own. */
const forGiver: readonly string[] = [planted.position, planted.score, planted.alternative]

let board: DecidingBoard
let paths: readonly string[]
beforeAll(async () => {
  board = await openDecidingBoard()
  const { app, point } = board
  const agendaItem = agendaItemIdSchema.parse('sak-lukket')
  const closed = { kind: 'decision', title: planted.internalItem, minutes: 10, owner: '', before: null } as const
  await editAgenda(app, internalRoom(point), { type: 'add-agenda-item', agendaItem, ...closed })
  const must = async (asked: Promise<Response>): Promise<unknown> => {
    const answer = await asked
    if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const say = (text: string, anchor: object) =>
    must(board.ask('nhn', 'POST', '/comments', { id: randomUUID(), anchor, text }))
  await say(planted.comment, { kind: 'item', item: 'DD-1' })
  const ofBoard = {
    id: randomUUID(),
    anchor: { kind: 'item', item: 'DD-1' },
    section: 'board',
    text: planted.boardComment,
  }
  await must(board.ask('nhn', 'POST', '/comments', ofBoard))
  await say(planted.internalComment, { kind: 'agenda', point, agendaItem })
  promiseSchema.parse(
    await must(
      board.ask('programkontor', 'POST', '/promises', {
        text: planted.internalPromise,
        owner: personOf('nhn'),
        due: '2026-12-24',
        decisionId: null,
        pointId: point,
        agendaItem,
        internal: true,
      }),
    ),
  )
  await must(
    board.ask('programkontor', 'POST', '/backlog', {
      internal: true,
      kind: 'decision',
      title: planted.internalBacklog,
      minutes: 5,
      owner: '',
      linked: [],
    }),
  )
  const office = await app.signIn('ds-programkontor')
  const asked = new URLSearchParams({
    agendaItem,
    internal: 'true',
    access: 'board',
    name: `${planted.internalPaper}.txt`,
  })
  const paper = (await must(
    app.ask({
      method: 'POST',
      path: `/api/programmes/${programmeId}/points/${point}/papers?${asked}`,
      cookie: office,
      raw: planted.internalPaper,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )) as { id: string }
  const sayToOffice = {
    id: randomUUID(),
    anchor: { kind: 'item', item: 'DD-1' },
    section: 'office',
    text: planted.officeComment,
  }
  await must(board.ask('programkontor', 'POST', '/comments', sayToOffice))
  const share = { label: planted.share, emails: ['gjest@veivalg.example'], lastDay: '2026-12-20' }
  await must(board.ask('programkontor', 'POST', '/shares', share))
  await giveBlind()
  const own = { id: randomUUID(), name: planted.alternative, visibility: 'private' }
  await must(board.ask('helse-nord', 'POST', '/alternatives', own))
  const scoring = { items: ['DD-1'], criteria: null, people: null, deadline: null }
  const { round } = (await must(board.ask('moteleder', 'POST', '/scores', scoring))) as { round: { id: string } }
  const scores = { B1: { mark: 4, reason: planted.score } }
  await must(board.ask('helse-nord', 'PUT', `/scores/${round.id}/items/DD-1`, { scores }))
  const spec = (await (await app.ask({ path: '/api/openapi.json' })).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const known: Record<string, string> = {
    programme: programmeId,
    point,
    paper: paper.id,
    item: 'DD-1',
    alternative: own.id,
    thread: randomUUID(),
    decision: randomUUID(),
    round: round.id,
  }
  const queries: Record<string, string> = {
    '/search': '?q=KANARI',
    '/history/board': '?at=2026-11-23T09:00:00.000Z',
    '/comments': '?item=DD-1',
    '/minutes/told': '?audience=public&language=nb',
  }
  paths = Object.entries(spec.paths).flatMap(([path, methods]) => {
    if (!('get' in methods)) return []
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? randomUUID())
    const query = Object.entries(queries).find(([end]) => path.endsWith(end))?.[1] ?? ''
    return [`${filled}${query}`]
  })
})
afterAll(() => board.close())

/** A position in a round that is open. */
async function giveBlind(): Promise<void> {
  const { point, item } = board
  const wording = { agendaItem: item, internal: false, text: 'Styret vedtar planen.', publish: true }
  const written = await board.must(board.ask('moteleder', 'POST', `/points/${point}/wordings`, wording))
  const round = { wordingId: written.wordings[0]?.id, how: 'meeting', deadline: null }
  const opened = await board.must(board.ask('moteleder', 'POST', `/points/${point}/rounds`, round))
  const given = { position: 'reservation', reason: planted.position }
  await board.must(board.ask('helse-nord', 'PUT', `/rounds/${opened.rounds[0]?.id}/position`, given))
}

/** @returns which of the planted words stand in which answers */
async function found(seat: string): Promise<ReadonlySet<string>> {
  const cookie = await board.app.signIn(seat)
  const words = new Set<string>()
  for (const path of paths) {
    const text = await (await board.app.ask({ path, cookie })).text()
    for (const word of Object.values(planted)) if (text.includes(word)) words.add(word)
  }
  return words
}

describe('every address there is', () => {
  it('[RGT3] [SRC2] (T-037, T-092, T-142) tells an observer and a stranger nothing of what is not for them, and who comments the comments alone', async () => {
    expect({
      observer: await found('ds-departementet'),
      'of another board': await found('pll-programeier'),
      commenter: await found('ds-kommentar'),
    }).toEqual({
      observer: new Set(),
      'of another board': new Set(),
      commenter: new Set(forComments),
    })
  })

  it('[RGT3] tells each of them all that is for her, so that what is not told the others is kept from them', async () => {
    const all: readonly string[] = Object.values(planted)
    const without = (...kept: (readonly string[])[]) => new Set(all.filter((word) => !kept.flat().includes(word)))
    expect({
      member: await found('ds-nhn'),
      giver: await found('ds-helse-nord'),
      office: await found('ds-programkontor'),
    }).toEqual({
      member: without(forOffice, forGiver),
      giver: without(forOffice),
      office: without(forGiver),
    })
    expect(paths.length).toBeGreaterThan(25)
  })
})
