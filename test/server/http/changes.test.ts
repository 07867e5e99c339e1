// What has changed since a moment over HTTP: read off the log, the register and the points, by whoever may read the board.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { type ChangesBody, changesBodySchema } from '../../../shared/contract/changes.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { rewritten } from '../../../shared/document/rewritten.ts'
import { boardRoom, personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { id } from '../../shared/a-board.ts'
import { codeOf } from './deciding-board.ts'
import { editBoardAt } from './edit-board-at.ts'

let app: HttpAppDouble
let office: string
let observer: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
  observer = await app.signIn('ds-revisjon')
  await app.database.db.execute(sql`update room_updates set at = '2026-11-01T08:00:00Z'`)
})
afterAll(() => app.close())

const programmeId = programmeIdSchema.parse('digital-samhandling')
const room = boardRoom(programmeId)
const path = `/api/programmes/${programmeId}/changes`
const read = async (cookie: string, since: string): Promise<ChangesBody> =>
  changesBodySchema.parse(await (await app.ask({ path: `${path}?since=${since}`, cookie })).json())
const [kari, per] = ['kari-nordmann', 'per-nordmann'].map((each) => personIdSchema.parse(each))

const edit = (actor: typeof kari, at: string, does: BoardEdit): Promise<void> =>
  editBoardAt(app, { actor: actor ?? null, at, does })

describe('what has changed since', () => {
  it('[SNC1] [SNC2] is told item by item, with what stood, what stands, and who was last at it; what was changed back is not', async () => {
    const head = (await updateLog(app.database).load(room)) ?? null
    const board = head === null ? null : readBoard(roomDocument(head))
    const [first, second, third] = board?.queue ?? []
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few items')
    const titleOf = (item: typeof first): string => board?.items.get(item)?.title ?? ''
    await edit(per, '2026-11-05T09:00:00Z', { type: 'set-field', item: first, set: { field: 'title', value: 'Før' } })
    await edit(kari, '2026-11-11T09:00:00Z', {
      type: 'set-field',
      item: first,
      set: { field: 'title', value: 'Underveis' },
    })
    await edit(per, '2026-11-12T09:00:00Z', { type: 'set-field', item: first, set: { field: 'title', value: 'Etter' } })
    await edit(kari, '2026-11-12T10:00:00Z', {
      type: 'set-field',
      item: second,
      set: { field: 'title', value: 'Prøvd' },
    })
    await edit(per, '2026-11-12T11:00:00Z', {
      type: 'set-field',
      item: second,
      set: { field: 'title', value: titleOf(second) },
    })
    await edit(kari, '2026-11-13T09:00:00Z', { type: 'remove-item', item: third })
    const told = await read(observer, '2026-11-10T00:00:00.000Z')
    expect(told.changes).toEqual([
      {
        item: third,
        title: titleOf(third),
        kind: 'removed',
        was: { list: 'queue', place: 3 },
        is: null,
        by: kari,
        at: '2026-11-13T09:00:00.000Z',
        fields: [],
      },
      {
        item: first,
        title: 'Etter',
        kind: 'changed',
        was: { list: 'queue', place: 1 },
        is: { list: 'queue', place: 1 },
        by: per,
        at: '2026-11-12T09:00:00.000Z',
        fields: [{ field: 'title', from: 'Før', to: 'Etter', by: per, at: '2026-11-12T09:00:00.000Z' }],
      },
    ])
    expect(told.people.map((person) => person.id).toSorted()).toEqual(['kari-nordmann', 'per-nordmann'])
    expect((await read(observer, '2026-11-20T00:00:00.000Z')).changes).toEqual([])
  })

  it('[SNC1] is the same when the log has begun anew and what was before is in the archive', async () => {
    const before = await read(office, '2026-11-10T00:00:00.000Z')
    const log = updateLog(app.database)
    const loaded = await log.load(room)
    if (loaded === null) throw new Error('no board')
    const seed = rewritten(roomDocument(loaded), 'board')
    const { head, fences } = loaded
    expect(await log.beginGeneration({ room, head, fences, seed, reason: 'client-ids' })).toMatchObject({
      kind: 'begun',
    })
    await app.database.db.execute(
      sql`update room_updates set at = '2026-11-14T00:00:00Z' where room = ${room} and generation = ${fences.generation + 1}`,
    )
    expect(await read(office, '2026-11-10T00:00:00.000Z')).toEqual(before)
    await edit(kari, '2026-11-15T09:00:00Z', {
      type: 'move-item',
      item: id('DD-4'),
      place: { list: 'queue', before: id('DD-1') },
    })
    const since = await read(office, '2026-11-14T12:00:00.000Z')
    expect(since.changes.map(({ item, kind, by }) => [item, kind, by])).toEqual([['DD-4', 'moved', kari]])
  })

  it('[SNC3] a cut whose latest useful date has passed meanwhile is told, from the day after', async () => {
    const until = await read(office, '2026-11-10T00:00:00.000Z')
    const cut = readBoard(roomDocument((await updateLog(app.database).load(room)) ?? { snapshot: null, rows: [] }))
      .cut[0]
    if (cut === undefined) throw new Error('nothing is cut')
    await edit(kari, '2026-11-16T09:00:00Z', {
      type: 'set-field',
      item: cut,
      set: { field: 'cut.latestUsefulDate', value: '2026-11-20' },
    })
    const told = await read(office, '2026-11-10T00:00:00.000Z')
    expect([until.expired, told.expired.map(({ item, on }) => [item, on])]).toEqual([[], [[cut, '2026-11-20']]])
    expect((await read(office, '2026-11-21T00:00:00.000Z')).expired).toEqual([])
  })

  it('[SNC1] a moment that has not come is now; one before the board is its beginning; no moment at all is a bad question', async () => {
    expect((await read(office, '2030-01-01T00:00:00.000Z')).changes).toEqual([])
    expect((await read(office, '1990-01-01T00:00:00.000Z')).changes.length).toBeGreaterThan(2)
    expect(await codeOf(await app.ask({ path: `${path}?since=i-går`, cookie: office }))).toEqual([400, 'INVALID'])
  })

  it('[SNC4] asked without a moment is since the reader last said that she had seen it, and nobody else', async () => {
    const told = async (cookie: string) => {
      const { since, seen } = changesBodySchema.parse(await (await app.ask({ path, cookie })).json())
      return { since, seen }
    }
    const mark = (until: string): Promise<Response> =>
      app.ask({ method: 'PUT', path: `${path}/seen`, cookie: observer, body: { until } })
    const never = { since: '1970-01-01T00:00:00.000Z', seen: null }
    expect(await told(observer)).toEqual(never)
    const marked = await mark('2026-11-15T12:00:00.000Z')
    expect(await marked.json()).toEqual({ seen: '2026-11-15T12:00:00.000Z' })
    expect(await (await mark('2026-11-12T12:00:00.000Z')).json()).toEqual({ seen: '2026-11-15T12:00:00.000Z' })
    const seen = { since: '2026-11-15T12:00:00.000Z', seen: '2026-11-15T12:00:00.000Z' }
    expect([await told(observer), await told(office)]).toEqual([seen, never])
    expect(await (await mark('2030-01-01T00:00:00.000Z')).json()).toEqual({ seen: '2026-11-23T09:00:00.000Z' })
    expect(await codeOf(await mark('i morgen'))).toEqual([400, 'INVALID'])
    const without = await app.ask({ method: 'PUT', path: `${path}/seen`, body: { until: '2026-11-15T12:00:00.000Z' } })
    expect(without.status).toBe(401)
  })

  it('[SNC5] what others have said is told to who may read comments: what names her first, no deleted one, nothing internal outside', async () => {
    const member = await app.signIn('ds-helse-nord')
    const say = async (cookie: string, text: string, anchor: object = { kind: 'programme' }) => {
      const body = { id: randomUUID(), anchor, text }
      const answer = await app.ask({ method: 'POST', path: `/api/programmes/${programmeId}/comments`, cookie, body })
      expect(answer.status).toBe(201)
      return body.id
    }
    const saidTo = async (cookie: string) => (await read(cookie, '2026-11-23T00:00:00.000Z')).comments
    await say(office, 'Se på anslaget, @[ingrid-nordmann].', { kind: 'item', item: 'DD-2' })
    app.passHours(0.01)
    await say(office, 'Papirene kommer fredag.')
    const gone = await say(office, 'Feil sted.')
    const thread = `/api/programmes/${programmeId}/threads/${gone}`
    const deleted = { type: 'delete', comment: gone }
    expect((await app.ask({ method: 'POST', path: thread, cookie: office, body: deleted })).status).toBe(200)
    const told = await saidTo(member)
    expect(told.map(({ text, title, namesReader, by }) => [text, title, namesReader, by])).toEqual([
      ['Se på anslaget, @Ingrid Nordmann.', expect.any(String), true, expect.any(String)],
      ['Papirene kommer fredag.', null, false, expect.any(String)],
    ])
    expect([await saidTo(observer), await saidTo(office)]).toEqual([[], []])
  })

  it('[RGT3] is read by observers, and by nobody without a place', async () => {
    expect((await app.ask({ path, cookie: observer })).status).toBe(200)
    expect((await app.ask({ path })).status).toBe(401)
    expect((await app.ask({ path: '/api/programmes/finnes-ikke/changes', cookie: office })).status).toBe(404)
  })
})
