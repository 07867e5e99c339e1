// Begins a session: its row and its line in the audit log, in the caller's transaction. The token goes to the browser alone. Called by everything
// that lets somebody in.

import type { PersonId } from '../../../shared/ids.ts'
import { hashOfToken, newSessionToken } from '../../auth/session-cookie.ts'
import { audit } from '../../store/audit-log.ts'
import type { Transaction } from '../../store/database.ts'
import { beginSession, type IssuerSaid, type SignedInBy } from '../../store/sessions.ts'

const hourMs = 3_600_000

/** A session as it is handed to the browser that it is for. */
export interface BegunSession {
  readonly token: string
  readonly expiresAt: Date
}

export interface BeginsWith {
  readonly at: Date
  readonly sessionHours: number
  readonly device: string | null
}

export async function begunSession(
  tx: Transaction,
  o: BeginsWith & { readonly personId: PersonId; readonly by: SignedInBy; readonly issuer?: IssuerSaid },
): Promise<BegunSession> {
  const { personId, by, at, device, issuer = null } = o
  const token = newSessionToken()
  const expiresAt = new Date(at.getTime() + o.sessionHours * hourMs)
  const sessionId = await beginSession(tx, {
    tokenHash: hashOfToken(token),
    personId,
    at,
    expiresAt,
    by,
    device,
    issuer,
  })
  await audit(tx, { at, programmeId: null, actor: personId, sessionId, act: 'session.begun', subject: { by } })
  return { token, expiresAt }
}
