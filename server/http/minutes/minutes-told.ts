// /api/programmes/{programme}/points/{point}/minutes/told: what the minutes of a point say, in their parts, for the page on which they are written and
// read: the same as the files that are taken out, to the same readers (minutes.ts).

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { toldMinutesQuerySchema, toldMinutesSchema } from '../../../shared/contract/told-minutes.ts'
import { pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { minutesToShow } from '../../commands/minutes/minutes-to-show.ts'
import { gatherMinutes } from '../../exports/gather-minutes.ts'
import { toldMinutes } from '../../exports/minutes-blocks.ts'
import { sourceOf } from '../../exports/whole-minutes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { pointFor } from '../point-for.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const readTold = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}/points/{point}/minutes/told',
  summary: 'What the minutes of a point say: the draft, or what was approved last',
  request: { params: z.object({ programme: programmeIdSchema, point: pointIdSchema }), query: toldMinutesQuerySchema },
  responses: {
    200: { description: 'Minutes in their parts', content: { 'application/json': { schema: toldMinutesSchema } } },
    ...refusalResponses,
  },
})

export function minutesToldRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  app.openapi(readTold, async (c) => {
    const { audience, language = c.var.language } = c.req.valid('query')
    const permission = audience === 'board' ? 'internal.read' : 'board.read'
    const point = await pointFor(context, { where: c.req.valid('param'), actor: c.var.actor, permission })
    if (!point.ok) return refusalAnswer(c, point.refusal)
    const { programmeId, id: pointId } = point.value
    const minutes = await minutesToShow(context, { programmeId, pointId, audience, edition: undefined })
    if (!minutes.ok) return refusalAnswer(c, minutes.refusal)
    return c.json(toldMinutes(gatherMinutes(sourceOf(minutes.value.whole, { language, audience }))), 200)
  })
}
