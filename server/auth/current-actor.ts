// Current actor: who a request or a live connection comes from, by its session cookie. Read from the database each time, so that a
// session that has ended and a right that was withdrawn are gone at the next request. Called by server/http and by main for sockets.

import type { SessionStore } from '../store/sessions.ts'
import type { Actor } from './actor.ts'
import { hashOfToken, tokenOfCookies } from './session-cookie.ts'

/** @returns the person a Cookie header signs in, or null: no session, an unknown one, one that has ended or expired. */
export type CurrentActor = (cookieHeader: string | undefined) => Promise<Actor | null>

/** @param o.now the time sessions are judged by; a session begun with a seat is none where there are no seats, whatever there were before */
export function currentActor(o: {
  readonly sessions: Pick<SessionStore, 'find'>
  readonly now: () => Date
  /** Whether people sign in by taking a seat here. */
  readonly seats: boolean
}): CurrentActor {
  return async (cookieHeader) => {
    const token = tokenOfCookies(cookieHeader)
    if (token === null) return null
    const session = await o.sessions.find({ tokenHash: hashOfToken(token), now: o.now() })
    if (session === null || (session.by === 'seat' && !o.seats)) return null
    const { person } = session
    return {
      personId: person.id,
      name: person.name,
      organisation: person.organisation,
      sessionId: session.sessionId,
      expiresAt: session.expiresAt,
      assurance: session.assurance,
      authenticatedAt: session.authenticatedAt,
      roleOn: (programmeId) => person.roles[programmeId] ?? null,
    }
  }
}
