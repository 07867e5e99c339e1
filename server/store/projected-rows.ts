// Projected rows: what a projector may show of a point's wordings, rounds and decisions: nothing internal, no wording before it is published, no
// position before its round is revealed, and of an open round how many have answered. Called by server/commands/projector/projector-view.ts.

import { and, desc, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { PositionKind } from '../../shared/deciding/position.ts'
import {
  type AgendaItemId,
  type DecisionId,
  decisionIdSchema,
  type PersonId,
  type PointId,
  type RoundId,
  roundIdSchema,
  wordingIdSchema,
} from '../../shared/ids.ts'
import type { Handle } from './database.ts'
import { decisions, positions, rounds, wordings } from './tables/deciding.ts'

export interface ProjectedWording {
  readonly agendaItem: AgendaItemId
  readonly version: number
  readonly text: string
}

export interface ProjectedRound {
  readonly agendaItem: AgendaItemId
  /** Of its text. */
  readonly version: number
  readonly number: number
  readonly wording: string
  /** By seat; null before the round is revealed. */
  readonly revealed: readonly { readonly seat: PersonId; readonly position: PositionKind }[] | null
}

const wordingColumns = { agendaItem: wordings.agendaItem, version: wordings.version, text: wordings.text } as const
const isShown = and(eq(wordings.internal, false), isNotNull(wordings.publishedAt))

/** @returns a published wording of the point by its id, as it came in from outside; null when there is none. */
export async function projectedWording(
  db: Handle,
  { pointId, id }: { readonly pointId: PointId; readonly id: string | null },
): Promise<ProjectedWording | null> {
  const parsed = wordingIdSchema.safeParse(id)
  if (!parsed.success) return null
  const [found] = await db
    .select(wordingColumns)
    .from(wordings)
    .where(and(eq(wordings.id, parsed.data), eq(wordings.pointId, pointId), isShown))
  return found ?? null
}

/** @returns the newest published wording of an agenda item. */
export async function newestWording(
  db: Handle,
  { pointId, item }: { readonly pointId: PointId; readonly item: AgendaItemId },
): Promise<ProjectedWording | null> {
  const [found] = await db
    .select(wordingColumns)
    .from(wordings)
    .where(and(eq(wordings.pointId, pointId), eq(wordings.agendaItem, item), isShown))
    .orderBy(desc(wordings.version))
    .limit(1)
  return found ?? null
}

/** @returns the newest round of an agenda item; null when none was held, and when the board was shown a newer text since it was revealed. */
export async function lastRoundOf(
  db: Handle,
  { pointId, item }: { readonly pointId: PointId; readonly item: AgendaItemId },
): Promise<RoundId | null> {
  const ofItem = and(eq(rounds.pointId, pointId), eq(rounds.agendaItem, item))
  const [round] = await db
    .select({ id: rounds.id, state: rounds.state, version: wordings.version })
    .from(rounds)
    .innerJoin(wordings, eq(wordings.id, rounds.wordingId))
    .where(and(ofItem, eq(rounds.internal, false), ne(rounds.state, 'withdrawn')))
    .orderBy(desc(rounds.number))
    .limit(1)
  if (round === undefined) return null
  if (round.state === 'open') return round.id
  return (await newestWording(db, { pointId, item }))?.version === round.version ? round.id : null
}

/** @returns the decision that was made on a round, by the round's id, as it came in from outside; null when none was. */
export async function decisionOn(
  db: Handle,
  { pointId, id }: { readonly pointId: PointId; readonly id: string | null },
): Promise<DecisionId | null> {
  const round = roundIdSchema.safeParse(id)
  if (!round.success) return null
  const [made] = await db
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.pointId, pointId), sql`${decisions.decision} ->> 'roundId' = ${round.data}`))
    .limit(1)
  return made?.id ?? null
}

export async function projectedRound(
  db: Handle,
  { pointId, id }: { readonly pointId: PointId; readonly id: string | null },
): Promise<ProjectedRound | null> {
  const parsed = roundIdSchema.safeParse(id)
  if (!parsed.success) return null
  const [round] = await db
    .select({
      agendaItem: rounds.agendaItem,
      version: wordings.version,
      number: rounds.number,
      state: rounds.state,
      wording: wordings.text,
    })
    .from(rounds)
    .innerJoin(wordings, eq(wordings.id, rounds.wordingId))
    .where(and(eq(rounds.id, parsed.data), eq(rounds.pointId, pointId), eq(rounds.internal, false)))
  if (round === undefined || round.state === 'withdrawn') return null
  const { state, ...of } = round
  if (state === 'open') return { ...of, revealed: null }
  const revealed = await db
    .select({ seat: positions.seat, position: positions.position })
    .from(positions)
    .where(eq(positions.roundId, parsed.data))
    .orderBy(positions.seat)
  return { ...of, revealed }
}

/** The round that is open on an agenda item, and which seats have answered it, by whom; never what. */
export interface ProjectedOpenRound {
  readonly agendaItem: AgendaItemId
  readonly how: 'meeting' | 'circulation'
  readonly asked: readonly PersonId[]
  readonly answers: readonly { readonly seat: PersonId; readonly by: PersonId; readonly beforehand: boolean }[]
}

/** @returns null when none is open. */
export async function openRoundOf(
  db: Handle,
  { pointId, item }: { readonly pointId: PointId; readonly item: AgendaItemId },
): Promise<ProjectedOpenRound | null> {
  const ofItem = and(eq(rounds.pointId, pointId), eq(rounds.agendaItem, item))
  const [round] = await db
    .select({ id: rounds.id, agendaItem: rounds.agendaItem, how: rounds.how, asked: rounds.asked })
    .from(rounds)
    .where(and(ofItem, eq(rounds.state, 'open'), eq(rounds.internal, false)))
  if (round === undefined) return null
  const { id, ...of } = round
  const answers = await db
    .select({ seat: positions.seat, by: positions.by, beforehand: positions.beforehand })
    .from(positions)
    .where(eq(positions.roundId, id))
  return { ...of, answers }
}

export async function projectedDecision(
  db: Handle,
  { pointId, id }: { readonly pointId: PointId; readonly id: string | null },
): Promise<Pick<Decision, 'number' | 'wording' | 'effect' | 'reverses'> | null> {
  const parsed = decisionIdSchema.safeParse(id)
  if (!parsed.success) return null
  const [found] = await db
    .select({ decision: decisions.decision })
    .from(decisions)
    .where(and(eq(decisions.id, parsed.data), eq(decisions.pointId, pointId)))
  return found === undefined || found.decision.internal ? null : found.decision
}
