// Audit log: who did what, when, from which session; ids and plain values alone, never what somebody wrote. Rows are added and never changed; the
// database refuses it, and lets the retention of server/store/audit-log.ts alone take old ones away. Used by server/store alone.

import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { AuditAct, AuditSubject } from '../../../shared/contract/audit.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { moment } from './columns.ts'

export const auditLog = pgTable(
  'audit_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    /** Null: of no programme, as signing in. */
    programmeId: text('programme_id').$type<ProgrammeId>(),
    /** Null: the server itself, or somebody who is not known. */
    actor: text('actor').$type<PersonId>(),
    sessionId: text('session_id'),
    act: text('act').$type<AuditAct>().notNull(),
    subject: jsonb('subject').$type<AuditSubject>().notNull(),
  },
  (table) => [
    index('audit_log_programme').on(table.programmeId, table.at),
    index('audit_log_actor').on(table.actor, table.at),
  ],
)
