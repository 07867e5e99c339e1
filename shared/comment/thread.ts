// Thread: a first comment and its answers, and what a person does to it. Pure: time, ids and rights come in as arguments. Promises that only the author
// edits and deletes, that both leave a trace, and that of a deleted comment nothing is left but who wrote it and when. Called by the commands of comments.

import { z } from 'zod'
import { isSafeText } from '../board/value.ts'
import { commentIdSchema, type PersonId, personIdSchema } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { anchorSchema } from './anchor.ts'
import { commentSectionSchema } from './section.ts'

export const commentMaxLength = 4_000
export const reactions = ['agree', 'thanks', 'seen', 'unsure'] as const
const reactionSchema = z.enum(reactions)

/** As it is kept, with mentions by person id: 1–4,000 UTF-16 units, not only blanks; line breaks allowed. */
export const commentTextSchema = z
  .string()
  .max(commentMaxLength, { error: 'TEXT_TOO_LONG' })
  .refine((text) => text.trim() !== '', { error: 'COMMENT_EMPTY' })
  .refine(isSafeText, { error: 'CONTENT' })

export const commentSchema = z.object({
  id: commentIdSchema,
  author: personIdSchema,
  /** Empty when it is deleted. */
  text: z.string(),
  writtenAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  /** By whom, in the order they came; one that nobody has given is left out. */
  reactions: z.partialRecord(reactionSchema, z.array(personIdSchema)),
  revision: z.number().int().min(1),
})
export type Comment = Readonly<z.infer<typeof commentSchema>>

export const threadSchema = z.object({
  /** That of its first comment. */
  id: commentIdSchema,
  anchor: anchorSchema,
  /** About something internal: for those who may read what is internal. */
  internal: z.boolean(),
  /** Whom of those it is for; one that an older page or server knows nothing of is for all. */
  section: commentSectionSchema.default('all'),
  resolved: z.object({ by: personIdSchema, at: z.iso.datetime() }).nullable(),
  comments: z.array(commentSchema).min(1),
})
export type Thread = Readonly<z.infer<typeof threadSchema>>

const answerSchema = z.strictObject({ type: z.literal('answer'), id: commentIdSchema, text: commentTextSchema })
const resolveSchema = z.strictObject({ type: z.literal('resolve') })
const reopenSchema = z.strictObject({ type: z.literal('reopen') })
const editSchema = z.strictObject({
  type: z.literal('edit'),
  comment: commentIdSchema,
  text: commentTextSchema,
  /** As she saw it. */
  revision: z.number().int().min(1),
})
const deleteSchema = z.strictObject({ type: z.literal('delete'), comment: commentIdSchema })
const reactSchema = z.strictObject({
  type: z.literal('react'),
  comment: commentIdSchema,
  reaction: reactionSchema,
  /** false: takes it back. */
  on: z.boolean(),
})

/** One thing a person does to a thread. */
export const threadStepSchema = z.discriminatedUnion('type', [
  answerSchema,
  editSchema,
  deleteSchema,
  resolveSchema,
  reopenSchema,
  reactSchema,
])
export type ThreadStep = Readonly<z.infer<typeof threadStepSchema>>

/** Who does it and when, and whether her role may resolve threads others began. */
export interface ThreadWorld {
  readonly by: PersonId
  /** ISO 8601. */
  readonly at: string
  readonly mayResolve: boolean
}

/** @returns a comment nobody has done anything to. */
export function newComment(o: Pick<Comment, 'id' | 'author' | 'text' | 'writtenAt'>): Comment {
  return { ...o, editedAt: null, deletedAt: null, reactions: {}, revision: 1 }
}

/**
 * @returns the thread as it then is, the very same one when it stood so already; NOT_FOUND for a comment that is not of it, NOT_AUTHOR, FORBIDDEN,
 *   COMMENT_DELETED, STALE, KEY_REUSED for an answer whose id stands
 */
export function stepThread(thread: Thread, step: ThreadStep, world: ThreadWorld): Outcome<Thread> {
  switch (step.type) {
    case 'answer':
      return answer(thread, step, world)
    case 'resolve':
    case 'reopen':
      return resolve(thread, step.type === 'resolve', world)
    case 'edit':
    case 'delete':
    case 'react':
      return onComment(thread, step, world)
  }
}

/** An answer opens the thread again: what is answered is not settled. */
function answer(
  thread: Thread,
  { id, text }: Extract<ThreadStep, { type: 'answer' }>,
  { by, at }: ThreadWorld,
): Outcome<Thread> {
  if (thread.comments.some((comment) => comment.id === id)) return refuse('KEY_REUSED', { record: id })
  const added = newComment({ id, author: by, text, writtenAt: at })
  return done({ ...thread, resolved: null, comments: [...thread.comments, added] })
}

function resolve(thread: Thread, isResolved: boolean, { by, at, mayResolve }: ThreadWorld): Outcome<Thread> {
  const isHers = thread.comments[0]?.author === by
  if (!mayResolve && !isHers) return refuse('FORBIDDEN', { params: { permission: 'comment.resolve' } })
  if ((thread.resolved !== null) === isResolved) return done(thread)
  return done({ ...thread, resolved: isResolved ? { by, at } : null })
}

function onComment(
  thread: Thread,
  step: Extract<ThreadStep, { type: 'edit' | 'delete' | 'react' }>,
  world: ThreadWorld,
): Outcome<Thread> {
  const before = thread.comments.find(({ id }) => id === step.comment)
  if (before === undefined) return refuse('NOT_FOUND')
  const after = step.type === 'react' ? react(before, step, world) : ownComment(before, step, world)
  if (!after.ok) return after
  if (after.value === before) return done(thread)
  const comments = thread.comments.map((comment) => (comment === before ? after.value : comment))
  return done({ ...thread, comments })
}

function ownComment(
  before: Comment,
  step: Extract<ThreadStep, { type: 'edit' | 'delete' }>,
  { by, at }: ThreadWorld,
): Outcome<Comment> {
  if (before.author !== by) return refuse('NOT_AUTHOR', { record: before.id, field: 'comment' })
  const revision = before.revision + 1
  if (step.type === 'delete') {
    if (before.deletedAt !== null) return done(before)
    return done({ ...before, text: '', reactions: {}, deletedAt: at, revision })
  }
  if (before.deletedAt !== null) return refuse('COMMENT_DELETED', { record: before.id })
  if (step.text === before.text) return done(before)
  if (step.revision !== before.revision) return refuse('STALE', { record: before.id })
  return done({ ...before, text: step.text, editedAt: at, revision })
}

/** Leaves the revision: whoever edits her own words is not held up by who agrees with them. */
function react(
  before: Comment,
  { reaction, on }: Extract<ThreadStep, { type: 'react' }>,
  { by }: ThreadWorld,
): Outcome<Comment> {
  if (before.deletedAt !== null) return refuse('COMMENT_DELETED', { record: before.id })
  const given = before.reactions[reaction] ?? []
  if (given.includes(by) === on) return done(before)
  const { [reaction]: _given, ...others } = before.reactions
  const now = on ? [...given, by] : given.filter((person) => person !== by)
  return done({ ...before, reactions: now.length === 0 ? others : { ...others, [reaction]: now } })
}
