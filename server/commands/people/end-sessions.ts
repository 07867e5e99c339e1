// Ending sessions: one's own, a member's, and those an issuer says are over. Each is told in the audit log, and its connections are closed by whoever
// asked, with the ids that come back. Called by the routes of sessions, members and signing in.

import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Actor } from '../../auth/actor.ts'
import type { LogoutClaims } from '../../auth/oidc/logout-claims.ts'
import { audit } from '../../store/audit-log.ts'
import type { Database } from '../../store/database.ts'
import { noteLogout } from '../../store/identities.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { memberOf } from '../../store/members.ts'
import { endSessionsOf, endSessionsOfIssuer } from '../../store/own-sessions.ts'

/** Ends one of one's own, or all but the one that asks. @returns those that ended */
export function endOwnSessions(
  database: Database,
  o: { readonly actor: Actor; readonly at: Date; readonly only?: string },
): Promise<readonly string[]> {
  const { actor, at, only } = o
  const { personId, sessionId } = actor
  return inTransaction(database, async (tx) => {
    const which = only === undefined ? { but: sessionId } : { only }
    const ended = await endSessionsOf(tx, { personId, at, ...which })
    if (ended.length > 0) {
      const act = only === undefined ? 'sessions.ended' : 'session.ended'
      await audit(tx, { at, programmeId: null, actor: personId, sessionId, act, subject: { ended: ended.length } })
    }
    return ended
  })
}

/** Ends every session of somebody with a place on a programme. @returns NOT_FOUND for somebody without */
export function endMemberSessions(
  database: Database,
  o: { readonly programmeId: ProgrammeId; readonly personId: PersonId; readonly actor: Actor; readonly at: Date },
): Promise<Outcome<readonly string[]>> {
  const { programmeId, personId, actor, at } = o
  return inTransaction(database, async (tx): Promise<Outcome<readonly string[]>> => {
    if ((await memberOf(tx, { programmeId, personId })) === null) return refuse('NOT_FOUND')
    const ended = await endSessionsOf(tx, { personId, at })
    const subject = { person: personId, ended: ended.length }
    const { sessionId } = actor
    await audit(tx, { at, programmeId, actor: actor.personId, sessionId, act: 'sessions.ended', subject })
    return done(ended)
  })
}

/** Ends what an issuer says is over. @returns INVALID for a token that was told before */
export function endIssuerSessions(
  database: Database,
  o: { readonly logout: LogoutClaims; readonly at: Date },
): Promise<Outcome<readonly string[]>> {
  const { logout, at } = o
  return inTransaction(database, async (tx): Promise<Outcome<readonly string[]>> => {
    if (!(await noteLogout(tx, { ...logout, at }))) return refuse('INVALID', { field: 'logout_token' })
    const ended = await endSessionsOfIssuer(tx, { ...logout, at })
    if (ended.length > 0) {
      const subject = { by: 'issuer', ended: ended.length }
      await audit(tx, { at, programmeId: null, actor: null, act: 'sessions.ended', subject })
    }
    return done(ended)
  })
}
