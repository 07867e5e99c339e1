// Limited: the middleware that counts, and where a request comes from. The network address is the connection's own, or the last hop of a proxy where
// one is known to stand in front; whatever else a client writes there is not believed. Called by the routes.

import { createMiddleware } from 'hono/factory'
import type { HttpContext, HttpEnv, HttpRequest } from '../context.ts'
import { refusalAnswer } from '../refusal-answer.ts'
import type { Limited, RateLimits } from './rate-limits.ts'

/** @returns the network address a request comes from */
export function networkAddress(c: HttpRequest, { settings }: Pick<HttpContext, 'settings'>): string {
  const forwarded = settings.behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || c.env?.incoming?.socket.remoteAddress || 'unknown'
}

/** @returns null, or the answer that says to wait */
export async function tooOften(
  c: HttpRequest,
  limits: RateLimits,
  asked: { readonly what: Limited; readonly key: string; readonly field?: string },
): Promise<Response | null> {
  const seconds = await limits.over(asked.what, asked.key)
  return seconds === null ? null : waitAnswer(c, seconds, asked.field)
}

function waitAnswer(c: HttpRequest, seconds: number, field?: string): Response {
  const answer = refusalAnswer(c, { code: 'TOO_MANY_REQUESTS', ...(field === undefined ? {} : { field }) })
  answer.headers.set('Retry-After', String(seconds))
  return answer
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Counts a person's changes; who she is stands in the request already. */
export function writesLimited(limits: RateLimits) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    if (safeMethods.has(c.req.method)) return next()
    return (await tooOften(c, limits, { what: 'write', key: c.var.actor.personId })) ?? next()
  })
}

/** Counts what a person has worked out for her from the whole of a board or of its log. */
export function replaysLimited(limits: RateLimits) {
  return createMiddleware<HttpEnv>(
    async (c, next) => (await tooOften(c, limits, { what: 'replay', key: c.var.actor.personId })) ?? next(),
  )
}

/** Counts what comes from one network address. */
export function addressLimited(context: Pick<HttpContext, 'settings'>, limits: RateLimits, what: Limited) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const asked = { what, key: networkAddress(c, context), field: 'sign-in' }
    return (await tooOften(c, limits, asked)) ?? next()
  })
}
