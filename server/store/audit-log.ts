// Audit log: one row for each act that must be answered for, written in the transaction of the act itself, so that neither stands without the other.
// Rows are read page by page, newest first, and go by the retention alone. Called by commands, stores, auth and server/http/programmes/audit.ts.

import { and, asc, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { AuditAct, AuditSubject } from '../../shared/contract/audit.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Database, Handle, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import type { Person } from './people.ts'
import { auditLog } from './tables/audit-log.ts'
import { memberships, people } from './tables/people.ts'

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

export interface StoredAudit extends Omit<AuditEntry, 'sessionId'> {
  readonly id: number
}

export interface AuditWhere {
  readonly programmeId: ProgrammeId
  readonly actor?: PersonId | undefined
  readonly act?: AuditAct | undefined
  /** From this moment on. */
  readonly from?: Date | undefined
  /** Before this moment. */
  readonly until?: Date | undefined
  /** Older than this row. */
  readonly before?: number | undefined
}

/** Writes one row, in the caller's transaction. */
export async function audit(tx: Handle | Transaction, entry: AuditEntry): Promise<void> {
  const { sessionId = null, ...rest } = entry
  await tx.insert(auditLog).values({ ...rest, sessionId })
}

/** @returns at most `take` rows of a programme, and of how those who have a place on it got in, newest first */
export function auditRows(db: Handle, where: AuditWhere, take: number): Promise<readonly StoredAudit[]> {
  const { programmeId, actor, act, from, until, before } = where
  return db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      programmeId: auditLog.programmeId,
      actor: auditLog.actor,
      act: auditLog.act,
      subject: auditLog.subject,
    })
    .from(auditLog)
    .where(
      and(
        ofProgramme(db, programmeId),
        actor === undefined ? undefined : eq(auditLog.actor, actor),
        act === undefined ? undefined : eq(auditLog.act, act),
        from === undefined ? undefined : gte(auditLog.at, from),
        until === undefined ? undefined : lt(auditLog.at, until),
        before === undefined ? undefined : lt(auditLog.id, before),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(take)
}

/** What is of no programme, as signing in, is told where she who did it has a place. */
function ofProgramme(db: Handle, programmeId: ProgrammeId) {
  const members = db
    .select({ id: memberships.personId })
    .from(memberships)
    .where(eq(memberships.programmeId, programmeId))
  return or(eq(auditLog.programmeId, programmeId), and(isNull(auditLog.programmeId), inArray(auditLog.actor, members)))
}

/** @returns everybody who did something a programme's log tells of, whether she still has a place or not, by name */
export async function auditedPeople(db: Handle, programmeId: ProgrammeId): Promise<readonly Person[]> {
  const ids = db
    .selectDistinct({ actor: auditLog.actor })
    .from(auditLog)
    .where(and(ofProgramme(db, programmeId), sql`${auditLog.actor} is not null`))
  return db
    .select({ id: people.id, name: people.name, organisation: people.organisation })
    .from(people)
    .where(inArray(people.id, ids))
    .orderBy(asc(people.name), asc(people.id))
}

/** Takes away what is older than a moment: the one way rows go, and the database lets it be said in the same transaction alone. @returns how many */
export function removeAuditBefore(database: Database, moment: Date): Promise<number> {
  return inTransaction(database, async (tx) => {
    await tx.execute(sql`select set_config('veivalg.audit_retention', 'on', true)`)
    return (await tx.delete(auditLog).where(lt(auditLog.at, moment))).rowCount ?? 0
  })
}
