// Minutes rows: everything of one point that its minutes are made of, rows and documents, as of one moment: of a reading, or of the command that
// approves them. Whoever may see what of it is not judged here. Called by server/commands/minutes/minutes-source.ts.

import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Paper } from '../../shared/contract/papers.ts'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import type { PersonId, PointId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { LocalName } from '../../shared/local-name.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import type { ReadDecision } from '../domain/register-check.ts'
import type { Database, Transaction } from './database.ts'
import { decisionsAt } from './decisions.ts'
import { inTransaction } from './in-transaction.ts'
import { loadRoomIn } from './load-room.ts'
import type { LoadedRoom } from './log-row.ts'
import { membersOf, type Person, type StoredSeat } from './people.ts'
import { meetings } from './tables/meetings.ts'
import { papers } from './tables/papers.ts'
import { people } from './tables/people.ts'
import { points } from './tables/points.ts'
import { programmes } from './tables/programmes.ts'
import { promises } from './tables/promises.ts'

export interface MinutesRows {
  readonly programme: LocalName
  readonly head: PointHead
  /** Null: a draft that nobody has touched. */
  readonly meeting: Meeting | null
  readonly members: readonly StoredSeat[]
  /** By number. */
  readonly decisions: readonly ReadDecision[]
  /** What lies on the agenda, oldest first. */
  readonly papers: readonly Pick<Paper, 'agendaItem' | 'internal' | 'access' | 'name'>[]
  /** Those made at the point, oldest first. */
  readonly promises: readonly Pick<BoardPromise, 'text' | 'owner' | 'due' | 'internal' | 'madeAt'>[]
  /** The point's rooms that stand. */
  readonly rooms: ReadonlyMap<RoomName, LoadedRoom>
}

interface Asked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

/** As of one moment. @param o.make what is made of the rows, in the same moment. @returns null when the programme has no such point */
export function readMinutesRows<Value>(
  database: Database,
  o: Asked & {
    readonly rooms: readonly RoomName[]
    readonly make: (tx: Transaction, rows: MinutesRows) => Promise<Value>
  },
): Promise<Value | null> {
  return inTransaction(
    database,
    async (tx) => {
      const rooms = new Map<RoomName, LoadedRoom>()
      for (const room of o.rooms) {
        const loaded = await loadRoomIn(tx, { room, log: database.log })
        if (loaded !== null) rooms.set(room, loaded)
      }
      const rows = await minutesRowsIn(tx, { ...o, rooms })
      return rows === null ? null : o.make(tx, rows)
    },
    'one-moment',
  )
}

/** @param o.rooms as they were loaded in this transaction. @returns null when the programme has no such point */
export async function minutesRowsIn(
  tx: Transaction,
  { programmeId, pointId, rooms }: Asked & { readonly rooms: MinutesRows['rooms'] },
): Promise<MinutesRows | null> {
  const [point] = await tx
    .select({ head: points.head, programme: programmes.name })
    .from(points)
    .innerJoin(programmes, eq(programmes.id, points.programmeId))
    .where(and(eq(points.id, pointId), eq(points.programmeId, programmeId)))
  if (point === undefined) return null
  const [held] = await tx.select({ meeting: meetings.meeting }).from(meetings).where(eq(meetings.pointId, pointId))
  return {
    ...point,
    meeting: held?.meeting ?? null,
    members: await membersOf(tx, programmeId),
    decisions: await decisionsAt(tx, pointId),
    papers: await papersAt(tx, pointId),
    promises: await promisesAt(tx, pointId),
    rooms,
  }
}

function papersAt(tx: Transaction, pointId: PointId): Promise<MinutesRows['papers']> {
  return tx
    .select({
      agendaItem: papers.agendaItem,
      internal: papers.internal,
      access: papers.access,
      name: papers.name,
    })
    .from(papers)
    .where(and(eq(papers.pointId, pointId), isNull(papers.removedAt)))
    .orderBy(asc(papers.addedAt), asc(papers.id))
}

async function promisesAt(tx: Transaction, pointId: PointId): Promise<MinutesRows['promises']> {
  const rows = await tx
    .select({
      text: promises.text,
      owner: promises.owner,
      due: promises.due,
      internal: promises.internal,
      madeAt: promises.madeAt,
    })
    .from(promises)
    .where(eq(promises.pointId, pointId))
    .orderBy(asc(promises.madeAt), asc(promises.id))
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }))
}

/** @returns these people; those who are unknown are left out. */
export async function peopleNamed(tx: Transaction, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: people.id, name: people.name, organisation: people.organisation })
    .from(people)
    .where(inArray(people.id, [...ids]))
  return new Map(found.map((person) => [person.id, person]))
}
