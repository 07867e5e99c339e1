// Earlier decisions: the register as a new decision looks at it, and the queue as it was when one of them was made. Called by the command that decides,
// and by what tells beforehand what a reversal would do.

import type { ItemId, ProgrammeId } from '../../../shared/ids.ts'
import type { EarlierDecision } from '../../domain/earlier-decision.ts'
import type { ReadDecision } from '../../domain/register-check.ts'
import { findBoardView } from '../../store/board-views.ts'
import type { Handle, Transaction } from '../../store/database.ts'
import { boardOfView } from '../board/board-view-body.ts'

/** @returns the decisions of a programme as a new one looks at them. */
export function earlierOf(read: readonly ReadDecision[]): readonly EarlierDecision[] {
  const reversedIn = new Map(read.map(({ decision }) => [decision.reverses, decision.number]))
  return read.map(({ decision }) => ({ ...decision, reversedIn: reversedIn.get(decision.id) ?? null }))
}

/** @returns the queue as the members saw it when the decision that is to be reversed was made. */
export async function queueThen(
  tx: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly reversed: ReadDecision | undefined },
): Promise<readonly ItemId[]> {
  if (o.reversed === undefined) return []
  const view = await findBoardView(tx, { programmeId: o.programmeId, id: o.reversed.decision.basis.boardView })
  if (view === null || !view.intact) return []
  return boardOfView(view.body).queue.map(({ item }) => item.id)
}
