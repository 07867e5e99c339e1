// Contract of compaction and of new generations over the update log, with real documents; run on every database
// (test/server/store/compaction.test.ts).

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compact, wholeDocument } from '../../../server/realtime/compaction.ts'
import { beginGeneration, mustRewrite } from '../../../server/realtime/generation.ts'
import type { Database } from '../../../server/store/database.ts'
import { LogDamaged, type LoggedUpdate } from '../../../server/store/log-row.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { canonicalHash } from '../../../shared/document/canonical-hash.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { observer, programmeId, sampleProgramme } from './sample-programme.ts'
import type { KeptLog, testDatabases } from './test-databases.ts'

type Step = 'load' | 'writeSnapshot' | 'readSnapshot' | 'verifySnapshot' | 'archive'
const steps: readonly Step[] = ['load', 'writeSnapshot', 'readSnapshot', 'verifySnapshot', 'archive']

export function compactionSuite({ kind, open }: (typeof testDatabases)[number]): void {
  describe(`compaction on ${kind}`, () => {
    let database: Database
    let told: KeptLog
    let log: UpdateLog
    beforeAll(async () => {
      const opened = await open()
      database = opened.database
      told = opened.log
      log = updateLog(database)
      await programmeStore(database).seedOnce(sampleProgramme)
    })

    let rooms = 0
    async function newRoom(): Promise<RoomName> {
      rooms += 1
      const room: RoomName = `board/komprimert-${rooms}`
      const doc = new Y.Doc()
      doc.clientID = 1
      doc.getMap('meta').set('born', rooms)
      await log.createRoom({ room, programmeId, seed: Y.encodeStateAsUpdate(doc) })
      return room
    }

    /** Somebody who writes a value after another, one row each; again when somebody else was before. */
    async function write(o: { readonly room: RoomName; readonly clientId: number; readonly rows: number }) {
      let doc = new Y.Doc()
      let generation: number | null = null
      for (let made = 0; made < o.rows; made += 1) {
        let payload: Uint8Array | null = null
        for (let landed = false; !landed; ) {
          const [stands] = await log.standing([o.room])
          if (stands === undefined) throw new Error('no room')
          const { fences, head: afterPosition } = stands
          // Nobody goes on in a generation with a document of the one before.
          if (generation !== fences.generation) {
            doc = new Y.Doc()
            doc.clientID = o.clientId
            generation = fences.generation
            payload = null
          }
          payload ??= titled(doc, made)
          const by = { actor: observer, sessionId: 'okt', role: 'observer', clientIds: [o.clientId] } as const
          const updates: readonly LoggedUpdate[] = [{ payload, ...by }]
          const [result] = await log.append({
            batchId: randomUUID(),
            entries: [{ room: o.room, afterPosition, fences, updates }],
          })
          landed = result?.kind === 'appended'
        }
      }
    }

    function titled(doc: Y.Doc, made: number): Uint8Array {
      const before = Y.encodeStateVector(doc)
      doc.getMap('meta').set(`${doc.clientID}`, made)
      return Y.encodeStateAsUpdate(doc, before)
    }

    async function standing(room: RoomName) {
      const loaded = await log.load(room)
      if (loaded === null) throw new Error('no room')
      const doc = await wholeDocument(loaded, { kind: 'board' })
      const hash = canonicalHash({ kind: 'board', encoded: Y.encodeStateAsUpdate(doc), sha256: hexHash })
      return { hash, from: loaded.snapshot?.position ?? 0, head: loaded.head, meta: doc.getMap('meta').toJSON() }
    }

    async function positions(
      table: 'room_updates' | 'room_updates_archive',
      room: RoomName,
    ): Promise<readonly number[]> {
      const found = await database.db.execute<{ position: number }>(
        sql`select position from ${sql.identifier(table)} where room = ${room} order by generation, position`,
      )
      return found.rows.map((row) => row.position)
    }

    it('[LOG7] writes a snapshot that is verified, and moves to the archive what every kept one holds', async () => {
      const room = await newRoom()
      const heads = []
      for (const round of [1, 2, 3, 4]) {
        await write({ room, clientId: 10, rows: 5 })
        const before = await standing(room)
        const done = await compact({ log, room })
        heads.push(before.head)
        expect(done).toMatchObject({ generation: 1, position: before.head, clientIds: 2 })
        expect(done && done.bytes > 0 && done.plainBytes > 0).toBe(true)
        const after = await standing(room)
        expect([after.hash, after.from]).toEqual([before.hash, before.head])
        expect(round).toBe(heads.length)
      }
      expect(heads).toEqual([6, 11, 16, 21])
      // Three are kept: 11, 16 and 21.
      expect(await positions('room_updates_archive', room)).toEqual(upTo(1, 11))
      expect(await positions('room_updates', room)).toEqual(upTo(12, 21))
      expect(await compact({ log, room })).toMatchObject({ position: 21, archived: 0 })
      expect(await compact({ log, room: 'board/finnes-ikke' })).toBeNull()
    })

    it('[T-081] opens a room from archive and rows when every snapshot is damaged, and makes a new one', async () => {
      const room = await newRoom()
      for (const clientId of [10, 20]) {
        await write({ room, clientId, rows: 4 })
        await compact({ log, room })
      }
      const before = await standing(room)
      await database.db.execute(sql`update room_snapshots set bytes = set_byte(bytes, 0, 99) where room = ${room}`)
      told.lines.length = 0
      const rebuilt = await standing(room)
      expect([rebuilt.hash, rebuilt.from]).toEqual([before.hash, 0])
      expect(told.lines.map((line) => line.message)).toEqual(['damaged snapshots were passed over'])
      await compact({ log, room })
      expect(await standing(room)).toEqual({ ...before, from: before.head })
      await database.db.execute(sql`delete from room_snapshots where room = ${room}`)
      expect((await standing(room)).hash).toBe(before.hash)
      await database.db.execute(sql`delete from room_updates_archive where room = ${room} and position = 2`)
      await expect(log.load(room)).rejects.toThrow(`row 2 of ${room} is missing from the update log`)
    })

    it('[T-080] loses nothing when it is killed after any of its steps, and another finishes', async () => {
      for (const last of steps) {
        const room = await newRoom()
        await write({ room, clientId: 10, rows: 3 })
        const before = await standing(room)
        await expect(compact({ log: killedAfter(log, last), room })).rejects.toThrow('killed')
        expect((await standing(room)).hash).toBe(before.hash)
        await write({ room, clientId: 20, rows: 2 })
        const grown = await standing(room)
        await compact({ log, room })
        expect(await standing(room)).toEqual({ ...grown, from: grown.head })
        expect([
          ...(await positions('room_updates_archive', room)),
          ...(await positions('room_updates', room)),
        ]).toEqual(upTo(1, 6))
      }
    })

    it('[T-080] misses no row while eight append, two compact and one reads on', async () => {
      const room = await newRoom()
      let writing = true
      const writers = Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((nr) => write({ room, clientId: nr * 10, rows: 6 })))
      const compactors = [1, 2].map(async () => {
        while (writing) await compact({ log, room })
      })
      const reader = (async () => {
        let position = 0
        while (position < 49) {
          const read = await log.readAfter(room, { generation: 1, position })
          if (read === null) throw new Error('no room')
          expect(read.rows.map((row) => row.position)).toEqual(upTo(position + 1, read.head))
          position = read.head
        }
      })()
      await writers
      writing = false
      await Promise.all([...compactors, reader])
      const last = await standing(room)
      expect(last.meta).toEqual(
        Object.fromEntries([['born', rooms], ...[1, 2, 3, 4, 5, 6, 7, 8].map((nr) => [`${nr * 10}`, 5])]),
      )
      expect([...(await positions('room_updates_archive', room)), ...(await positions('room_updates', room))]).toEqual(
        upTo(1, 49),
      )
      await database.db.execute(sql`delete from room_snapshots where room = ${room}`)
      expect((await standing(room)).hash).toBe(last.hash)
    })

    it('[T-080] is content when another was so much quicker that its snapshot is not kept any more', async () => {
      const room = await newRoom()
      await write({ room, clientId: 10, rows: 2 })
      const overtaken: UpdateLog = {
        ...log,
        async readSnapshot(place) {
          for (const clientId of [20, 30, 40]) {
            await write({ room, clientId, rows: 1 })
            await compact({ log, room })
          }
          return await log.readSnapshot(place)
        },
      }
      expect(await compact({ log: overtaken, room })).toMatchObject({ position: 3 })
      expect((await log.load(room))?.snapshot?.position).toBe(6)
    })

    it('refuses to compact a log that leaves parts pending, and a snapshot that does not come back as it was', async () => {
      const room = await newRoom()
      await write({ room, clientId: 10, rows: 2 })
      const other = new Y.Doc()
      other.getMap('meta').set('another', 'document')
      const lying = { ...log, readSnapshot: async () => Y.encodeStateAsUpdate(other) }
      await expect(compact({ log: lying, room })).rejects.toThrow(LogDamaged)
      expect((await standing(room)).from).toBe(0)
      const gap = new Y.Doc()
      gap.getMap('meta').set('a', 1)
      const before = Y.encodeStateVector(gap)
      gap.getMap('meta').set('a', 2)
      const [stands] = await log.standing([room])
      if (stands === undefined) throw new Error('no room')
      const update = {
        payload: Y.encodeStateAsUpdate(gap, before),
        actor: null,
        sessionId: null,
        role: null,
        clientIds: [],
      }
      const entry = { room, afterPosition: stands.head, fences: stands.fences, updates: [update] }
      await log.append({ batchId: randomUUID(), entries: [entry] })
      await expect(compact({ log, room })).rejects.toThrow('leaves parts pending')
    })

    it('[LOG8] begins a generation with the same content, and no edit falls between the two', async () => {
      const room = await newRoom()
      await write({ room, clientId: 10, rows: 3 })
      await write({ room, clientId: 20, rows: 2 })
      const before = await log.load(room)
      const said = (await standing(room)).meta
      const retry = { batchId: randomUUID(), entries: [await nextEntry(room)] }
      const written = await log.append(retry)
      const late = await nextEntry(room)
      // Made before the last edit landed.
      const stale = await beginFrom(log, room, before?.head ?? 0)
      expect(stale).toEqual({ kind: 'moved-on' })
      const begun = await beginGeneration({ log, room, reason: 'client-ids' })
      const fences = { generation: 2, ruleEpoch: 0, accessVersion: 0 }
      expect(begun).toEqual({ kind: 'begun', lineage: before?.lineage, head: 1, fences })
      expect(await log.append({ batchId: randomUUID(), entries: [late] })).toEqual([
        { room, kind: 'generation', generation: 2 },
      ])
      expect(await log.append(retry)).toEqual(written)
      const after = await log.load(room)
      if (after === null) throw new Error('no room')
      const doc = await wholeDocument(after, { kind: 'board' })
      expect([doc.getMap('meta').toJSON(), [...doc.store.clients.keys()]]).toEqual([{ ...said, more: 1 }, [1]])
      expect(await positions('room_updates', room)).toEqual([1])
      expect(await positions('room_updates_archive', room)).toEqual(upTo(1, 7))
      const lineage = before?.lineage ?? ''
      const ended = await log.loadEnded(room, { lineage, generation: 1 })
      if (ended === null) throw new Error('no generation')
      const whole = await wholeDocument(ended, { kind: 'board' })
      expect(whole.getMap('meta').toJSON()).toEqual({ ...said, more: 1 })
      const unknown = [
        { lineage, generation: 2 },
        { lineage, generation: 0 },
        { lineage: randomUUID(), generation: 1 },
      ]
      for (const place of unknown) expect(await log.loadEnded(room, place)).toBeNull()
      const restored = await beginGeneration({ log, room, reason: 'restore' })
      expect((await log.loadEnded(room, { lineage, generation: 2 }))?.rows.length).toBe(1)
      expect(restored).toMatchObject({ kind: 'begun', fences: { ...fences, generation: 3 } })
      expect(restored.kind === 'begun' && restored.lineage !== before?.lineage).toBe(true)
      expect(await beginGeneration({ log, room: 'board/finnes-ikke', reason: 'bytes' })).toEqual({
        kind: 'unknown-room',
      })
    })

    it('[LOG8] begins a generation once, and keeps every edit, when two begin it while others write', async () => {
      const room = await newRoom()
      const writers = Promise.all([10, 20, 30].map((clientId) => write({ room, clientId, rows: 8 })))
      const begun = await Promise.all([1, 2].map(() => beginGeneration({ log, room, reason: 'bytes' })))
      await writers
      const times = begun.filter((each) => each.kind === 'begun').length
      const loaded = await log.load(room)
      expect(loaded?.fences.generation).toBe(1 + times)
      const rows = await database.db.execute<{ rows: number }>(
        sql`select count(*)::int as rows from (select 1 from room_updates where room = ${room} union all select 1 from room_updates_archive where room = ${room}) all_rows`,
      )
      expect(rows.rows).toEqual([{ rows: 1 + 24 + times }])
    })

    async function nextEntry(room: RoomName) {
      const doc = new Y.Doc()
      doc.getMap('meta').set('more', 1)
      const [stands] = await log.standing([room])
      if (stands === undefined) throw new Error('no room')
      const update = { payload: Y.encodeStateAsUpdate(doc), actor: null, sessionId: null, role: null, clientIds: [] }
      return { room, afterPosition: stands.head, fences: stands.fences, updates: [update] }
    }
  })
}

export function mustRewriteTable(): void {
  describe('whether a document must be written anew', () => {
    it.each([
      [{ clientIds: 2_000, bytes: 100_000, plainBytes: 50_000 }, null],
      [{ clientIds: 2_001, bytes: 1_000, plainBytes: 1_000 }, 'client-ids'],
      [{ clientIds: 10, bytes: 65_536, plainBytes: 10 }, null],
      [{ clientIds: 10, bytes: 65_537, plainBytes: 10 }, 'bytes'],
      [{ clientIds: 10, bytes: 600_000, plainBytes: 100_000 }, null],
      [{ clientIds: 10, bytes: 600_001, plainBytes: 100_000 }, 'bytes'],
    ] as const)('%j: %s', (grown, reason) => {
      expect(mustRewrite(grown)).toBe(reason)
    })
  })
}

function killedAfter(log: UpdateLog, last: Step): UpdateLog {
  const at = steps.indexOf(last)
  const rest = steps.slice(at + 1).map((step) => [step, () => Promise.reject(new Error('killed'))])
  const dying = { ...log, ...Object.fromEntries(rest) } as UpdateLog
  return last === 'archive'
    ? { ...dying, archive: (room) => log.archive(room).then(() => Promise.reject(new Error('killed'))) }
    : dying
}

async function beginFrom(log: UpdateLog, room: RoomName, head: number) {
  const [stands] = await log.standing([room])
  if (stands === undefined) throw new Error('no room')
  return log.beginGeneration({ room, head, fences: stands.fences, seed: Uint8Array.of(0, 0), reason: 'bytes' })
}

function upTo(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}

function hexHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
