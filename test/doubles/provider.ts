// A certified provider of OpenID Connect (oidc-provider) as a real HTTP server on loopback, with a client for each way to show who it is. Somebody signs in
// there by a press on her name. Called by the tests of signing in, in the server and in browsers.

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { Provider as OidcProvider } from 'oidc-provider'
import type { ClientKey } from '../../server/auth/oidc/issuer.ts'

type Method = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'

export interface Provider {
  readonly url: string
  readonly clients: Readonly<Record<Method, { readonly clientId: string; readonly key: ClientKey }>>
  /** Signs somebody in at an address of the provider's. @returns where she is sent back to */
  signIn(at: URL, account: string): Promise<URL>
  close(): Promise<void>
}

/** Who can sign in there. */
const accounts: Readonly<Record<string, { readonly name: string; readonly email: string }>> = {
  nina: { name: 'Nina Elvmann', email: 'nina.elvmann@veivalg.example' },
  kari: { name: 'Kari Nordmann', email: 'kari@eksempel.no' },
  vera: { name: 'Vera Vararepresentant', email: 'vera@eksempel.no' },
  fremmed: { name: 'En fremmed', email: 'fremmed@eksempel.no' },
}

const secret = 'en hemmelighet som er lang nok til alt'

export async function provider(o: { readonly redirectUri: string }): Promise<Provider> {
  const own = await generateKeyPair('RS256', { extractable: true })
  const client = await generateKeyPair('RS256', { extractable: true })
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the provider listens on no port')
  const url = `http://127.0.0.1:${address.port}`
  const redirects = {
    redirect_uris: [o.redirectUri],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
  }
  const oidc = new OidcProvider(url, {
    clients: [
      { client_id: 'basic', client_secret: secret, token_endpoint_auth_method: 'client_secret_basic', ...redirects },
      { client_id: 'post', client_secret: secret, token_endpoint_auth_method: 'client_secret_post', ...redirects },
      {
        client_id: 'key',
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [{ ...(await exportJWK(client.publicKey)), kid: 'tavlens', use: 'sig', alg: 'RS256' }] },
        ...redirects,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: 'utstederens', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['en nøkkel til informasjonskapsler'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id], email_verified: true }) }),
    // Whoever signs in has agreed.
    async loadExistingGrant(ctx) {
      const { client: asking, session } = ctx.oidc
      if (asking === undefined || session?.accountId === undefined) return undefined
      const grant = new oidc.Grant({ clientId: asking.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
    renderError(ctx, out) {
      ctx.type = 'json'
      ctx.body = JSON.stringify(out)
    },
  })
  const answer = oidc.callback()
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = new URL(request.url ?? '/', url)
    const account = asked.searchParams.get('account')
    if (account !== null) {
      await oidc.interactionFinished(request, response, { login: { accountId: account } })
      return
    }
    const presses = Object.entries(accounts).map(
      ([id, { name }]) => `<p><a href="${asked.pathname}?account=${id}">${name}</a></p>`,
    )
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><html lang="nb"><title>Utsteder</title><h1>Hvem er du?</h1>${presses.join('')}</html>`)
  }
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(request, response)
    else void answer(request, response)
  })
  return {
    url,
    clients: {
      client_secret_basic: { clientId: 'basic', key: { kind: 'secret', secret } },
      client_secret_post: { clientId: 'post', key: { kind: 'secret', secret } },
      private_key_jwt: {
        clientId: 'key',
        key: { kind: 'private-key', pem: await exportPKCS8(client.privateKey), algorithm: 'RS256', keyId: 'tavlens' },
      },
    },
    signIn: (at, account) => walk(at, { account, stopAt: new URL(o.redirectUri).origin }),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** Follows redirects with the cookies that come, and presses on a name where it is asked for. */
async function walk(from: URL, o: { readonly account: string; readonly stopAt: string }): Promise<URL> {
  const jar = new Map<string, string>()
  let at = from
  for (let step = 0; step < 12; step += 1) {
    if (at.origin === o.stopAt) return at
    if (at.pathname.startsWith('/interaction/')) at.searchParams.set('account', o.account)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const cut = pair.indexOf('=')
      if (/expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(pair.slice(0, cut))
      else jar.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider leads nowhere: ${answer.status} ${await answer.text()}`)
    at = new URL(location, at)
  }
  throw new Error('the provider leads in a ring')
}
