// Comments of a whole programme: what was said after a moment, newest first; all of it, to be made findable; and what each is about. Called by
// server/commands/board/said-since.ts and server/commands/search.

import { and, desc, eq, gt, inArray, isNull, lte, ne } from 'drizzle-orm'
import { mentionsIn } from '../../shared/comment/mention.ts'
import type { CommentSection } from '../../shared/comment/section.ts'
import type { Thread } from '../../shared/comment/thread.ts'
import type { CommentId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { CommentReads } from '../../shared/rules/comment-readers.ts'
import { anchorOf, audience } from './comments.ts'
import type { Handle, Transaction } from './database.ts'
import { comments, commentThreads } from './tables/comments.ts'

export interface CommentSince {
  readonly thread: CommentId
  readonly comment: CommentId
  readonly anchor: Thread['anchor']
  readonly internal: boolean
  readonly section: CommentSection
  readonly resolved: boolean
  readonly author: PersonId
  readonly at: Date
  readonly text: string
  readonly mentions: readonly PersonId[]
}

/** @returns everything that is said on a programme and not deleted, internal or not, to be made findable */
export async function everyComment(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<readonly Pick<CommentSince, 'comment' | 'internal' | 'section' | 'text'>[]> {
  return db
    .select({
      comment: comments.id,
      internal: commentThreads.internal,
      section: commentThreads.section,
      text: comments.text,
    })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(and(eq(commentThreads.programmeId, programmeId), isNull(comments.deletedAt)))
}

/** @returns what the threads of some comments are about, by comment; one that is deleted is about nothing any more */
export async function anchorsOf(
  db: Handle,
  ids: readonly CommentId[],
): Promise<ReadonlyMap<CommentId, Thread['anchor']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ comment: comments.id, thread: commentThreads })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(and(inArray(comments.id, [...ids]), isNull(comments.deletedAt)))
  return new Map(rows.map(({ comment, thread }) => [comment, anchorOf(thread)]))
}

const most = 200

/** @param o.reads which of them the reader reads @param o.reader whose own are left out @returns at most 200, and no deleted one */
export async function commentsSince(
  db: Handle,
  o: {
    readonly programmeId: ProgrammeId
    readonly reads: CommentReads
    readonly reader: PersonId
    readonly since: Date
    readonly until: Date
  },
): Promise<readonly CommentSince[]> {
  const rows = await db
    .select({ thread: commentThreads, comment: comments })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(
      and(
        eq(commentThreads.programmeId, o.programmeId),
        audience(o.reads),
        ne(comments.author, o.reader),
        isNull(comments.deletedAt),
        gt(comments.writtenAt, o.since),
        lte(comments.writtenAt, o.until),
      ),
    )
    .orderBy(desc(comments.writtenAt), desc(comments.id))
    .limit(most)
  return rows.map(({ thread, comment }) => ({
    thread: thread.id,
    comment: comment.id,
    anchor: anchorOf(thread),
    internal: thread.internal,
    section: thread.section,
    resolved: thread.resolvedAt !== null,
    author: comment.author,
    at: comment.writtenAt,
    text: comment.text,
    mentions: mentionsIn(comment.text),
  }))
}
