// /api/programmes/{programme}/history: the time line of the board, the board at a moment of it, and what became of one item. For everybody who reads the
// board; which decisions were made, as far as the reader may know of them.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  boardAtAskedSchema,
  boardAtBodySchema,
  historyBodySchema,
  itemHistoryBodySchema,
} from '../../../shared/contract/history.ts'
import { itemIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { boardAtMoment, boardHistory } from '../../commands/board/board-history.ts'
import { itemHistory } from '../../commands/board/item-history.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { mayOn } from '../may-on.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const base = '/api/programmes/{programme}/history'
const programme = z.object({ programme: programmeIdSchema })

const readHistory = createRoute({
  method: 'get',
  path: base,
  summary: 'When the board was written in, by whom, and its named moments',
  request: { params: programme },
  responses: {
    200: { description: 'The time line', content: { 'application/json': { schema: historyBodySchema } } },
    ...refusalResponses,
  },
})
const readBoardAt = createRoute({
  method: 'get',
  path: `${base}/board`,
  summary: 'The board as it stood at a moment, and what has changed since',
  request: { params: programme, query: boardAtAskedSchema },
  responses: {
    200: { description: 'The board', content: { 'application/json': { schema: boardAtBodySchema } } },
    ...refusalResponses,
  },
})
const readItemHistory = createRoute({
  method: 'get',
  path: `${base}/items/{item}`,
  summary: 'What became of one item, field by field, and who wrote it',
  request: { params: programme.extend({ item: itemIdSchema }) },
  responses: {
    200: { description: 'Newest first', content: { 'application/json': { schema: itemHistoryBodySchema } } },
    ...refusalResponses,
  },
})

export function historyRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  const boardAt = boardAtMoment(context, documentOf)
  const historyOf = itemHistory(context)

  app.openapi(readHistory, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const reader = { person: c.var.actor.personId, role: allowed.value }
    const told = await boardHistory(context, { programmeId, reader })
    return told === null ? refusalAnswer(c, { code: 'NOT_FOUND' }) : c.json(told, 200)
  })

  app.openapi(readBoardAt, async (c) => {
    const { programme: programmeId } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const asked = new Date(c.req.valid('query').at)
    const now = context.now()
    const told = await boardAt({ programmeId, at: (asked > now ? now : asked).toISOString() })
    return told === null ? refusalAnswer(c, { code: 'NOT_FOUND' }) : c.json(told, 200)
  })

  app.openapi(readItemHistory, async (c) => {
    const { programme: programmeId, item } = c.req.valid('param')
    const allowed = mayOn({ actor: c.var.actor, programmeId, permission: 'board.read' })
    if (!allowed.ok) return refusalAnswer(c, allowed.refusal)
    const told = await historyOf({ programmeId, item })
    return told === null ? refusalAnswer(c, { code: 'NOT_FOUND' }) : c.json(told, 200)
  })
}
