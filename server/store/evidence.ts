// Evidence of a point's standard questions, as rows: one for each question somebody has said something about. Called by
// server/http/points/evidence.ts.

import { and, eq } from 'drizzle-orm'
import type { AnswerEvidence, Evidence } from '../../shared/contract/meeting.ts'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { answerEvidence, noEvidence } from '../domain/answer-evidence.ts'
import type { Database, Transaction } from './database.ts'
import { inProgramme } from './in-programme.ts'
import { openPoint } from './point-standing.ts'
import { evidence } from './tables/evidence.ts'
import { memberships } from './tables/people.ts'

export interface EvidenceStore {
  /** Of every question somebody has said something about. */
  list(pointId: PointId): Promise<ReadonlyMap<string, Evidence>>
  /** CLOSED and CANCELLED by the point's state, STALE when somebody was before, INVALID for an owner without a place on the programme. */
  answer(o: {
    readonly programmeId: ProgrammeId
    readonly pointId: PointId
    readonly question: string
    readonly asked: AnswerEvidence
    readonly by: PersonId
    readonly at: Date
  }): Promise<Outcome<Evidence>>
}

/** @returns the evidence kept in `database`. */
export function evidenceStore(database: Database): EvidenceStore {
  return {
    list: async (pointId) => {
      const rows = await database.db.select().from(evidence).where(eq(evidence.pointId, pointId))
      return new Map(rows.map((row) => [row.question, evidenceOf(row)]))
    },
    answer: (o) => inProgramme(database, o.programmeId, (tx) => answer(tx, o)),
  }
}

async function answer(tx: Transaction, o: Parameters<EvidenceStore['answer']>[0]): Promise<Outcome<Evidence>> {
  const { programmeId, pointId, question, asked } = o
  const open = await openPoint(tx, { programmeId, pointId })
  if (!open.ok) return open
  const where = and(eq(evidence.pointId, pointId), eq(evidence.question, question))
  const [row] = await tx.select().from(evidence).where(where)
  const before = row ? evidenceOf(row) : noEvidence(question)
  const answered = answerEvidence(before, o)
  if (!answered.ok) return answered
  const { owner } = asked
  if (owner !== null && owner !== before.owner) {
    const isMember = and(eq(memberships.programmeId, programmeId), eq(memberships.personId, owner))
    const found = await tx.select({ person: memberships.personId }).from(memberships).where(isMember)
    if (found.length === 0) return refuse('INVALID', { field: 'owner' })
  }
  const { answeredAt, ...rest } = answered.value
  const values = { ...rest, answeredAt: answeredAt === null ? null : new Date(answeredAt) }
  await tx
    .insert(evidence)
    .values({ ...values, pointId })
    .onConflictDoUpdate({ target: [evidence.pointId, evidence.question], set: values })
  return done(answered.value)
}

function evidenceOf({ pointId: _pointId, answeredAt, ...row }: typeof evidence.$inferSelect): Evidence {
  return { ...row, answeredAt: answeredAt?.toISOString() ?? null }
}
