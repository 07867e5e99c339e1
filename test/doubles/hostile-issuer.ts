// An issuer on loopback that tells whatever a test has it tell: tokens of any claims, headers and signatures, keys that change, answers that are none. Keeps
// what it was asked. Called by the tests of signing in.

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose'

export interface TokenPlan {
  /** In the place of the right claims, or beside them; undefined takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly sign?: 'right' | 'other-key' | 'none' | 'hmac-of-public-key' | 'broken'
}

export interface HostileIssuer {
  readonly url: string
  readonly clientId: string
  /** What the next ID token is. */
  plan: TokenPlan
  /** What is told besides, at its own address; null: there is no such address. */
  userInfo: Readonly<Record<string, unknown>> | null
  /** Answers everything but discovery with this status; null: as it should. */
  failing: number | null
  readonly asked: {
    readonly path: string
    readonly body: URLSearchParams
    readonly authorization: string | undefined
  }[]
  /** How often the keys were asked for. */
  keysAsked(): number
  /** Tells these keys from now on. */
  tellKeys(keys: readonly JWK[]): void
  readonly publicKey: JWK
  logoutToken(claims: Readonly<Record<string, unknown>>, plan?: TokenPlan): Promise<string>
  /** Signed with the nonce the browser was sent with. */
  nonce: string
  close(): Promise<void>
}

export async function hostileIssuer(): Promise<HostileIssuer> {
  const clientId = 'veivalg'
  const own = await generateKeyPair('RS256', { extractable: true })
  const other = await generateKeyPair('RS256')
  const publicKey: JWK = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const publicPem = await exportSPKI(own.publicKey)
  let keys: readonly JWK[] = [publicKey]
  let keysAsked = 0
  const asked: HostileIssuer['asked'][number][] = []

  const signed = async (claims: Readonly<Record<string, unknown>>, { header = {}, sign = 'right' }: TokenPlan) => {
    const said = { alg: 'RS256', kid: 'one', ...header }
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    if (sign === 'none') return `${part({ ...said, alg: 'none' })}.${part(claims)}.`
    if (sign === 'hmac-of-public-key') {
      const secret = new TextEncoder().encode(publicPem)
      return await new SignJWT(claims).setProtectedHeader({ ...said, alg: 'HS256' }).sign(secret)
    }
    const key: CryptoKey = sign === 'other-key' ? other.privateKey : own.privateKey
    const token = await new SignJWT(claims).setProtectedHeader(said).sign(key)
    return sign === 'broken' ? `${token.slice(0, -8)}AAAAAAAA` : token
  }

  const idToken = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1000)
    const { plan, nonce, url } = issuer
    const right = {
      ...{ iss: url, sub: 'en-pseudonym', aud: clientId, exp: now + 300, iat: now, nonce },
      ...{ name: 'Vera Vararepresentant', email: 'vera@eksempel.no', email_verified: true, sid: 'utstederens-okt' },
    }
    return await signed(JSON.parse(JSON.stringify({ ...right, ...plan.claims })), plan)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', issuer.url)
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (pathname === '/.well-known/openid-configuration') {
      return send(200, {
        issuer: issuer.url,
        authorization_endpoint: `${issuer.url}/authorize`,
        token_endpoint: `${issuer.url}/token`,
        jwks_uri: `${issuer.url}/keys`,
        ...(issuer.userInfo === null ? {} : { userinfo_endpoint: `${issuer.url}/userinfo` }),
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      })
    }
    let body = ''
    for await (const piece of request) body += String(piece)
    const { authorization } = request.headers
    asked.push({ path: pathname, body: new URLSearchParams(body), authorization })
    if (issuer.failing !== null) return send(issuer.failing, { error: 'server_error' })
    if (pathname === '/keys') {
      keysAsked += 1
      return send(200, { keys })
    }
    if (pathname === '/userinfo') return send(200, issuer.userInfo)
    if (pathname === '/token') {
      return send(200, { access_token: 'tilgang', token_type: 'Bearer', expires_in: 60, id_token: await idToken() })
    }
    send(404, {})
  }

  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the issuer listens on no port')
  const issuer: HostileIssuer = {
    url: `http://127.0.0.1:${address.port}`,
    clientId,
    plan: {},
    userInfo: null,
    failing: null,
    asked,
    keysAsked: () => keysAsked,
    tellKeys: (told) => {
      keys = told
    },
    publicKey,
    logoutToken: (claims, plan = {}) => signed(claims, plan),
    nonce: '',
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return issuer
}
