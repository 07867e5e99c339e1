// Comments over HTTP: begun, answered, edited, deleted, resolved and found again, each refused whole with a reason; and what each reader is told of them.

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerDecision } from '../../../server/store/decisions.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import { comments as commentRows, commentThreads } from '../../../server/store/tables/comments.ts'
import type { Anchor } from '../../../shared/comment/anchor.ts'
import type { Thread, ThreadStep } from '../../../shared/comment/thread.ts'
import {
  type CommentCounts,
  type CommentsBody,
  commentCountsSchema,
  commentsBodySchema,
  threadBodySchema,
} from '../../../shared/contract/comments.ts'
import { decisionSchema } from '../../../shared/deciding/decision.ts'
import {
  agendaItemIdSchema,
  commentIdSchema,
  type DecisionId,
  decisionIdSchema,
  internalRoom,
  itemIdSchema,
  pointIdSchema,
  pointRoom,
  requestKeySchema,
} from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { editAgenda } from './edit-agenda.ts'

let app: HttpAppDouble
const cookies = { office: '', member: '', other: '', commenter: '', observer: '', elsewhere: '' }
type Who = keyof typeof cookies
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  const seats = {
    office: 'ds-programkontor',
    member: 'ds-helse-nord',
    other: 'ds-nhn',
    commenter: 'ds-kommentar',
    observer: 'ds-revisjon',
    elsewhere: 'pll-programeier',
  } satisfies Record<Who, string>
  for (const [who, seat] of Object.entries(seats)) cookies[who as Who] = await app.signIn(seat)
})
// Nobody has written too much before a test begins.
beforeEach(() => app.passHours(0.05))
afterAll(() => app.close())

const base = '/api/programmes/digital-samhandling'
const at = pointIdSchema.parse('ds-punkt-1')
const onItem: Anchor = { kind: 'item', item: itemIdSchema.parse('DD-1') }
const closedItem = agendaItemIdSchema.parse('sak-lukket')
const onClosed: Anchor = { kind: 'agenda', point: at, agendaItem: closedItem }
const newId = () => commentIdSchema.parse(randomUUID())

const post = (who: Who, body: object): Promise<Response> =>
  app.ask({ method: 'POST', path: `${base}/comments`, cookie: cookies[who], body })
async function begin(who: Who, text: string, anchor: Anchor = onItem): Promise<Thread> {
  const answer = await post(who, { id: newId(), anchor, text })
  if (answer.status !== 201) throw new Error(await answer.text())
  return threadBodySchema.parse(await answer.json()).thread
}
const send = (who: Who, thread: string, step: ThreadStep): Promise<Response> =>
  app.ask({ method: 'POST', path: `${base}/threads/${thread}`, cookie: cookies[who], body: step })
async function step(who: Who, thread: string, asked: ThreadStep): Promise<Thread> {
  const answer = await send(who, thread, asked)
  if (answer.status !== 200) throw new Error(await answer.text())
  return threadBodySchema.parse(await answer.json()).thread
}
const ask = (who: Who, query: string): Promise<Response> =>
  app.ask({ path: `${base}/comments?${query}`, cookie: cookies[who] })
const list = async (who: Who, query: string): Promise<CommentsBody> =>
  commentsBodySchema.parse(await (await ask(who, query)).json())
const counts = async (who: Who): Promise<CommentCounts> =>
  commentCountsSchema.parse(await (await app.ask({ path: `${base}/comment-counts`, cookie: cookies[who] })).json())
const codeOf = async (asked: Promise<Response>): Promise<readonly [number, string]> => {
  const answer = await asked
  const told = (await answer.json()) as { error?: { code: string } }
  return [answer.status, told.error?.code ?? '']
}
const addItem = (internal: boolean, id = closedItem) =>
  editAgenda(app, internal ? internalRoom(at) : pointRoom(at), {
    type: 'add-agenda-item',
    agendaItem: id,
    kind: 'discussion',
    title: 'Sak',
    minutes: 10,
    owner: '',
    before: null,
  })

describe('comments', () => {
  it('[CMT1] one is written, answered, reacted to and read by everybody who may; and told to those who read comments alone', async () => {
    const { id } = await begin('member', 'Er anslaget nytt?', {
      kind: 'field',
      item: itemIdSchema.parse('DD-2'),
      field: 'estimate',
    })
    const answered = await step('commenter', id, { type: 'answer', id: newId(), text: 'Ja, fra i går.' })
    await step('member', id, { type: 'react', comment: answered.comments[1]?.id ?? id, reaction: 'thanks', on: true })
    const { threads, people } = await list('commenter', 'item=DD-2')
    expect(threads).toHaveLength(1)
    expect(threads[0]?.comments.map(({ text }) => text)).toEqual(['Er anslaget nytt?', 'Ja, fra i går.'])
    const author = threads[0]?.comments[0]?.author
    expect(threads[0]?.comments[1]?.reactions).toEqual({ thanks: [author] })
    expect(people.map((person) => person.id)).toContain(author)
    expect(app.notices.at(-1)).toEqual({
      room: 'board/digital-samhandling',
      notice: { topic: 'comments', id: 'digital-samhandling' },
      forWhom: 'comment-readers',
    })
    expect((await counts('member')).items).toContainEqual({ item: 'DD-2', open: 2, all: 2 })
  })

  it('[CMT10] a thread for the board alone, or for the programme office, is there for nobody else: not read, counted, answered, found or told of, and nobody else is named in it', async () => {
    const begun = async (who: Who, section: 'board' | 'office', text: string) =>
      threadBodySchema.parse(await (await post(who, { id: newId(), anchor: onNine, section, text })).json()).thread
    const onNine: Anchor = { kind: 'item', item: itemIdSchema.parse('DHO-2') }
    const board = await begun('member', 'board', 'Styrets seksjonsord')
    expect(app.notices.at(-1)?.forWhom).toBe('board-comments')
    const office = await begun('office', 'office', 'Kontorets seksjonsord')
    expect(app.notices.at(-1)?.forWhom).toBe('office-comments')
    const read = async (who: Who) => (await list(who, 'item=DHO-2')).threads.map(({ id }) => id).toSorted()
    expect({ office: await read('office'), member: await read('member'), commenter: await read('commenter') }).toEqual({
      office: [board.id, office.id].toSorted(),
      member: [board.id],
      commenter: [],
    })
    const counted = async (who: Who) => (await counts(who)).items.find(({ item }) => item === 'DHO-2')?.all ?? 0
    expect([await counted('office'), await counted('member'), await counted('commenter')]).toEqual([2, 1, 0])
    const answer = { type: 'answer', id: newId(), text: 'Hører dere?' } as const
    expect(await codeOf(send('member', office.id, answer))).toEqual([404, 'NOT_FOUND'])
    expect(await codeOf(send('commenter', board.id, answer))).toEqual([404, 'NOT_FOUND'])
    const forOffice = { id: newId(), anchor: onNine, section: 'office', text: 'Slipp meg inn' }
    expect(await codeOf(post('member', forOffice))).toEqual([403, 'FORBIDDEN'])
    const named = { id: newId(), anchor: onNine, section: 'board', text: 'Hei @[leif-holtmann]' }
    expect(await codeOf(post('member', named))).toEqual([400, 'MENTION_UNFIT'])
    const found = async (who: Who) => {
      const answered = await app.ask({ path: `${base}/search?q=seksjonsord`, cookie: cookies[who] })
      return ((await answered.json()) as { hits: unknown[] }).hits.length
    }
    expect([await found('office'), await found('member'), await found('commenter')]).toEqual([2, 1, 0])
  })

  it('[CMT10] a page that knows of no sections begins a thread for all', async () => {
    const thread = await begin('commenter', 'Som før', { kind: 'item', item: itemIdSchema.parse('DHO-2') })
    expect(thread.section).toBe('all')
  })

  it('[CMT2] on an internal item or decision it is absent for who may not read that, also when the item came to stand there a moment before', async () => {
    const added = beforeTheLock(app.database.pool, () => addItem(true))
    const thread = await begin('member', 'Bare for styret', onClosed)
    expect([thread.internal, added.times]).toEqual([true, 1])
    expect(app.notices.at(-1)?.forWhom).toBe('inner-table')
    const decision = await internalDecision()
    expect((await begin('member', 'Om vedtaket', { kind: 'decision', decision })).internal).toBe(true)
    expect((await list('office', `decision=${decision}`)).threads).toHaveLength(1)
    expect((await list('commenter', `decision=${decision}`)).threads).toEqual([])
    const query = `point=${at}&agendaItem=${closedItem}`
    expect((await list('office', query)).threads).toHaveLength(1)
    expect((await list('commenter', query)).threads).toEqual([])
    expect((await list('commenter', 'filter=open')).threads.some(({ id }) => id === thread.id)).toBe(false)
    expect((await counts('commenter')).agenda).toEqual([])
    expect((await counts('member')).agenda).toEqual([{ point: at, agendaItem: closedItem, open: 1, all: 1 }])
    const answer: ThreadStep = { type: 'answer', id: newId(), text: 'Hei' }
    expect(await codeOf(send('commenter', thread.id, answer))).toEqual([404, 'NOT_FOUND'])
    const nowhere = { kind: 'agenda', point: at, agendaItem: 'sak-ingen' }
    for (const anchor of [onClosed, nowhere, { kind: 'decision', decision }]) {
      expect(await codeOf(post('commenter', { id: newId(), anchor, text: 'x' }))).toEqual([404, 'COMMENT_NOWHERE'])
    }
    // Whom it may not be told to cannot be called to it either.
    const commenter = (await people()).find(({ role }) => role === 'commenter')?.person
    const named: ThreadStep = { type: 'answer', id: newId(), text: `@[${commenter}]` }
    expect(await codeOf(send('member', thread.id, named))).toEqual([400, 'MENTION_UNFIT'])
  })

  it('[CMT3] nothing of what is deleted is left in what anybody reads, nor in the rows', async () => {
    const { id } = await begin('member', 'Hemmelig ord: rabarbra')
    const gone = await step('member', id, { type: 'delete', comment: id })
    expect(gone.comments[0]).toMatchObject({ text: '', reactions: {} })
    expect(await step('member', id, { type: 'delete', comment: id })).toEqual(gone)
    for (const who of ['member', 'office', 'commenter'] as const) {
      expect(await (await ask(who, 'item=DD-1')).text()).not.toContain('rabarbra')
    }
    const rows = await app.database.db.select().from(commentRows)
    expect(JSON.stringify(rows)).not.toContain('rabarbra')
    expect(rows.find((row) => row.id === id)).toMatchObject({ requestHash: '', mentions: [] })
    expect(await codeOf(send('office', id, { type: 'delete', comment: id }))).toEqual([403, 'NOT_AUTHOR'])
  })

  it('[CMT4] sent again it is answered as what stands, at once or later, and is there once; another’s id or another text is refused', async () => {
    const body = { id: newId(), anchor: onItem, text: 'Sendt to ganger' }
    const answers = await Promise.all([post('member', body), post('member', body)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(await answers[0]?.json()).toEqual(await answers[1]?.json())
    const answer: ThreadStep = { type: 'answer', id: newId(), text: 'Svar' }
    const once = await step('member', body.id, answer)
    expect(await step('member', body.id, answer)).toEqual(once)
    expect(await codeOf(post('member', { ...body, text: 'Noe annet' }))).toEqual([422, 'KEY_REUSED'])
    expect(await codeOf(post('office', body))).toEqual([422, 'KEY_REUSED'])
    const text = await (await ask('member', 'item=DD-1')).text()
    expect(text.split('Sendt to ganger')).toHaveLength(2)
  })

  it('[CMT5] a thread is resolved by who may or who began it, found among the resolved, and open again by an answer', async () => {
    const { id } = await begin('commenter', 'Kan noen se på dette?')
    const others = await begin('member', 'Ikke hennes')
    expect(await codeOf(send('commenter', others.id, { type: 'resolve' }))).toEqual([403, 'FORBIDDEN'])
    expect((await step('commenter', id, { type: 'resolve' })).resolved?.at).toBe(
      (await step('office', id, { type: 'resolve' })).resolved?.at,
    )
    const has = async (filter: string): Promise<boolean> =>
      (await list('office', `filter=${filter}`)).threads.some((thread) => thread.id === id)
    expect([await has('open'), await has('resolved')]).toEqual([false, true])
    expect((await list('office', 'item=DD-1')).threads.some((thread) => thread.id === id)).toBe(true)
    await step('office', id, { type: 'answer', id: newId(), text: 'Ikke ferdig' })
    expect([await has('open'), await has('resolved')]).toEqual([true, false])
  })

  it('[CMT6] who is named finds it among what names her; a stranger, or who may not read it, cannot be named', async () => {
    const members = await people()
    const other = members.find(({ seat }) => seat === 'ds-nhn')?.person
    const observer = members.find(({ role }) => role === 'observer')?.person
    const before = (await counts('other')).mentions
    const { id } = await begin('member', `Hva mener du, @[${other}]?`)
    expect((await counts('other')).mentions).toBe(before + 1)
    expect((await list('other', 'filter=mentions')).threads.map((thread) => thread.id)).toContain(id)
    expect((await list('member', 'filter=mentions')).threads.map((thread) => thread.id)).not.toContain(id)
    for (const named of ['ukjent-person', observer, 'grete-marmann']) {
      const asked = post('member', { id: newId(), anchor: onItem, text: `@[${named}]` })
      expect(await codeOf(asked)).toEqual([400, 'MENTION_UNFIT'])
    }
    await step('other', id, { type: 'resolve' })
    expect((await counts('other')).mentions).toBe(before)
  })

  it('[CMT7] outlives what it is about, and is begun on nothing that does not stand', async () => {
    const id = agendaItemIdSchema.parse('sak-bort')
    await addItem(false, id)
    const anchor: Anchor = { kind: 'agenda', point: at, agendaItem: id }
    const thread = await begin('member', 'Sagt før den ble fjernet', anchor)
    await editAgenda(app, pointRoom(at), { type: 'remove-agenda-item', agendaItem: id })
    expect((await list('commenter', `point=${at}&agendaItem=${id}`)).threads).toHaveLength(1)
    expect((await step('office', thread.id, { type: 'answer', id: newId(), text: 'Og etter' })).comments).toHaveLength(
      2,
    )
    const gone: readonly object[] = [
      anchor,
      { kind: 'item', item: 'XX-99' },
      { kind: 'field', item: 'XX-99', field: 'title' },
      { kind: 'agenda', point: 'pll-punkt-1', agendaItem: 'sak-01' },
      { kind: 'decision', decision: randomUUID() },
    ]
    for (const each of gone) {
      expect(await codeOf(post('member', { id: newId(), anchor: each, text: 'x' }))).toEqual([404, 'COMMENT_NOWHERE'])
    }
    await begin('member', 'Om hele programmet', { kind: 'programme' })
    expect((await list('office', 'about=programme')).threads).toHaveLength(1)
  })

  it('[CMT8] what is empty, too long, unsafe or of no form, and too much in a minute, is refused whole', async () => {
    const begun = (over: object): Promise<readonly [number, string]> =>
      codeOf(post('member', { id: newId(), anchor: onItem, text: 'x', ...over }))
    const before = (await app.database.db.select().from(commentThreads)).length
    expect([
      await begun({ text: ' \n' }),
      await begun({ text: 'x'.repeat(4_001) }),
      await begun({ text: 'x'.repeat(100_000) }),
      await begun({ text: 'nul\0' }),
      await begun({ id: 'min-egen' }),
      await begun({ anchor: { kind: 'item' } }),
      await begun({ anchor: { kind: 'field', item: 'DD-1', field: 'hash' } }),
      await begun({ author: 'per-nordmann' }),
      await codeOf(ask('member', 'item=DD-1&about=programme')),
      await codeOf(ask('member', 'point=ds-punkt-1')),
    ]).toEqual([
      [400, 'COMMENT_EMPTY'],
      [400, 'TEXT_TOO_LONG'],
      [413, 'TOO_LARGE'],
      [400, 'CONTENT'],
      [400, 'INVALID'],
      [400, 'INVALID'],
      [400, 'INVALID'],
      [400, 'UNKNOWN_FIELD'],
      [400, 'INVALID'],
      [400, 'INVALID'],
    ])
    expect((await app.database.db.select().from(commentThreads)).length).toBe(before)
    const many = await Promise.all(Array.from({ length: 22 }, (_, n) => begun({ text: `Nr. ${n}` })))
    expect(many.filter(([status]) => status === 429)).toEqual(Array(2).fill([429, 'TOO_MANY_REQUESTS']))
    expect(await codeOf(post('office', { id: newId(), anchor: onItem, text: 'Andre skriver' }))).toEqual([201, ''])
  })

  it('[CMT1] somebody with every right on another programme finds and changes nothing by id', async () => {
    const { id } = await begin('member', 'Kanarifugl')
    const theirs = '/api/programmes/pasientens-legemiddelliste'
    const asked = (method: string, path: string, body?: object) =>
      app.ask({ method, path: theirs + path, cookie: cookies.elsewhere, ...(body && { body }) })
    expect(await codeOf(asked('POST', `/threads/${id}`, { type: 'delete', comment: id }))).toEqual([404, 'NOT_FOUND'])
    expect(await codeOf(asked('POST', `/threads/${id}`, { type: 'resolve' }))).toEqual([404, 'NOT_FOUND'])
    const foreign = { id: newId(), anchor: { kind: 'agenda', point: at, agendaItem: 'sak-01' }, text: 'x' }
    expect(await codeOf(asked('POST', '/comments', foreign))).toEqual([404, 'COMMENT_NOWHERE'])
    for (const query of ['item=DD-1', 'filter=open', `point=${at}&agendaItem=sak-01`]) {
      expect(await (await asked('GET', `/comments?${query}`)).text()).not.toContain('Kanarifugl')
    }
  })

  it('[CMT5] who began a thread is known where a server with a clock behind takes the answer', async () => {
    const { id } = await begin('commenter', 'Først')
    app.passHours(-0.01)
    await step('member', id, { type: 'answer', id: newId(), text: 'Svar' })
    app.passHours(0.01)
    expect((await step('commenter', id, { type: 'resolve' })).comments.map(({ text }) => text)).toEqual([
      'Først',
      'Svar',
    ])
  })

  it('the whole of it is asked for in parts, what something happened in last first', async () => {
    const { id } = await begin('member', 'Først')
    await begin('member', 'Sist')
    app.passHours(0.01)
    await step('office', id, { type: 'answer', id: newId(), text: 'Løftet opp' })
    const { threads, more } = await list('office', 'take=1')
    expect([threads.map((thread) => thread.id), more]).toEqual([[id], true])
  })
})

interface Seat {
  readonly seat: string
  readonly role: string
  readonly person: string
}
async function people(): Promise<readonly Seat[]> {
  const body = (await (await app.ask({ path: '/api/seats' })).json()) as {
    seats: { seat: string; role: string; person: { id: string } }[]
  }
  return body.seats
    .filter(({ seat }) => seat.startsWith('ds-'))
    .map(({ seat, role, person }) => ({ seat, role, person: person.id }))
}

/** @returns an internal decision, sealed as the register has them */
async function internalDecision(): Promise<DecisionId> {
  const id = decisionIdSchema.parse(randomUUID())
  const hash = '0'.repeat(64)
  const hashes = { board: hash, queue: hash, cutList: hash, estimates: hash, wording: hash, positions: hash }
  const {
    hash: _hash,
    previousHash: _previous,
    ...decision
  } = decisionSchema.parse({
    id,
    programmeId: 'digital-samhandling',
    number: 1,
    pointId: at,
    agendaItem: null,
    agendaTitle: null,
    internal: true,
    wordingId: null,
    roundId: null,
    wording: 'Lukket',
    path: 'command',
    grounds: 'Fordi',
    effect: { type: 'none' },
    positions: [],
    reservations: [],
    present: {},
    basis: { boardView: randomUUID(), simulation: null, ...hashes },
    reverses: null,
    undone: null,
    reviewOn: null,
    decidedBy: 'per-nordmann',
    decidedAt: '2026-11-23T09:00:00.000Z',
    previousHash: null,
    hash,
  })
  const attempt = { requestKey: requestKeySchema.parse(randomUUID()), requestHash: '' }
  await inTransaction(app.database, (tx) => registerDecision(tx, { decision, attempt }))
  return id
}
