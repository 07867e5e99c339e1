// /api/programmes/{programme}/frame: what the programme reckons with, its ladder of frames, and the frame that is being tried out.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { frameBodySchema } from '../../../shared/contract/frame.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'
import { frameBody } from '../../commands/frame/frame-body.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const readFrame = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}/frame',
  summary: 'Steering and frames of a programme',
  request: { params: z.object({ programme: programmeIdSchema }) },
  responses: {
    200: { description: 'The frame', content: { 'application/json': { schema: frameBodySchema } } },
    ...refusalResponses,
  },
})

export function frameRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  app.openapi(readFrame, async (c) => {
    const { programme: id } = c.req.valid('param')
    const programme = c.var.actor.roleOn(id) ? await context.programmes.get(id) : null
    if (programme === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    return c.json(await frameBody(context, programme), 200)
  })
}
