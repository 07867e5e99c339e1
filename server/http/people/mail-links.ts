// /api/sign-in/mail: a link to sign in by, to the address of somebody known, and its use. Whoever asks is answered the same whether anybody has the address.
// Exists where mail is set up and no issuer is.

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { sessionBodySchema } from '../../../shared/contract/http.ts'
import { askSignInLinkSchema } from '../../../shared/contract/sign-in.ts'
import { ownPath } from '../../auth/own-path.ts'
import { comeInByLink, sendSignInLink } from '../../commands/people/mail-sign-in.ts'
import type { HttpContext, HttpEnv } from '../context.ts'
import { addressLimited, tooOften } from '../limits/limited.ts'
import type { RateLimits } from '../limits/rate-limits.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'
import { beginsWith, comeIn, sessionBody } from './browser-session.ts'

const path = '/api/sign-in/mail'

const askForLink = createRoute({
  method: 'post',
  path,
  summary: 'Ask for a link to sign in by',
  request: { body: { required: true, content: { 'application/json': { schema: askSignInLinkSchema } } } },
  responses: { 202: { description: 'Sent, if somebody here has the address' }, ...refusalResponses },
})
const takeLink = createRoute({
  method: 'post',
  path: `${path}/{token}`,
  summary: 'Sign in by a link',
  request: { params: z.object({ token: z.string().max(64) }) },
  responses: {
    201: { description: 'Signed in; a cookie follows', content: { 'application/json': { schema: sessionBodySchema } } },
    ...refusalResponses,
  },
})

export function mailLinksRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, limits: RateLimits): void {
  const { database, logger, now } = context
  const mailer = context.oidc === null ? context.mailer : null

  app.post(path, addressLimited(context, limits, 'mail'))
  app.openapi(askForLink, async (c) => {
    if (mailer === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const { email, returnTo } = c.req.valid('json')
    const often = await tooOften(c, limits, { what: 'mailbox', key: email, field: 'sign-in' })
    if (often !== null) return often as never
    sendSignInLink(
      { database, mailer, logger },
      {
        email,
        at: now(),
        origin: context.origins()[0] ?? '',
        language: c.var.language,
        returnTo: ownPath(returnTo),
        share: null,
      },
    )
    return c.body(null, 202)
  })

  app.post(`${path}/:token`, addressLimited(context, limits, 'link'))
  app.openapi(takeLink, async (c) => {
    if (mailer === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const begun = await comeInByLink(database, { ...beginsWith(c, context), token: c.req.valid('param').token })
    if (!begun.ok) return refusalAnswer(c, begun.refusal)
    return c.json(await sessionBody(context, await comeIn(c, context, begun.value)), 201)
  })
}
