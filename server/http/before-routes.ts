// Before routes: what every request passes: an id and a language, security headers, a log line without content, our own origin for
// everything that changes something (SES2), a cap on the body, and who it comes from. Called by server/http/app.ts.

import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { maxBodyBytes } from '../../shared/contract/limits.ts'
import { languageOf } from '../../shared/language/languages.ts'
import type { HttpContext, HttpEnv, HttpRequest } from './context.ts'
import { refusalAnswer } from './refusal-answer.ts'

/** Where an issuer tells that somebody has signed out there. */
export const issuerLogoutPath = '/api/sign-in/oidc/backchannel-logout'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Scripts, styles and connections of our own alone: nothing inline, not a style either (a style that a script sets is none). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Gives the request its id and language, its answer the security headers, and the log its line. */
export function known(context: Pick<HttpContext, 'newRequestId' | 'logger' | 'settings'>) {
  const { newRequestId, logger, settings } = context
  return createMiddleware<HttpEnv>(async (c, next) => {
    const startedMs = performance.now()
    const requestId = newRequestId()
    c.set('requestId', requestId)
    c.set('language', languageOf(c.req.header('accept-language')))
    await next()
    // A route that asks for more has set its own.
    for (const [name, value] of Object.entries(securityHeaders)) if (!c.res.headers.has(name)) c.header(name, value)
    if (settings.secureCookies) c.header('Strict-Transport-Security', 'max-age=31536000')
    c.header('X-Request-Id', requestId)
    const { path, method } = c.req
    const isApi = path === '/api' || path.startsWith('/api/')
    if (isApi && !c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
    const { status } = c.res
    const line = {
      requestId,
      method,
      path: withoutSecrets(path).slice(0, 200),
      status,
      ms: Math.round(performance.now() - startedMs),
    }
    if (isApi || status >= 400) logger.info(line, 'request')
    else logger.debug(line, 'request')
  })
}

/** A link that opens something without signing in is told in no log. */
function withoutSecrets(path: string): string {
  return path.replace(
    /^((?:\/api)?\/(?:projector|unsubscribe|invitation|invitations|share|shares|sign-in\/mail)\/|\/sign-in\/|\/calendar\/).+$/,
    '$1…',
  )
}

/**
 * Refuses requests under a name that is not ours. While people sign in by picking a seat, a page of another site that makes its own name
 * lead to this machine must not read who sits here.
 */
export function ownHost({ isOwnHost }: Pick<HttpContext, 'isOwnHost'>) {
  return createMiddleware<HttpEnv>(async (c, next) =>
    isOwnHost(new URL(c.req.url).hostname) ? next() : refusalAnswer(c, { code: 'ORIGIN' }),
  )
}

/** Refuses what would change something and does not come from a page of ours. */
export function ownOrigin({ origins }: Pick<HttpContext, 'origins'>) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    // Mail programs come from nowhere; what they may do is in the link alone (RFC 8058).
    if (c.req.method === 'POST' && /^\/unsubscribe\/[^/]+$/.test(c.req.path)) return next()
    const origin = c.req.header('origin')
    // Told by a server, which has no page; what it says is signed.
    if (c.req.path === issuerLogoutPath) return next()
    if (!safeMethods.has(c.req.method) && (origin === undefined || !origins().includes(origin))) {
      return refusalAnswer(c, { code: 'ORIGIN' })
    }
    return next()
  })
}

const jsonBody = bodyLimit({ maxSize: maxBodyBytes, onError: (c) => refusalAnswer(c, { code: 'TOO_LARGE' }) })
/** A file's content has a cap of its own, which its route keeps while it reads. */
const isFile = ({ req }: HttpRequest): boolean =>
  req.method === 'POST' && /^\/api\/programmes\/[^/]+\/(?:points\/[^/]+\/papers|sheets|sheets\/preview)$/.test(req.path)

/** Refuses a body over the cap before it is read. */
export const cappedBody = createMiddleware<HttpEnv>((c, next) => (isFile(c) ? next() : jsonBody(c, next)))

/** Lets only those through who are signed in, and tells the routes who it is. */
export function signedIn({ currentActor }: Pick<HttpContext, 'currentActor'>) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const actor = await currentActor(c.req.header('cookie'))
    if (actor === null) return refusalAnswer(c, { code: 'NOT_SIGNED_IN' })
    c.set('actor', actor)
    return next()
  })
}
