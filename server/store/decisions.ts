// Decisions: the register of a programme. A row is written once and never changed (triggers refuse it); the next row holds its hash. What is read
// back is always read from the text that was hashed, and checked. Called inside the commands that decide, and by the register's routes.

import { and, asc, desc, eq, inArray, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Decision, decisionSchema } from '../../shared/deciding/decision.ts'
import type { DecisionId, PointId, ProgrammeId, RequestKey } from '../../shared/ids.ts'
import { seal } from '../domain/decision-seal.ts'
import { type ReadDecision, type RegisterRow, readDecision } from '../domain/register-check.ts'
import type { Handle, Transaction } from './database.ts'
import { decisions } from './tables/deciding.ts'

/** The attempt a decision was made by: its key, and the hash of what it asked for. */
export interface Attempt {
  readonly requestKey: RequestKey
  readonly requestHash: string
}

const columns = {
  id: decisions.id,
  programmeId: decisions.programmeId,
  number: decisions.number,
  pointId: decisions.pointId,
  reverses: decisions.reverses,
  body: decisions.body,
  decision: decisions.decision,
  hash: decisions.hash,
  previousHash: decisions.previousHash,
  decidedAt: decisions.decidedAt,
} as const

/**
 * Writes a decision as the last of its programme's register. The caller holds the programme's row (commit-ruling.ts), so that numbers run without a gap.
 * @param o.decision with the number that is next
 * @returns it with its place in the chain. @throws Error when another number is next
 */
export async function registerDecision(
  tx: Transaction,
  o: { readonly decision: Omit<Decision, 'previousHash' | 'hash'>; readonly attempt: Attempt },
): Promise<Decision> {
  const last = await lastOf(tx, o.decision.programmeId)
  if (o.decision.number !== (last?.number ?? 0) + 1)
    throw new Error(`decision ${o.decision.number} is not the next one`)
  const unsealed = { ...o.decision, previousHash: last?.hash ?? null }
  const { body, hash } = seal(unsealed)
  // As it is read back ever after, so that whoever asks again is answered the very same.
  const decision = decisionSchema.parse({ ...JSON.parse(body), hash })
  const { id, programmeId, number, pointId, reverses, previousHash, decidedAt } = decision
  await tx.insert(decisions).values({
    ...o.attempt,
    id,
    programmeId,
    number,
    pointId,
    reverses,
    body,
    decision,
    hash,
    previousHash,
    decidedAt: new Date(decidedAt),
  })
  return decision
}

/** @returns number and hash of the newest decision of a programme; null when there is none. */
export async function lastOf(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<{ readonly number: number; readonly hash: string } | null> {
  const [last] = await db
    .select({ number: decisions.number, hash: decisions.hash })
    .from(decisions)
    .where(eq(decisions.programmeId, programmeId))
    .orderBy(desc(decisions.number))
    .limit(1)
  return last ?? null
}

/** @returns whether a later decision has taken this one back. */
export async function isReversed(db: Handle | Transaction, id: DecisionId): Promise<boolean> {
  const found = await db.select({ id: decisions.id }).from(decisions).where(eq(decisions.reverses, id)).limit(1)
  return found.length > 0
}

/** @returns the rows of a register, by number. */
export function registerRows(db: Handle | Transaction, programmeId: ProgrammeId): Promise<RegisterRow[]> {
  return db.select(columns).from(decisions).where(eq(decisions.programmeId, programmeId)).orderBy(asc(decisions.number))
}

/** @returns a programme's decisions by number, each checked; a row whose text tells no decision is left out. */
export async function decisionsOf(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<readonly ReadDecision[]> {
  return (await registerRows(db, programmeId)).flatMap((row) => readDecision(row) ?? [])
}

/** @returns the decisions of one point by number, each checked. */
export async function decisionsAt(db: Handle | Transaction, pointId: PointId): Promise<readonly ReadDecision[]> {
  const rows = await db
    .select(columns)
    .from(decisions)
    .where(eq(decisions.pointId, pointId))
    .orderBy(asc(decisions.number))
  return rows.flatMap((row) => readDecision(row) ?? [])
}

/** @returns which of some decisions were taken back, each with the number of the one that did. */
export async function reversalsOf(
  db: Handle | Transaction,
  ids: readonly DecisionId[],
): Promise<readonly { readonly decision: DecisionId; readonly number: number }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ decision: decisions.reverses, number: decisions.number })
    .from(decisions)
    .where(inArray(decisions.reverses, [...ids]))
    .orderBy(asc(decisions.number))
  return rows.flatMap(({ decision, number }) => (decision === null ? [] : [{ decision, number }]))
}

/** @returns those of some decisions that are internal. */
export async function internalAmong(
  db: Handle | Transaction,
  ids: readonly DecisionId[],
): Promise<ReadonlySet<DecisionId>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: decisions.id, decision: decisions.decision })
    .from(decisions)
    .where(inArray(decisions.id, [...ids]))
  return new Set(rows.flatMap(({ id, decision }) => (decision.internal ? [id] : [])))
}

/** @returns one decision, checked; null when it does not stand on this programme. */
export async function findDecision(
  db: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly id: DecisionId },
): Promise<ReadDecision | null> {
  const [row] = await db
    .select(columns)
    .from(decisions)
    .where(and(eq(decisions.programmeId, o.programmeId), eq(decisions.id, o.id)))
  return row === undefined ? null : readDecision(row)
}

/** @returns what an attempt led to, and what it asked for; null when it led to nothing. */
export async function decisionOfAttempt(
  db: Handle | Transaction,
  requestKey: RequestKey,
): Promise<(ReadDecision & { readonly requestHash: string }) | null> {
  const [row] = await db
    .select({ ...columns, requestHash: decisions.requestHash })
    .from(decisions)
    .where(eq(decisions.requestKey, requestKey))
  const read = row === undefined ? null : readDecision(row)
  return row === undefined || read === null ? null : { ...read, requestHash: row.requestHash }
}

/** @returns the decisions of a programme that set its frame and still stand, by number. */
export async function frameDecisions(db: Handle | Transaction, programmeId: ProgrammeId): Promise<readonly Decision[]> {
  const later = alias(decisions, 'later')
  const rows = await db
    .select(columns)
    .from(decisions)
    .where(
      and(
        eq(decisions.programmeId, programmeId),
        sql`${decisions.decision} -> 'effect' ->> 'type' = 'frame'`,
        notExists(db.select({ id: later.id }).from(later).where(eq(later.reverses, decisions.id))),
      ),
    )
    .orderBy(asc(decisions.number))
  return rows.flatMap((row) => readDecision(row)?.decision ?? [])
}
