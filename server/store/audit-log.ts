// Audit log: one row for each act that must be answered for, written in the transaction of the act itself, so that neither stands without the other.
// Called by commands, stores and auth; read by server/http/programmes/audit.ts.

import type { AuditAct, AuditSubject } from '../../shared/contract/audit.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { auditLog } from './tables/audit-log.ts'

export interface AuditEntry {
  readonly at: Date
  /** Null: of no programme. */
  readonly programmeId: ProgrammeId | null
  /** Null: the server itself, or somebody who is not known. */
  readonly actor: PersonId | null
  readonly sessionId?: string | null
  readonly act: AuditAct
  /** Ids and plain values; never what somebody wrote, no address, no token. */
  readonly subject: AuditSubject
}

/** Writes one row, in the caller's transaction. */
export async function audit(tx: Handle | Transaction, entry: AuditEntry): Promise<void> {
  const { sessionId = null, ...rest } = entry
  await tx.insert(auditLog).values({ ...rest, sessionId })
}
