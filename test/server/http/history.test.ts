// The board in time over HTTP: its time line, the board at any moment, and what became of one item, by whoever may read the board.

import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { changesBodySchema } from '../../../shared/contract/changes.ts'
import {
  type BoardAt,
  boardAtBodySchema,
  historyBodySchema,
  itemHistoryBodySchema,
} from '../../../shared/contract/history.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { rewritten } from '../../../shared/document/rewritten.ts'
import { boardRoom, type ItemId, personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { codeOf } from './deciding-board.ts'
import { editBoardAt } from './edit-board-at.ts'

const programmeId = programmeIdSchema.parse('digital-samhandling')
const room = boardRoom(programmeId)
const base = `/api/programmes/${programmeId}/history`
const [kari, per] = ['kari-nordmann', 'per-nordmann'].map((each) => personIdSchema.parse(each)) as [
  ReturnType<typeof personIdSchema.parse>,
  ReturnType<typeof personIdSchema.parse>,
]

let app: HttpAppDouble
let observer: string
let first: ItemId
let second: ItemId
let third: ItemId
let titles: ReadonlyMap<ItemId, string>
const read = async (path: string): Promise<unknown> =>
  (await app.ask({ path: `${base}${path}`, cookie: observer })).json()
const boardAt = async (at: string): Promise<BoardAt> => boardAtBodySchema.parse(await read(`/board?at=${at}`))
const title = (item: ItemId, value: string) => ({ type: 'set-field', item, set: { field: 'title', value } }) as const

beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  observer = await app.signIn('ds-revisjon')
  await app.database.db.execute(sql`update room_updates set at = '2026-11-01T08:00:00Z'`)
  const loaded = await updateLog(app.database).load(room)
  if (loaded === null) throw new Error('no board')
  const { queue, items } = readBoard(roomDocument(loaded))
  first = queue[0] as ItemId
  second = queue[1] as ItemId
  third = queue[2] as ItemId
  titles = new Map([...items].map(([id, item]) => [id, item.title]))
  await editBoardAt(app, { actor: per, at: '2026-11-05T09:00:00Z', does: title(first, 'Før') })
  await editBoardAt(app, { actor: kari, at: '2026-11-05T09:04:10Z', does: title(first, 'Und') })
  await editBoardAt(app, { actor: kari, at: '2026-11-05T09:04:40Z', does: title(first, 'Underveis') })
  await editBoardAt(app, { actor: kari, at: '2026-11-13T09:00:00Z', does: { type: 'remove-item', item: third } })
  const place = { list: 'queue', before: first } as const
  await editBoardAt(app, { actor: per, at: '2026-11-13T09:02:00Z', does: { type: 'move-item', item: second, place } })
})
afterAll(() => app.close())

const steps = [
  { from: '2026-11-01T08:00:00.000Z', at: '2026-11-01T08:00:00.000Z', writes: 1, by: [] },
  { from: '2026-11-05T09:00:00.000Z', at: '2026-11-05T09:00:00.000Z', writes: 1, by: [per] },
  { from: '2026-11-05T09:04:10.000Z', at: '2026-11-05T09:04:40.000Z', writes: 2, by: [kari] },
  { from: '2026-11-13T09:00:00.000Z', at: '2026-11-13T09:00:00.000Z', writes: 1, by: [kari] },
  { from: '2026-11-13T09:02:00.000Z', at: '2026-11-13T09:02:00.000Z', writes: 1, by: [per] },
]

describe('history', () => {
  it('[HIS1] [HIS3] whoever is off the board since is named as who wrote', async () => {
    const { pool } = app.database
    const { rows } = await pool.query<{ seat: string }>('delete from memberships where person_id = $1 returning *', [
      kari,
    ])
    try {
      const line = historyBodySchema.parse(await read(''))
      const item = itemHistoryBodySchema.parse(await read(`/items/${first}`))
      const cookie = observer
      const since = '2026-11-04T00:00:00.000Z'
      const changes = changesBodySchema.parse(
        await (await app.ask({ path: `/api/programmes/${programmeId}/changes?since=${since}`, cookie })).json(),
      )
      expect([line, item, changes].map(({ people }) => people.find(({ id }) => id === kari)?.name)).toEqual(
        Array(3).fill('Kari Nordmann'),
      )
    } finally {
      for (const row of rows) {
        const columns = Object.keys(row)
        const values = columns.map((_, at) => `$${at + 1}`)
        await pool.query(`insert into memberships (${columns}) values (${values})`, Object.values(row))
      }
    }
  })

  it('[HIS1] the time line tells each stretch in which the board was written in, and by whom', async () => {
    const told = historyBodySchema.parse(await read(''))
    expect([told.steps, told.people.map(({ id }) => id).toSorted()]).toEqual([steps, [kari, per]])
  })

  it('[HIS2] the board stands as it stood at a moment, with what has changed since', async () => {
    const then = await boardAt('2026-11-05T09:04:20.000Z')
    expect([then.queue[0]?.item.title, then.queue[2]?.item.id]).toEqual(['Und', third])
    expect(
      then.changes.map(({ item, kind, fields }) => [
        item,
        kind,
        fields.map(({ field, from, to }) => [field, from, to]),
      ]),
    ).toEqual([
      [third, 'removed', []],
      [second, 'moved', []],
      [first, 'changed', [['title', 'Und', 'Underveis']]],
    ])
    expect((await boardAt('2026-11-20T00:00:00.000Z')).changes).toEqual([])
  })

  it('[HIS2] before the board began it is the board as it began', async () => {
    const then = await boardAt('1999-01-01T00:00:00.000Z')
    expect(then.queue[0]?.item.title).toBe(titles.get(first))
  })

  it('[HIS3] an item tells who changed which field when; one stretch of one person is one, and a change taken back in it none', async () => {
    const told = itemHistoryBodySchema.parse(await read(`/items/${first}`))
    expect(told).toEqual({
      item: first,
      more: false,
      entries: [
        { kind: 'changed', by: kari, at: '2026-11-05T09:04:40.000Z', field: 'title', from: 'Før', to: 'Underveis' },
        {
          kind: 'changed',
          by: per,
          at: '2026-11-05T09:00:00.000Z',
          field: 'title',
          from: titles.get(first),
          to: 'Før',
        },
      ],
      people: expect.arrayContaining([expect.objectContaining({ id: kari }), expect.objectContaining({ id: per })]),
    })
    const moved = itemHistoryBodySchema.parse(await read(`/items/${second}`))
    expect(moved.entries).toEqual([
      {
        kind: 'changed',
        by: per,
        at: '2026-11-13T09:02:00.000Z',
        field: 'position',
        from: { list: 'queue', place: 2 },
        to: { list: 'queue', place: 1 },
      },
    ])
    const gone = itemHistoryBodySchema.parse(await read(`/items/${third}`))
    expect(gone.entries).toEqual([{ kind: 'removed', by: kari, at: '2026-11-13T09:00:00.000Z' }])
  })

  it('[HIS1] [HIS2] [HIS3] all of it is the same when the log has begun anew', async () => {
    const before = [await boardAt('2026-11-05T09:04:20.000Z'), await read(`/items/${first}`)]
    const log = updateLog(app.database)
    const loaded = await log.load(room)
    if (loaded === null) throw new Error('no board')
    const { head, fences } = loaded
    const seed = rewritten(roomDocument(loaded), 'board')
    const begun = await log.beginGeneration({ room, head, fences, seed, reason: 'client-ids' })
    expect(begun).toMatchObject({ kind: 'begun' })
    expect([await boardAt('2026-11-05T09:04:20.000Z'), await read(`/items/${first}`)]).toEqual(before)
    const told = historyBodySchema.parse(await read(''))
    expect(told.steps.slice(0, 5)).toEqual(steps)
  })

  it('is there for those with a place on the board alone, and refuses what is no moment', async () => {
    const stranger = await app.signIn('pll-programleder')
    const codes = [
      await codeOf(await app.ask({ path: base, cookie: stranger })),
      await codeOf(await app.ask({ path: `${base}/board?at=2026-11-05T09:04:20.000Z`, cookie: stranger })),
      await codeOf(await app.ask({ path: `${base}/items/${first}`, cookie: stranger })),
      await codeOf(await app.ask({ path: `${base}/board?at=i-fjor`, cookie: observer })),
    ]
    expect(codes).toEqual([
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [400, 'INVALID'],
    ])
  })
})
