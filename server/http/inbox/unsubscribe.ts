// /api/unsubscribe/{token}: what the link in a mail is about, and stopping mails of that kind, without signing in. POST /unsubscribe/{token} is the
// same for mail programs that stop them by one press (RFC 8058); a GET changes nothing, since scanners follow every link. The token opens nothing else.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { unsubscribeBodySchema } from '../../../shared/contract/mail.ts'
import { setWanted, unsubscribeSecret, wantedKinds } from '../../store/mail-settings.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'

const params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
const told = {
  200: { description: 'What it is about', content: { 'application/json': { schema: unsubscribeBodySchema } } },
}

const read = createRoute({
  method: 'get',
  path: '/api/unsubscribe/{token}',
  summary: 'What a link to stop mails is about',
  request: { params },
  responses: { ...told, ...refusalResponses },
})
const stop = (path: string) =>
  createRoute({
    method: 'post',
    path,
    summary: 'Stop mails of one kind from one programme',
    request: { params },
    responses: { ...told, ...refusalResponses },
  })

export function unsubscribeRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext): void {
  const { db } = context.database
  const found = async (token: string) => {
    const secret = await unsubscribeSecret(db, token)
    const programme = secret && (await context.programmes.get(secret.programmeId))
    return secret && programme ? { secret, programme: programme.name } : null
  }

  app.openapi(read, async (c) => {
    const about = await found(c.req.valid('param').token)
    if (about === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const { secret, programme } = about
    const wanted = (await wantedKinds(db, secret)).find(({ kind }) => kind === secret.kind)?.wanted ?? false
    return c.json({ kind: secret.kind, programme, wanted }, 200)
  })

  for (const path of ['/api/unsubscribe/{token}', '/unsubscribe/{token}']) {
    app.openapi(stop(path), async (c) => {
      const about = await found(c.req.valid('param').token)
      if (about === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
      const { secret, programme } = about
      await setWanted(db, { ...secret, wanted: false, at: context.now() })
      c.header('Cache-Control', 'no-store')
      return c.json({ kind: secret.kind, programme, wanted: false }, 200)
    })
  }
}
