// /api/programmes/{programme}/changes: what has changed since a moment, item by item, and who did it; and until when the reader has seen it.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  changesAskedSchema,
  changesBodySchema,
  changesSeenSchema,
  seenBodySchema,
} from '../../../shared/contract/changes.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'
import { changesSince } from '../../commands/board/changes-since.ts'
import { markSeen } from '../../store/looks.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const readChanges = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}/changes',
  summary: 'What has changed since a moment, and who changed it',
  request: { params: z.object({ programme: programmeIdSchema }), query: changesAskedSchema },
  responses: {
    200: { description: 'Changes', content: { 'application/json': { schema: changesBodySchema } } },
    ...refusalResponses,
  },
})
const markChanges = createRoute({
  method: 'put',
  path: '/api/programmes/{programme}/changes/seen',
  summary: 'Say that what has changed is seen, up to a moment',
  request: {
    params: z.object({ programme: programmeIdSchema }),
    body: { required: true, content: { 'application/json': { schema: changesSeenSchema } } },
  },
  responses: {
    200: { description: 'Until when it is seen', content: { 'application/json': { schema: seenBodySchema } } },
    ...refusalResponses,
  },
})

export function changesRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const changes = changesSince(context)
  app.openapi(readChanges, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { since } = c.req.valid('query')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const reader = { person: c.var.actor.personId, role: allowed.value }
    const body = await changes({ programmeId, since: since === undefined ? null : new Date(since), reader })
    return body === null ? refusalAnswer(c, { code: 'NOT_FOUND' }) : c.json(body, 200)
  })

  app.openapi(markChanges, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { personId } = c.var.actor
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const now = context.now()
    const asked = new Date(c.req.valid('json').until)
    const until = asked > now ? now : asked
    const seen = await markSeen(context.database.db, { personId, programmeId, until })
    return c.json({ seen: seen.toISOString() }, 200)
  })
}
