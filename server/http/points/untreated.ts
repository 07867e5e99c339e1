// /api/programmes/{programme}/points/{point}/untreated: what a meeting did not come to, where it went, and what came here from other points; and
// carrying it on. Internal items are absent for those who may not read what is internal.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { carryUntreatedSchema, untreatedBodySchema } from '../../../shared/contract/meeting.ts'
import { pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { carryUntreated } from '../../commands/agenda/carry-untreated.ts'
import { untreatedAt } from '../../commands/agenda/untreated-view.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/points/{point}/untreated'
const place = z.object({ programme: programmeIdSchema, point: pointIdSchema })
const answer = {
  200: { description: 'What was not treated', content: { 'application/json': { schema: untreatedBodySchema } } },
  ...refusalResponses,
}
const read = createRoute({
  method: 'get',
  path,
  summary: 'What a meeting did not come to, where it went, and what was carried here',
  request: { params: place },
  responses: answer,
})
const carry = createRoute({
  method: 'post',
  path,
  summary: 'Carry what was not treated to other points and the backlog, all or none',
  request: {
    params: place,
    body: { required: true, content: { 'application/json': { schema: carryUntreatedSchema } } },
  },
  responses: answer,
})

export function untreatedRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  app.openapi(read, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const body = await untreatedAt(context, { programmeId, pointId, internal: may(allowed.value, 'internal.read') })
    return body === null ? refusalAnswer(c, { code: 'NOT_FOUND' }) : c.json(body, 200)
  })

  app.openapi(carry, async (c) => {
    const { programme: programmeId, point: pointId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'agenda.edit' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const internal = may(allowed.value, 'internal.read')
    const command = c.req.valid('json')
    const carried = await carryUntreated(context, { programmeId, pointId, command, by: actor.personId, internal })
    if (!carried.ok) return refusalAnswer(c, carried.refusal)
    const body = await untreatedAt(context, { programmeId, pointId, internal })
    return body === null ? refusalAnswer(c, { code: 'NOT_FOUND' }) : c.json(body, 200)
  })
}
