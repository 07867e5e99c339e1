// Evaluation points: the head as a row, and the server's own update that shows it in the point's room, always committed
// together. Called by the point routes of server/http.

import { randomUUID } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { type PersonId, type PointId, type ProgrammeId, pointRoom } from '../../shared/ids.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { append } from './append.ts'
import { createRoomInTransaction } from './create-room.ts'
import type { Database, Transaction } from './database.ts'
import { clientOf, inTransaction } from './in-transaction.ts'
import { points } from './tables/points.ts'
import { rooms } from './tables/rooms.ts'

export interface StoredPoint {
  readonly id: PointId
  readonly programmeId: ProgrammeId
  readonly head: PointHead
  /** Null: it came with the programme. */
  readonly createdBy: PersonId | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** 1 when created; one more with every edit of the head. */
  readonly revision: number
}

export interface NewPoint {
  readonly id: PointId
  readonly programmeId: ProgrammeId
  readonly head: PointHead
  readonly createdBy: PersonId
  /** First update of the point's room. */
  readonly seed: Uint8Array
}

/** `update` writes `head` into the point's document as it stood at `afterPosition`. */
export interface HeadEdit {
  readonly id: PointId
  readonly revision: number
  readonly head: PointHead
  readonly update: Uint8Array
  readonly afterPosition: number
}

/** `stale`: the head has been edited since `revision`. `behind`: the document has moved on; make the update again from its new head. */
export type HeadEditResult =
  | { readonly kind: 'saved'; readonly point: StoredPoint; readonly position: number }
  | { readonly kind: 'stale'; readonly revision: number }
  | { readonly kind: 'behind'; readonly head: number }
  | { readonly kind: 'unknown-point' }

export interface PointStore {
  /** The points of a programme in the order they were made. */
  list(programmeId: ProgrammeId): Promise<readonly StoredPoint[]>
  get(id: PointId): Promise<StoredPoint | null>
  /** Row, room and seed together. @returns null when the id is taken. */
  create(point: NewPoint): Promise<StoredPoint | null>
  /** Row and update together, or neither. */
  editHead(edit: HeadEdit): Promise<HeadEditResult>
}

/** @returns the evaluation points kept in `database`. */
export function pointStore(database: Database): PointStore {
  const { db } = database
  return {
    list: (programmeId) =>
      db
        .select()
        .from(points)
        .where(eq(points.programmeId, programmeId))
        .orderBy(asc(points.createdAt), asc(points.id)),
    get: async (id) => {
      const [found] = await db.select().from(points).where(eq(points.id, id))
      return found ?? null
    },
    create: (point) => inTransaction(database, (tx) => create(tx, point)),
    editHead: (edit) => inTransaction(database, (tx) => editHead(tx, edit)),
  }
}

async function create(tx: Transaction, { seed, ...point }: NewPoint): Promise<StoredPoint | null> {
  const [created] = await tx.insert(points).values(point).onConflictDoNothing().returning()
  if (created === undefined) return null
  const room = pointRoom(point.id)
  if (!(await createRoomInTransaction(tx, { room, programmeId: point.programmeId, seed }))) {
    throw new Error(`${room} stands already, but its point did not`)
  }
  return created
}

async function editHead(tx: Transaction, edit: HeadEdit): Promise<HeadEditResult> {
  const { id, revision, head, update, afterPosition } = edit
  const room = pointRoom(id)
  const [stored] = await tx.select({ revision: points.revision }).from(points).where(eq(points.id, id)).for('update')
  if (stored === undefined) return { kind: 'unknown-point' }
  if (stored.revision !== revision) return { kind: 'stale', revision: stored.revision }
  // Locked here, so that the fences named below are those the append finds: the server's own update is not judged by rules.
  const [fences] = await tx
    .select({ generation: rooms.generation, ruleEpoch: rooms.ruleEpoch, accessVersion: rooms.accessVersion })
    .from(rooms)
    .where(eq(rooms.name, room))
    .for('update')
  if (fences === undefined) throw new Error(`the point ${id} has no room`)
  const entry = { room, afterPosition, fences, updates: [serverUpdate(update)] }
  const [result] = await append(clientOf(tx), { batchId: randomUUID(), entries: [entry] })
  if (result?.kind === 'behind') return { kind: 'behind', head: result.head }
  if (result?.kind !== 'appended') throw new Error(`the head of ${room} was not appended: ${result?.kind}`)
  const [point] = await tx
    .update(points)
    .set({ head, revision: revision + 1, updatedAt: sql`now()` })
    .where(eq(points.id, id))
    .returning()
  if (point === undefined) throw new Error(`the point ${id} went away while it was locked`)
  return { kind: 'saved', point, position: result.last }
}

function serverUpdate(payload: Uint8Array) {
  return { payload, actor: null, sessionId: null, role: null, clientIds: [] }
}
