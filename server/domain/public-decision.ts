// Public decision: what somebody who may not read what is internal is told of a decision. An internal one is exempt: its number and its day stand as a
// marked gap, and not a word of what. A public one that took an internal one back says so by number alone, for what was taken back tells what
// that had been. What a decision did to the board stands on the board, for whoever reads it. Pure; called wherever decisions are shown.

import type { Decision } from '../../shared/deciding/decision.ts'
import type { DecisionId } from '../../shared/ids.ts'

/**
 * @param isInternal of the decision one takes back
 * @returns the decision without what is exempt, null for one that is exempt whole
 */
export function publicDecision<Shown extends Decision>(
  decision: Shown,
  isInternal: (id: DecisionId) => boolean,
): Shown | null {
  if (decision.internal) return null
  const { reverses } = decision
  return reverses !== null && isInternal(reverses) ? { ...decision, reverses: null, undone: null } : decision
}
