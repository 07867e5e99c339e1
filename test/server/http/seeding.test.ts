// Seeding: both programmes stand whole, once, whoever starts and however often; and what is seeded says what the sources say.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { builtInProgrammes } from '../../../server/seeding/built-in-programmes.ts'
import { seedProgrammes } from '../../../server/seeding/seed-programmes.ts'
import type { Database } from '../../../server/store/database.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { circleThrough } from '../../../shared/board/dependencies.ts'
import { isReady, itemId, missingParts } from '../../../shared/board/item.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import { readHead } from '../../../shared/document/point-head.ts'
import { readAgenda, readBoard, readItem, recordsOf, textOf } from '../../../shared/document/records.ts'
import { checkRichText, plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { agendaDuration } from '../../../shared/point/agenda-item.ts'
import { roles } from '../../../shared/role.ts'
import { quiet, seededAt } from '../../doubles/http-app.ts'
import { largeBoard } from '../../generators/large-board.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let databases: readonly [Database, Database]
const seeds = builtInProgrammes()

beforeAll(async () => {
  const databaseUrl = await freshDatabaseUrl()
  const open = (): Promise<Database> => openDatabase({ dataDir: '', databaseUrl, log: quiet, maxConnections: 4 })
  databases = [await open(), await open()]
})
afterAll(() => Promise.all(databases.map((database) => database.close())))

const seedBy = (database: Database): Promise<void> =>
  seedProgrammes({ programmes: programmeStore(database), seeds, now: seededAt })
async function whole(): Promise<unknown> {
  const tables = ['programmes', 'people', 'memberships', 'rooms', 'room_updates', 'points']
  const rows = await Promise.all(
    tables.map((table) => databases[0].pool.query(`select t::text from ${table} t order by 1`)),
  )
  return rows.map((each) => each.rows)
}
async function documentOf(room: RoomName) {
  const loaded = await updateLog(databases[0]).load(room)
  if (loaded === null) throw new Error(`${room} does not stand`)
  return { loaded, doc: roomDocument(loaded) }
}
async function boardOf(room: RoomName): Promise<Board> {
  return readBoard((await documentOf(room)).doc)
}

describe('seeding', () => {
  it('[LOG5] two servers that start at once seed once, and a restart leaves everything as it is', async () => {
    await Promise.all(databases.map(seedBy))
    const once = await whole()
    await Promise.all(databases.map(seedBy))
    expect(await whole()).toEqual(once)
    for (const room of ['board/digital-samhandling', 'board/pasientens-legemiddelliste', 'point/ds-punkt-1'] as const) {
      const { loaded } = await documentOf(room)
      expect(loaded.rows).toMatchObject([{ position: 1, actor: null, role: null }])
    }
  })

  it('the board of digital samhandling stands in the order of its source, with every record whole', async () => {
    const { doc } = await documentOf('board/digital-samhandling')
    for (const [id, record] of recordsOf(doc, 'board').entries()) {
      expect(readItem(id, record)).toMatchObject({ ok: true })
      const text = textOf(doc, 'board', id)
      expect(text && checkRichText(text)).toMatchObject({ ok: true })
    }
    const board = readBoard(doc)
    expect([board.queue.slice(0, 4), board.queue.length, board.cut]).toEqual([
      ['DD-1', 'DD-2', 'KI-1', 'KI-2'],
      21,
      ['DD-K1', 'DD-K2', 'KI-K1', 'DHO-K1'],
    ])
    expect(board.items.get(itemId('KI-4'))).toMatchObject({
      estimate: { low: 42, likely: 60, high: 105 },
      benefit: { B1: 4, B2: 5, B3: 3, B4: 1, B5: 2 },
      needs: { 'KI-2': 'Standarden må være avklart.', 'KI-3': 'API-et justeres før nasjonal bredding.' },
    })
    const text = textOf(doc, 'board', 'KI-4')
    expect(text && plainText(readRichText(text))).toContain('avtaler med EPJ-leverandørene styrer takten')
  })

  it('ready items lack nothing; the others lack operation and maintenance', async () => {
    const board = await boardOf('board/digital-samhandling')
    const ready = [...board.items.values()].filter(isReady).map(({ id }) => id)
    expect(ready.toSorted()).toEqual([
      'DD-1',
      'DD-2',
      'DD-3',
      'DD-4',
      'DD-5',
      'DD-6',
      'DD-7',
      'DD-8',
      'DD-9',
      'KI-1',
      'KI-2',
      'KI-3',
      'KI-5',
      'S3-1',
    ])
    for (const item of board.items.values()) {
      if (!isReady(item)) expect(missingParts(item)).toEqual(['operation', 'maintenance'])
    }
  })

  it('what an item needs stands on its board, without circles', async () => {
    for (const room of ['board/digital-samhandling', 'board/pasientens-legemiddelliste'] as const) {
      const { items } = await boardOf(room)
      for (const item of items.values()) {
        for (const need of Object.keys(item.needs)) expect([item.id, items.has(itemId(need))]).toEqual([item.id, true])
        expect(circleThrough(items, item.id)).toBeNull()
      }
    }
  })

  it('areas, actors and benefits of every item are those of its programme', async () => {
    for (const { structure, items } of seeds) {
      const known = (list: readonly { id: string }[]): Set<string> => new Set(list.map(({ id }) => id))
      const [areas, actors, benefits] = [known(structure.areas), known(structure.actors), known(structure.benefits)]
      for (const item of items) {
        expect([item.id, areas.has(item.area), item.who.filter((id) => !actors.has(id))]).toEqual([item.id, true, []])
        expect(Object.keys(item.benefit).filter((id) => !benefits.has(id))).toEqual([])
      }
    }
  })

  it('cuts have latest useful dates spread over the next eighteen months', async () => {
    const board = await boardOf('board/digital-samhandling')
    const dates = board.cut.map((id) => board.items.get(id)?.cut.latestUsefulDate ?? '').toSorted()
    expect(dates).toEqual(['2027-04-22', '2027-09-19', '2028-01-17', '2028-05-16'])
  })

  it('[CUT3] the medication programme cuts rollout areas', async () => {
    const board = await boardOf('board/pasientens-legemiddelliste')
    expect(board.queue.filter((id) => id.startsWith('OMR-'))).toHaveLength(19)
    expect(seeds.map(({ structure }) => structure.cutUnit)).toEqual(['item', 'area'])
    const cutAreas = seeds.map(async ({ id }) => readRulings((await documentOf(`board/${id}`)).doc).cutArea)
    expect(await Promise.all(cutAreas)).toEqual([null, 'OMR'])
    expect(seeds.map(({ structure }) => structure.questions.length)).toEqual([7, 7])
  })

  it('the first points have an agenda that fits the meeting and links items of their board', async () => {
    for (const { firstPoint, id } of seeds) {
      if (firstPoint === null) throw new Error(`${id} has no point`)
      const { doc } = await documentOf(`point/${firstPoint.id}`)
      const [head, agenda, board] = [readHead(doc), readAgenda(doc), await boardOf(`board/${id}`)]
      expect(head).toMatchObject({ ok: true, value: { date: '2027-01-07', lengthMinutes: 240 } })
      expect(agendaDuration(agenda, 240)).toEqual({ plannedMinutes: 230, overrunMinutes: 0 })
      for (const item of agenda.items.values()) {
        expect(item.linked.filter((linked) => !board.items.has(linked))).toEqual([])
        expect(item.owner).not.toBe('')
      }
    }
  })

  it('every role has a seat on each board, every seat of the board is taken, and some people sit on both', () => {
    for (const { cast } of seeds) {
      expect(roles.filter((role) => !cast.memberships.some((each) => each.role === role))).toEqual([])
      const board = cast.memberships.filter(({ role }) => role === 'board-member')
      const organisations = board.map(({ personId }) => cast.people.find(({ id }) => id === personId)?.organisation)
      expect(new Set(organisations).size).toBe(11)
    }
    const [one, two] = seeds.map(({ cast }) => new Set(cast.people.map(({ id }) => id)))
    expect([...(one ?? [])].filter((id) => two?.has(id)).length).toBeGreaterThanOrEqual(5)
  })

  it('a large board is the same for the same seed, and whole', () => {
    const board = largeBoard({ items: 2_000, seed: 7 })
    expect(board).toEqual(largeBoard({ items: 2_000, seed: 7 }))
    expect(board.items).not.toEqual(largeBoard({ items: 2_000, seed: 8 }).items)
    expect(board.items).toHaveLength(2_100)
    expect(new Set(board.items.map(({ id }) => id)).size).toBe(2_100)
  })
})
