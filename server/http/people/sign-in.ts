// /api/sign-in: which ways in there are, and the journey to the issuer and back. What goes wrong on it is told to a browser on the page of signing in, by
// a code, and to anything else as every refusal is. Only our own addresses are returned to (T-023).

import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { getCookie } from 'hono/cookie'
import { signInWaysSchema } from '../../../shared/contract/sign-in.ts'
import { type Refusal, refuse } from '../../../shared/outcome.ts'
import type { Actor } from '../../auth/actor.ts'
import {
  type Attempt,
  attemptOf,
  endedAttempts,
  isStateOf,
  newAttempt,
  sealedAttempt,
} from '../../auth/oidc/attempt.ts'
import type { OidcSignIn } from '../../auth/oidc/oidc-sign-in.ts'
import { comeInByIssuer } from '../../commands/people/come-in-by-issuer.ts'
import { endIssuerSessions, endOwnSessions } from '../../commands/people/end-sessions.ts'
import { issuerLogoutPath } from '../before-routes.ts'
import type { HttpContext, HttpEnv, HttpRequest } from '../context.ts'
import { networkAddress, tooOften } from '../limits/limited.ts'
import type { RateLimits } from '../limits/rate-limits.ts'
import { refusalAnswer, refusalResponses } from '../refusal-answer.ts'
import { beginsWith, comeIn } from './browser-session.ts'

const startPath = '/api/sign-in/oidc'
const callbackPath = `${startPath}/callback`
const attemptCookie = 'veivalg_sign_in'
const attemptSeconds = 600

const waysIn = createRoute({
  method: 'get',
  path: '/api/sign-in',
  summary: 'The ways to sign in',
  responses: {
    200: { description: 'Ways', content: { 'application/json': { schema: signInWaysSchema } } },
    ...refusalResponses,
  },
})
const begin = createRoute({
  method: 'get',
  path: startPath,
  summary: 'Begin to sign in at the issuer',
  request: { query: z.object({ returnTo: z.string().max(512).optional() }) },
  responses: { 303: { description: 'To the issuer' }, ...refusalResponses },
})
const comeBack = createRoute({
  method: 'get',
  path: callbackPath,
  summary: 'Come back from the issuer',
  responses: { 303: { description: 'Signed in; to where the person was going' }, ...refusalResponses },
})
const signedOut = createRoute({
  method: 'post',
  path: issuerLogoutPath,
  summary: 'The issuer tells that somebody has signed out there',
  request: {
    body: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema: z.object({ logout_token: z.string().max(16_384) }) } },
    },
  },
  responses: { 200: { description: 'Her sessions are over' }, ...refusalResponses },
})

export function signInRoutes(app: OpenAPIHono<HttpEnv>, context: HttpContext, limits: RateLimits): void {
  const { settings, now, oidc } = context
  const ended = endedAttempts()
  const redirectUri = (): string => `${context.origins()[0] ?? ''}${callbackPath}`

  app.openapi(waysIn, (c) => {
    const issuer = settings.issuer && { label: settings.issuer.label }
    const mail = context.mailer !== null && oidc === null
    return c.json({ seats: settings.seats, oidc: oidc === null ? null : issuer, mail }, 200)
  })

  app.openapi(begin, async (c) => {
    if (oidc === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const over = await overOften(c)
    if (over !== null) return over
    const signedIn = await context.currentActor(c.req.header('cookie'))
    const { returnTo } = c.req.valid('query')
    const attempt = newAttempt({ returnTo, before: signedIn?.sessionId ?? null, now: now() })
    const started = await oidc.start({ attempt, redirectUri: redirectUri(), language: c.var.language })
    if (!started.ok) return turnedAway(c, started.refusal, attempt)
    c.header('Set-Cookie', cookieOf(sealedAttempt(attempt), attemptSeconds))
    return c.redirect(started.value.href, 303)
  })

  app.openapi(comeBack, async (c) => {
    if (oidc === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const over = await overOften(c)
    if (over !== null) return over
    const attempt = attemptOf(getCookie(c, attemptCookie), now())
    c.header('Set-Cookie', cookieOf('', 0))
    const begun = await finish(c, oidc, attempt)
    if (!begun.ok) return turnedAway(c, begun.refusal, attempt)
    const actor = await comeIn(c, context, begun.value)
    await endBefore(actor, attempt)
    return c.redirect(attempt?.returnTo ?? '/programmes', 303)
  })

  app.openapi(signedOut, async (c) => {
    if (oidc === null) return refusalAnswer(c, { code: 'NOT_FOUND' })
    const often = await tooOften(c, limits, { what: 'logout', key: networkAddress(c, context) })
    if (often !== null) return often as never
    const logout = await oidc.signedOut(c.req.valid('form').logout_token)
    if (!logout.ok) return refusalAnswer(c, logout.refusal)
    const over = await endIssuerSessions(context.database, { logout: logout.value, at: now() })
    if (!over.ok) return refusalAnswer(c, over.refusal)
    for (const id of over.value) context.rooms.sessionEnded(id)
    return c.body(null, 200)
  })

  async function finish(c: HttpRequest, issuer: OidcSignIn, attempt: Attempt | null) {
    // Another browser's, one that is over, or one that has been here.
    if (attempt === null || !isStateOf(attempt, c.req.query('state')) || !ended.end(attempt, now()))
      return refuse('SIGN_IN_STALE')
    const { search } = new URL(c.req.url)
    const claimed = await issuer.finish({ attempt, redirectUri: redirectUri(), search })
    if (!claimed.ok) return claimed
    return await comeInByIssuer(context.database, {
      ...beginsWith(c, context),
      claimed: claimed.value,
      invitationToken: /^\/invitation\/([A-Za-z0-9_-]{43})$/.exec(attempt.returnTo)?.[1] ?? null,
      tellsEmail: settings.issuer?.tellsEmail ?? true,
      byMail: context.mailer !== null,
    })
  }

  /** A browser that comes from the issuer's page brings no session of ours: the one it had when it left is ended by its id, if it was hers. */
  async function endBefore(actor: Actor, attempt: Attempt | null): Promise<void> {
    if (attempt?.before == null) return
    const over = await endOwnSessions(context.database, { actor, at: now(), only: attempt.before })
    for (const id of over) context.rooms.sessionEnded(id)
  }

  async function overOften(c: HttpRequest) {
    const asked = { what: 'journey', key: networkAddress(c, context), field: 'sign-in' } as const
    const answer = await tooOften(c, limits, asked)
    if (answer === null || !wantsPage(c)) return answer as ReturnType<typeof refusalAnswer> | null
    return turnedAway(c, { code: 'TOO_MANY_REQUESTS' }, null)
  }

  /** A browser is shown the page of signing in; the address says why and where she was going, both held to our own there. */
  function turnedAway(c: HttpRequest, refusal: Refusal, attempt: Attempt | null) {
    if (!wantsPage(c)) return refusalAnswer(c, refusal)
    const to = new URLSearchParams({ refused: refusal.code, ...(attempt === null ? {} : { next: attempt.returnTo }) })
    return c.redirect(`/seats?${to}`, 303)
  }

  /** Lax: the issuer's page leads here. */
  function cookieOf(value: string, seconds: number): string {
    const secure = settings.secureCookies ? '; Secure' : ''
    return `${attemptCookie}=${value}; Max-Age=${seconds}; Path=/api/sign-in; HttpOnly; SameSite=Lax${secure}`
  }
}

/** Whether a person looks at the answer. */
function wantsPage(c: HttpRequest): boolean {
  return (c.req.header('accept') ?? '').includes('text/html')
}
