// Attempt: one journey to the issuer and back. Everything about it follows from one secret in a cookie of the browser that began it: state, nonce and
// the verifier of the code are hashes of that, so that nothing is kept on the server, any node takes the journey's end, and no other browser can.
// An attempt lasts ten minutes and ends once. Called by the routes of signing in.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { ownPath } from '../own-path.ts'

const lastsMs = 10 * 60_000
const sessionForm = /^[0-9a-f-]{36}$/
const secretForm = /^[A-Za-z0-9_-]{43}$/

export interface Attempt {
  readonly secret: string
  readonly begunAt: Date
  /** Where the person was going, inside our own pages. */
  readonly returnTo: string
  /** The session the browser had, by its id, which is no secret; null: none. */
  readonly before: string | null
}

/** What goes to the issuer, and what it must bring back. */
export interface Proof {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** @param returnTo an address of ours; anything else leads to the programmes */
export function newAttempt(o: {
  readonly returnTo: unknown
  readonly before: string | null
  readonly now: Date
}): Attempt {
  const secret = randomBytes(32).toString('base64url')
  return { secret, begunAt: o.now, returnTo: ownPath(o.returnTo) ?? '/programmes', before: o.before }
}

export function proofOf({ secret, begunAt }: Attempt): Proof {
  const part = (name: string): string =>
    createHash('sha256').update(`${name}\n${begunAt.getTime()}\n${secret}`).digest('base64url')
  return { state: part('state'), nonce: part('nonce'), verifier: part('verifier') }
}

/** @returns the value of the cookie that holds it */
export function sealedAttempt({ secret, begunAt, returnTo, before }: Attempt): string {
  return `${secret}.${begunAt.getTime()}.${Buffer.from(returnTo).toString('base64url')}.${before ?? ''}`
}

/** Reads the value of the cookie. @returns null when it has another form, was begun too long ago, or lies ahead of now */
export function attemptOf(sealed: string | undefined, now: Date): Attempt | null {
  const [secret = '', begun = '', path = '', before = '', ...rest] = (sealed ?? '').split('.')
  if (rest.length > 0 || !secretForm.test(secret) || !/^\d{13}$/.test(begun)) return null
  const age = now.getTime() - Number(begun)
  if (age < -1_000 || age > lastsMs) return null
  const returnTo = ownPath(Buffer.from(path, 'base64url').toString('utf8')) ?? '/programmes'
  return { secret, begunAt: new Date(Number(begun)), returnTo, before: sessionForm.test(before) ? before : null }
}

/** @returns whether a state from outside is this attempt's */
export function isStateOf(attempt: Attempt, state: string | undefined): boolean {
  const own = Buffer.from(proofOf(attempt).state)
  const given = Buffer.from(state ?? '')
  return own.length === given.length && timingSafeEqual(own, given)
}

/** Which attempts of this node have come to their end. */
export interface EndedAttempts {
  /** @returns false when it had ended before */
  end(attempt: Attempt, now: Date): boolean
}

export function endedAttempts(): EndedAttempts {
  const ended = new Map<string, number>()
  return {
    end({ secret }, now) {
      const at = now.getTime()
      for (const [each, endedAt] of ended) {
        if (at - endedAt <= lastsMs) break
        ended.delete(each)
      }
      const key = createHash('sha256').update(secret).digest('base64url')
      if (ended.has(key)) return false
      ended.set(key, at)
      return true
    },
  }
}
