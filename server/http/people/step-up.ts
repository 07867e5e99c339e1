// Step up: whether somebody has shown her issuer well enough, and lately enough, who she is to do what is formal: registering a decision, approving minutes
// and opening them again (T-022). Where no issuer is asked, or asks for nothing, everybody has. Called by the routes of those.

import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Actor } from '../../auth/actor.ts'
import type { HttpContext } from '../context.ts'

/** @returns STEP_UP where she has to sign in again first */
export function sureEnough(
  { settings, now }: Pick<HttpContext, 'settings' | 'now'>,
  { assurance = null, authenticatedAt = null }: Pick<Actor, 'assurance' | 'authenticatedAt'>,
): Outcome<null> {
  if (settings.issuer === null) return done(null)
  const { assurances, maxAgeSeconds } = settings.issuer
  const isHigh = assurances.length === 0 || (assurance !== null && assurances.includes(assurance))
  const oldest = now().getTime() - (maxAgeSeconds ?? 0) * 1_000
  const isLate = maxAgeSeconds !== null && (authenticatedAt === null || authenticatedAt.getTime() < oldest)
  return isHigh && !isLate ? done(null) : refuse('STEP_UP')
}
