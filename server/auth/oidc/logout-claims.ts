// Logout claims: what an issuer's logout token must say, its signature, issuer, audience and age being judged already. Source: OpenID Connect
// Back-Channel Logout 1.0, section 2.6. Called by oidc-sign-in.

import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { keptSubject, toleratedSeconds } from './claims.ts'

/** Whose sessions have ended: one session of the issuer's, or all of a person's. */
export interface LogoutClaims {
  readonly issuer: string
  readonly jti: string
  readonly issuerSession: string | null
  readonly subject: string | null
  /** Until when the same token must be known again. */
  readonly expiresAt: Date
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
/** How long ago it may have been made: an issuer tells at once. */
const latestSeconds = 300

/** @returns INVALID for a token that is none of a logout, as an ID token is */
export function logoutClaims(
  said: Readonly<Record<string, unknown>>,
  o: { readonly now: Date },
): Outcome<LogoutClaims> {
  const { iss, iat, jti, sub, sid, events, nonce } = said
  const seconds = o.now.getTime() / 1000
  const isLogout =
    typeof events === 'object' &&
    events !== null &&
    Object.hasOwn(events, event) &&
    isObject(Reflect.get(events, event))
  const isTimely =
    typeof iat === 'number' && iat <= seconds + toleratedSeconds && iat >= seconds - latestSeconds - toleratedSeconds
  const whom = typeof sid === 'string' || typeof sub === 'string'
  if (
    !isLogout ||
    !isTimely ||
    !whom ||
    nonce !== undefined ||
    typeof jti !== 'string' ||
    jti === '' ||
    jti.length > 255
  )
    return refuse('INVALID', { field: 'logout_token' })
  return done({
    issuer: String(iss),
    jti,
    issuerSession: typeof sid === 'string' ? sid : null,
    subject: typeof sub === 'string' ? keptSubject(String(iss), sub) : null,
    expiresAt: new Date((iat + 2 * latestSeconds) * 1000),
  })
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
