// The projector's link, and what it shows: /api/programmes/{programme}/points/{point}/meeting/projector makes one and withdraws them all;
// /api/projector/{token} is asked each second by whoever has the link, without signing in, and answers that nothing is new with nothing.

import { createHash } from 'node:crypto'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { projectorLinkSchema } from '../../../shared/contract/meeting.ts'
import { projectorViewSchema, serverTimeHeader } from '../../../shared/contract/projector.ts'
import { pointIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { hashOfToken, newSessionToken } from '../../auth/session-cookie.ts'
import type { DocumentOf } from '../../commands/documents/kept-documents.ts'
import { projectedBoard } from '../../commands/projector/projected-board.ts'
import { projectorView } from '../../commands/projector/projector-view.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { pointFor } from '../point-for.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/programmes/{programme}/points/{point}/meeting/projector'
const place = z.object({ programme: programmeIdSchema, point: pointIdSchema })
const lastsMs = 12 * 3_600_000

const makeLink = createRoute({
  method: 'post',
  path,
  summary: 'A link that shows what the room sees, without signing in; told once',
  request: { params: place },
  responses: {
    201: { description: 'The link', content: { 'application/json': { schema: projectorLinkSchema } } },
    ...refusalResponses,
  },
})
const withdrawLinks = createRoute({
  method: 'delete',
  path,
  summary: 'Every link of the point is over',
  request: { params: place },
  responses: { 204: { description: 'Withdrawn' }, ...refusalResponses },
})
const look = createRoute({
  method: 'get',
  path: '/api/projector/{token}',
  summary: 'What the room sees, for whoever has the link',
  request: { params: z.object({ token: z.string().max(64) }) },
  responses: {
    200: { description: 'What the room sees', content: { 'application/json': { schema: projectorViewSchema } } },
    304: { description: 'Nothing is new since the answer with this ETag' },
    ...refusalResponses,
  },
})

export function projectorRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, documentOf: DocumentOf): void {
  const { projectorLinks, now } = context
  const reads = { context, documentOf, board: projectedBoard(documentOf) }

  app.openapi(makeLink, async (c) => {
    const { actor } = c.var
    const here = await pointFor(context, { where: c.req.valid('param'), actor, permission: 'meeting.run' })
    if (!here.ok) return refusalAnswer(c, here.refusal)
    const token = newSessionToken()
    const createdAt = now()
    const expiresAt = new Date(createdAt.getTime() + lastsMs)
    const tokenHash = hashOfToken(token)
    const { id: pointId, programmeId } = here.value
    const createdBy = actor.personId
    await projectorLinks.create({ tokenHash, programmeId, pointId, createdBy, createdAt, expiresAt })
    return c.json({ path: `/projector/${token}`, expiresAt: expiresAt.toISOString() }, 201)
  })

  app.openapi(withdrawLinks, async (c) => {
    const where = c.req.valid('param')
    const here = await pointFor(context, { where, actor: c.var.actor, permission: 'meeting.run' })
    if (!here.ok) return refusalAnswer(c, here.refusal)
    const { id: pointId, programmeId } = here.value
    await projectorLinks.withdraw({ programmeId, pointId, by: c.var.actor.personId, at: now() })
    return c.body(null, 204)
  })

  app.openapi(look, async (c) => {
    const tokenHash = hashOfToken(c.req.valid('param').token)
    const link = await projectorLinks.find({ tokenHash, now: now() })
    const view = link === null ? null : await projectorView(reads, link)
    if (view === null) return refusalAnswer(c, { code: 'LINK_OVER' })
    const etag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url')}"`
    const serverTime = now().toISOString()
    const headers = { ETag: etag, [serverTimeHeader]: serverTime }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    return c.json({ ...view, serverTime }, 200, headers)
  })
}
