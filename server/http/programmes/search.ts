// GET /api/programmes/{programme}/search: words found in what the reader may read.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { searchAskedSchema, searchBodySchema } from '../../../shared/contract/search.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import { findInProgramme } from '../../commands/search/find-in-programme.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const search = createRoute({
  method: 'get',
  path: '/api/programmes/{programme}/search',
  summary: 'Find words in needs, agendas, minutes, decisions and comments',
  request: { params: z.object({ programme: programmeIdSchema }), query: searchAskedSchema },
  responses: {
    200: {
      description: 'What was found, the best first',
      content: { 'application/json': { schema: searchBodySchema } },
    },
    ...refusalResponses,
  },
})

export function searchRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  const find = findInProgramme(context, documentOf)
  app.openapi(search, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const { actor } = c.var
    const allowed = mayOn({ actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const reader = { person: actor.personId, role: allowed.value }
    return c.json(await find({ programmeId, reader, asked: c.req.valid('query') }), 200)
  })
}
