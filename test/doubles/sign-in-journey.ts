// A journey to an issuer and back, as a browser makes it, against the application without a port: keeps the cookies, and can be led astray at each step.
// Called by the tests of signing in.

import { type OidcOptions, oidcSignIn } from '../../server/auth/oidc/oidc-sign-in.ts'
import type { HttpSettings } from '../../server/http/context.ts'
import { freshDatabaseUrl } from '../harness/postgres.ts'
import type { HostileIssuer } from './hostile-issuer.ts'
import { type HttpAppDouble, openHttpApp, quiet } from './http-app.ts'

export type OidcPart = Partial<Omit<OidcOptions, 'claims'>> & { readonly claims?: Partial<OidcOptions['claims']> }

/** The application with an issuer, at the time it is. */
export async function appWithIssuer(
  issuer: Pick<HostileIssuer, 'url' | 'clientId'>,
  o: { readonly oidc?: OidcPart; readonly app?: Partial<Parameters<typeof openHttpApp>[0]> } = {},
): Promise<HttpAppDouble> {
  const oidc: OidcOptions = {
    issuer: issuer.url,
    clientId: issuer.clientId,
    key: { kind: 'secret', secret: 'en hemmelighet' },
    scope: 'openid profile email',
    assurances: [],
    maxAgeSeconds: null,
    allowLoopback: true,
    ...o.oidc,
    claims: {
      name: 'name',
      email: 'email',
      emailVerified: 'email_verified',
      organisation: null,
      assurance: 'acr',
      ...o.oidc?.claims,
    },
  }
  const { assurances, maxAgeSeconds } = oidc
  const settings: Partial<HttpSettings> = {
    seats: true,
    issuer: { label: null, tellsEmail: oidc.claims.email !== null, assurances, maxAgeSeconds },
  }
  return await openHttpApp({
    databaseUrl: await freshDatabaseUrl(),
    startsAt: new Date(),
    settings,
    oidc: (now) => oidcSignIn(oidc, { now, logger: quiet }),
    ...o.app,
  })
}

/** The part of a Set-Cookie header that goes back. */
export function cookieSet(answer: Response, name: string): string | null {
  const found = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`))
  return found?.split(';')[0] ?? null
}

export interface Begun {
  readonly answer: Response
  /** The address at the issuer. */
  readonly at: URL
  /** The cookie of the journey. */
  readonly cookie: string
}

/** @param session the cookie of whoever is signed in in the browser already */
export async function beginJourney(app: HttpAppDouble, returnTo?: string, session?: string): Promise<Begun> {
  const query = returnTo === undefined ? '' : `?returnTo=${encodeURIComponent(returnTo)}`
  const answer = await app.ask({
    path: `/api/sign-in/oidc${query}`,
    ...(session === undefined ? {} : { cookie: session }),
  })
  return {
    answer,
    at: new URL(answer.headers.get('location') ?? 'http://nowhere.invalid'),
    cookie: cookieSet(answer, 'veivalg_sign_in') ?? '',
  }
}

/** Comes back from the issuer with a code. */
export function comeBack(
  app: HttpAppDouble,
  begun: Begun,
  o: {
    readonly state?: string | null
    readonly code?: string
    readonly cookie?: string
    readonly more?: string
    readonly browser?: boolean
  } = {},
): Promise<Response> {
  const state = o.state === undefined ? begun.at.searchParams.get('state') : o.state
  const query = new URLSearchParams({ code: o.code ?? 'en-kode', ...(state === null ? {} : { state }) })
  return app.ask({
    path: `/api/sign-in/oidc/callback?${query}${o.more ?? ''}`,
    cookie: o.cookie ?? begun.cookie,
    ...(o.browser ? { headers: { accept: 'text/html,*/*' } } : {}),
  })
}

/** The whole journey by the hostile issuer. */
export async function journey(app: HttpAppDouble, issuer: HostileIssuer, returnTo?: string): Promise<Response> {
  const begun = await beginJourney(app, returnTo)
  issuer.nonce = begun.at.searchParams.get('nonce') ?? ''
  return await comeBack(app, begun)
}
