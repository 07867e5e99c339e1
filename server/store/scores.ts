// Scores: rounds and what was said in them as rows. What was said in a round that is not revealed leaves this file only as what a person said herself and
// as which seats have answered; a command's conclusions see all of it inside its transaction. Called by server/commands/scores and the inbox.

import { and, asc, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm'
import type { PersonId, ProgrammeId, ScoreRoundId } from '../../shared/ids.ts'
import { answeredSeats, type Score, type ScoreRound } from '../domain/score-rounds.ts'
import type { Handle, Transaction } from './database.ts'
import { meetings } from './tables/meetings.ts'
import { points } from './tables/points.ts'
import { scoreRounds, scores } from './tables/scores.ts'

type Reading = Handle | Transaction

/** The rounds of a programme that were not withdrawn, newest first. */
export async function scoreRoundsOf(db: Reading, programmeId: ProgrammeId): Promise<readonly ScoreRound[]> {
  const rows = await db
    .select()
    .from(scoreRounds)
    .where(and(eq(scoreRounds.programmeId, programmeId), ne(scoreRounds.state, 'withdrawn')))
    .orderBy(desc(scoreRounds.number))
  return rows.map(roundOf)
}

export async function openScoreRounds(db: Reading, programmeId: ProgrammeId): Promise<readonly ScoreRound[]> {
  const rows = await db
    .select()
    .from(scoreRounds)
    .where(and(eq(scoreRounds.programmeId, programmeId), eq(scoreRounds.state, 'open')))
    .orderBy(desc(scoreRounds.number))
  return rows.map(roundOf)
}

export async function findScoreRound(
  db: Reading,
  { programmeId, id }: { readonly programmeId: ProgrammeId; readonly id: ScoreRoundId },
): Promise<ScoreRound | null> {
  const [row] = await db
    .select()
    .from(scoreRounds)
    .where(and(eq(scoreRounds.id, id), eq(scoreRounds.programmeId, programmeId)))
  return row === undefined ? null : roundOf(row)
}

/** For a command that holds the programme. @returns the number of its next round */
export async function nextScoreRound(tx: Transaction, programmeId: ProgrammeId): Promise<number> {
  const [last] = await tx
    .select({ number: sql<number | null>`max(${scoreRounds.number})` })
    .from(scoreRounds)
    .where(eq(scoreRounds.programmeId, programmeId))
  return (last?.number ?? 0) + 1
}

export async function insertScoreRound(tx: Transaction, programmeId: ProgrammeId, round: ScoreRound): Promise<void> {
  await tx.insert(scoreRounds).values({ ...rowOf(round), programmeId })
}

/** Writes what a round has become: another deadline, or how it ended. */
export async function updateScoreRound(tx: Transaction, round: ScoreRound): Promise<void> {
  const { state, deadline, revealedAt, missing, results } = rowOf(round)
  await tx
    .update(scoreRounds)
    .set({ state, deadline, revealedAt, missing, results })
    .where(eq(scoreRounds.id, round.id))
}

/** For conclusions inside a command alone. @returns all that was said in a round */
export async function scoresIn(tx: Transaction, roundId: ScoreRoundId): Promise<readonly Score[]> {
  return (await tx.select().from(scores).where(eq(scores.roundId, roundId))).map(scoreOf)
}

/** @returns what was said in a round that is revealed, by seat; nothing of any other */
export async function revealedScores(db: Reading, roundId: ScoreRoundId): Promise<readonly Score[]> {
  const rows = await db
    .select({ score: scores })
    .from(scores)
    .innerJoin(scoreRounds, eq(scoreRounds.id, scores.roundId))
    .where(and(eq(scores.roundId, roundId), eq(scoreRounds.state, 'revealed')))
    .orderBy(asc(scores.seat), asc(scores.item), asc(scores.criterion))
  return rows.map(({ score }) => scoreOf(score))
}

/** What a reader may know of a round that is open: who has answered, by whom anything was said for a seat, and what she has said herself. */
export interface OpenScores {
  readonly answered: readonly PersonId[]
  readonly voices: readonly Pick<Score, 'seat' | 'by'>[]
  readonly ownOf: (reader: PersonId) => readonly Score[]
}

/** @returns by round, for those that are open */
export async function openScoresIn(
  db: Reading,
  rounds: readonly ScoreRound[],
): Promise<ReadonlyMap<ScoreRoundId, OpenScores>> {
  const open = rounds.filter(({ state }) => state === 'open')
  if (open.length === 0) return new Map()
  const ids = open.map(({ id }) => id)
  const rows = await db.select().from(scores).where(inArray(scores.roundId, ids))
  return new Map(
    open.map((round) => {
      const said = rows.filter(({ roundId }) => roundId === round.id).map(scoreOf)
      const ownOf = (reader: PersonId) => said.filter(({ by }) => by === reader)
      return [round.id, { answered: answeredSeats(round, said), voices: said, ownOf }]
    }),
  )
}

/** Writes scores, each in place of what the seat said of the same before. */
export async function putScores(tx: Transaction, roundId: ScoreRoundId, given: readonly Score[]): Promise<void> {
  if (given.length === 0) return
  await tx
    .insert(scores)
    .values(given.map((score) => ({ ...score, roundId, givenAt: new Date(score.givenAt) })))
    .onConflictDoUpdate({
      target: [scores.roundId, scores.seat, scores.item, scores.criterion],
      set: {
        by: sql`excluded.by`,
        mark: sql`excluded.mark`,
        reason: sql`excluded.reason`,
        givenAt: sql`excluded.given_at`,
      },
    })
}

/** Takes away what was said for a seat. */
export async function dropScoresOf(tx: Transaction, roundId: ScoreRoundId, seat: PersonId): Promise<void> {
  await tx.delete(scores).where(and(eq(scores.roundId, roundId), eq(scores.seat, seat)))
}

/** Takes away what was said for every other seat than these: it is shown to nobody. */
export async function keepScoresOf(tx: Transaction, roundId: ScoreRoundId, seats: readonly PersonId[]): Promise<void> {
  const ofRound = eq(scores.roundId, roundId)
  await tx.delete(scores).where(seats.length === 0 ? ofRound : and(ofRound, notInArray(scores.seat, [...seats])))
}

/** @returns who stands in for whom at the meetings of a programme that are called or sit: member → deputy */
export async function deputiesNow(db: Reading, programmeId: ProgrammeId): Promise<ReadonlyMap<PersonId, PersonId>> {
  const rows = await db
    .select({ deputies: sql<Record<PersonId, PersonId> | null>`${meetings.meeting} -> 'deputies'` })
    .from(meetings)
    .innerJoin(points, eq(points.id, meetings.pointId))
    .where(and(eq(points.programmeId, programmeId), sql`${meetings.meeting} ->> 'state' in ('called', 'in-session')`))
  return new Map(rows.flatMap(({ deputies }) => Object.entries(deputies ?? {}) as [PersonId, PersonId][]))
}

function roundOf(row: typeof scoreRounds.$inferSelect): ScoreRound {
  const { programmeId: _programme, openedAt, deadline, revealedAt, ...rest } = row
  return {
    ...rest,
    openedAt: openedAt.toISOString(),
    deadline: deadline?.toISOString() ?? null,
    revealedAt: revealedAt?.toISOString() ?? null,
  }
}

function rowOf({ items, criteria, asked, openedAt, deadline, revealedAt, missing, results, ...rest }: ScoreRound) {
  return {
    ...rest,
    items: [...items],
    criteria: [...criteria],
    asked: [...asked],
    missing: [...missing],
    results: results === null ? null : [...results],
    openedAt: new Date(openedAt),
    deadline: deadline === null ? null : new Date(deadline),
    revealedAt: revealedAt === null ? null : new Date(revealedAt),
  }
}

function scoreOf({ roundId: _round, givenAt, ...rest }: typeof scores.$inferSelect): Score {
  return { ...rest, givenAt: givenAt.toISOString() }
}
