// /api/sessions: where one is signed in, and ending one of them or all others. Their connections are closed at once, on every node.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { endedSessionsSchema, type OwnSession, ownSessionsSchema } from '../../../shared/contract/sign-in.ts'
import { endOwnSessions } from '../../commands/people/end-sessions.ts'
import { sessionsOf } from '../../store/own-sessions.ts'
import { signedIn } from '../before-routes.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const path = '/api/sessions'
const ended = { description: 'How many ended', content: { 'application/json': { schema: endedSessionsSchema } } }

const list = createRoute({
  method: 'get',
  path,
  summary: 'Where one is signed in, the newest first',
  responses: {
    200: { description: 'Sessions', content: { 'application/json': { schema: ownSessionsSchema } } },
    ...refusalResponses,
  },
})
const endOthers = createRoute({
  method: 'delete',
  path,
  summary: 'Sign out everywhere else',
  responses: { 200: ended, ...refusalResponses },
})
const endOne = createRoute({
  method: 'delete',
  path: `${path}/{session}`,
  summary: 'Sign out in one place',
  request: { params: z.object({ session: z.uuid() }) },
  responses: { 200: ended, ...refusalResponses },
})

export function ownSessionsRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { database, now, rooms } = context

  app.use(path, signedIn(context))
  app.use(`${path}/:session`, signedIn(context))

  app.openapi(list, async (c) => {
    const { personId, sessionId } = c.var.actor
    const found = await sessionsOf(database.db, { personId, now: now() })
    const sessions = found.map(
      ({ id, by, device, createdAt, seenAt, expiresAt }): OwnSession => ({
        ...{ id, by },
        device: named(device),
        createdAt: createdAt.toISOString(),
        seenAt: seenAt?.toISOString() ?? null,
        expiresAt: expiresAt.toISOString(),
        current: id === sessionId,
      }),
    )
    return c.json({ sessions }, 200)
  })

  app.openapi(endOthers, async (c) => {
    const over = await endOwnSessions(database, { actor: c.var.actor, at: now() })
    for (const id of over) rooms.sessionEnded(id)
    return c.json({ ended: over.length }, 200)
  })

  app.openapi(endOne, async (c) => {
    const only = c.req.valid('param').session
    const over = await endOwnSessions(database, { actor: c.var.actor, at: now(), only })
    if (over.length === 0) return refusalAnswer(c, { code: 'NOT_FOUND' })
    for (const id of over) rooms.sessionEnded(id)
    return c.json({ ended: over.length }, 200)
  })
}

function named(device: string | null): OwnSession['device'] {
  if (device === null) return null
  const [browser = '', system = ''] = device.split('/')
  return { browser, system }
}
