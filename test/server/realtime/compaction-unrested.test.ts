// When a room is compacted in which writing never pauses: by the true bounds over a room that only counts, and by a fraction of them over true
// databases, with rows that another node writes. The clock is set; each second a row is written, so that there is never a pause to do it in.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { wholeDocument } from '../../../server/realtime/compaction.ts'
import { noMeasures } from '../../../server/realtime/ports.ts'
import type { Room } from '../../../server/realtime/room.ts'
import { roomUpkeep } from '../../../server/realtime/room-upkeep.ts'
import { clientLeaseStore } from '../../../server/store/client-leases.ts'
import type { Database } from '../../../server/store/database.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { boardRoom, programmeIdSchema, type RoomName } from '../../../shared/ids.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { quiet } from '../../doubles/http-app.ts'
import { memoryLog } from '../../doubles/memory-log.ts'
import { aQueue } from '../../shared/a-board.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'
import { canonical, liveBoard, settled } from './live-board.ts'
import { actor, programmeId, seedClient } from './people.ts'
import { seedPeople } from './people-in-database.ts'

/** A fraction of the true ones. */
const upkeepBounds = { rowsUnrested: 1_000, unrestedMs: 20_000, rowsAtMost: 4_000 }
const rowsPerAppend = 5_000
const patient = { timeout: 150_000, interval: 200 }
/** What a question that failed waits before it is put again. */
const retryMs = 100

/** An open room somebody sits in, and another node that writes in it. */
async function roomOver(database: Database, name: RoomName) {
  const log = updateLog(database)
  const leases = clientLeaseStore(database)
  const { doc } = aQueue(['DD-1', 'DD-2'], seedClient)
  await log.createRoom({ room: name, programmeId, seed: Y.encodeStateAsUpdate(doc) })
  const { personId, sessionId } = actor('ola')
  doc.clientID = 70
  await leases.lease({ room: name, clientId: doc.clientID, personId })
  let loads = 0
  const watched: UpdateLog = {
    ...log,
    load(room) {
      loads += 1
      return log.load(room)
    },
  }
  const board = await liveBoard({ log: watched, leases, upkeepBounds })
  // Takes nothing that is sent to her, which costs nothing here.
  await board.join('kari', { room: name, slow: true })
  const room = await board.room(name)
  let number = 0
  const edit = (): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    number += 1
    ;(doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', `Nr. ${number}`)
    return Y.encodeStateAsUpdate(doc, before)
  }
  const append = async (payloads: readonly Uint8Array[]): Promise<void> => {
    const clientIds = [doc.clientID]
    const updates = payloads.map(
      (payload) => ({ payload, actor: personId, sessionId, role: 'deputy', clientIds }) as const,
    )
    const entry = { room: name, afterPosition: room.head, fences: room.fences, updates }
    const [result] = await log.append({ batchId: randomUUID(), entries: [entry] })
    expect(result?.kind).toBe('appended')
    const head = room.head + payloads.length
    board.rooms.appended(name)
    await hasRead(head)
  }
  /** A reading that failed, where the machine does much else, is made again by the clock: it is moved a little when nothing comes. */
  const hasRead = (head: number): Promise<void> => {
    let looks = 0
    return vi.waitFor(
      () => {
        looks += 1
        if (looks % 1_000 === 0) board.clock.move(retryMs)
        expect(room.head).toBe(head)
      },
      { timeout: patient.timeout, interval: 2 },
    )
  }
  const opened = loads
  return {
    board,
    room,
    doc,
    /** How many compactions have begun. */
    begun: () => loads - opened,
    /** Rows up to a position, each an edit; `same`: the last of them over and over, which is read in a fraction of the time. */
    async writeTo(position: number, o: { readonly same?: boolean } = {}): Promise<void> {
      while (room.head < position) {
        const rows = Math.min(rowsPerAppend, position - room.head)
        const first = edit()
        await append(Array.from({ length: rows }, (_, at) => (at === 0 || o.same === true ? first : edit())))
      }
    },
    /** Seconds in each of which somebody writes. */
    async seconds(count: number): Promise<void> {
      for (let passed = 0; passed < count; passed += 1) {
        await append([edit()])
        board.clock.move(1_000)
        await settled()
      }
    },
    /** The snapshot stands, verified, and holds what every row of the log leads to. */
    async compactedFrom(position: number): Promise<void> {
      const verified = sql`select coalesce(max(position), 0) as position from room_snapshots
        where room = ${name} and verified_at is not null`
      await vi.waitFor(async () => {
        const { rows } = await database.db.execute<{ position: number }>(verified)
        expect(rows[0]?.position).toBeGreaterThanOrEqual(position)
      }, patient)
      const loaded = await log.load(name)
      if (loaded === null) throw new Error('no room')
      const whole = await wholeDocument(loaded, { kind: 'board' })
      expect(canonical(whole)).toBe(canonical(doc))
      whole.destroy()
    },
  }
}

for (const { kind, open } of testDatabases) {
  describe(`a room in which writing never pauses, on ${kind}`, { timeout: 240_000 }, () => {
    let database: Database
    const named = (name: string): RoomName => boardRoom(programmeIdSchema.parse(name))
    beforeAll(async () => {
      database = (await open()).database
      await seedPeople(database)
    })

    it('[LOG12] is compacted after a while, when it has so many rows by then or as soon as it has', async () => {
      const one = await roomOver(database, named('fem-minutter'))
      await one.writeTo(970, { same: true })
      await one.seconds(23)
      expect(one.begun(), 'in time, with 993 rows').toBe(0)
      await one.writeTo(1_000, { same: true })
      await one.seconds(3)
      expect(one.begun()).toBe(1)
      await one.compactedFrom(1_000)

      await one.writeTo(2_050, { same: true })
      await one.seconds(14)
      expect(one.begun(), 'with more than 1,000 rows more, before it is time').toBe(1)
      await one.seconds(9)
      expect(one.begun()).toBe(2)
      await one.compactedFrom(2_064)
      await one.board.close()
    })

    it('[LOG12] is compacted at the most rows there may be, however soon', async () => {
      const one = await roomOver(database, named('flest-rader'))
      await one.writeTo(3_980, { same: true })
      await one.seconds(15)
      expect(one.begun(), 'a few rows before').toBe(0)
      await one.seconds(8)
      expect(one.begun()).toBe(1)
      await one.compactedFrom(4_000)
      await one.board.close()
    })
  })
}

describe('a room in which writing never pauses, by the true bounds', () => {
  const small = { clientIds: 1, bytes: 1, plainBytes: 1 }
  /** A room that counts its rows. @returns what is told of it, and how many compactions have begun */
  function counting() {
    const clock = handClock()
    let begun = 0
    // Nothing is found to compact, which is all that is asked here: when it is looked for.
    const load: UpdateLog['load'] = async () => {
      begun += 1
      return null
    }
    const log = { ...memoryLog(), load }
    const upkeep = roomUpkeep({ log, clock, logger: quiet, measures: noMeasures, publish: () => undefined })
    const room = {
      name: boardRoom(programmeId),
      head: 1,
      closed: false,
      quiet: false,
      document: { sizes: () => small },
    }
    upkeep.opened(room as unknown as Room, 1)
    return {
      begun: () => begun,
      async seconds(count: number, o: { readonly rows: number }): Promise<void> {
        for (let passed = 0; passed < count; passed += 1) {
          room.head += o.rows
          upkeep.grown(room as unknown as Room)
          clock.move(1_000)
          await settled()
        }
      },
      at: () => room.head,
    }
  }

  it('[LOG12] is compacted after five minutes with twenty thousand rows', async () => {
    const one = counting()
    await one.seconds(299, { rows: 80 })
    expect({ at: one.at(), begun: one.begun() }, 'before five minutes').toEqual({ at: 23_921, begun: 0 })
    await one.seconds(5, { rows: 80 })
    expect(one.begun()).toBe(1)
  })

  it('[LOG12] is not compacted with fewer, until it has them', async () => {
    const one = counting()
    await one.seconds(600, { rows: 33 })
    expect({ at: one.at(), begun: one.begun() }).toEqual({ at: 19_801, begun: 0 })
    await one.seconds(10, { rows: 33 })
    expect(one.begun()).toBe(1)
  })

  it('[LOG12] is compacted at a quarter of a million rows, however soon', async () => {
    const one = counting()
    await one.seconds(24, { rows: 10_000 })
    expect({ at: one.at(), begun: one.begun() }).toEqual({ at: 240_001, begun: 0 })
    await one.seconds(3, { rows: 10_000 })
    expect(one.begun()).toBe(1)
  })
})
