// /api/programmes/{programme}/comments, …/comment-counts and …/threads: comments between meetings, read, begun and answered, edited and deleted by their
// authors, resolved and opened again. For those who may read comments alone: observers are told nothing of them, by no notice either.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { threadStepSchema } from '../../../shared/comment/thread.ts'
import {
  beginThreadSchema,
  commentCountsSchema,
  commentsBodySchema,
  commentsQuerySchema,
  type ThreadBody,
  threadBodySchema,
} from '../../../shared/contract/comments.ts'
import { boardRoom, commentIdSchema, type ProgrammeId, programmeIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome } from '../../../shared/outcome.ts'
import type { Permission } from '../../../shared/rules/permissions.ts'
import type { Actor } from '../../auth/actor.ts'
import { beginThread, type Commenter, changeThread } from '../../commands/comments/comment-commands.ts'
import { commentCounts, commentsFor } from '../../commands/comments/comments-view.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const base = '/api/programmes/{programme}'
const programme = z.object({ programme: programmeIdSchema })
const thread = { 'application/json': { schema: threadBodySchema } }

const list = createRoute({
  method: 'get',
  path: `${base}/comments`,
  summary: 'Comments at one place, or of the whole programme by a filter',
  request: { params: programme, query: commentsQuerySchema },
  responses: {
    200: { description: 'Threads', content: { 'application/json': { schema: commentsBodySchema } } },
    ...refusalResponses,
  },
})
const counts = createRoute({
  method: 'get',
  path: `${base}/comment-counts`,
  summary: 'How many comments stand at items and agenda items',
  request: { params: programme },
  responses: {
    200: { description: 'Counts', content: { 'application/json': { schema: commentCountsSchema } } },
    ...refusalResponses,
  },
})
const begin = createRoute({
  method: 'post',
  path: `${base}/comments`,
  summary: 'Begin a thread; the same id again is the same comment',
  request: {
    params: programme,
    body: { required: true, content: { 'application/json': { schema: beginThreadSchema } } },
  },
  responses: { 201: { description: 'The thread', content: thread }, ...refusalResponses },
})
const change = createRoute({
  method: 'post',
  path: `${base}/threads/{thread}`,
  summary: 'Answer in a thread, edit or delete a comment of it, react to one, resolve the thread or open it again',
  request: {
    params: programme.extend({ thread: commentIdSchema }),
    body: { required: true, content: { 'application/json': { schema: threadStepSchema } } },
  },
  responses: { 200: { description: 'The thread as it now is', content: thread }, ...refusalResponses },
})

export function commentsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  app.openapi(list, async (c) => {
    const who = commenter(c.var.actor, c.req.valid('param').programme, 'comment.read')
    if (!who.ok) return refusalAnswer(c, who.refusal)
    const told = await commentsFor(context, { ...who.value, query: c.req.valid('query') })
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(counts, async (c) => {
    const who = commenter(c.var.actor, c.req.valid('param').programme, 'comment.read')
    if (!who.ok) return refusalAnswer(c, who.refusal)
    return c.json(await commentCounts(context, who.value), 200)
  })

  app.openapi(begin, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const who = commenter(c.var.actor, programmeId, 'comment.write')
    if (!who.ok) return refusalAnswer(c, who.refusal)
    const begun = await beginThread({ ...context, documentOf }, { ...who.value, body: c.req.valid('json') })
    if (!begun.ok) return refusalAnswer(c, begun.refusal)
    tell(context, programmeId, begun.value)
    return c.json(begun.value, 201)
  })

  app.openapi(change, async (c) => {
    const { programme: programmeId, thread: id } = c.req.valid('param')
    const who = commenter(c.var.actor, programmeId, 'comment.write')
    if (!who.ok) return refusalAnswer(c, who.refusal)
    const changed = await changeThread(context, { ...who.value, thread: id, step: c.req.valid('json') })
    if (!changed.ok) return refusalAnswer(c, changed.refusal)
    tell(context, programmeId, changed.value)
    return c.json(changed.value, 200)
  })
}

function commenter(actor: Actor, programmeId: ProgrammeId, permission: Permission): Outcome<Commenter> {
  const allowed = mayOn({ actor, programmeId, permission })
  return allowed.ok ? done({ programmeId, person: actor.personId, role: allowed.value }) : allowed
}

/** Of what is said those alone hear who may read it. */
function tell(
  { rooms }: Pick<HttpContext, 'rooms'>,
  programmeId: ProgrammeId,
  { thread: { internal, section } }: ThreadBody,
): void {
  const ofAll = internal ? 'inner-table' : 'comment-readers'
  const forWhom = section === 'all' ? ofAll : section === 'board' ? 'board-comments' : 'office-comments'
  rooms.notify(boardRoom(programmeId), { topic: 'comments', id: programmeId }, forWhom)
}
