// /api/programmes/{programme}/inbox: what waits for the reader there; and /api/inbox: how much presses on each of her programmes.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { inboxBodySchema, inboxCountsSchema } from '../../../shared/contract/inbox.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import { inboxReading } from '../../commands/inbox/inbox-view.ts'
import { signedIn } from '../before-routes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const readInbox = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}/inbox',
  summary: 'What waits for the reader',
  request: { params: z.object({ programme: programmeIdSchema }) },
  responses: {
    200: { description: 'What waits', content: { 'application/json': { schema: inboxBodySchema } } },
    ...refusalResponses,
  },
})
const countsPath = '/api/inbox'
const readCounts = createRoute({
  method: 'get',
  path: countsPath,
  summary: 'How much waits for the reader on each of her programmes',
  responses: {
    200: { description: 'Counts', content: { 'application/json': { schema: inboxCountsSchema } } },
    ...refusalResponses,
  },
})

export function inboxRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  const inbox = inboxReading({ ...context, documentOf })

  app.openapi(readInbox, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    return c.json(await inbox(programmeId, { person: c.var.actor.personId, role: allowed.value }), 200)
  })

  app.get(countsPath, signedIn(context))
  app.openapi(readCounts, async (c) => {
    const { actor } = c.var
    const programmes: { programmeId: (typeof all)[number]['id']; count: number }[] = []
    const all = await context.programmes.list()
    for (const { id: programmeId } of all) {
      const allowed = mayOn({ actor, programmeId, permission: 'board.read' })
      if (!allowed.ok) continue
      const { entries } = await inbox(programmeId, { person: actor.personId, role: allowed.value })
      programmes.push({ programmeId, count: entries.filter(({ pressing }) => pressing).length })
    }
    return c.json({ programmes }, 200)
  })
}
