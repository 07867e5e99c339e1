// Basis check: whether what a decision rests on stands beside it as it was when it was made: the board as the members saw it, the wording, the round and the positions
// that were revealed in it. Pure; called by verify-register.

import { canonicalJson } from '../../shared/deciding/canonical-json.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { Position } from '../../shared/deciding/position.ts'
import type { BoardViewId, PointId, RoundId, WordingId } from '../../shared/ids.ts'
import type { RoundStanding, WordingStanding } from './deciding-standing.ts'

/** Each: missing, or not what it was. */
export type BasisFault = 'board' | 'wording' | 'round' | 'positions'

type AtPoint<Row> = Row & { readonly pointId: PointId }

/** The rows of a programme as they stand. */
export interface KeptBasis {
  /** Board → its hash; null for one that is not what was hashed. */
  readonly boards: ReadonlyMap<BoardViewId, string | null>
  readonly wordings: ReadonlyMap<WordingId, AtPoint<WordingStanding>>
  readonly rounds: ReadonlyMap<RoundId, AtPoint<RoundStanding>>
  /** Of each round. */
  readonly positions: ReadonlyMap<RoundId, readonly Position[]>
}

/** @returns what is wrong with the rows one decision rests on. Reopened minutes rest on a board alone. */
export function basisFaults(decision: Decision, kept: KeptBasis): readonly BasisFault[] {
  const { basis, wordingId, roundId } = decision
  const checks: readonly (readonly [BasisFault, boolean])[] = [
    ['board', kept.boards.get(basis.boardView) === basis.board],
    ['wording', wordingId === null || isItsWording(decision, kept.wordings.get(wordingId))],
    ['round', roundId === null || isItsRound(decision, kept.rounds.get(roundId))],
    ['positions', roundId === null || inOrder(kept.positions.get(roundId) ?? []) === inOrder(decision.positions)],
  ]
  return checks.flatMap(([fault, stands]) => (stands ? [] : [fault]))
}

function isItsWording(decision: Decision, wording: AtPoint<WordingStanding> | undefined): boolean {
  return (
    wording !== undefined &&
    wording.publishedAt !== null &&
    wording.text === decision.wording &&
    isOnItsCase(decision, wording)
  )
}

function isItsRound(decision: Decision, round: AtPoint<RoundStanding> | undefined): boolean {
  return (
    round !== undefined &&
    round.state === 'revealed' &&
    round.wordingId === decision.wordingId &&
    (decision.path === 'owner' || (round.how === 'circulation') === (decision.path === 'circulation')) &&
    isOnItsCase(decision, round)
  )
}

function isOnItsCase(
  { pointId, agendaItem, internal }: Decision,
  row: AtPoint<Pick<WordingStanding, 'agendaItem' | 'internal'>>,
): boolean {
  return row.pointId === pointId && row.agendaItem === agendaItem && row.internal === internal
}

/** Databases sort text in ways of their own. */
function inOrder(positions: readonly Position[]): string {
  return canonicalJson([...positions].sort((a, b) => (a.seat < b.seat ? -1 : 1)))
}
