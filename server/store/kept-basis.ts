// Kept basis: everything the decisions of a programme may rest on, as its rows stand. Positions leave by it for the check of the register alone, which says nothing of
// them but whether they are what was decided on. Called by check-registers.ts.

import { eq } from 'drizzle-orm'
import type { Position } from '../../shared/deciding/position.ts'
import type { ProgrammeId, RoundId } from '../../shared/ids.ts'
import type { KeptBasis } from '../domain/basis-check.ts'
import { sha256 } from '../domain/decision-seal.ts'
import type { ViewRow } from '../domain/view-seal.ts'
import type { Transaction } from './database.ts'
import { positionOf, roundOf, wordingOf } from './deciding.ts'
import { positions, rounds, wordings } from './tables/deciding.ts'

/** @param o.views every board that was kept of the programme */
export async function keptBasis(
  tx: Transaction,
  { programmeId, views }: { readonly programmeId: ProgrammeId; readonly views: readonly ViewRow[] },
): Promise<KeptBasis> {
  const written = await tx.select().from(wordings).where(eq(wordings.programmeId, programmeId))
  const held = await tx.select().from(rounds).where(eq(rounds.programmeId, programmeId))
  const given = await tx
    .select({ roundId: rounds.id, position: positions })
    .from(positions)
    .innerJoin(rounds, eq(rounds.id, positions.roundId))
    .where(eq(rounds.programmeId, programmeId))
  const inRounds = new Map<RoundId, Position[]>()
  for (const { roundId, position } of given) {
    const own = inRounds.get(roundId)
    if (own === undefined) inRounds.set(roundId, [positionOf(position)])
    else own.push(positionOf(position))
  }
  return {
    boards: new Map(views.map(({ id, hash, body }) => [id, hash === sha256(body) ? hash : null])),
    wordings: new Map(written.map((row) => [row.id, wordingOf(row)])),
    rounds: new Map(held.map((row) => [row.id, roundOf(row)])),
    positions: inRounds,
  }
}
