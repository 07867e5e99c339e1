// Settings of signing in by OpenID Connect: the issuer, who we are there, which of its claims are read, and how sure it must be of people. Promises
// that a claim with a national identity number is never asked for. Called by server/config.ts.

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ConfigMistake, SettingReader } from './config-reader.ts'

/** How we show the issuer who we are: a secret, or a key of our own as PKCS #8 in PEM. */
export type OidcClientKey =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'private-key'; readonly pem: string; readonly algorithm: string; readonly keyId: string | null }

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly key: OidcClientKey
  /** Names parted by spaces; `openid` is among them. */
  readonly scope: string
  /** Names of claims; null: not read. */
  readonly claims: {
    readonly name: string
    /** Null: the issuer tells none, and an invitation is bound to whoever has its link. */
    readonly email: string | null
    readonly emailVerified: string
    readonly organisation: string | null
    readonly assurance: string
  }
  /** Values of the claim of assurance that are enough; none: any. */
  readonly assurances: readonly string[]
  /** How long ago she may have shown who she is, when she signs in and when she does what is formal; null: any time. */
  readonly maxAgeSeconds: number | null
  /** What the button says; null: our own words. */
  readonly label: string | null
  /** For tests and demonstrations: an issuer on this machine, without https. */
  readonly allowLoopback: boolean
}

const dependents = [
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_PRIVATE_KEY_FILE',
  'OIDC_SCOPE',
  'OIDC_CLAIM_NAME',
  'OIDC_CLAIM_EMAIL',
  'OIDC_CLAIM_EMAIL_VERIFIED',
  'OIDC_CLAIM_ORGANISATION',
  'OIDC_CLAIM_ACR',
  'OIDC_ACR',
  'OIDC_MAX_AGE',
  'OIDC_LABEL',
  'OIDC_ALLOW_LOOPBACK',
] as const

/**
 * @param o.seatsAsked whether seats were asked for by name; `o.reachable` whether it is known where the issuer is to send people back
 * @returns null without an issuer
 */
export function oidcSettings(
  read: SettingReader,
  mistakes: ConfigMistake[],
  o: { readonly seatsAsked: boolean; readonly reachable: boolean },
): OidcSettings | null {
  const given = dependents.filter((setting) => read.text(setting) !== undefined)
  const issuer = read.text('OIDC_ISSUER')
  if (issuer === undefined) {
    for (const setting of given) mistakes.push(withoutIssuer(setting))
    return null
  }
  const allowLoopback = read.yes('OIDC_ALLOW_LOOPBACK')
  if (!isIssuer(issuer, allowLoopback)) mistakes.push(notAnIssuer(issuer))
  if (o.seatsAsked) mistakes.push(bothSignIns)
  if (!o.reachable) mistakes.push(nowhereToReturn)
  const clientId = read.text('OIDC_CLIENT_ID')
  if (clientId === undefined) mistakes.push(noClient)
  const scope = read.text('OIDC_SCOPE') ?? 'openid profile email'
  if (!scope.split(/\s+/).includes('openid')) mistakes.push(noOpenId(scope))
  return {
    issuer,
    clientId: clientId ?? '',
    key: clientKey(read, mistakes),
    scope,
    claims: {
      name: claim('OIDC_CLAIM_NAME', read, mistakes) ?? 'name',
      email: noneIsNull(claim('OIDC_CLAIM_EMAIL', read, mistakes) ?? 'email'),
      emailVerified: claim('OIDC_CLAIM_EMAIL_VERIFIED', read, mistakes) ?? 'email_verified',
      organisation: noneIsNull(claim('OIDC_CLAIM_ORGANISATION', read, mistakes) ?? 'none'),
      assurance: claim('OIDC_CLAIM_ACR', read, mistakes) ?? 'acr',
    },
    assurances: (read.text('OIDC_ACR') ?? '').split(/\s+/).filter((value) => value !== ''),
    maxAgeSeconds:
      read.text('OIDC_MAX_AGE') === undefined
        ? null
        : read.whole('OIDC_MAX_AGE', { min: 60, max: 86_400, otherwise: 3_600 }),
    label: read.text('OIDC_LABEL') ?? null,
    allowLoopback,
  }
}

/** What an identity number is called at issuers here: it is never read, so that it can never be stored. */
const identityNumber = /(?:^|[^a-z])(?:pid|fnr|nin|nnin|ssn|f[oø]dselsnummer|personnummer|personidentifi(?:er|kator))$/i

function claim(setting: string, read: SettingReader, mistakes: ConfigMistake[]): string | undefined {
  const name = read.text(setting)
  if (name !== undefined && identityNumber.test(name)) mistakes.push(forbiddenClaim(setting, name))
  return name
}

function noneIsNull(name: string): string | null {
  return name === 'none' ? null : name
}

function isIssuer(text: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, search, hash } = new URL(text)
  return (protocol === 'https:' || (allowLoopback && protocol === 'http:')) && username === '' && search + hash === ''
}

function clientKey(read: SettingReader, mistakes: ConfigMistake[]): OidcClientKey {
  const secret = read.text('OIDC_CLIENT_SECRET')
  const file = read.text('OIDC_PRIVATE_KEY_FILE')
  if ((secret === undefined) === (file === undefined)) mistakes.push(oneKey)
  if (file === undefined) return { kind: 'secret', secret: secret ?? '' }
  const key = privateKey(file)
  if (key !== null) return key
  mistakes.push(unfitKey(file))
  return { kind: 'secret', secret: '' }
}

/** A key in PEM or as a JWK; null for anything else. */
function privateKey(file: string): OidcClientKey | null {
  try {
    const text = readFileSync(file, 'utf8')
    const jwk = text.trimStart().startsWith('{') ? (JSON.parse(text) as Record<string, string>) : null
    const key = jwk === null ? createPrivateKey(text) : createPrivateKey({ key: jwk, format: 'jwk' })
    const algorithm = jwk?.alg ?? algorithmOf(key)
    if (algorithm === null) return null
    const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    return { kind: 'private-key', pem, algorithm, keyId: jwk?.kid ?? null }
  } catch {
    return null
  }
}

function algorithmOf(key: KeyObject): string | null {
  if (key.asymmetricKeyType === 'rsa') return 'RS256'
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519'
  const curve = key.asymmetricKeyDetails?.namedCurve
  return curve === 'prime256v1' ? 'ES256' : curve === 'secp384r1' ? 'ES384' : null
}

const withoutIssuer = (setting: string): ConfigMistake => ({
  setting,
  nb: 'hører til innlogging med OpenID Connect. Sett OIDC_ISSUER også, eller fjern den.',
  en: 'belongs to sign-in by OpenID Connect. Set OIDC_ISSUER too, or remove it.',
})
const notAnIssuer = (issuer: string): ConfigMistake => ({
  setting: 'OIDC_ISSUER',
  nb: `må være utstederens adresse og begynne med https://; er «${issuer}».`,
  en: `must be the issuer’s address and begin with https://; is “${issuer}”.`,
})
const bothSignIns: ConfigMistake = {
  setting: 'OIDC_ISSUER',
  nb: 'plasser (SEATS=on) og OpenID Connect kan ikke brukes samtidig. Fjern den ene.',
  en: 'seats (SEATS=on) and OpenID Connect cannot be used together. Remove one of them.',
}
const nowhereToReturn: ConfigMistake = {
  setting: 'PUBLIC_ORIGIN',
  nb: 'mangler. Utstederen må vite hvilken adresse folk skal sendes tilbake til, for eksempel https://tavle.eksempel.no.',
  en: 'is missing. The issuer must know which address to send people back to, like https://board.example.no.',
}
const noClient: ConfigMistake = {
  setting: 'OIDC_CLIENT_ID',
  nb: 'mangler. Det er navnet utstederen har gitt denne tavlen.',
  en: 'is missing. It is the name the issuer has given this board.',
}
const noOpenId = (scope: string): ConfigMistake => ({
  setting: 'OIDC_SCOPE',
  nb: `må ha openid blant verdiene, som «openid profile email»; er «${scope}».`,
  en: `must have openid among its values, like “openid profile email”; is “${scope}”.`,
})
const oneKey: ConfigMistake = {
  setting: 'OIDC_CLIENT_SECRET',
  nb: 'sett enten OIDC_CLIENT_SECRET eller OIDC_PRIVATE_KEY_FILE, og ikke begge.',
  en: 'set either OIDC_CLIENT_SECRET or OIDC_PRIVATE_KEY_FILE, and not both.',
}
const unfitKey = (file: string): ConfigMistake => ({
  setting: 'OIDC_PRIVATE_KEY_FILE',
  nb: `må være en fil med en privat nøkkel som PEM eller JWK (RSA, P-256, P-384 eller Ed25519) som serveren kan lese; er «${file}».`,
  en: `must be a file with a private key as PEM or JWK (RSA, P-256, P-384 or Ed25519) that the server can read; is “${file}”.`,
})
const forbiddenClaim = (setting: string, name: string): ConfigMistake => ({
  setting,
  nb: `«${name}» er et fødselsnummer, som aldri leses eller lagres. Velg et annet felt.`,
  en: `“${name}” is a national identity number, which is never read or stored. Choose another claim.`,
})
