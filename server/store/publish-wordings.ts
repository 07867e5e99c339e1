// Publishes the wordings of a point that nobody was shown yet: called, the board knows what may be decided. Only of what is on its agenda: an item that
// waits in the backlog or was taken off keeps its drafts. Of each the newest alone, and none over a round that is open: nobody's answer is left hanging on a text that is no longer in force. Called by the commands
// of a meeting, inside their transaction.

import { and, eq, gt, inArray, isNull, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { AgendaItemId, PointId } from '../../shared/ids.ts'
import type { Transaction } from './database.ts'
import { rounds, wordings } from './tables/deciding.ts'

export async function publishWordings(
  tx: Transaction,
  o: { readonly pointId: PointId; readonly items: readonly AgendaItemId[]; readonly at: Date },
): Promise<void> {
  const { pointId, items, at } = o
  if (items.length === 0) return
  const later = alias(wordings, 'later')
  const sameItem = and(eq(later.pointId, wordings.pointId), eq(later.agendaItem, wordings.agendaItem))
  const replaced = tx
    .select({ id: later.id })
    .from(later)
    .where(and(sameItem, gt(later.version, wordings.version)))
  const asked = tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(
      and(eq(rounds.pointId, wordings.pointId), eq(rounds.agendaItem, wordings.agendaItem), eq(rounds.state, 'open')),
    )
  const onIts = and(eq(wordings.pointId, pointId), inArray(wordings.agendaItem, [...items]))
  await tx
    .update(wordings)
    .set({ publishedAt: at })
    .where(and(onIts, isNull(wordings.publishedAt), notExists(replaced), notExists(asked)))
}
