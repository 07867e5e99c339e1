// Comments as rows: threads read whole and written by what has changed in them. Inside a command they are read under the programme's lock. What is
// concluded stands in shared/comment. Called by the commands of comments.

import { and, asc, desc, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { type Anchor, anchorSchema } from '../../shared/comment/anchor.ts'
import { mentionsIn } from '../../shared/comment/mention.ts'
import { type Comment, type Thread, threadSchema } from '../../shared/comment/thread.ts'
import type { CommentCounts, CommentFilter } from '../../shared/contract/comments.ts'
import type { CommentId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { CommentReads } from '../../shared/rules/comment-readers.ts'
import type { Handle, Transaction } from './database.ts'
import type { Person } from './people.ts'
import { comments, commentThreads } from './tables/comments.ts'
import { people } from './tables/people.ts'

/** Which threads: at a place, or those a filter lets through; `item` has what is said of its parts too. */
export interface ThreadsWhere {
  readonly programmeId: ProgrammeId
  /** Which of them the reader reads. */
  readonly reads: CommentReads
  readonly at: Exclude<Anchor, { kind: 'field' }> | null
  /** `hers`: open ones that name the reader, or that she has written in. */
  readonly filter: CommentFilter | 'hers' | null
  readonly reader: PersonId
}

type ThreadRow = typeof commentThreads.$inferSelect
type CommentRow = typeof comments.$inferSelect

/** @returns at one place in the order they were begun, else those something happened in last first; at most `take`, null: all of them */
export async function threadsWhere(
  db: Handle | Transaction,
  where: ThreadsWhere,
  take: number | null,
): Promise<readonly Thread[]> {
  const order =
    where.at === null
      ? [desc(commentThreads.lastAt), desc(commentThreads.id)]
      : [asc(commentThreads.begunAt), asc(commentThreads.id)]
  const query = db
    .select()
    .from(commentThreads)
    .where(conditionsOf(where))
    .orderBy(...order)
  return withComments(db, await (take === null ? query : query.limit(take)))
}

/** @returns null when it does not stand on the programme, or is not for who reads */
export async function findThread(
  db: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly id: CommentId; readonly reads: CommentReads },
): Promise<Thread | null> {
  const found = and(eq(commentThreads.id, o.id), eq(commentThreads.programmeId, o.programmeId))
  const rows = await db
    .select()
    .from(commentThreads)
    .where(and(found, audience(o.reads)))
  return (await withComments(db, rows))[0] ?? null
}

/** @returns the comment with an id, wherever it stands, and the hash of what was asked when it was written */
export async function writtenComment(
  tx: Transaction,
  id: CommentId,
): Promise<Pick<CommentRow, 'threadId' | 'author' | 'requestHash' | 'deletedAt'> | null> {
  const { threadId, author, requestHash, deletedAt } = comments
  const [found] = await tx
    .select({ threadId, author, requestHash, deletedAt })
    .from(comments)
    .where(eq(comments.id, id))
  return found ?? null
}

/** @returns how many comments a person has written since a moment, on all programmes */
export async function writtenSince(
  tx: Transaction,
  o: { readonly by: PersonId; readonly since: Date },
): Promise<number> {
  const [told] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(comments)
    .where(and(eq(comments.author, o.by), gt(comments.writtenAt, o.since)))
  return told?.count ?? 0
}

/** Writes a thread as it now is. @param o.before null for a new one @param o.requestHash of the comment that is new in it, if one is */
export async function writeThread(
  tx: Transaction,
  o: {
    readonly programmeId: ProgrammeId
    readonly before: Thread | null
    readonly after: Thread
    readonly at: Date
    readonly requestHash: string
  },
): Promise<void> {
  const { before, after, at } = o
  const { id, resolved } = after
  const standing = { resolvedBy: resolved?.by ?? null, resolvedAt: resolved && new Date(resolved.at) }
  if (before === null) {
    const begun = {
      id,
      programmeId: o.programmeId,
      internal: after.internal,
      section: after.section,
      begunAt: at,
      lastAt: at,
    }
    await tx.insert(commentThreads).values({ ...begun, ...columnsOf(after.anchor), ...standing })
  } else if (before.resolved !== resolved || after.comments.length > before.comments.length) {
    await tx
      .update(commentThreads)
      .set({ ...standing, lastAt: at })
      .where(eq(commentThreads.id, id))
  }
  const known = new Map(before?.comments.map((comment) => [comment.id, comment]))
  for (const comment of after.comments) {
    const was = known.get(comment.id)
    if (was === comment) continue
    const values = valuesOf(comment)
    if (was === undefined) await tx.insert(comments).values({ ...values, threadId: id, requestHash: o.requestHash })
    else await tx.update(comments).set(kept(values)).where(eq(comments.id, comment.id))
  }
}

/** @returns how many comments stand at items and agenda items, and in how many open threads somebody else names the reader */
export async function countsFor(
  db: Handle,
  o: { readonly programmeId: ProgrammeId; readonly reads: CommentReads; readonly reader: PersonId },
): Promise<CommentCounts> {
  const { item, pointId: point, agendaItem, resolvedAt } = commentThreads
  const told = and(eq(commentThreads.programmeId, o.programmeId), audience(o.reads))
  const open = sql<number>`(count(*) filter (where ${resolvedAt} is null))::int`
  const all = sql<number>`count(*)::int`
  const rows = await db
    .select({ item, point, agendaItem, open, all })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(and(told, isNull(comments.deletedAt), inArray(commentThreads.kind, ['item', 'field', 'agenda'])))
    .groupBy(item, point, agendaItem)
    .orderBy(asc(item), asc(point), asc(agendaItem))
  const [named] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(commentThreads)
    .where(and(told, isNull(resolvedAt), namesReader(o.reader)))
  return {
    items: rows.flatMap((row) => (row.item === null ? [] : [{ item: row.item, open: row.open, all: row.all }])),
    agenda: rows.flatMap((row) =>
      row.point === null || row.agendaItem === null
        ? []
        : [{ point: row.point, agendaItem: row.agendaItem, open: row.open, all: row.all }],
    ),
    mentions: named?.count ?? 0,
  }
}

/** @returns the people some threads name: who wrote, resolved, reacted or is mentioned, whether she still has a place or not */
export async function peopleIn(db: Handle | Transaction, threads: readonly Thread[]): Promise<Person[]> {
  const ids = new Set<PersonId>()
  for (const { resolved, comments: said } of threads) {
    if (resolved !== null) ids.add(resolved.by)
    for (const { author, text, reactions } of said) {
      for (const id of [author, ...mentionsIn(text), ...Object.values(reactions).flat()]) ids.add(id)
    }
  }
  if (ids.size === 0) return []
  return db
    .select({ id: people.id, name: people.name, organisation: people.organisation })
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(asc(people.name), asc(people.id))
}

function conditionsOf({ programmeId, reads, at, filter, reader }: ThreadsWhere): SQL | undefined {
  const isOpen = isNull(commentThreads.resolvedAt)
  const passes = {
    open: isOpen,
    resolved: sql`not ${isOpen}`,
    mentions: and(isOpen, namesReader(reader)),
    hers: and(isOpen, or(namesReader(reader), writtenIn(eq(comments.author, reader)))),
  }
  return and(
    eq(commentThreads.programmeId, programmeId),
    audience(reads),
    at === null ? undefined : place(at),
    filter === null ? undefined : passes[filter],
  )
}

function place(at: NonNullable<ThreadsWhere['at']>): SQL | undefined {
  switch (at.kind) {
    case 'item':
      return eq(commentThreads.item, at.item)
    case 'agenda':
      return and(eq(commentThreads.pointId, at.point), eq(commentThreads.agendaItem, at.agendaItem))
    case 'decision':
      return eq(commentThreads.decisionId, at.decision)
    case 'programme':
      return eq(commentThreads.kind, 'programme')
  }
}

/** What is told of threads to who reads so much. */
export function audience({ internal, sections }: CommentReads): SQL | undefined {
  return and(internal ? undefined : eq(commentThreads.internal, false), inArray(commentThreads.section, [...sections]))
}

function namesReader(reader: PersonId): SQL {
  return writtenIn(and(ne(comments.author, reader), sql`${comments.mentions} @> ${JSON.stringify([reader])}::jsonb`))
}

/** A comment of the thread is such a one. */
function writtenIn(such: SQL | undefined): SQL {
  return sql`exists (select 1 from ${comments} where ${and(eq(comments.threadId, commentThreads.id), such)})`
}

async function withComments(db: Handle | Transaction, rows: readonly ThreadRow[]): Promise<readonly Thread[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  // The first is the first also where the clocks of two servers differ.
  const said = await db
    .select()
    .from(comments)
    .where(inArray(comments.threadId, ids))
    .orderBy(sql`${comments.id} <> ${comments.threadId}`, asc(comments.writtenAt), asc(comments.id))
  const byThread = new Map<CommentId, CommentRow[]>(ids.map((id) => [id, []]))
  for (const row of said) byThread.get(row.threadId)?.push(row)
  return rows.map((row) => threadOf(row, byThread.get(row.id) ?? []))
}

function threadOf(row: ThreadRow, said: readonly CommentRow[]): Thread {
  const { resolvedBy, resolvedAt } = row
  const resolved = resolvedBy === null || resolvedAt === null ? null : { by: resolvedBy, at: resolvedAt.toISOString() }
  return threadSchema.parse({
    id: row.id,
    anchor: anchorOf(row),
    internal: row.internal,
    section: row.section,
    resolved,
    comments: said.map(commentOf),
  })
}

function commentOf({ id, author, text, reactions, writtenAt, editedAt, deletedAt, revision }: CommentRow): Comment {
  return {
    id,
    author,
    text,
    reactions,
    writtenAt: writtenAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
    revision,
  }
}

function valuesOf(comment: Comment) {
  const { id, author, text, reactions, writtenAt, editedAt, deletedAt, revision } = comment
  return {
    id,
    author,
    text,
    reactions,
    mentions: mentionsIn(text),
    writtenAt: new Date(writtenAt),
    editedAt: editedAt === null ? null : new Date(editedAt),
    deletedAt: deletedAt === null ? null : new Date(deletedAt),
    revision,
  }
}

/** Of a deleted comment not even the fingerprint of its words is kept. */
function kept<Values extends { readonly deletedAt: Date | null }>(values: Values) {
  return values.deletedAt === null ? values : { ...values, requestHash: '' }
}

function columnsOf(anchor: Anchor) {
  const none = { item: null, field: null, pointId: null, agendaItem: null, decisionId: null }
  switch (anchor.kind) {
    case 'item':
      return { ...none, kind: anchor.kind, item: anchor.item }
    case 'field':
      return { ...none, kind: anchor.kind, item: anchor.item, field: anchor.field }
    case 'agenda':
      return { ...none, kind: anchor.kind, pointId: anchor.point, agendaItem: anchor.agendaItem }
    case 'decision':
      return { ...none, kind: anchor.kind, decisionId: anchor.decision }
    case 'programme':
      return { ...none, kind: anchor.kind }
  }
}

/** @returns what a row of threads is about. @throws ZodError where the row lacks what its kind names */
export function anchorOf({ kind, item, field, pointId, agendaItem, decisionId }: ThreadRow): Anchor {
  return anchorSchema.parse(anchorParts())

  function anchorParts(): unknown {
    switch (kind) {
      case 'item':
        return { kind, item }
      case 'field':
        return { kind, item, field }
      case 'agenda':
        return { kind, point: pointId, agendaItem }
      case 'decision':
        return { kind, decision: decisionId }
      case 'programme':
        return { kind }
    }
  }
}
