// What a reader is told of comments: threads at a place or through a filter, and how many stand where. Internal ones are absent for those who may not
// read what is internal. Called by server/http/comments.

import type { CommentCounts, CommentsBody, CommentsQuery } from '../../../shared/contract/comments.ts'
import { mostThreads } from '../../../shared/contract/comments.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { commentReads } from '../../../shared/rules/comment-readers.ts'
import { countsFor, peopleIn, type ThreadsWhere, threadsWhere } from '../../store/comments.ts'
import type { CommandContext } from '../context.ts'
import type { Commenter } from './comment-commands.ts'

/** @returns the threads; at one place all of them, also where what it names is gone. INVALID for more than one place. */
export async function commentsFor(
  { database }: Pick<CommandContext, 'database'>,
  o: Commenter & { readonly query: CommentsQuery },
): Promise<Outcome<CommentsBody>> {
  const at = placeOf(o.query)
  if (!at.ok) return at
  const { filter = null, take = mostThreads } = o.query
  const reads = commentReads(o.role)
  const where: ThreadsWhere = { programmeId: o.programmeId, reads, at: at.value, filter, reader: o.person }
  const found = await threadsWhere(database.db, where, at.value === null ? take + 1 : null)
  const threads = at.value === null ? found.slice(0, take) : [...found]
  const people = await peopleIn(database.db, threads)
  return done({ threads, more: found.length > threads.length, people })
}

/** @returns how many comments stand where she may read them */
export function commentCounts(
  { database }: Pick<CommandContext, 'database'>,
  { programmeId, person, role }: Commenter,
): Promise<CommentCounts> {
  return countsFor(database.db, { programmeId, reads: commentReads(role), reader: person })
}

function placeOf({ item, point, agendaItem, decision, about }: CommentsQuery): Outcome<ThreadsWhere['at']> {
  const places: NonNullable<ThreadsWhere['at']>[] = []
  if (item !== undefined) places.push({ kind: 'item', item })
  if (point !== undefined && agendaItem !== undefined) places.push({ kind: 'agenda', point, agendaItem })
  if (decision !== undefined) places.push({ kind: 'decision', decision })
  if (about !== undefined) places.push({ kind: 'programme' })
  if ((point === undefined) !== (agendaItem === undefined) || places.length > 1) return refuse('INVALID')
  return done(places[0] ?? null)
}
