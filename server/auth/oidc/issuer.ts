// Issuer: what is known of it, asked for when it is first needed and renewed each hour, so that a server starts and goes on while its issuer is away.
// What was asked stands until something newer comes. Called by oidc-sign-in.

import { type CryptoKey, importPKCS8 } from 'jose'
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  PrivateKeyJwt,
} from 'openid-client'
import { toleratedSeconds } from './claims.ts'
import type { guardedFetch } from './guarded-fetch.ts'

const renewMs = 3_600_000
/** An issuer that has just failed is not asked again by everybody who comes. */
const restMs = 2_000
const waitSeconds = 5

/** How we show who we are; the same as the settings have it. */
export type ClientKey =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'private-key'; readonly pem: string; readonly algorithm: string; readonly keyId: string | null }

export interface IssuerOptions {
  readonly issuer: string
  readonly clientId: string
  readonly key: ClientKey
  readonly allowLoopback: boolean
  readonly fetch: ReturnType<typeof guardedFetch>
  readonly now: () => Date
}

/** @returns what asks for the issuer as it is known; throws what the network or the library threw while it has never been reached */
export function issuer(o: IssuerOptions): () => Promise<Configuration> {
  let known: { readonly configuration: Configuration; readonly atMs: number } | null = null
  let asking: Promise<Configuration> | null = null
  let failed: { readonly error: unknown; readonly atMs: number } | null = null

  const ask = async (): Promise<Configuration> => {
    try {
      const configuration = await discover(o)
      known = { configuration, atMs: o.now().getTime() }
      return configuration
    } catch (error) {
      failed = { error, atMs: o.now().getTime() }
      throw error
    } finally {
      asking = null
    }
  }

  return async () => {
    const nowMs = o.now().getTime()
    if (known !== null && nowMs - known.atMs < renewMs) return known.configuration
    if (asking === null && failed !== null && nowMs - failed.atMs < restMs) {
      if (known !== null) return known.configuration
      throw failed.error
    }
    asking ??= ask()
    const before = known
    return before === null ? await asking : await asking.catch(() => before.configuration)
  }
}

async function discover(o: IssuerOptions): Promise<Configuration> {
  const fetch = o.fetch as unknown as NonNullable<Parameters<typeof discovery>[4]>[typeof customFetch]
  // Which way a secret is shown is the issuer's to say; it reads the answer of the first request for that.
  const options = {
    timeout: waitSeconds,
    execute: [enableNonRepudiationChecks, ...(o.allowLoopback ? [allowInsecureRequests] : [])],
    ...(fetch === undefined ? {} : { [customFetch]: fetch }),
  }
  const methods: { supported: readonly string[] | undefined } = { supported: undefined }
  const key = o.key.kind === 'private-key' ? await privateKey(o.key) : null
  const authenticate: ClientAuth = (server, client, body, headers) => {
    const way = key ?? (o.key.kind === 'secret' ? secretWay(o.key.secret, methods.supported) : null)
    // A key signs in its own time.
    return way?.(server, client, body, headers)
  }
  const metadata = { client_id: o.clientId, [clockTolerance]: toleratedSeconds }
  const configuration = await discovery(new URL(o.issuer), o.clientId, metadata, authenticate, options)
  const told = configuration.serverMetadata()
  methods.supported = told.token_endpoint_auth_methods_supported
  // The library lets one issuer answer for many; here one is asked for and no other.
  if (withoutSlash(told.issuer) !== withoutSlash(o.issuer)) throw new Error('the issuer answers as another')
  return configuration
}

function secretWay(secret: string, supported: readonly string[] | undefined): ClientAuth {
  const takesBasic = supported === undefined || supported.includes('client_secret_basic')
  return takesBasic ? ClientSecretBasic(secret) : ClientSecretPost(secret)
}

async function privateKey({ pem, algorithm, keyId }: Extract<ClientKey, { kind: 'private-key' }>): Promise<ClientAuth> {
  const key: CryptoKey = await importPKCS8(pem, algorithm)
  return PrivateKeyJwt(keyId === null ? key : { key, kid: keyId })
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '')
}
