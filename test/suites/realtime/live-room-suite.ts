// What live rooms promise over a true store: each edit durable before it is shown, positions without gap, one id for one person, and a
// room that is opened again as it was. Run against each database by test/server/realtime.

import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { clientLeaseStore } from '../../../server/store/client-leases.ts'
import type { Database } from '../../../server/store/database.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { readBoard } from '../../../shared/document/records.ts'
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
  })
}
