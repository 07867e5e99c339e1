// Sign-in by OpenID Connect: where somebody is sent to show who she is, and who she was shown to be when she comes back. Code flow with PKCE, state and
// nonce; the token's signature, issuer, audience and times are the library's to judge, the rest is claims'. Also what the issuer says when it
// has signed somebody out. Made by the server's composition; called by the routes of signing in.

import { createRemoteJWKSet, type JWTPayload, customFetch as joseFetch, jwtVerify } from 'jose'
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  ResponseBodyError,
} from 'openid-client'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { type Attempt, proofOf } from './attempt.ts'
import { type Claimed, type ClaimSettings, checkedToken, claimed, toleratedSeconds } from './claims.ts'
import { guardedFetch, type Lookup } from './guarded-fetch.ts'
import { type ClientKey, issuer } from './issuer.ts'
import { type LogoutClaims, logoutClaims } from './logout-claims.ts'

export interface OidcOptions extends ClaimSettings {
  readonly issuer: string
  readonly key: ClientKey
  readonly scope: string
  readonly allowLoopback: boolean
}

export interface OidcSignIn {
  /** @returns the address at the issuer, or ISSUER_AWAY */
  start(o: {
    readonly attempt: Attempt
    readonly redirectUri: string
    readonly language: string
  }): Promise<Outcome<URL>>
  /** @param o.search what stood in the address she came back to @returns who she is; ISSUER_AWAY or why she is not let in */
  finish(o: {
    readonly attempt: Attempt
    readonly redirectUri: string
    readonly search: string
  }): Promise<Outcome<Claimed>>
  /** Reads what the issuer says of a session of its own that has ended. @returns INVALID for anything but that */
  signedOut(token: string): Promise<Outcome<LogoutClaims>>
}

/** The part of a logger that is used; an issuer's own words are not repeated. */
interface SignInLog {
  info(fields: object, message: string): void
}

export function oidcSignIn(
  settings: OidcOptions,
  o: { readonly now: () => Date; readonly logger: SignInLog; readonly lookup?: Lookup },
): OidcSignIn {
  const { now, logger } = o
  const fetch = guardedFetch({ allowLoopback: settings.allowLoopback, ...(o.lookup && { lookup: o.lookup }) })
  const known = issuer({ ...settings, fetch, now })
  let keys: { readonly address: string; readonly set: ReturnType<typeof createRemoteJWKSet> } | null = null

  const away = (error: unknown): { ok: false; refusal: { code: 'ISSUER_AWAY' } } => {
    logger.info({ reason: nameOf(error) }, 'the issuer could not be asked')
    return { ok: false, refusal: { code: 'ISSUER_AWAY' } }
  }
  const reach = async (): Promise<Outcome<Configuration>> => await known().then(done, away)

  return {
    async start({ attempt, redirectUri, language }) {
      const reached = await reach()
      if (!reached.ok) return reached
      const { state, nonce, verifier } = proofOf(attempt)
      const { assurances, claims, maxAgeSeconds, scope } = settings
      return done(
        buildAuthorizationUrl(reached.value, {
          redirect_uri: redirectUri,
          scope,
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ui_locales: language,
          ...(assurances.length > 0 && claims.assurance === 'acr' ? { acr_values: assurances.join(' ') } : {}),
          ...(maxAgeSeconds === null ? {} : { max_age: String(maxAgeSeconds) }),
        }),
      )
    },

    async finish({ attempt, redirectUri, search }) {
      const reached = await reach()
      if (!reached.ok) return reached
      const configuration = reached.value
      const { state, nonce, verifier } = proofOf(attempt)
      try {
        const address = new URL(redirectUri)
        address.search = search
        const tokens = await authorizationCodeGrant(configuration, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const checked = checkedToken({ ...tokens.claims() }, { clientId: settings.clientId, now: now() })
        if (!checked.ok) return checked
        const token = checked.value
        const more = lacks(token, settings)
          ? await userInfo(configuration, tokens.access_token, String(token.sub))
          : undefined
        return claimed(together(token, more, settings), settings, { issuer: String(token.iss), now: now() })
      } catch (error) {
        const why = whyNot(error)
        logger.info({ reason: nameOf(error), code: why }, 'a sign-in came to nothing')
        return refuse(why)
      }
    },

    async signedOut(token) {
      const reached = await reach()
      if (!reached.ok) return reached
      const told = reached.value.serverMetadata()
      if (told.jwks_uri === undefined) return refuse('INVALID', { field: 'logout_token' })
      if (keys?.address !== told.jwks_uri) {
        const set = createRemoteJWKSet(new URL(told.jwks_uri), {
          [joseFetch]: (url: string, options: object) => fetch(url, options),
          cooldownDuration: 60_000,
          timeoutDuration: 5_000,
        })
        keys = { address: told.jwks_uri, set }
      }
      let payload: JWTPayload
      try {
        const verified = await jwtVerify(token, keys.set, {
          issuer: told.issuer,
          audience: settings.clientId,
          clockTolerance: toleratedSeconds,
          currentDate: now(),
          algorithms: [...signatures],
        })
        payload = verified.payload
      } catch {
        return refuse('INVALID', { field: 'logout_token' })
      }
      return logoutClaims(payload, { now: now() })
    },
  }
}

/** Signed by a key of which we see the public half alone. */
const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

function lacks(token: Readonly<Record<string, unknown>>, { claims }: ClaimSettings): boolean {
  return [claims.name, claims.email, claims.organisation].some((name) => name !== null && token[name] === undefined)
}

/** The token, and what it leaves open. An address and whether it is verified are of one saying: the one says nothing of another's address. */
function together(
  token: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> | undefined,
  { claims: { email, emailVerified } }: ClaimSettings,
): Readonly<Record<string, unknown>> {
  const whole = { ...more, ...token }
  if (email === null || more === undefined) return whole
  return { ...whole, [emailVerified]: (token[email] === undefined ? more : token)[emailVerified] }
}

/** What the issuer tells besides its token; nothing where it does not tell it this way. */
async function userInfo(configuration: Configuration, accessToken: string, subject: string) {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return undefined
  return await fetchUserInfo(configuration, accessToken, subject)
}

function whyNot(error: unknown): 'SIGN_IN_DENIED' | 'SIGN_IN_STALE' | 'SIGN_IN_TOKEN' | 'ISSUER_AWAY' {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied' ? 'SIGN_IN_DENIED' : 'SIGN_IN_TOKEN'
  // The code was used before, or belongs to another journey.
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'SIGN_IN_STALE' : 'SIGN_IN_TOKEN'
  if (!(error instanceof ClientError)) return 'ISSUER_AWAY'
  const { cause, code } = error
  const failed = cause instanceof Response && cause.status >= 500
  return failed || code === 'OAUTH_TIMEOUT' || code === undefined ? 'ISSUER_AWAY' : 'SIGN_IN_TOKEN'
}

/** Names and codes alone: an issuer's messages may repeat what people wrote. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}${cause instanceof Error ? ` (${nameOf(cause)})` : ''}`.slice(0, 200)
}
