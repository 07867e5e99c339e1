// Evaluation points: the head as a row, and the server's own update that shows it in the point's room, always committed
// together. Called by the point routes of server/http.

import { randomUUID } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { type PersonId, type PointId, type ProgrammeId, pointRoom, type SeriesId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { append } from './append.ts'
import { audit } from './audit-log.ts'
import { callMailDue } from './call-mail.ts'
import { createRoomInTransaction } from './create-room.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { clientOf, inTransaction } from './in-transaction.ts'
import { type ApprovalTie, tieApprovals } from './minutes-approvals.ts'
import { createPointRooms } from './point-rooms.ts'
import { openPoint } from './point-standing.ts'
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
  /** Null: it stands alone. */
  readonly seriesId: SeriesId | null
}

export interface NewPoint {
  readonly id: PointId
  readonly programmeId: ProgrammeId
  readonly head: PointHead
  readonly createdBy: PersonId
  /** Undefined: it stands alone. */
  readonly seriesId?: SeriesId
  /** First update of the point's room. */
  readonly seed: Uint8Array
  /** Which items of its agenda are about the minutes of which point; none unless told. */
  readonly approvals?: readonly ApprovalTie[]
}

/** `update` writes `head` into the point's document as it stood at `afterPosition`. */
export interface HeadEdit {
  readonly id: PointId
  readonly revision: number
  readonly head: PointHead
  readonly update: Uint8Array
  readonly afterPosition: number
  readonly at: Date
}

/** `stale`: the head has been edited since `revision`. `behind`: the document has moved on; make the update again from its new head.
 * `over`: the point is approved or cancelled. */
export type HeadEditResult =
  | { readonly kind: 'saved'; readonly point: StoredPoint; readonly position: number }
  | { readonly kind: 'stale'; readonly revision: number }
  | { readonly kind: 'behind'; readonly head: number }
  | { readonly kind: 'over'; readonly refusal: Refusal }
  | { readonly kind: 'unknown-point' }

export interface PointStore {
  /** The points of a programme in the order they were made. */
  list(programmeId: ProgrammeId): Promise<readonly StoredPoint[]>
  get(id: PointId): Promise<StoredPoint | null>
  /** Row, rooms and seed together. @returns null when the id is taken. */
  create(point: NewPoint): Promise<StoredPoint | null>
  /** Row and update together, or neither. */
  editHead(edit: HeadEdit): Promise<HeadEditResult>
}

/** @returns the evaluation points kept in `database`. */
export function pointStore(database: Database): PointStore {
  const { db } = database
  return {
    list: (programmeId) => pointsOf(db, programmeId),
    get: async (id) => {
      const [found] = await db.select().from(points).where(eq(points.id, id))
      return found ?? null
    },
    create: (point) => inTransaction(database, (tx) => createPoint(tx, point)),
    editHead: (edit) => inTransaction(database, (tx) => editHead(tx, edit)),
  }
}

/** See {@link PointStore.list}; for commands, inside their transaction. */
export function pointsOf(db: Handle | Transaction, programmeId: ProgrammeId): Promise<readonly StoredPoint[]> {
  return db
    .select()
    .from(points)
    .where(eq(points.programmeId, programmeId))
    .orderBy(asc(points.createdAt), asc(points.id))
}

/** Row, room and seed inside a transaction of the caller's. @returns null when the id is taken */
export async function createPoint(
  tx: Transaction,
  { seed, approvals = [], ...point }: NewPoint,
): Promise<StoredPoint | null> {
  const [created] = await tx.insert(points).values(point).onConflictDoNothing().returning()
  if (created === undefined) return null
  const room = pointRoom(point.id)
  if (!(await createRoomInTransaction(tx, { room, programmeId: point.programmeId, seed }))) {
    throw new Error(`${room} stands already, but its point did not`)
  }
  await createPointRooms(tx, point)
  await tieApprovals(tx, approvals)
  const { createdAt: at, createdBy: actor, programmeId, id } = created
  await audit(tx, { at, programmeId, actor, act: 'point.created', subject: { point: id } })
  return created
}

async function editHead(tx: Transaction, edit: HeadEdit): Promise<HeadEditResult> {
  const { id, revision, head, update, afterPosition, at } = edit
  const room = pointRoom(id)
  // The room is locked first, as every command does (commit-ruling.ts), and the fences named below are those the append finds: the server's
  // own update is not judged by rules.
  const [fences] = await tx
    .select({ generation: rooms.generation, ruleEpoch: rooms.ruleEpoch, accessVersion: rooms.accessVersion })
    .from(rooms)
    .where(eq(rooms.name, room))
    .for('update')
  if (fences === undefined) return { kind: 'unknown-point' }
  const [stored] = await tx
    .select({ revision: points.revision, programmeId: points.programmeId, head: points.head })
    .from(points)
    .where(eq(points.id, id))
    .for('update')
  if (stored === undefined) return { kind: 'unknown-point' }
  // Approving holds the room that is locked here: what stands now stands until the commit.
  const open = await openPoint(tx, { programmeId: stored.programmeId, pointId: id })
  if (!open.ok) return { kind: 'over', refusal: open.refusal }
  if (stored.revision !== revision) return { kind: 'stale', revision: stored.revision }
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
  if (open.value.state === 'called' && isHeldElsewhere(stored.head, head)) {
    const { programmeId } = stored
    await callMailDue(tx, { programmeId, pointId: id, what: 'changed', which: `${revision + 1}`, at })
  }
  return { kind: 'saved', point, position: result.last }
}

/** Whoever comes by the call would come at the wrong time, or to the wrong place. */
function isHeldElsewhere(before: PointHead, after: PointHead): boolean {
  return (['date', 'startsAt', 'place'] as const).some((field) => before[field] !== after[field])
}

function serverUpdate(payload: Uint8Array) {
  return { payload, actor: null, sessionId: null, role: null, clientIds: [] }
}
