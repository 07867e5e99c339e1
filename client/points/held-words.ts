// What belongs to a meeting that was held: the promises made at it. Pure. Called by held-card.tsx.

import type { BoardPromise } from '../../shared/contract/promises.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { PointId } from '../../shared/ids.ts'

/** @returns the promises made at a point or for one of its decisions, the soonest first. */
export function promisesOf(
  promises: readonly BoardPromise[],
  o: { readonly pointId: PointId; readonly decisions: readonly Pick<Decision, 'id'>[] },
): readonly BoardPromise[] {
  const isOfDecision = (id: BoardPromise['decisionId']) => o.decisions.some((decision) => decision.id === id)
  return promises
    .filter(({ pointId, decisionId }) => pointId === o.pointId || (decisionId !== null && isOfDecision(decisionId)))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
