// Contract of a command that writes rows and documents at once, run on every database (test/server/store/commit-ruling.test.ts).

import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commitRuling, type RulingAsked } from '../../../server/store/commit-ruling.ts'
import type { Database, Transaction } from '../../../server/store/database.ts'
import type { Standing } from '../../../server/store/log-row.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { points } from '../../../server/store/tables/points.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { pointRoom, programmeIdSchema, type RoomName } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { board, observer, pointId, programmeId, sampleProgramme } from './sample-programme.ts'
import type { testDatabases } from './test-databases.ts'

const point = pointRoom(pointId)
const elsewhere = programmeIdSchema.parse('et-annet-program')
const byte = (value: number): Uint8Array => Uint8Array.of(0, value)
const edit = { payload: byte(0), actor: observer, sessionId: 'okt', role: 'commenter', clientIds: [7] } as const
const nothing = done({ value: null, updates: [], raisesEpoch: false })

export function rulingSuite({ kind, open }: (typeof testDatabases)[number]): void {
  describe(`a ruling on ${kind}`, () => {
    let database: Database
    let log: UpdateLog
    beforeAll(async () => {
      database = (await open()).database
      log = updateLog(database)
      await programmeStore(database).seedOnce(sampleProgramme)
      const programme = { ...sampleProgramme.programme, id: elsewhere }
      await programmeStore(database).seedOnce({ ...sampleProgramme, programme, memberships: [], rooms: [], points: [] })
    })
    beforeEach(() => titled('Vårpunktet'))

    const rule = <Value>(asked: Partial<RulingAsked<Value>> & Pick<RulingAsked<Value>, 'run'>) =>
      commitRuling(database, { programmeId, rooms: [board, point], ...asked })
    const title = (tx: Transaction, to: string) => tx.update(points).set({ head: { ...head(), title: to } })
    const head = () => sampleProgramme.points[0]?.head ?? fail()
    async function titled(to: string): Promise<void> {
      await database.db
        .update(points)
        .set({ head: { ...head(), title: to } })
        .where(eq(points.id, pointId))
    }
    async function stands(): Promise<{ title: string | undefined; rooms: readonly Standing[] }> {
      const rooms = await log.standing([board, point])
      const [stored] = await database.db.select().from(points).where(eq(points.id, pointId))
      return { title: stored?.head.title, rooms: [...rooms].sort((a, b) => (a.room < b.room ? -1 : 1)) }
    }
    const payloads = async (room: RoomName) => (await log.load(room))?.rows.map((row) => row.payload)
    async function batch(judged: readonly Standing[]) {
      const entries = judged.map(({ room, head: afterPosition, fences }) => ({
        room,
        afterPosition,
        fences,
        updates: [edit],
      }))
      return await log.append({ batchId: randomUUID(), entries })
    }

    it('[RUL1] writes rows and the updates of several documents together, in order, and is answered when they are committed', async () => {
      const before = await stands()
      const boardBefore = await payloads(board)
      const loadedBefore = [await log.load(board), await log.load(point)]
      const ruled = await rule({
        run: async (tx, loaded) => {
          expect([...loaded.keys()]).toEqual([board, point])
          expect([...loaded.values()]).toEqual(loadedBefore)
          await title(tx, 'Besluttet')
          const updates = [
            { room: board, payload: byte(1) },
            { room: point, payload: byte(2) },
            { room: board, payload: byte(3) },
          ]
          return done({ value: 'nr. 1', updates, raisesEpoch: true })
        },
      })
      expect(ruled).toEqual(done('nr. 1'))
      expect(await stands()).toEqual({
        title: 'Besluttet',
        rooms: before.rooms.map(({ room, head: was, fences }) => ({
          room,
          head: was + (room === board ? 2 : 1),
          fences: { ...fences, ruleEpoch: fences.ruleEpoch + 1 },
        })),
      })
      expect(await payloads(board)).toEqual([...(boardBefore ?? []), byte(1), byte(3)])
      expect((await log.load(board))?.rows.at(-1)).toMatchObject({ actor: null, role: null, clientIds: [] })
    })

    it('[RUL1] leaves nothing behind when it is refused or breaks on the way', async () => {
      const before = await stands()
      const updates = [{ room: board, payload: byte(4) }]
      const refusal = refuse('NO_QUORUM', { params: { present: 2, quorum: 3 } })
      const refused = await rule({
        run: async (tx): Promise<Outcome<never>> => {
          await title(tx, 'Avvist')
          return refusal
        },
      })
      expect(refused).toEqual(refusal)
      const asksForOne = rule({
        rooms: [point],
        run: async (tx) => {
          await title(tx, 'Brutt')
          return done({ value: null, updates, raisesEpoch: true })
        },
      })
      await expect(asksForOne).rejects.toThrow(board)
      const breaks = rule({
        run: async (tx) => {
          await title(tx, 'Brutt')
          throw new Error('on purpose')
        },
      })
      await expect(breaks).rejects.toThrow('on purpose')
      expect(await stands()).toEqual(before)
    })

    it('[RUL1] knows only rooms that stand and are of the programme', async () => {
      const run = async () => nothing
      expect(await rule({ rooms: [board, 'point/ukjent'], run })).toEqual(refuse('NOT_FOUND'))
      expect(await rule({ programmeId: elsewhere, run })).toEqual(refuse('NOT_FOUND'))
      expect(await rule({ programmeId: programmeIdSchema.parse('ukjent'), rooms: [], run })).toEqual(
        refuse('NOT_FOUND'),
      )
      expect(await rule({ programmeId: elsewhere, rooms: [], run })).toEqual(done(null))
    })

    it('[RUL1] two at once stand one after the other: the later sees what the earlier wrote', async () => {
      const seen: (number | undefined)[] = []
      const before = (await stands()).rooms.find(({ room }) => room === board)?.head ?? 0
      const names = [[board, point], [point, board], [board], [board, point]] as const
      await Promise.all(
        names.map((rooms) =>
          rule({
            rooms,
            run: async (_, loaded) => {
              seen.push(loaded.get(board)?.head)
              await new Promise((resolve) => setImmediate(resolve))
              return done({ value: null, updates: [{ room: board, payload: byte(5) }], raisesEpoch: false })
            },
          }),
        ),
      )
      expect(seen).toEqual([before, before + 1, before + 2, before + 3])
    })

    it('[RUL2] a batch that was judged before and comes while the ruling is made is not stored: it is told the new epoch', async () => {
      const judged = (await stands()).rooms
      let answer: ReturnType<typeof batch> | null = null
      await rule({
        run: async () => {
          answer = batch(judged)
          return done({ value: null, updates: [{ room: board, payload: byte(6) }], raisesEpoch: true })
        },
      })
      expect(await answer).toEqual(
        judged.map(({ room, fences }) => ({ room, kind: 'epoch', ruleEpoch: fences.ruleEpoch + 1 })),
      )
    })

    it('[RUL2] where nothing that may be written has changed, only what stands on an older head is made again', async () => {
      const judged = (await stands()).rooms
      await rule({
        run: async () => done({ value: null, updates: [{ room: board, payload: byte(7) }], raisesEpoch: false }),
      })
      const [ofBoard, ofPoint] = judged
      expect(await batch(judged)).toEqual([
        { room: board, kind: 'behind', head: (ofBoard?.head ?? 0) + 1 },
        {
          room: point,
          kind: 'appended',
          first: (ofPoint?.head ?? 0) + 1,
          last: (ofPoint?.head ?? 0) + 1,
          at: expect.any(Date),
        },
      ])
    })
  })
}

function fail(): never {
  throw new Error('the sample programme has a point')
}
