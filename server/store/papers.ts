// Papers: a row each, and the content in the row or in an object store. Promises that a row is never without its content: the object is there
// before the row, so that a crash between the two leaves an object nobody points at, and that what is read is what was added, by its hash.
// Removing keeps row and content. Called by server/http/points/papers.ts.

import { createHash, randomUUID } from 'node:crypto'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Paper } from '../../shared/contract/papers.ts'
import {
  type AgendaItemId,
  type PaperId,
  type PersonId,
  type PointId,
  type ProgrammeId,
  paperIdSchema,
} from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { mayRemovePaper, type PaperReader } from '../domain/paper-rights.ts'
import { audit } from './audit-log.ts'
import type { Database, Transaction } from './database.ts'
import { decisionOnItem } from './decided-item.ts'
import { inProgramme } from './in-programme.ts'
import type { PaperObjects } from './paper-objects.ts'
import { openPoint, type PointStanding, pointStanding } from './point-standing.ts'
import { sharedReads } from './shared-reads.ts'
import { agendaBacklog } from './tables/agenda-backlog.ts'
import { papers } from './tables/papers.ts'

export interface NewPaper {
  readonly agendaItem: AgendaItemId
  readonly internal: boolean
  readonly access: Paper['access']
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Contents kept in memory for those who ask next. */
const keptBytes = 67_108_864

interface InPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

export interface PaperStore {
  /** Everything that lies on the point's agenda now, oldest first, whoever may see it; null when the programme has no such point. */
  list(where: InPoint): Promise<{ readonly point: PointStanding; readonly papers: readonly Paper[] } | null>
  /** One that has not been taken away. */
  get(o: {
    readonly programmeId: ProgrammeId
    readonly id: PaperId
  }): Promise<{ readonly point: PointStanding; readonly paper: Paper } | null>
  /** @throws Error when the content is gone or is not what was added; StoreAway */
  content(paper: Pick<Paper, 'id' | 'sha256'>): Promise<Uint8Array>
  /**
   * Refused as CLOSED and CANCELLED by the point's state, as DECIDED_ALREADY by its item's, and as UNKNOWN_ITEM when the item went meanwhile.
   * @param o.standsIn whether the item stands on the agenda the paper is said to lie on, as it is in the transaction
   * @throws StoreAway
   */
  add(
    o: InPoint & {
      readonly paper: NewPaper
      readonly by: PersonId
      readonly at: Date
      readonly standsIn: (tx: Transaction) => Promise<boolean>
    },
  ): Promise<Outcome<Paper>>
  /** Takes it off the agenda. FORBIDDEN for who may not; else as `add`. */
  remove(o: {
    readonly programmeId: ProgrammeId
    readonly id: PaperId
    readonly reader: PaperReader
    readonly at: Date
  }): Promise<Outcome<Paper>>
}

const columns = {
  id: papers.id,
  pointId: papers.pointId,
  agendaItem: papers.agendaItem,
  internal: papers.internal,
  access: papers.access,
  name: papers.name,
  mediaType: papers.mediaType,
  sizeBytes: papers.sizeBytes,
  sha256: papers.sha256,
  addedBy: papers.addedBy,
  addedAt: papers.addedAt,
} as const
type Row = Omit<Paper, 'addedAt'> & { readonly addedAt: Date }

/** @param objects where content goes from now on; null: into the row. What is in a row already is read from there all the same. */
export function paperStore(database: Database, objects: PaperObjects | null): PaperStore {
  const { db } = database
  const reads = sharedReads(keptBytes)
  return {
    list: async (where) => {
      const point = await pointStanding(db, where)
      if (point === null) return null
      const rows = await db
        .select(columns)
        .from(papers)
        .where(and(eq(papers.pointId, where.pointId), isNull(papers.removedAt), doesNotWait))
        .orderBy(asc(papers.addedAt), asc(papers.id))
      return { point, papers: rows.map(paperOf) }
    },
    get: async ({ programmeId, id }) => {
      const [row] = await db
        .select(columns)
        .from(papers)
        .where(and(eq(papers.id, id), eq(papers.programmeId, programmeId), isNull(papers.removedAt)))
      const point = row ? await pointStanding(db, { programmeId, pointId: row.pointId }) : null
      return row && point ? { point, paper: paperOf(row) } : null
    },
    content: ({ id, sha256 }) =>
      reads.get(`${id} ${sha256}`, async () => {
        const [row] = await db.select({ content: papers.content }).from(papers).where(eq(papers.id, id))
        const content = row?.content ?? (await objects?.get(id)) ?? null
        if (content === null) throw new Error(`the content of paper ${id} is gone`)
        if (hashOf(content) !== sha256) throw new Error(`the content of paper ${id} is not what was added`)
        return content
      }),
    add: (o) => add(database, objects, o),
    remove: (o) => inProgramme(database, o.programmeId, (tx) => remove(tx, o)),
  }
}

/** An item that waits in the backlog is on no agenda. */
const doesNotWait = sql`not exists (
  select 1 from ${agendaBacklog}
  where ${agendaBacklog.fromPoint} = ${papers.pointId} and ${agendaBacklog.fromItem} = ${papers.agendaItem})`

async function add(
  database: Database,
  objects: PaperObjects | null,
  { programmeId, pointId, paper, by, at, standsIn }: Parameters<PaperStore['add']>[0],
): Promise<Outcome<Paper>> {
  const { bytes, ...rest } = paper
  const id = paperIdSchema.parse(randomUUID())
  const sha256 = hashOf(bytes)
  await objects?.put({ id, bytes, sha256 })
  const added = await inProgramme(database, programmeId, async (tx) => {
    const open = await changeable(tx, { programmeId, pointId, agendaItem: paper.agendaItem })
    if (!open.ok) return open
    if (!(await standsIn(tx))) {
      return refuse('UNKNOWN_ITEM', { field: 'agendaItem', params: { id: paper.agendaItem } })
    }
    const [row] = await tx
      .insert(papers)
      .values({
        ...rest,
        id,
        programmeId,
        pointId,
        sizeBytes: bytes.byteLength,
        sha256,
        content: objects === null ? bytes : null,
        addedBy: by,
        addedAt: at,
      })
      .returning(columns)
    if (row === undefined) throw new Error('a paper was not written')
    await audit(tx, { at, programmeId, actor: by, act: 'paper.added', subject: { paper: id, point: pointId } })
    return done(paperOf(row))
  })
  // Only where it is certain that no row was written; after an error it is not.
  if (!added.ok) await objects?.remove(id).catch(() => undefined)
  return added
}

async function remove(
  tx: Transaction,
  { programmeId, id, reader, at }: Parameters<PaperStore['remove']>[0],
): Promise<Outcome<Paper>> {
  const [row] = await tx
    .select(columns)
    .from(papers)
    .where(and(eq(papers.id, id), eq(papers.programmeId, programmeId), isNull(papers.removedAt)))
    .for('update')
  if (row === undefined) return refuse('NOT_FOUND')
  const paper = paperOf(row)
  if (!mayRemovePaper(paper, reader)) return refuse('FORBIDDEN', { params: { permission: 'agenda.edit' } })
  const open = await changeable(tx, { programmeId, pointId: paper.pointId, agendaItem: paper.agendaItem })
  if (!open.ok) return open
  await tx.update(papers).set({ removedAt: at }).where(eq(papers.id, id))
  const subject = { paper: id, point: paper.pointId }
  await audit(tx, { at, programmeId, actor: reader.person, act: 'paper.removed', subject })
  return done(paper)
}

async function changeable(
  tx: Transaction,
  { agendaItem, ...where }: InPoint & { readonly agendaItem: AgendaItemId },
): Promise<Outcome<true>> {
  const open = await openPoint(tx, where)
  if (!open.ok) return open
  const decision = await decisionOnItem(tx, { pointId: where.pointId, agendaItem })
  return decision === null ? done(true) : refuse('DECIDED_ALREADY', { record: agendaItem, params: { decision } })
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function paperOf({ addedAt, ...row }: Row): Paper {
  return { ...row, addedAt: addedAt.toISOString() }
}
