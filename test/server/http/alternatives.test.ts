// Alternatives over HTTP: who may make, see, share and adopt which; what is forked; what adopting writes, and that it is all or nothing. Rooms are edited as
// somebody in them would.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import {
  type AdoptionBody,
  type Alternative,
  type AlternativesBody,
  adoptionBodySchema,
  alternativeSchema,
  alternativesBodySchema,
} from '../../../shared/contract/alternatives.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { freezingUpdate, readRulings } from '../../../shared/document/rulings.ts'
import {
  type AlternativeId,
  alternativeIdSchema,
  alternativeRoom,
  boardRoom,
  itemIdSchema,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import { type DecidingBoard, openDecidingBoard, personOf, programmeId, type Who } from './deciding-board.ts'
import { editBoardAt } from './edit-board-at.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

let board: DecidingBoard
beforeAll(async () => {
  board = await openDecidingBoard()
})
afterAll(() => board.close())

const at = '2026-11-23T10:00:00.000Z'
const id = (text: string) => itemIdSchema.parse(text)
const queueRoom = boardRoom(programmeId)

async function ok<Body>(asked: Promise<Response>, schema: { parse(value: unknown): Body }): Promise<Body> {
  const answer = await asked
  if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
  return schema.parse(await answer.json())
}
const refused = async (asked: Promise<Response>): Promise<readonly [number, string]> => {
  const answer = await asked
  return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
}
const make = (who: Who, visibility: 'private' | 'shared', name = 'Uten bredding'): Promise<Alternative> =>
  ok(board.ask(who, 'POST', '/alternatives', { id: randomUUID(), name, visibility }), alternativeSchema)
const list = (who: Who): Promise<AlternativesBody> => ok(board.ask(who, 'GET', '/alternatives'), alternativesBodySchema)
const step = (who: Who, of: Alternative, body: object) =>
  board.ask(who, 'POST', `/alternatives/${of.id}/steps`, { revision: of.revision, ...body })
const preview = (who: Who, of: AlternativeId): Promise<AdoptionBody> =>
  ok(board.ask(who, 'GET', `/alternatives/${of}/adoption`), adoptionBodySchema)
const adopt = (who: Who, of: Alternative, answers: readonly object[] = []) =>
  board.ask(who, 'POST', `/alternatives/${of.id}/adoption`, { answers, revision: of.revision })
const edit = (room: RoomName, does: BoardEdit) => editBoardAt(board.app, { actor: personOf('nhn'), at, does, room })
type SetField = Extract<BoardEdit, { type: 'set-field' }>
const setTitle = (item: string, value: string): SetField => ({
  type: 'set-field',
  item: id(item),
  set: { field: 'title', value },
})

async function read(room: RoomName): Promise<{ board: Board; rulings: ReturnType<typeof readRulings>; head: number }> {
  const loaded = await updateLog(board.app.database).load(room)
  if (loaded === null) throw new Error(`no ${room}`)
  const doc = roomDocument(loaded)
  const answer = { board: readBoard(doc), rulings: readRulings(doc), head: loaded.head }
  doc.destroy()
  return answer
}
/** As a live room does: what lost its place in the log is tried again. */
async function writtenAtLast(does: SetField): Promise<void> {
  for (;;) {
    await edit(queueRoom, does)
    if ((await read(queueRoom)).board.items.get(does.item)?.title === does.set.value) return
  }
}
const plain = ({ queue, cut, items }: Board) => ({ queue, cut, items: Object.fromEntries(items) })

describe('making an alternative', () => {
  it('[ALT2] forks the board as it stands, with what decisions hold, and says from where', async () => {
    const made = await make('nhn', 'private')
    const [fork, from] = [await read(alternativeRoom(made.id)), await read(queueRoom)]
    expect(plain(fork.board)).toEqual(plain(from.board))
    expect({ ...made, base: { ...made.base, hash: made.base.hash.length } }).toEqual({
      id: made.id,
      name: 'Uten bredding',
      maker: personOf('nhn'),
      madeAt: '2026-11-23T09:00:00.000Z',
      visibility: 'private',
      state: 'open',
      revision: 1,
      base: { generation: 1, position: from.head, hash: 64 },
      proposal: null,
      outcome: null,
    })
    expect({ maker: fork.rulings.maker, frozen: fork.rulings.frozen }).toEqual({
      maker: personOf('nhn'),
      frozen: from.rulings.frozen,
    })
  })

  it('[ALT2] answers the same request the same, and gives an id to nobody else', async () => {
    const body = { id: randomUUID(), name: 'Ett', visibility: 'private' }
    const first = await ok(board.ask('nhn', 'POST', '/alternatives', body), alternativeSchema)
    expect(await ok(board.ask('nhn', 'POST', '/alternatives', body), alternativeSchema)).toEqual(first)
    expect(await refused(board.ask('ks', 'POST', '/alternatives', body))).toEqual([409, 'ID_TAKEN'])
  })

  it('[ALT2] lets nobody have more than twenty open', async () => {
    for (let made = 0; made < 20; made += 1) await make('koforvalter', 'private')
    const body = { id: randomUUID(), name: 'For mange', visibility: 'private' }
    expect(await refused(board.ask('koforvalter', 'POST', '/alternatives', body))).toEqual([409, 'ALTERNATIVES_FULL'])
    const [newest] = (await list('koforvalter')).alternatives
    if (newest === undefined) throw new Error('none')
    await ok(step('koforvalter', newest, { type: 'close' }), alternativeSchema)
    expect((await board.ask('koforvalter', 'POST', '/alternatives', body)).status).toBe(201)
  })
})

describe('who an alternative is for', () => {
  it('[ALT1] a private one exists for its maker alone, on every address; a shared one for all who may make one', async () => {
    const made = await make('strom-dd', 'private', 'Bare mitt')
    const holds = async (who: Who) => (await list(who)).alternatives.some((each) => each.id === made.id)
    const others = ['programeier', 'programkontor', 'nhn'] as const
    for (const who of others) {
      expect([who, await holds(who)]).toEqual([who, false])
      expect(await refused(step(who, made, { type: 'rename', name: 'Mitt' }))).toEqual([404, 'NOT_FOUND'])
      expect(await refused(board.ask(who, 'GET', `/alternatives/${made.id}/adoption`))).toEqual([404, 'NOT_FOUND'])
    }
    expect(await refused(adopt('programeier', made))).toEqual([404, 'NOT_FOUND'])
    expect(await holds('strom-dd')).toBe(true)
    const shared = await ok(step('strom-dd', made, { type: 'set-visibility', visibility: 'shared' }), alternativeSchema)
    for (const who of others) expect([who, await holds(who)]).toEqual([who, true])
    expect((await read(alternativeRoom(made.id))).rulings.maker).toBeNull()
    // Nobody but its maker takes it back.
    const takesBack = { type: 'set-visibility', visibility: 'private' }
    expect(await refused(step('programeier', shared, takesBack))).toEqual([403, 'FORBIDDEN'])
    board.app.rightsChanged.length = 0
    await ok(step('strom-dd', shared, takesBack), alternativeSchema)
    expect([await holds('nhn'), board.app.rightsChanged]).toEqual([false, [programmeId]])
    expect((await read(alternativeRoom(made.id))).rulings.maker).toBe(personOf('strom-dd'))
  })

  it('[ALT1] stands in no search, in no list of the observer, and in no notice of hers', async () => {
    board.app.notices.length = 0
    const made = await make('nhn', 'shared', 'Kanarialternativ')
    await edit(alternativeRoom(made.id), setTitle('DD-1', 'Kanaribehov'))
    const found = await (await board.ask('nhn', 'GET', '/search?q=Kanaribehov')).json()
    expect((found as { hits: unknown[] }).hits).toEqual([])
    expect(await refused(board.ask('departementet', 'GET', '/alternatives'))).toEqual([403, 'FORBIDDEN'])
    expect(await refused(board.ask('kommentar', 'GET', '/alternatives'))).toEqual([403, 'FORBIDDEN'])
    const toAll = board.app.notices.filter(({ room, forWhom }) => room === queueRoom && forWhom !== 'inner-table')
    expect(toAll).toEqual([])
  })

  it('[RGT1] what each role may with alternatives is exactly this table', async () => {
    const made = await make('nhn', 'shared', 'Til tabellen')
    const path = `/api/programmes/${programmeId}/alternatives`
    const own = { id: made.id, name: 'Tatt', visibility: 'private' }
    const routes: readonly NamedRoute[] = [
      ['list', { path }],
      ['make', { method: 'POST', path, body: own }],
      [
        'rename',
        { method: 'POST', path: `${path}/${made.id}/steps`, body: { type: 'rename', name: 'Nytt', revision: 0 } },
      ],
      ['preview', { path: `${path}/${made.id}/adoption` }],
      ['adopt', { method: 'POST', path: `${path}/${made.id}/adoption`, body: { answers: [], revision: 0 } }],
    ]
    expect(await rightsTable(board.app, routes)).toMatchInlineSnapshot(`
      "
      role               list | make | rename | preview | adopt
      programme-owner    200 409 409 200 409
      board-member       200 409 409 200 403
      deputy             200 409 409 200 403
      programme-manager  200 409 409 200 409
      programme-office   200 409 409 200 409
      stream-owner       200 409 409 200 403
      queue-steward      200 409 409 200 403
      facilitator        403 403 403 403 403
      commenter          403 403 403 403 403
      observer           403 403 403 403 403
      of another board   404 404 404 404 404
      nobody             401 401 401 401 401
      "
    `)
  })
})

describe('adopting an alternative', () => {
  it('[ALT5] [ALT6] writes the difference in one update of who adopts it, closes it and keeps what it changed', async () => {
    const made = await make('nhn', 'shared', 'Tidligere KI')
    const room = alternativeRoom(made.id)
    await edit(room, setTitle('DD-1', 'Alternativets navn'))
    await edit(room, { type: 'move-item', item: id('KI-1'), place: { list: 'queue', before: id('DD-1') } })
    const before = await read(queueRoom)
    const [fork] = [await read(room)]
    const adopted = await ok(adopt('programkontor', made), alternativeSchema)
    const after = await read(queueRoom)
    expect(plain(after.board)).toEqual(plain(fork.board))
    expect(after.head).toBe(before.head + 1)
    const { rows } = await board.app.database.db.execute(
      sql`select actor, role from room_updates where room = ${queueRoom} and position = ${after.head}`,
    )
    expect(rows).toEqual([{ actor: personOf('programkontor'), role: 'programme-office' }])
    expect({ state: adopted.state, by: adopted.outcome?.by }).toEqual({
      state: 'adopted',
      by: personOf('programkontor'),
    })
    expect(adopted.outcome?.changes.map(({ item, kind }) => [item, kind])).toEqual([
      ['KI-1', 'moved'],
      ['DD-1', 'changed'],
    ])
    expect((await read(room)).rulings.closed).toBe(true)
    expect(await refused(adopt('programkontor', adopted))).toEqual([409, 'ALTERNATIVE_OVER'])
    const acts = await board.ask('programkontor', 'GET', '/audit')
    expect(((await acts.json()) as { rows: { act: string }[] }).rows[0]?.act).toBe('alternative.adopted')
  })

  it('[ALT8] is refused whole where both have changed the same, until each is answered as it was seen', async () => {
    const made = await make('nhn', 'shared', 'I konflikt')
    const room = alternativeRoom(made.id)
    await edit(room, setTitle('DD-2', 'Alternativets'))
    await edit(room, setTitle('DD-3', 'Bare her'))
    await edit(queueRoom, setTitle('DD-2', 'Køens'))
    const before = await read(queueRoom)
    expect(await refused(adopt('programkontor', made))).toEqual([409, 'ALTERNATIVE_CONFLICT'])
    expect((await read(queueRoom)).head).toBe(before.head)
    const { conflicts } = await preview('programkontor', made.id)
    const answers = conflicts.map(({ item, field, seen }) => ({ item, field, seen, take: 'alternative' }))
    await edit(queueRoom, setTitle('DD-2', 'Nyere i køen'))
    expect(await refused(adopt('programkontor', made, answers))).toEqual([409, 'ALTERNATIVE_CONFLICT'])
    const again = (await preview('programkontor', made.id)).conflicts.map(({ item, field, seen }) => ({
      ...{ item, field, seen },
      take: 'alternative',
    }))
    await ok(adopt('programkontor', made, again), alternativeSchema)
    const { items } = (await read(queueRoom)).board
    expect([items.get(id('DD-2'))?.title, items.get(id('DD-3'))?.title]).toEqual(['Alternativets', 'Bare her'])
  })

  it('[ALT9] does nothing to what a decision holds', async () => {
    const made = await make('nhn', 'shared', 'Mot et vedtak')
    await edit(alternativeRoom(made.id), setTitle('KI-2', 'Ny tekst'))
    const log = updateLog(board.app.database)
    const loaded = await log.load(queueRoom)
    if (loaded === null) throw new Error('no board')
    const payload = freezingUpdate(roomDocument(loaded), { record: 'KI-2', decision: 9 })
    if (payload === null) throw new Error('frozen already')
    const update = { payload, actor: null, sessionId: null, role: null, clientIds: [] }
    const entry = { room: queueRoom, afterPosition: loaded.head, fences: loaded.fences, updates: [update] }
    await log.append({ batchId: randomUUID(), entries: [entry] })
    const { conflicts } = await preview('programkontor', made.id)
    expect(conflicts.map(({ item, kind, why }) => [item, kind, why])).toEqual([['KI-2', 'barred', 'FROZEN']])
    const [found] = conflicts
    const answer = { item: 'KI-2', field: null, seen: found?.seen }
    expect(await refused(adopt('programkontor', made, [{ ...answer, take: 'alternative' }]))).toEqual([
      409,
      'ALTERNATIVE_CONFLICT',
    ])
    expect(await refused(adopt('programkontor', made, [{ ...answer, take: 'board' }]))).toEqual([
      409,
      'ALTERNATIVE_SAME',
    ])
  })

  it('[ALT5] asked twice at once is done once, and what others write meanwhile stands', async () => {
    const made = await make('nhn', 'shared', 'Samtidig')
    await edit(alternativeRoom(made.id), setTitle('KI-3', 'Innført'))
    const answers = await Promise.all([
      adopt('programkontor', made),
      adopt('programeier', made),
      writtenAtLast(setTitle('KI-4', 'Skrevet imens')),
    ])
    const statuses = answers.slice(0, 2).map((answer) => (answer as Response).status)
    expect(statuses.sort()).toEqual([200, 409])
    const { items } = (await read(queueRoom)).board
    expect([items.get(id('KI-3'))?.title, items.get(id('KI-4'))?.title]).toEqual(['Innført', 'Skrevet imens'])
  })
})

describe('an adoption that breaks off', () => {
  it('[ALT5] leaves nothing behind: neither a row of the board’s log nor a closed alternative, and can be asked for again', async () => {
    const made = await make('nhn', 'shared', 'Avbrutt')
    const room = alternativeRoom(made.id)
    await edit(room, setTitle('DD-6', 'Kommer ved andre forsøk'))
    const before = await read(queueRoom)
    const { db } = board.app.database
    await db.execute(
      sql`create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$`,
    )
    // Breaks off at the last that is written: the board's own row has been inserted by then.
    await db.execute(
      sql`create trigger break_off before update of rule_epoch on rooms for each row execute function break_off()`,
    )
    expect((await adopt('programkontor', made)).status).toBe(500)
    await db.execute(sql`drop trigger break_off on rooms`)
    const after = await read(queueRoom)
    expect({ head: after.head, board: plain(after.board) }).toEqual({ head: before.head, board: plain(before.board) })
    expect((await read(room)).rulings.closed).toBe(false)
    const again = await ok(adopt('programkontor', made), alternativeSchema)
    expect([again.state, (await read(queueRoom)).board.items.get(id('DD-6'))?.title]).toEqual([
      'adopted',
      'Kommer ved andre forsøk',
    ])
  })
})

describe('what becomes of an alternative', () => {
  it('[ALT4] proposed, it is shared and stands on the agenda with what it changes, and is taken back no more', async () => {
    const made = await make('nhn', 'private', 'Til styret')
    await edit(alternativeRoom(made.id), setTitle('DD-5', 'Nytt navn'))
    const ask = {
      type: 'propose',
      pointId: board.point,
      title: 'Ta stilling til alternativet',
      minutes: 20,
      notes: '',
      internal: false,
    }
    const proposed = await ok(step('nhn', made, ask), alternativeSchema)
    expect({ state: proposed.state, visibility: proposed.visibility, proposal: proposed.proposal?.pointId }).toEqual({
      state: 'proposed',
      visibility: 'shared',
      proposal: board.point,
    })
    const loaded = await updateLog(board.app.database).load(pointRoom(board.point))
    const doc = roomDocument(loaded ?? { snapshot: null, rows: [] })
    const item = doc.getMap('agenda').get(proposed.proposal?.agendaItem ?? '') as { toJSON(): object } | undefined
    expect(item?.toJSON()).toMatchObject({ title: 'Ta stilling til alternativet', 'linked.DD-5': true })
    expect(await refused(step('nhn', proposed, { type: 'set-visibility', visibility: 'private' }))).toEqual([
      409,
      'ALTERNATIVE_PROPOSED',
    ])
  })

  it('[ALT4] waits in the backlog where no point is named, and an internal item is kept from those outside', async () => {
    const made = await make('programkontor', 'shared', 'Til saksbanken')
    const ask = {
      type: 'propose',
      pointId: null,
      title: 'Kanarisak',
      minutes: 20,
      notes: 'Se alternativet',
      internal: true,
    }
    const proposed = await ok(step('programkontor', made, ask), alternativeSchema)
    const backlog = await (await board.ask('nhn', 'GET', '/backlog')).text()
    const outside = await (await board.ask('departementet', 'GET', '/backlog')).text()
    expect([backlog.includes(proposed.proposal?.backlogId ?? '-'), outside.includes('Kanarisak')]).toEqual([
      true,
      false,
    ])
  })

  it('[ALT4] closed, it is kept as it is and changed no more; who saw another is told', async () => {
    const made = await make('nhn', 'shared', 'Forkastet')
    const renamed = await ok(step('nhn', made, { type: 'rename', name: 'Forkastet utkast' }), alternativeSchema)
    expect(await refused(step('nhn', made, { type: 'close' }))).toEqual([409, 'STALE'])
    const closed = await ok(step('programkontor', renamed, { type: 'close' }), alternativeSchema)
    expect([closed.state, (await read(alternativeRoom(made.id))).rulings.closed]).toEqual(['closed', true])
    expect(await refused(step('nhn', closed, { type: 'rename', name: 'Igjen' }))).toEqual([409, 'ALTERNATIVE_OVER'])
    expect((await list('nhn')).alternatives.find((each) => each.id === made.id)?.name).toBe('Forkastet utkast')
    expect(alternativeIdSchema.safeParse(made.id).success).toBe(true)
  })
})
