// /api/session: signing in by taking a seat, who is signed in, signing out. Signing in always makes a new session and ends the one the
// browser had; signing out ends it at once, its live connections too (SES1).

import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { sessionBodySchema, takeSeatSchema } from '../../../shared/contract/http.ts'
import { endedSessionCookie } from '../../auth/session-cookie.ts'
import { begunSession } from '../../commands/people/begin-session.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { signedIn } from '../before-routes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { addressLimited } from '../limits/limited.ts'
import type { RateLimits } from '../limits/rate-limits.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'
import { beginsWith, comeIn, endBrowserSession, sessionBody } from './browser-session.ts'

const path = '/api/session'
const body = { 'application/json': { schema: sessionBodySchema } }

const takeSeat = createRoute({
  method: 'post',
  path,
  summary: 'Sign in by taking a seat',
  request: { body: { required: true, content: { 'application/json': { schema: takeSeatSchema } } } },
  responses: { 201: { description: 'Signed in; a cookie follows', content: body }, ...refusalResponses },
})
const readSession = createRoute({
  method: 'get',
  path,
  summary: 'Who is signed in',
  responses: { 200: { description: 'The person and her boards', content: body }, ...refusalResponses },
})
const endSession = createRoute({
  method: 'delete',
  path,
  summary: 'Sign out',
  responses: { 204: { description: 'Nobody is signed in any more' }, ...refusalResponses },
})

export function sessionRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, limits: RateLimits): void {
  const { settings } = context

  app.post(path, addressLimited(context, limits, 'seat'))
  app.openapi(takeSeat, async (c) => {
    if (!settings.seats) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const { seat } = c.req.valid('json')
    const found = (await context.people.listSeats()).find((each) => each.seat === seat)
    if (!found) return refusalAnswer(c, { code: 'NOT_FOUND', field: 'seat' })
    const begins = { ...beginsWith(c, context), personId: found.person.id, by: 'seat' as const }
    const begun = await inTransaction(context.database, (tx) => begunSession(tx, begins))
    const actor = await comeIn(c, context, begun)
    return c.json(await sessionBody(context, actor), 201)
  })

  app.get(path, signedIn(context))
  app.openapi(readSession, async (c) => c.json(await sessionBody(context, c.var.actor), 200))

  app.openapi(endSession, async (c) => {
    await endBrowserSession(context, c.req.header('cookie'))
    c.header('Set-Cookie', endedSessionCookie({ secure: settings.secureCookies }))
    return c.body(null, 204)
  })
}
