// /api/programmes/{programme}/second-opinion: the best set a solver found within the frame, beside the board's own; working a new one out. For everybody who reads
// the board: nothing is changed by it.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { secondOpinionBodySchema } from '../../../shared/contract/second-opinion.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import { opinionInThread } from '../../commands/frame/opinion-in-thread.ts'
import { secondOpinions } from '../../commands/frame/second-opinion.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/second-opinion'
const request = { params: z.object({ programme: programmeIdSchema }) }
const responses = {
  200: { description: 'The opinion', content: { 'application/json': { schema: secondOpinionBodySchema } } },
  ...refusalResponses,
}

const readOpinion = createRoute({
  method: 'get',
  path,
  summary: 'The newest second opinion, and whether it is of the queue as it is',
  request,
  responses,
})
const workOutOpinion = createRoute({
  method: 'post',
  path,
  summary: 'Work a second opinion out of the queue as it is',
  request,
  responses,
})

export function secondOpinionRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  const opinions = secondOpinions(context, { documentOf, inThread: opinionInThread })

  app.openapi(readOpinion, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const told = await opinions.read(programmeId)
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })

  app.openapi(workOutOpinion, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const told = await opinions.workOut(programmeId)
    return told.ok ? c.json(told.value, 200) : refusalAnswer(c, told.refusal)
  })
}
