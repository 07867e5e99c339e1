// Decided item: whether the board has decided on an agenda item. What lies on a decided item is part of its basis and stays as it is.
// Called by the stores of papers and of carried agenda items, inside their transactions.

import { desc, eq } from 'drizzle-orm'
import type { AgendaItemId, PointId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { decisions } from './tables/deciding.ts'

/** @returns the number of the latest decision on the item, or null */
export async function decisionOnItem(
  tx: Handle | Transaction,
  { pointId, agendaItem }: { readonly pointId: PointId; readonly agendaItem: AgendaItemId },
): Promise<number | null> {
  const made = await tx
    .select({ number: decisions.number, decision: decisions.decision })
    .from(decisions)
    .where(eq(decisions.pointId, pointId))
    .orderBy(desc(decisions.number))
  return made.find(({ decision }) => decision.agendaItem === agendaItem)?.number ?? null
}
