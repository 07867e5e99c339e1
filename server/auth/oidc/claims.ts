// Claims: what an issuer says of a person, read as the settings say. Holds the token to what the library leaves open: who it was made for, when, and
// how sure the issuer is of her. Promises that a national identity number is neither returned nor anywhere in what is. Called by oidc-sign-in.

import { createHash } from 'node:crypto'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'

/** Somebody as her issuer told of her. */
export interface Claimed {
  readonly issuer: string
  /** Pairwise or public; never an identity number. */
  readonly subject: string
  readonly name: string | null
  readonly organisation: string | null
  /** Lower case; null unless the issuer has verified it. */
  readonly email: string | null
  readonly issuerSession: string | null
  readonly assurance: string | null
  readonly authenticatedAt: Date | null
}

export interface ClaimSettings {
  readonly clientId: string
  readonly claims: {
    readonly name: string
    readonly email: string | null
    readonly emailVerified: string
    readonly organisation: string | null
    readonly assurance: string
  }
  readonly assurances: readonly string[]
  readonly maxAgeSeconds: number | null
}

/** How far the issuer's clock may be from ours. */
export const toleratedSeconds = 60

type Claims = Readonly<Record<string, unknown>>

/** @param token the claims of a token whose signature, issuer, audience and nonce hold @returns SIGN_IN_TOKEN where more does not */
export function checkedToken(token: Claims, o: { readonly clientId: string; readonly now: Date }): Outcome<Claims> {
  const latest = o.now.getTime() / 1000 + toleratedSeconds
  const { azp, iat, auth_time: authenticated, sub } = token
  const isWhole =
    (azp === undefined || azp === o.clientId) &&
    typeof iat === 'number' &&
    iat <= latest &&
    (authenticated === undefined || (typeof authenticated === 'number' && authenticated <= latest)) &&
    typeof sub === 'string' &&
    sub.length > 0 &&
    sub.length <= 255
  return isWhole ? done(token) : refuse('SIGN_IN_TOKEN')
}

/**
 * @param said claims of the token, and under them what else the issuer tells of the same person
 * @returns SIGN_IN_ASSURANCE where the issuer is not sure enough of her, or was long ago
 */
export function claimed(said: Claims, settings: ClaimSettings, o: { issuer: string; now: Date }): Outcome<Claimed> {
  const { claims, assurances, maxAgeSeconds } = settings
  const assurance = text(said[claims.assurance])
  if (assurances.length > 0 && (assurance === null || !assurances.includes(assurance)))
    return refuse('SIGN_IN_ASSURANCE')
  const authenticatedAt = typeof said.auth_time === 'number' ? new Date(said.auth_time * 1000) : null
  if (maxAgeSeconds !== null) {
    const oldest = o.now.getTime() - (maxAgeSeconds + toleratedSeconds) * 1000
    if (authenticatedAt === null || authenticatedAt.getTime() < oldest) return refuse('SIGN_IN_ASSURANCE')
  }
  const email = claims.email === null || !isYes(said[claims.emailVerified]) ? null : text(said[claims.email])
  return done({
    issuer: o.issuer,
    subject: keptSubject(o.issuer, String(said.sub)),
    name: text(said[claims.name]),
    organisation: claims.organisation === null ? null : text(said[claims.organisation]),
    email: email?.toLowerCase() ?? null,
    issuerSession: text(said.sid),
    assurance,
    authenticatedAt,
  })
}

const identityNumber = /(?<!\d)\d{6}[ -]?\d{5}(?!\d)/

/** What is kept of a subject: itself, or a hash of it where it looks like an identity number. */
export function keptSubject(issuer: string, subject: string): string {
  if (!identityNumber.test(subject)) return subject
  return `sha256:${createHash('sha256').update(`${issuer}\n${subject}`).digest('base64url')}`
}

function text(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const given = String(value).trim()
  return given === '' || given.length > 200 || identityNumber.test(given) ? null : given
}

/** Issuers say it in different ways. */
function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1'
}
