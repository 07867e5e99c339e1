// Session cookie: how a signed-in browser is known. A token of 32 random bytes, made anew at each sign-in and never taken from the
// browser; only its SHA-256 is stored (SES1). Called by the session routes, the current actor and the live connection.

import { createHash, randomBytes } from 'node:crypto'

const sessionCookieName = 'veivalg_session'

const tokenBytes = 32
const tokenForm = /^[A-Za-z0-9_-]{43}$/

/** @returns a fresh token, base64url. */
export function newSessionToken(): string {
  return randomBytes(tokenBytes).toString('base64url')
}

/** @returns what is stored of a token. */
export function hashOfToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** @returns whether a text has the form of a token. */
export function isToken(text: string): boolean {
  return tokenForm.test(text)
}

/** Finds the token in a Cookie header. @returns null when there is none of the right form, or two that differ. */
export function tokenOfCookies(header: string | undefined): string | null {
  const found = new Set<string>()
  for (const part of (header ?? '').split(';')) {
    const [name, value, ...rest] = part.trim().split('=')
    if (name === sessionCookieName) found.add(value !== undefined && rest.length === 0 ? value : '')
  }
  const [token] = found
  return found.size === 1 && token !== undefined && tokenForm.test(token) ? token : null
}

/** @param o.secure whether people reach the server over https alone @returns a Set-Cookie header that signs in. */
export function sessionCookie(o: {
  readonly token: string
  readonly expiresAt: Date
  readonly secure: boolean
}): string {
  return `${sessionCookieName}=${o.token}; Expires=${o.expiresAt.toUTCString()}; ${attributes(o.secure)}`
}

/** @returns a Set-Cookie header that removes it. */
export function endedSessionCookie(o: { readonly secure: boolean }): string {
  return `${sessionCookieName}=; Expires=${new Date(0).toUTCString()}; Max-Age=0; ${attributes(o.secure)}`
}

function attributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}
