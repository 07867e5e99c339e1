// Minutes approvals: which agenda items are about approving the minutes of which point, written by the server where it puts such an item on an
// agenda. It follows the item where that is carried (carried-rows.ts). Called by server/http.

import { and, asc, eq } from 'drizzle-orm'
import type { AgendaItemId, PointId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { minutesApprovals } from './tables/minutes.ts'

export interface ApprovalTie {
  readonly pointId: PointId
  readonly agendaItem: AgendaItemId
  /** The point whose minutes it is about. */
  readonly minutesOf: PointId
}

/** Ties items to minutes; those that are tied stay so. */
export async function tieApprovals(tx: Transaction, ties: readonly ApprovalTie[]): Promise<void> {
  if (ties.length > 0)
    await tx
      .insert(minutesApprovals)
      .values([...ties])
      .onConflictDoNothing()
}

/** @returns the ties of a point's agenda, of the minutes of a point, or both, whether the items stand on their agenda still or not. */
export function approvalTies(
  db: Handle | Transaction,
  { pointId, minutesOf }: { readonly pointId?: PointId; readonly minutesOf?: PointId },
): Promise<readonly ApprovalTie[]> {
  return db
    .select()
    .from(minutesApprovals)
    .where(
      and(
        pointId === undefined ? undefined : eq(minutesApprovals.pointId, pointId),
        minutesOf === undefined ? undefined : eq(minutesApprovals.minutesOf, minutesOf),
      ),
    )
    .orderBy(asc(minutesApprovals.pointId), asc(minutesApprovals.agendaItem))
}
