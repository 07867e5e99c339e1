// Deciding: wordings, rounds, positions and reminders of a point as rows. Positions of a round that is not revealed leave this file only as seats
// that have answered, but for those a person gave herself; the conclusions of a command see them inside its transaction alone.
// Called by the commands and the reading of server/http.

import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Position } from '../../shared/deciding/position.ts'
import type { AgendaItemId, PersonId, PointId, ProgrammeId, RoundId, WordingId } from '../../shared/ids.ts'
import type { RoundStanding, WordingStanding } from '../domain/deciding-standing.ts'
import type { Handle, Transaction } from './database.ts'
import { positions, reminders, rounds, wordings } from './tables/deciding.ts'

type Reading = Handle | Transaction

/** A wording with its place and author. */
export interface StoredWording extends WordingStanding {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly writtenBy: PersonId
  readonly writtenAt: string
}

export interface StoredRound extends RoundStanding {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

/** A position and the round it stands in; null = given beforehand. */
export interface StoredPosition extends Position {
  readonly wordingId: WordingId
  readonly roundId: RoundId | null
}

/** @returns all wordings of a point, by agenda item and version. */
export async function wordingsAt(db: Reading, pointId: PointId): Promise<readonly StoredWording[]> {
  const rows = await db
    .select()
    .from(wordings)
    .where(eq(wordings.pointId, pointId))
    .orderBy(asc(wordings.agendaItem), asc(wordings.version))
  return rows.map(wordingOf)
}

/** @returns the points of a programme that have a wording. */
export async function pointsWithWordings(db: Reading, programmeId: ProgrammeId): Promise<ReadonlySet<PointId>> {
  const rows = await db
    .selectDistinct({ pointId: wordings.pointId })
    .from(wordings)
    .where(eq(wordings.programmeId, programmeId))
  return new Set(rows.map(({ pointId }) => pointId))
}

export async function findWording(db: Reading, id: WordingId): Promise<StoredWording | null> {
  const [row] = await db.select().from(wordings).where(eq(wordings.id, id))
  return row === undefined ? null : wordingOf(row)
}

export async function insertWording(tx: Transaction, wording: StoredWording): Promise<void> {
  const { writtenAt, publishedAt, ...rest } = wording
  await tx.insert(wordings).values({ ...rest, writtenAt: new Date(writtenAt), publishedAt: momentOf(publishedAt) })
}

export async function setPublished(tx: Transaction, id: WordingId, publishedAt: string): Promise<void> {
  await tx
    .update(wordings)
    .set({ publishedAt: new Date(publishedAt) })
    .where(and(eq(wordings.id, id), isNull(wordings.publishedAt)))
}

/** @returns all rounds of a point, in the order they were opened. */
export async function roundsAt(db: Reading, pointId: PointId): Promise<readonly StoredRound[]> {
  const rows = await db
    .select()
    .from(rounds)
    .where(eq(rounds.pointId, pointId))
    .orderBy(asc(rounds.openedAt), asc(rounds.number), asc(rounds.id))
  return rows.map(roundOf)
}

export async function findRound(db: Reading, id: RoundId): Promise<StoredRound | null> {
  const [row] = await db.select().from(rounds).where(eq(rounds.id, id))
  return row === undefined ? null : roundOf(row)
}

export async function insertRound(tx: Transaction, round: StoredRound): Promise<void> {
  const { asked, openedAt, deadline, revealedAt, ...rest } = round
  await tx.insert(rounds).values({
    ...rest,
    asked: [...asked],
    openedAt: new Date(openedAt),
    deadline: momentOf(deadline),
    revealedAt: momentOf(revealedAt),
  })
}

/** Writes how a round ended. */
export async function endRound(
  tx: Transaction,
  { id, state, revealedAt }: Pick<RoundStanding, 'id' | 'state' | 'revealedAt'>,
): Promise<void> {
  await tx
    .update(rounds)
    .set({ state, revealedAt: momentOf(revealedAt) })
    .where(eq(rounds.id, id))
}

/** For conclusions inside a command alone. @returns the positions of one round, in the order they were given. */
export async function positionsIn(tx: Transaction, roundId: RoundId): Promise<readonly Position[]> {
  const rows = await tx
    .select()
    .from(positions)
    .where(eq(positions.roundId, roundId))
    .orderBy(asc(positions.givenAt), asc(positions.seat))
  return rows.map(positionOf)
}

/** For conclusions inside a command alone. @returns what was said of a wording before any round. */
export async function positionsBeforehand(tx: Transaction, wordingId: WordingId): Promise<readonly Position[]> {
  const rows = await tx
    .select()
    .from(positions)
    .where(and(eq(positions.wordingId, wordingId), isNull(positions.roundId)))
    .orderBy(asc(positions.givenAt), asc(positions.seat))
  return rows.map(positionOf)
}

/** Writes a seat's position, in place of the one it had in this round (or beforehand). */
export async function putPosition(
  tx: Transaction,
  o: { readonly wordingId: WordingId; readonly roundId: RoundId | null; readonly position: Position },
): Promise<void> {
  const { wordingId, roundId, position } = o
  const where = and(
    eq(positions.wordingId, wordingId),
    eq(positions.seat, position.seat),
    roundId === null ? isNull(positions.roundId) : eq(positions.roundId, roundId),
  )
  const { givenAt, ...rest } = position
  const values = { ...rest, givenAt: new Date(givenAt) }
  const changed = await tx.update(positions).set(values).where(where).returning({ id: positions.id })
  if (changed.length === 0) await tx.insert(positions).values({ id: randomUUID(), wordingId, roundId, ...values })
}

/** Takes away the positions of seats that do not count when a round is revealed. */
export async function dropPositions(tx: Transaction, roundId: RoundId, seats: readonly PersonId[]): Promise<void> {
  if (seats.length === 0) return
  await tx.delete(positions).where(and(eq(positions.roundId, roundId), inArray(positions.seat, [...seats])))
}

/**
 * What readers may see of positions: `open` = of revealed rounds; `ownOf` = what somebody gave herself; `answered` = which seats have answered, and by whom;
 * `beforehand` = which have said something of a wording before any round.
 */
export interface PositionsSeen {
  readonly open: readonly StoredPosition[]
  readonly ownOf: (reader: PersonId) => readonly StoredPosition[]
  readonly answered: readonly (Pick<StoredPosition, 'seat' | 'by' | 'beforehand'> & { readonly roundId: RoundId })[]
  readonly beforehand: readonly { readonly wordingId: WordingId; readonly seat: PersonId }[]
}

/** @returns the positions of a point for many readers at once, each of whom sees her own by her id. */
export async function positionsSeenAt(db: Reading, pointId: PointId): Promise<PositionsSeen> {
  const seen = await db
    .select({ position: positions, state: rounds.state })
    .from(positions)
    .innerJoin(wordings, eq(wordings.id, positions.wordingId))
    .leftJoin(rounds, eq(rounds.id, positions.roundId))
    .where(eq(wordings.pointId, pointId))
    .orderBy(asc(positions.givenAt), asc(positions.seat))
  const all = seen.map(({ position, state }) => ({ state, position: storedPositionOf(position) }))
  const own = new Map<PersonId, StoredPosition[]>()
  for (const { position } of all) own.set(position.by, [...(own.get(position.by) ?? []), position])
  return {
    open: all.filter(({ state }) => state === 'revealed').map(({ position }) => position),
    ownOf: (reader) => own.get(reader) ?? [],
    answered: all
      .flatMap(({ position: { roundId, seat, by, beforehand } }) =>
        roundId === null ? [] : [{ roundId, seat, by, beforehand }],
      )
      .toSorted((a, b) => (a.seat < b.seat ? -1 : 1)),
    beforehand: all
      .flatMap(({ position: { roundId, wordingId, seat } }) => (roundId === null ? [{ wordingId, seat }] : []))
      .toSorted((a, b) => (a.seat < b.seat ? -1 : 1)),
  }
}

/** @returns who was reminded in the rounds of a point, and when, in that order. */
export async function remindersAt(
  db: Reading,
  pointId: PointId,
): Promise<readonly { readonly roundId: RoundId; readonly person: PersonId; readonly at: string }[]> {
  const rows = await db
    .select({ roundId: reminders.roundId, person: reminders.personId, at: reminders.sentAt })
    .from(reminders)
    .innerJoin(rounds, eq(rounds.id, reminders.roundId))
    .where(eq(rounds.pointId, pointId))
    .orderBy(asc(reminders.sentAt), asc(reminders.personId))
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}

export async function insertReminders(
  tx: Transaction,
  o: { readonly roundId: RoundId; readonly people: readonly PersonId[]; readonly by: PersonId; readonly at: Date },
): Promise<void> {
  if (o.people.length === 0) return
  await tx
    .insert(reminders)
    .values(
      o.people.map((personId) => ({ id: randomUUID(), roundId: o.roundId, personId, sentBy: o.by, sentAt: o.at })),
    )
}

/** @returns those of one agenda item. */
export function onItem<Row extends { readonly agendaItem: AgendaItemId }>(
  rows: readonly Row[],
  item: AgendaItemId,
): readonly Row[] {
  return rows.filter(({ agendaItem }) => agendaItem === item)
}

export function wordingOf(row: typeof wordings.$inferSelect): StoredWording {
  const { writtenAt, publishedAt, ...rest } = row
  return { ...rest, writtenAt: writtenAt.toISOString(), publishedAt: textOf(publishedAt) }
}

export function roundOf(row: typeof rounds.$inferSelect): StoredRound {
  const { openedAt, deadline, revealedAt, ...rest } = row
  return { ...rest, openedAt: openedAt.toISOString(), deadline: textOf(deadline), revealedAt: textOf(revealedAt) }
}

export function positionOf({
  seat,
  by,
  position,
  reason,
  givenAt,
  beforehand,
}: typeof positions.$inferSelect): Position {
  return { seat, by, position, reason, givenAt: givenAt.toISOString(), beforehand }
}

function storedPositionOf(row: typeof positions.$inferSelect): StoredPosition {
  return { ...positionOf(row), wordingId: row.wordingId, roundId: row.roundId }
}

function momentOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

function textOf(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
