// What live rooms promise over a true store: each edit durable before it is shown, positions without gap, one id for one person, and a
// room that is opened again as it was. Run against each database by test/server/realtime.

import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { clientLeaseStore } from '../../../server/store/client-leases.ts'
import type { Database } from '../../../server/store/database.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { readBoard } from '../../../shared/document/records.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { canonical, type Desk, liveBoard } from '../../server/realtime/live-board.ts'
import { boardName, programmeId, seedClient } from '../../server/realtime/people.ts'
import { adding, aQueue, id } from '../../shared/a-board.ts'

export function liveRoomSuite(o: {
  readonly kind: string
  readonly open: () => Promise<{ readonly database: Database }>
  /** Makes the programme the board belongs to, with its people. */
  readonly prepare: (database: Database) => Promise<void>
}): void {
  describe(`live rooms on ${o.kind}`, () => {
    let database: Database
    let log: UpdateLog
    beforeAll(async () => {
      database = (await o.open()).database
      log = updateLog(database)
      await o.prepare(database)
      const seed = Y.encodeStateAsUpdate(aQueue(['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6'], seedClient).doc)
      await log.createRoom({ room: boardName, programmeId, seed })
    })

    it('[LOG1] writes what three people do at once without a gap, and shows all of it to everyone', async () => {
      const board = await liveBoard({ log, leases: clientLeaseStore(database) })
      const desks: Desk[] = []
      for (const name of ['kari', 'ola', 'siv']) desks.push(await board.join(name))
      await vi.waitFor(() => expect(desks.map((desk) => readBoard(desk.doc).items.size)).toEqual([6, 6, 6]))
      for (let round = 0; round < 20; round += 1) {
        for (const [at, desk] of desks.entries()) {
          desk.edit({
            type: 'set-field',
            item: id(`DD-${at + 1}`),
            set: { field: 'title', value: `Runde ${round}` },
          })
        }
      }
      desks[2]?.edit(adding('DD-7'))
      await vi.waitFor(async () => {
        const rows = (await log.readAfter(boardName, { generation: 1, position: 0 }))?.rows ?? []
        expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 62 }, (_, at) => at + 1))
        const replay = new Y.Doc()
        for (const { payload } of rows) Y.applyUpdate(replay, payload)
        for (const desk of desks) expect(canonical(desk.doc)).toBe(canonical(replay))
      })
      expect(desks.map((desk) => desk.closed)).toEqual([null, null, null])
    })

    it('[ADM4] knows after a restart whose client ids are', async () => {
      const before = await liveBoard({ log, leases: clientLeaseStore(database) })
      const kari = await before.join('kari', { clientId: 4_294_967_295 })
      await vi.waitFor(() => expect(readBoard(kari.doc).items.size).toBeGreaterThan(5))
      kari.leave()
      kari.edit({ type: 'set-field', item: id('DD-4'), set: { field: 'title', value: 'Skrevet frakoblet' } })
      const after = await liveBoard({ log, leases: clientLeaseStore(database) })
      const update = Y.encodeStateAsUpdate(kari.doc)
      const ola = await after.join('ola')
      ola.update(update)
      await vi.waitFor(() => expect(ola.closed).toEqual({ code: 4403, reason: 'CLIENT_ID' }))
      await expect(after.join('ola', { clientId: 4_294_967_295 })).rejects.toThrow('held-by-other')
      const [back, siv] = [await after.join('kari'), await after.join('siv')]
      back.update(update)
      await vi.waitFor(() => expect(readBoard(siv.doc).items.get(id('DD-4'))?.title).toBe('Skrevet frakoblet'))
      expect(back.closed).toBeNull()
    })

    const damages: readonly (readonly [string, SQL, SQL])[] = [
      [
        'has a byte changed',
        sql`update room_updates set payload = set_byte(payload, 3, get_byte(payload, 3) # 1) where room = ${damagedName} and position = 4`,
        sql`update room_updates set payload = set_byte(payload, 3, get_byte(payload, 3) # 1) where room = ${damagedName} and position = 4`,
      ],
      [
        'lacks rows in its middle',
        sql`update room_updates set room = 'board/borte' where room = ${damagedName} and position in (4, 5)`,
        sql`update room_updates set room = ${damagedName} where room = 'board/borte'`,
      ],
      [
        'holds a row that is no update',
        sql`update room_updates set payload = decode('ffff', 'hex') || payload, checksum = null where room = ${damagedName} and position = 4`,
        sql`update room_updates set payload = substring(payload from 3) where room = ${damagedName} and position = 4`,
      ],
    ]
    it.each(damages)(
      '[T-081] shows a room as it last was good when its log %s, takes nothing in it, and opens it anew when it is mended',
      async (_, damage, mend) => {
        const seed = Y.encodeStateAsUpdate(aQueue(['DD-1', 'DD-2'], seedClient).doc)
        await log.createRoom({ room: damagedName, programmeId, seed })
        const stands = async () => (await log.standing([damagedName]))[0]?.head
        const from = (await stands()) ?? 0
        const before = await liveBoard({ log, leases: clientLeaseStore(database) })
        const kari = await before.join('kari', { room: damagedName })
        await vi.waitFor(() => expect(readBoard(kari.doc).items.size).toBe(2))
        for (let round = from + 1; round <= 6; round += 1) {
          kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: `Rad ${round}` } })
          await vi.waitFor(async () => expect(await stands()).toBe(round))
        }
        await before.close()
        const head = Number(await stands())
        await database.db.execute(damage)
        const errors: object[] = []
        const figures = new Map<string, () => number>()
        const after = await liveBoard({
          log,
          leases: clientLeaseStore(database),
          logger: { info: () => undefined, warn: () => undefined, error: (fields) => void errors.push(fields) },
          measures: {
            count: () => undefined,
            observe: () => undefined,
            gauge: (name, read) => void figures.set(name, read),
          },
        })
        const ola = await after.join('ola', { room: damagedName })
        const siv = await after.join('siv')
        await vi.waitFor(() => expect(readBoard(siv.doc).items.size).toBeGreaterThan(5))
        expect(readBoard(ola.doc).items.get(id('DD-1'))?.title).toBe('Rad 3')
        expect([statuses(ola), statuses(siv)]).toEqual([[{ mode: 'read-only', reason: 'DAMAGED' }], [{ mode: 'rw' }]])
        expect(errors).toEqual([expect.objectContaining({ room: damagedName, lastGood: 3 })])
        expect(figures.get('rooms_damaged')?.()).toBe(1)
        ola.edit({ type: 'set-field', item: id('DD-2'), set: { field: 'title', value: 'Kommer ikke frem' } })
        siv.edit({ type: 'set-field', item: id('DD-2'), set: { field: 'title', value: 'Kommer frem' } })
        await vi.waitFor(() => expect(siv.told.filter((each) => each.name === 'saved')).not.toHaveLength(0))
        after.clock.move(5_000)
        expect([ola.told.filter((each) => each.name === 'saved'), ola.closed, await stands()]).toEqual([[], null, head])
        await database.db.execute(mend)
        after.clock.move(60_000)
        await vi.waitFor(() => expect(ola.closed).toEqual({ code: 1012, reason: 'UNAVAILABLE' }))
        const back = await after.join('ola', { room: damagedName, doc: ola.doc })
        await vi.waitFor(() => expect(statuses(back)).toEqual([{ mode: 'rw' }]))
        await vi.waitFor(async () => expect(await stands()).toBe(head + 1))
        expect(readBoard(back.doc).items.get(id('DD-1'))?.title).toBe('Rad 6')
        await after.close()
      },
    )
  })
}

const damagedName: RoomName = 'board/skadet'
const statuses = (desk: Desk) => desk.told.filter((each) => each.name === 'status').map((each) => each.value)
