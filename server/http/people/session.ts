// /api/session: signing in by taking a seat, who is signed in, signing out. Signing in always makes a new session and ends the one the
// browser had; signing out ends it at once, its live connections too (SES1).

import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { type SessionBody, sessionBodySchema, takeSeatSchema } from '../../../shared/contract/http.ts'
import { permissionsOf } from '../../../shared/rules/permissions.ts'
import type { Actor } from '../../auth/actor.ts'
import { personColour } from '../../auth/person-colour.ts'
import {
  endedSessionCookie,
  hashOfToken,
  newSessionToken,
  sessionCookie,
  tokenOfCookies,
} from '../../auth/session-cookie.ts'
import { signedIn } from '../before-routes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/session'
const millisecondsPerHour = 3_600_000
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

export function sessionRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { settings, now } = context
  const secure = settings.secureCookies

  app.openapi(takeSeat, async (c) => {
    if (!settings.seats) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const { seat } = c.req.valid('json')
    const found = (await context.people.listSeats()).find((each) => each.seat === seat)
    if (!found) return refusalAnswer(c, { code: 'NOT_FOUND', field: 'seat' })
    await end(context, c.req.header('cookie'))
    const token = newSessionToken()
    const expiresAt = new Date(now().getTime() + settings.sessionHours * millisecondsPerHour)
    await context.sessions.create({ tokenHash: hashOfToken(token), personId: found.person.id, expiresAt })
    const cookie = sessionCookie({ token, expiresAt, secure })
    const actor = await context.currentActor(cookie.slice(0, cookie.indexOf(';')))
    if (actor === null) throw new Error('a session just made signs nobody in')
    c.header('Set-Cookie', cookie)
    return c.json(await sessionBody(context, actor), 201)
  })

  app.get(path, signedIn(context))
  app.openapi(readSession, async (c) => c.json(await sessionBody(context, c.var.actor), 200))

  app.openapi(endSession, async (c) => {
    await end(context, c.req.header('cookie'))
    c.header('Set-Cookie', endedSessionCookie({ secure }))
    return c.body(null, 204)
  })
}

async function end({ currentActor, sessions, rooms }: HttpContext, cookieHeader: string | undefined): Promise<void> {
  const actor = await currentActor(cookieHeader)
  const token = tokenOfCookies(cookieHeader)
  if (actor === null || token === null) return
  await sessions.end(hashOfToken(token))
  rooms.sessionEnded(actor.sessionId)
}

async function sessionBody({ programmes, settings }: HttpContext, actor: Actor): Promise<SessionBody> {
  const { personId: id, name, organisation } = actor
  const memberships = (await programmes.list()).flatMap((programme) => {
    const role = actor.roleOn(programme.id)
    return role ? [{ programmeId: programme.id, role, permissions: [...permissionsOf(role)] }] : []
  })
  return {
    person: { id, name, organisation, colour: personColour(id) },
    memberships,
    expiresAt: actor.expiresAt.toISOString(),
    durable: settings.durable,
  }
}
