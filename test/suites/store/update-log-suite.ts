// Contract of the update log, run on every database it is kept in (test/server/store/update-log.test.ts).

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { type AppendEntry, type Fences, LogDamaged, type LoggedUpdate } from '../../../server/store/log-row.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { type UpdateLog, updateLog } from '../../../server/store/update-log.ts'
import { writtenLately } from '../../../server/store/written-lately.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { observer, owner, programmeId, sampleProgramme } from './sample-programme.ts'
import type { KeptLog, testDatabases } from './test-databases.ts'

const seed = Uint8Array.of(9)
const canonical = new Uint8Array(32)

export function updateLogSuite({ kind, open }: (typeof testDatabases)[number]): void {
  describe(`the update log on ${kind}`, () => {
    let database: Database
    let log: KeptLog
    let updates: UpdateLog
    beforeAll(async () => {
      const opened = await open()
      database = opened.database
      log = opened.log
      updates = updateLog(database)
      await programmeStore(database).seedOnce(sampleProgramme)
    })

    let rooms = 0
    async function newRoom(): Promise<RoomName> {
      rooms += 1
      const room: RoomName = `board/rom-${rooms}`
      await updates.createRoom({ room, programmeId, seed })
      return room
    }

    async function appendOne(room: RoomName, afterPosition: number, ...payload: number[]) {
      return updates.append({ batchId: randomUUID(), entries: [entry({ room, afterPosition }, by(...payload))] })
    }

    async function rowsAfter(room: RoomName, position: number) {
      return (await updates.readAfter(room, { generation: 1, position }))?.rows ?? []
    }

    it('[LOG1] keeps positions gapless when eight append at once', async () => {
      const room = await newRoom()
      const appender = async (token: number) => {
        let afterPosition = 1
        for (let round = 0; round < 5; ) {
          const [result] = await appendOne(room, afterPosition, token, round)
          if (result?.kind === 'behind') afterPosition = result.head
          else if (result?.kind === 'appended') {
            afterPosition = result.last
            round += 1
          } else throw new Error(JSON.stringify(result))
        }
      }
      await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(appender))
      const loaded = await updates.load(room)
      expect(loaded?.head).toBe(41)
      expect(loaded?.rows.map((row) => row.position)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1))
      const tokens = new Set(loaded?.rows.slice(1).map((row) => row.payload.join()))
      expect(tokens.size).toBe(40)
    })

    it('[LOG1] tells that a row is missing instead of answering without it', async () => {
      const room = await newRoom()
      await updates.append({ batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, by(1), by(2), by(3))] })
      await database.db.execute(sql`delete from room_updates where room = ${room} and position = 3`)
      await expect(updates.load(room)).rejects.toThrow(LogDamaged)
      await expect(rowsAfter(room, 1)).rejects.toThrow(`row 3 of ${room} is missing from the update log`)
      await database.db.execute(sql`delete from room_updates where room = ${room} and position = 4`)
      await expect(updates.load(room)).rejects.toThrow(LogDamaged)
    })

    it('[LOG2] stores a batch once, and answers a repeat before any fence', async () => {
      const room = await newRoom()
      const batch = { batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, by(1), by(2))] }
      const first = await updates.append(batch)
      const rows = await rowsAfter(room, 0)
      expect(first).toEqual([{ room, kind: 'appended', first: 2, last: 3, at: rows[1]?.at }])
      await appendOne(room, 3, 4)
      await raiseEpoch(room)
      expect(await updates.append(batch)).toEqual(first)
      // A retry that has been judged anew in the meantime is the same batch all the same.
      const rejudged = { ...batch, entries: [entry({ room, afterPosition: 4, ruleEpoch: 1 }, by(1), by(2))] }
      expect(await updates.append(rejudged)).toEqual(first)
      expect((await updates.load(room))?.head).toBe(4)
    })

    it('[LOG2] stores a batch once when it is sent twice at the same time', async () => {
      const room = await newRoom()
      const batch = { batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, by(1))] }
      const [one, two] = await Promise.all([updates.append(batch), updates.append(batch)])
      expect(one).toEqual(two)
      expect((await updates.load(room))?.head).toBe(2)
    })

    it('[LOG3] leaves out whole what was judged on an older head or epoch, and commits the rest', async () => {
      const [a, b, c] = [await newRoom(), await newRoom(), await newRoom()]
      await appendOne(b, 1, 7)
      await raiseEpoch(c)
      const results = await updates.append({
        batchId: randomUUID(),
        entries: [
          entry({ room: c, afterPosition: 1 }, by(1)),
          entry({ room: b, afterPosition: 1 }, by(2), by(3)),
          entry({ room: 'board/finnes-ikke', afterPosition: 1 }, by(4)),
          entry({ room: a, afterPosition: 1 }, by(5)),
        ],
      })
      const [row] = await rowsAfter(a, 1)
      expect(results).toEqual([
        { room: c, kind: 'epoch', ruleEpoch: 1 },
        { room: b, kind: 'behind', head: 2 },
        { room: 'board/finnes-ikke', kind: 'unknown-room' },
        { room: a, kind: 'appended', first: 2, last: 2, at: row?.at },
      ])
      expect([await rowsAfter(b, 2), await rowsAfter(c, 1)]).toEqual([[], []])
    })

    it('[LOG3] [T-135] fences on generation, then rights, then rulings, then the head; a batch that is written is answered before all of them', async () => {
      const room = await newRoom()
      const batch = { batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, by(1))] }
      const written = await updates.append(batch)
      const ask = (fences: Partial<Fences>) =>
        updates.append({ batchId: randomUUID(), entries: [entry({ room, afterPosition: 1, ...fences }, by(2))] })
      const move = (column: string) =>
        database.db.execute(sql`update rooms set ${sql.identifier(column)} = 5 where name = ${room}`)
      expect(await ask({})).toEqual([{ room, kind: 'behind', head: 2 }])
      await move('rule_epoch')
      expect(await ask({})).toEqual([{ room, kind: 'epoch', ruleEpoch: 5 }])
      await move('access_version')
      expect(await ask({})).toEqual([{ room, kind: 'access', accessVersion: 5 }])
      await move('generation')
      expect(await ask({})).toEqual([{ room, kind: 'generation', generation: 5 }])
      expect(await updates.append(batch)).toEqual(written)
      const fences = { generation: 5, ruleEpoch: 5, accessVersion: 5 }
      expect(await updates.standing([room, 'board/finnes-ikke'])).toEqual([{ room, head: 2, fences }])
      expect(await updates.readAfter(room, { generation: 1, position: 0 })).toEqual({ head: 2, fences, rows: [] })
      expect([await updates.standing([]), await updates.append({ batchId: randomUUID(), entries: [] })]).toEqual([
        [],
        [],
      ])
    })

    it('[LOG2] finds a batch that has gone to the archive', async () => {
      const room = await newRoom()
      const batch = { batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, by(1), by(2))] }
      const written = await updates.append(batch)
      await keep({ room, position: 3, bytes: Uint8Array.of(3) })
      expect([await updates.archive(room), await updates.archive(room)]).toEqual([3, 0])
      expect(await updates.append(batch)).toEqual(written)
      expect((await rowsAfter(room, 0)).map((row) => row.position)).toEqual([1, 2, 3])
    })

    it('[T-081] tells of a byte that is changed in a row, live or archived, and of one moved to another place', async () => {
      const [a, b, c] = [await newRoom(), await newRoom(), await newRoom()]
      for (const room of [a, b, c]) {
        await updates.append({
          batchId: randomUUID(),
          entries: [entry({ room, afterPosition: 1 }, by(1, 2), by(3, 4))],
        })
      }
      const spoil = (room: RoomName, table: string) =>
        database.db.execute(
          sql`update ${sql.identifier(table)} set payload = set_byte(payload, 1, 99) where room = ${room} and position = 2`,
        )
      await spoil(a, 'room_updates')
      await expect(updates.load(a)).rejects.toThrow(`row 2 of ${a} is not as it was written`)
      await expect(rowsAfter(a, 1)).rejects.toThrow(LogDamaged)
      expect((await rowsAfter(a, 2)).map((row) => row.position)).toEqual([3])
      await keep({ room: b, position: 3, bytes: Uint8Array.of(3) })
      await updates.archive(b)
      await spoil(b, 'room_updates_archive')
      expect(await seen(b)).toEqual({ snapshot: { position: 3, bytes: Uint8Array.of(3) }, positions: [] })
      await damage(b, 3)
      await expect(updates.load(b)).rejects.toThrow(`row 2 of ${b} is not as it was written`)
      for (const [from, to] of [
        [2, 9],
        [3, 2],
        [9, 3],
      ]) {
        await database.db.execute(
          sql`update room_updates set position = ${to} where room = ${c} and position = ${from}`,
        )
      }
      await expect(updates.load(c)).rejects.toThrow(`row 2 of ${c} is not as it was written`)
      // Rows from before there were checksums have none.
      await database.db.execute(sql`update room_updates set checksum = null where room = ${c}`)
      expect((await updates.load(c))?.head).toBe(3)
    })

    it('probes by a write that leaves nothing behind but its own last one', async () => {
      await updates.probe()
      await updates.probe()
      const left = await database.db.execute<{ bytes: number }>(
        sql`select sum(octet_length(filler))::int as bytes from store_probes`,
      )
      expect(left.rows).toEqual([{ bytes: 256 * 1_024 }])
    })

    it('writes nothing of a batch when one of its rooms cannot be written', async () => {
      const [a, b] = [await newRoom(), await newRoom()]
      await database.db.execute(sql`alter table room_updates add constraint small check (octet_length(payload) < 50)`)
      const batch = {
        batchId: randomUUID(),
        entries: [
          entry({ room: a, afterPosition: 1 }, by(1)),
          entry({ room: b, afterPosition: 1 }, { ...by(2), payload: new Uint8Array(60) }),
        ],
      }
      await expect(updates.append(batch)).rejects.toThrow()
      await database.db.execute(sql`alter table room_updates drop constraint small`)
      expect([(await updates.load(a))?.head, (await updates.load(b))?.head]).toEqual([1, 1])
      const kinds = (await updates.append(batch)).map((result) => result.kind)
      expect(kinds).toEqual(['appended', 'appended'])
    })

    it('answers what was written, whole and in order', async () => {
      const room = await newRoom()
      const mine: LoggedUpdate = {
        payload: Uint8Array.of(0, 255, 92, 120),
        actor: owner,
        sessionId: 'økt "1", {a}',
        role: 'programme-owner',
        clientIds: [0, 4_294_967_295],
      }
      const servers: LoggedUpdate = {
        payload: new Uint8Array(),
        actor: null,
        sessionId: null,
        role: null,
        clientIds: [],
      }
      const [result] = await updates.append({
        batchId: randomUUID(),
        entries: [entry({ room, afterPosition: 1 }, mine, servers)],
      })
      const at = result?.kind === 'appended' ? result.at : null
      const rows = [
        { room, position: 2, at, ...mine },
        { room, position: 3, at, ...servers },
      ]
      expect(await rowsAfter(room, 1)).toEqual(rows)
      const loaded = await updates.load(room)
      expect(loaded).toEqual({
        room,
        programmeId,
        lineage: expect.stringMatching(/^[0-9a-f-]{36}$/),
        head: 3,
        fences: { generation: 1, ruleEpoch: 0, accessVersion: 0 },
        snapshot: null,
        rows: [{ ...servers, room, position: 1, payload: seed, at: expect.any(Date) }, ...rows],
      })
      expect(await updates.load('board/finnes-ikke')).toBeNull()
      expect(await updates.readAfter('board/finnes-ikke', { generation: 1, position: 0 })).toBeNull()
    })

    it('[NOD7] gives a turn to who was left out twice, in the order they came, and to the next when one has lapsed', async () => {
      const room = await newRoom()
      const append = async (writer: string | null, afterPosition: number, waits = false) => {
        const entries = [{ ...entry({ room, afterPosition }, by(1)), waits }]
        const [result] = await updates.append({ batchId: randomUUID(), ...(writer !== null && { writer }), entries })
        return result?.kind === 'appended' ? result.last : result?.kind
      }
      expect([await append('a', 1), await append('b', 1), await append('a', 2)]).toEqual([2, 'behind', 3])
      expect([await append('b', 2, true), await append('c', 2, true), await append('b', 1, true)]).toEqual(
        Array.from({ length: 3 }, () => 'behind'),
      )
      expect([await append('a', 3), await append('c', 3, true), await append('b', 3)]).toEqual(['turn', 'turn', 4])
      expect([await append('a', 4, true), await append('b', 4), await append('c', 3, true)]).toEqual([
        'turn',
        'turn',
        'behind',
      ])
      // A command asks for no turn and heeds none; those who wait keep theirs.
      expect([await append(null, 4), await append('a', 5), await append('c', 5)]).toEqual([5, 'turn', 6])
      // The next one has died.
      expect(await append('b', 6)).toBe('turn')
      await database.db.execute(sql`update rooms set turn_ends = now() - interval '1 second' where name = ${room}`)
      expect([await append('b', 6), await append('b', 7), await append('a', 8)]).toEqual([7, 8, 9])
    })

    it('[NOD7] keeps the turn of a room to that room', async () => {
      const [room, other] = [await newRoom(), await newRoom()]
      const append = (writer: string, entries: readonly AppendEntry[]) =>
        updates.append({ batchId: randomUUID(), writer, entries })
      await append('a', [entry({ room, afterPosition: 1 }, by(1))])
      await append('b', [{ ...entry({ room, afterPosition: 1 }, by(2)), waits: true }])
      const batchId = randomUUID()
      const entries = [entry({ room, afterPosition: 2 }, by(3)), entry({ room: other, afterPosition: 1 }, by(3))]
      const answered = [
        { room, kind: 'turn', head: 2 },
        { room: other, kind: 'appended', first: 2, last: 2, at: expect.any(Date) },
      ]
      expect(await updates.append({ batchId, writer: 'a', entries })).toEqual(answered)
      expect(await updates.append({ batchId, writer: 'a', entries })).toEqual(answered)
    })

    it('[LOG1] reads on over any number of rows, none missing', async () => {
      const room = await newRoom()
      const many = Array.from({ length: 700 }, (_, at) => by(at % 256))
      await updates.append({ batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, ...many)] })
      const positions = Array.from({ length: 701 }, (_, at) => at + 1)
      for (const position of [0, 1, 200, 201, 202, 700, 701]) {
        const read = await updates.readAfter(room, { generation: 1, position })
        expect([read?.head, read?.rows.map((row) => row.position)]).toEqual([701, positions.slice(position)])
      }
      await database.db.execute(sql`delete from room_updates where room = ${room} and position = 700`)
      await expect(rowsAfter(room, 300)).rejects.toThrow(`row 700 of ${room} is missing from the update log`)
      await expect(rowsAfter(room, 1)).rejects.toThrow(LogDamaged)
      expect(await rowsAfter(room, 700)).toHaveLength(1)
    })

    it('refuses an entry without updates and a room named twice', async () => {
      const room = await newRoom()
      const one = entry({ room, afterPosition: 1 }, by(1))
      await expect(
        updates.append({ batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 })] }),
      ).rejects.toThrow(RangeError)
      await expect(updates.append({ batchId: randomUUID(), entries: [one, one] })).rejects.toThrow(RangeError)
      expect((await updates.load(room))?.head).toBe(1)
    })

    it('[LOG5] creates a room once when eight create it at once', async () => {
      const room: RoomName = 'board/bare-en-gang'
      const payloads = [1, 2, 3, 4, 5, 6, 7, 8].map((each) => Uint8Array.of(each))
      const answers = await Promise.all(payloads.map((each) => updates.createRoom({ room, programmeId, seed: each })))
      const winner = payloads[answers.findIndex((answer) => answer.created)]
      expect(answers.filter((answer) => answer.created)).toHaveLength(1)
      expect((await updates.load(room))?.rows.map((row) => row.payload)).toEqual([winner])
    })

    it('[LOG6] passes over a damaged snapshot, and takes a sound one written in its place', async () => {
      const room = await newRoom()
      await updates.append({ batchId: randomUUID(), entries: [entry({ room, afterPosition: 1 }, by(1), by(2), by(3))] })
      const older = { position: 2, bytes: Uint8Array.of(20) }
      const newer = { position: 3, bytes: Uint8Array.of(30) }
      await keep({ room, ...older })
      await keep({ room, ...newer })
      expect(await seen(room)).toEqual({ snapshot: newer, positions: [4] })
      await damage(room, 3)
      log.lines.length = 0
      expect(await seen(room)).toEqual({ snapshot: older, positions: [3, 4] })
      expect(log.lines).toEqual([{ level: 'error', message: 'damaged snapshots were passed over' }])
      await damage(room, 2)
      expect(await seen(room)).toEqual({ snapshot: null, positions: [1, 2, 3, 4] })
      await keep({ room, ...newer })
      expect(await seen(room)).toEqual({ snapshot: newer, positions: [4] })
    })

    it('reads nothing from a snapshot that is not verified, keeps a verified one as it is, and takes none of what has not been written', async () => {
      const room = await newRoom()
      const snapshot = { room, generation: 1, position: 1, bytes: Uint8Array.of(1) }
      expect(await updates.readSnapshot(snapshot)).toBeNull()
      await updates.writeSnapshot(snapshot)
      expect([(await updates.load(room))?.snapshot, await updates.readSnapshot(snapshot)]).toEqual([
        null,
        Uint8Array.of(1),
      ])
      // What another has written in its place meanwhile is not verified by what the first one read.
      await updates.writeSnapshot({ ...snapshot, bytes: Uint8Array.of(2) })
      expect(await updates.verifySnapshot({ ...snapshot, canonical })).toBe(false)
      expect((await updates.load(room))?.snapshot).toBeNull()
      expect(await updates.verifySnapshot({ ...snapshot, bytes: Uint8Array.of(2), canonical })).toBe(true)
      await updates.writeSnapshot({ ...snapshot, bytes: Uint8Array.of(3) })
      expect((await updates.load(room))?.snapshot).toEqual({ position: 1, bytes: Uint8Array.of(2) })
      await expect(updates.writeSnapshot({ ...snapshot, position: 2 })).rejects.toThrow(RangeError)
      await expect(updates.writeSnapshot({ ...snapshot, generation: 2 })).rejects.toThrow(RangeError)
    })

    it('[LOG6] keeps the newest three snapshots of a room, and passes over damaged ones among them', async () => {
      const [room, other] = [await newRoom(), await newRoom()]
      await keep({ room: other, position: 1, bytes: Uint8Array.of(1) })
      await updates.append({
        batchId: randomUUID(),
        entries: [entry({ room, afterPosition: 1 }, by(1), by(2), by(3), by(4))],
      })
      for (const position of [1, 2, 3, 4, 5]) {
        await keep({ room, position, bytes: Uint8Array.of(position) })
      }
      expect(await kept(room)).toEqual([3, 4, 5])
      expect(await kept(other)).toEqual([1])
      await damage(room, 5)
      await damage(room, 4)
      expect(await seen(room)).toEqual({ snapshot: { position: 3, bytes: Uint8Array.of(3) }, positions: [4, 5] })
      await damage(room, 3)
      expect(await seen(room)).toEqual({ snapshot: null, positions: [1, 2, 3, 4, 5] })
    })

    it('[LOG14] knows which rooms were written in lately, the last first, be their rows archived, and none that was only begun', async () => {
      const [begun, old, archived, live] = [await newRoom(), await newRoom(), await newRoom(), await newRoom()]
      for (const room of [old, archived, live]) await appendOne(room, 1, 1)
      await database.db.execute(
        sql`update room_updates set at = at - interval '16 minutes' where room = ${old} and position = 2`,
      )
      await keep({ room: archived, position: 2, bytes: Uint8Array.of(5) })
      expect(await updates.archive(archived)).toBe(2)
      const asked = { withinMs: 900_000, most: 1_000 }
      const mine = new Set<RoomName>([begun, old, archived, live])
      const found = (await writtenLately(database, asked)).filter((room) => mine.has(room))
      expect(found).toEqual([live, archived])
      expect(await writtenLately(database, { ...asked, most: 1 })).toEqual([live])
    })

    async function keep(snapshot: { room: RoomName; position: number; bytes: Uint8Array }) {
      await updates.writeSnapshot({ generation: 1, ...snapshot })
      expect(await updates.verifySnapshot({ generation: 1, canonical, ...snapshot })).toBe(true)
    }

    async function kept(room: RoomName) {
      const found = await database.db.execute<{ position: number }>(
        sql`select position from room_snapshots where room = ${room} order by position`,
      )
      return found.rows.map((row) => row.position)
    }

    async function seen(room: RoomName) {
      const loaded = await updates.load(room)
      return { snapshot: loaded?.snapshot, positions: loaded?.rows.map((row) => row.position) }
    }

    async function damage(room: RoomName, position: number) {
      await database.db.execute(
        sql`update room_snapshots set bytes = set_byte(bytes, 0, 99) where room = ${room} and position = ${position}`,
      )
    }

    async function raiseEpoch(room: RoomName) {
      await database.db.execute(sql`update rooms set rule_epoch = rule_epoch + 1 where name = ${room}`)
    }
  })
}

function by(...payload: number[]): LoggedUpdate {
  return { payload: Uint8Array.from(payload), actor: observer, sessionId: 'okt', role: 'observer', clientIds: [7] }
}

function entry(
  at: { readonly room: RoomName; readonly afterPosition: number } & Partial<Fences>,
  ...updates: LoggedUpdate[]
): AppendEntry {
  const { room, afterPosition, generation = 1, ruleEpoch = 0, accessVersion = 0 } = at
  return { room, afterPosition, fences: { generation, ruleEpoch, accessVersion }, updates }
}
