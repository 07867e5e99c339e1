// Contract of the stores that keep rows (people, sessions, programmes, points, client leases), run on every database
// (test/server/store/rows.test.ts).

import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientLeaseStore } from '../../../server/store/client-leases.ts'
import type { Database } from '../../../server/store/database.ts'
import { databaseReadiness } from '../../../server/store/database-readiness.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import { endSessionsOf } from '../../../server/store/own-sessions.ts'
import { peopleStore } from '../../../server/store/people.ts'
import { completePointRooms } from '../../../server/store/point-rooms.ts'
import { type NewPoint, pointStore } from '../../../server/store/points.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { beginSession, sessionStore } from '../../../server/store/sessions.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import {
  internalRoom,
  minutesRoom,
  personIdSchema,
  pointIdSchema,
  pointRoom,
  programmeIdSchema,
  type RoomName,
} from '../../../shared/ids.ts'
import type { Role } from '../../../shared/role.ts'
import { board, head, observer, owner, people, pointId, programmeId, sampleProgramme } from './sample-programme.ts'
import type { testDatabases } from './test-databases.ts'

const seed = Uint8Array.of(1)

export function rowsSuite({ kind, open }: (typeof testDatabases)[number]): void {
  describe(`the rows on ${kind}`, () => {
    let database: Database
    let seeded: readonly boolean[]
    beforeAll(async () => {
      database = (await open()).database
      const answers = await Promise.all([1, 2, 3, 4].map(() => programmeStore(database).seedOnce(sampleProgramme)))
      seeded = answers.map((answer) => answer.seeded)
    })

    it('[LOG5] seeds a programme once, whole, when four seed it at once', async () => {
      expect(seeded.filter(Boolean)).toHaveLength(1)
      expect(await programmeStore(database).list()).toEqual([sampleProgramme.programme])
      const log = updateLog(database)
      const payloads = async (room: RoomName) =>
        (await log.readAfter(room, { generation: 1, position: 0 }))?.rows.map((row) => row.payload)
      expect(await payloads(board)).toEqual([Uint8Array.of(1, 2, 3)])
      expect(await payloads(pointRoom(pointId))).toEqual([Uint8Array.of(4, 5)])
      const points = await pointStore(database).list(programmeId)
      expect(points).toEqual([
        {
          id: pointId,
          programmeId,
          head,
          createdBy: null,
          createdAt: expect.any(Date),
          updatedAt: expect.any(Date),
          revision: 1,
          seriesId: null,
        },
      ])
    })

    it('[LOG5] leaves nothing behind of a programme that could not be seeded whole', async () => {
      const id = programmeIdSchema.parse('halvt-program')
      const broken = { ...sampleProgramme, programme: { ...sampleProgramme.programme, id } }
      // Its seats and rooms are those of the other programme.
      await expect(programmeStore(database).seedOnce(broken)).rejects.toThrow()
      expect(await programmeStore(database).get(id)).toBeNull()
    })

    it('tells the seats of a board, and the roles of a person', async () => {
      const store = peopleStore(database)
      const [kari, ola] = people
      const seats = [
        { seat: 'prove-eier', person: kari, programmeId, role: 'programme-owner' },
        { seat: 'prove-observator', person: ola, programmeId, role: 'observer' },
      ]
      expect(await store.listSeats()).toEqual(seats)
      expect(await store.listMembers(programmeId)).toEqual(seats)
      expect(await store.personWithRoles(observer)).toEqual({ ...ola, roles: { [programmeId]: 'observer' } })
      expect(await store.personWithRoles(personIdSchema.parse('ukjent'))).toBeNull()
      const seatless = { id: personIdSchema.parse('uten-plass'), name: 'Uten Plass', organisation: 'KS' }
      await store.upsertPeople([seatless])
      await store.upsertPeople([{ ...seatless, organisation: 'NHN' }])
      expect(await store.personWithRoles(seatless.id)).toEqual({ ...seatless, organisation: 'NHN', roles: {} })
    })

    const begin = (o: { tokenHash: Uint8Array; expiresAt: Date }): Promise<string> =>
      inTransaction(database, (tx) =>
        beginSession(tx, { ...o, personId: owner, at: new Date(0), by: 'seat', device: null, issuer: null }),
      )
    const end = (only: string): Promise<readonly string[]> =>
      inTransaction(database, (tx) => endSessionsOf(tx, { personId: owner, at: new Date(), only }))

    it('[SES1] finds a session by its hash until it expires or is ended', async () => {
      const store = sessionStore(database)
      const tokenHash = new Uint8Array(32).fill(7)
      const expiresAt = new Date('2026-05-07T12:00:00.000Z')
      const before = new Date('2026-05-07T11:59:59.999Z')
      const sessionId = await begin({ tokenHash, expiresAt })
      expect(sessionId).toMatch(/^[0-9a-f-]{36}$/)
      const session = { sessionId, personId: owner, expiresAt, by: 'seat', assurance: null, authenticatedAt: null }
      const person = await peopleStore(database).personWithRoles(owner)
      expect(await store.find({ tokenHash, now: before })).toEqual({ ...session, person })
      expect(await store.find({ tokenHash, now: expiresAt })).toBeNull()
      expect(await store.find({ tokenHash: new Uint8Array(32), now: before })).toBeNull()
      expect([await end(sessionId), await end(sessionId)]).toEqual([[sessionId], []])
      expect(await store.find({ tokenHash, now: before })).toBeNull()
    })

    it('[SES1] tells which sessions are over: ended, expired or not known', async () => {
      const store = sessionStore(database)
      const now = new Date('2026-06-01T12:00:00.000Z')
      const make = (token: number, expiresAt: string) =>
        begin({ tokenHash: new Uint8Array(32).fill(token), expiresAt: new Date(expiresAt) })
      const [lasting, expired, ended] = [
        await make(40, '2026-06-01T12:00:00.001Z'),
        await make(41, '2026-06-01T12:00:00.000Z'),
        await make(42, '2026-06-01T12:00:00.001Z'),
      ]
      await end(ended)
      const sessionIds = [lasting, expired, ended, 'ukjent']
      expect(await store.over({ sessionIds, now })).toEqual([expired, ended, 'ukjent'])
      expect(await store.over({ sessionIds: [], now })).toEqual([])
    })

    it('[SES1] removes sessions that were over before a moment, and no others', async () => {
      const store = sessionStore(database)
      const moment = new Date('2026-04-07T12:00:00.000Z')
      const make = (token: number, expiresAt: string) =>
        begin({ tokenHash: new Uint8Array(32).fill(token), expiresAt: new Date(expiresAt) })
      await make(20, '2026-04-07T11:59:59.999Z')
      const atTheMoment = await make(21, '2026-04-07T12:00:00.000Z')
      const lasting = await make(22, '2126-05-07T12:00:00.000Z')
      const ended = await make(23, '2126-05-07T12:00:00.000Z')
      await end(ended)
      const left = async () => {
        const { rows } = await database.db.execute<{ id: string }>(
          sql`select id from sessions where token_hash in (${sql.join(
            [20, 21, 22, 23].map((token) => sql`${Buffer.alloc(32, token)}`),
            sql`, `,
          )}) order by token_hash`,
        )
        return rows.map((row) => row.id)
      }
      expect(await store.removeOverBefore(moment)).toBe(1)
      expect(await left()).toEqual([atTheMoment, lasting, ended])
      await store.removeOverBefore(new Date('2125-01-01T00:00:00.000Z'))
      expect(await left()).toEqual([lasting])
    })

    it('changes a role, and raises the access version of every room of that programme with it', async () => {
      const store = peopleStore(database)
      const log = updateLog(database)
      const [kari] = people
      if (kari === undefined) throw new Error('nobody')
      const newcomer = { ...kari, id: personIdSchema.parse('ny-person'), name: 'Ny Person' }
      await store.upsertPeople([newcomer])
      const names = [board, pointRoom(pointId)]
      const versions = async () => (await log.standing(names)).map(({ fences }) => fences.accessVersion)
      const roles = async () => Object.fromEntries(await store.rolesOn(programmeId, [newcomer.id, observer]))
      const change = (role: Role | null) => store.changeRole({ personId: newcomer.id, programmeId, role })
      expect(await roles()).toEqual({ [observer]: 'observer' })
      expect([await change('commenter'), await roles(), await versions()]).toEqual([
        true,
        { [observer]: 'observer', [newcomer.id]: 'commenter' },
        [1, 1],
      ])
      expect([await change('commenter'), await versions()]).toEqual([false, [1, 1]])
      expect([await change('facilitator'), (await roles())[newcomer.id]]).toEqual([true, 'facilitator'])
      expect([await change(null), await roles(), await versions()]).toEqual([true, { [observer]: 'observer' }, [3, 3]])
      expect([await change(null), await store.rolesOn(programmeId, [])]).toEqual([false, new Map()])
      const unknown = personIdSchema.parse('finnes-ikke')
      await expect(store.changeRole({ personId: unknown, programmeId, role: 'observer' })).rejects.toThrow()
      expect(await versions()).toEqual([3, 3])
    })

    it('[LOG5] creates a point with its rooms once', async () => {
      const store = pointStore(database)
      const point = newPoint('nytt-punkt')
      const [one, two] = await Promise.all([store.create(point), store.create(point)])
      const created = one ?? two
      expect([one, two].filter((answer) => answer === null)).toHaveLength(1)
      expect(await store.get(point.id)).toEqual(created)
      expect(created).toEqual({
        id: point.id,
        programmeId,
        head,
        createdBy: owner,
        createdAt: expect.any(Date),
        updatedAt: expect.any(Date),
        revision: 1,
        seriesId: null,
      })
      const heads = [pointRoom, internalRoom, minutesRoom].map(async (room) => {
        return (await updateLog(database).load(room(point.id)))?.head
      })
      expect(await Promise.all(heads)).toEqual([1, 1, 1])
    })

    it('[LOG5] makes the rooms that a point from before lacks once, when four servers start at once', async () => {
      const point = newPoint('gammelt-punkt')
      await pointStore(database).create(point)
      const room = internalRoom(point.id)
      await database.db.execute(sql`delete from room_updates where room = ${room}`)
      await database.db.execute(sql`delete from rooms where name = ${room}`)
      const minutesBefore = await updateLog(database).load(minutesRoom(point.id))
      await Promise.all([1, 2, 3, 4].map(() => completePointRooms(database)))
      expect(await updateLog(database).load(room)).toMatchObject({ head: 1, programmeId, rows: [{ position: 1 }] })
      expect(await updateLog(database).load(minutesRoom(point.id))).toEqual(minutesBefore)
      expect(await completePointRooms(database)).toBe(0)
    })

    it('changes a head together with the document, or neither', async () => {
      const store = pointStore(database)
      const log = updateLog(database)
      const rowsAfterFirst = async (room: RoomName) => (await log.readAfter(room, { generation: 1, position: 1 }))?.rows
      const point = newPoint('endret-punkt')
      await store.create(point)
      const room = pointRoom(point.id)
      const moved = { ...head, place: 'Trondheim' }
      const edit = {
        id: point.id,
        revision: 1,
        head: moved,
        update: Uint8Array.of(5),
        afterPosition: 1,
        at: new Date(),
      }
      expect(await store.editHead({ ...edit, afterPosition: 0 })).toEqual({ kind: 'behind', head: 1 })
      expect(await store.editHead({ ...edit, revision: 2 })).toEqual({ kind: 'stale', revision: 1 })
      expect(await store.editHead({ ...edit, id: pointIdSchema.parse('ukjent') })).toEqual({ kind: 'unknown-point' })
      expect([(await store.get(point.id))?.head, await rowsAfterFirst(room)]).toEqual([head, []])
      const saved = await store.editHead(edit)
      const stored = await store.get(point.id)
      expect(saved).toEqual({ kind: 'saved', point: stored, position: 2 })
      expect([stored?.head, stored?.revision]).toEqual([moved, 2])
      const written = {
        room,
        position: 2,
        actor: null,
        sessionId: null,
        role: null,
        clientIds: [],
        at: expect.any(Date),
      }
      expect(await rowsAfterFirst(room)).toEqual([{ ...written, payload: Uint8Array.of(5) }])
    })

    it('lets one of two who edit the same head at once through', async () => {
      const store = pointStore(database)
      const point = newPoint('omstridt-punkt')
      await store.create(point)
      const edit = { id: point.id, revision: 1, head, update: Uint8Array.of(5), afterPosition: 1, at: new Date() }
      const kinds = (await Promise.all([store.editHead(edit), store.editHead(edit)])).map((answer) => answer.kind)
      expect(kinds.sort()).toEqual(['saved', 'stale'])
    })

    it('[SES6] leases a client id to the first who asks, in that room alone', async () => {
      const leases = clientLeaseStore(database)
      const clientId = 4_294_967_295
      const lease = { room: board, clientId, personId: owner }
      const answers = await Promise.all([leases.lease(lease), leases.lease({ ...lease, personId: observer })])
      expect(answers.sort()).toEqual(['held-by-other', 'leased'])
      const [holder] = (await leases.holders(board, [clientId])).values()
      expect(await leases.lease({ ...lease, personId: holder ?? owner })).toBe('leased')
      expect(await leases.holders(board, [])).toEqual(new Map())
      const other = pointRoom(pointId)
      expect(await leases.lease({ room: other, clientId, personId: observer })).toBe('leased')
      expect(await leases.holders(other, [clientId, 12])).toEqual(new Map([[clientId, observer]]))
    })

    it('is ready with its tables, and behind without', async () => {
      expect(await databaseReadiness(database)).toEqual({ database: 'ok', migrations: 'ok' })
      await database.pool.query('alter table drizzle.__drizzle_migrations rename to aside')
      await database.pool.query('create table drizzle.__drizzle_migrations (like drizzle.aside)')
      expect(await databaseReadiness(database)).toEqual({ database: 'ok', migrations: 'behind' })
      await database.close()
      expect(await databaseReadiness(database)).toEqual({ database: 'unreachable', migrations: 'behind' })
    })
  })
}

function newPoint(id: string): NewPoint {
  return { id: pointIdSchema.parse(id), programmeId, head, createdBy: owner, seed }
}
