// Alternatives as rows: whose each is, where it was forked, how far it has come. Statements alone: what may be done is for server/commands/alternatives,
// which calls them inside its own transactions.

import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import type { AlternativeId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { alternatives } from './tables/alternatives.ts'

type Row = typeof alternatives.$inferSelect
export type NewAlternative = Omit<Row, 'revision' | 'proposal' | 'outcome' | 'state'>

const told = {
  id: alternatives.id,
  name: alternatives.name,
  maker: alternatives.maker,
  madeAt: alternatives.madeAt,
  visibility: alternatives.visibility,
  state: alternatives.state,
  revision: alternatives.revision,
  baseGeneration: alternatives.baseGeneration,
  basePosition: alternatives.basePosition,
  baseHash: alternatives.baseHash,
  proposal: alternatives.proposal,
  outcome: alternatives.outcome,
}

interface OfProgramme {
  readonly programmeId: ProgrammeId
  readonly id: AlternativeId
}

/** Every alternative of a programme, newest first; who is told of which is for the caller to say. */
export async function alternativesOf(
  db: Handle | Transaction,
  programmeId: ProgrammeId,
): Promise<readonly Alternative[]> {
  const rows = await db
    .select(told)
    .from(alternatives)
    .where(eq(alternatives.programmeId, programmeId))
    .orderBy(desc(alternatives.madeAt), desc(alternatives.id))
  return rows.map(alternativeOf)
}

/** @returns null when the programme has none of that id */
export async function alternativeIn(db: Handle | Transaction, o: OfProgramme): Promise<Alternative | null> {
  const [row] = await db
    .select(told)
    .from(alternatives)
    .where(and(eq(alternatives.id, o.id), eq(alternatives.programmeId, o.programmeId)))
  return row === undefined ? null : alternativeOf(row)
}

/** @returns the document it began with. @throws when there is no such alternative */
export async function baseOf(db: Handle | Transaction, { programmeId, id }: OfProgramme): Promise<Uint8Array> {
  const [row] = await db
    .select({ base: alternatives.base })
    .from(alternatives)
    .where(and(eq(alternatives.id, id), eq(alternatives.programmeId, programmeId)))
  if (row === undefined) throw new Error(`alternative ${id} went away while it was held`)
  return row.base
}

/** @returns how many stand open, of one person and of all */
export async function openAlternatives(
  tx: Transaction,
  { programmeId, maker }: { readonly programmeId: ProgrammeId; readonly maker: PersonId },
): Promise<{ readonly own: number; readonly all: number }> {
  const [found] = await tx
    .select({
      all: count(),
      own: sql<number>`count(*) filter (where ${alternatives.maker} = ${maker})`.mapWith(Number),
    })
    .from(alternatives)
    .where(and(eq(alternatives.programmeId, programmeId), inArray(alternatives.state, ['open', 'proposed'])))
  return found ?? { own: 0, all: 0 }
}

export async function insertAlternative(tx: Transaction, row: NewAlternative): Promise<void> {
  await tx.insert(alternatives).values({ ...row, state: 'open' })
}

/** Changes a row, under the programme's lock. */
export async function changeAlternative(
  tx: Transaction,
  { programmeId, id }: OfProgramme,
  set: Partial<Pick<Row, 'name' | 'visibility' | 'state' | 'proposal' | 'outcome'>>,
): Promise<void> {
  await tx
    .update(alternatives)
    .set({ ...set, revision: sql`${alternatives.revision} + 1` })
    .where(and(eq(alternatives.id, id), eq(alternatives.programmeId, programmeId)))
}

function alternativeOf(row: Omit<Row, 'programmeId' | 'base'>): Alternative {
  const { madeAt, baseGeneration, basePosition, baseHash, proposal, outcome, ...rest } = row
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    base: { generation: baseGeneration, position: basePosition, hash: baseHash },
    proposal,
    outcome: outcome && { ...outcome, changes: [...outcome.changes] },
  }
}
