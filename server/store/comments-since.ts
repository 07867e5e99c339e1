// Comments since: what was said on a programme after a moment, newest first, for those who may read comments. Called by
// server/commands/board/changes-since.ts.

import { and, desc, eq, gt, isNull, lte, ne } from 'drizzle-orm'
import { mentionsIn } from '../../shared/comment/mention.ts'
import type { Thread } from '../../shared/comment/thread.ts'
import type { CommentId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import { anchorOf } from './comments.ts'
import type { Handle } from './database.ts'
import { comments, commentThreads } from './tables/comments.ts'

export interface CommentSince {
  readonly thread: CommentId
  readonly comment: CommentId
  readonly anchor: Thread['anchor']
  readonly internal: boolean
  readonly resolved: boolean
  readonly author: PersonId
  readonly at: Date
  readonly text: string
  readonly mentions: readonly PersonId[]
}

const most = 200

/** @param o.internal whether internal ones are told @param o.reader whose own are left out @returns at most 200, and no deleted one */
export async function commentsSince(
  db: Handle,
  o: {
    readonly programmeId: ProgrammeId
    readonly internal: boolean
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
        o.internal ? undefined : eq(commentThreads.internal, false),
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
    resolved: thread.resolvedAt !== null,
    author: comment.author,
    at: comment.writtenAt,
    text: comment.text,
    mentions: mentionsIn(comment.text),
  }))
}
