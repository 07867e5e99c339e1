// Carried items as rows: which item of a point that was not treated stands anew where. The row follows the new one as that is carried on.
// Written inside the transactions of server/commands/agenda/carry-untreated.ts and carry-agenda-item.ts; read by the page of either point.

import { and, eq, or } from 'drizzle-orm'
import type { AgendaItemId, BacklogId, PointId } from '../../shared/ids.ts'
import type { Handle, Transaction } from './database.ts'
import { carriedItems } from './tables/carried-items.ts'

export type CarriedItem = typeof carriedItems.$inferSelect

interface OnPoint {
  readonly pointId: PointId
  readonly item: AgendaItemId
}
type Standing = OnPoint | { readonly backlog: BacklogId }

/** @returns those that were carried from a point, and those that came to it. */
export function carriedAt(db: Handle | Transaction, pointId: PointId): Promise<readonly CarriedItem[]> {
  return db
    .select()
    .from(carriedItems)
    .where(or(eq(carriedItems.fromPoint, pointId), eq(carriedItems.toPoint, pointId)))
    .orderBy(carriedItems.fromPoint, carriedItems.fromItem)
}

export async function insertCarried(tx: Transaction, rows: readonly CarriedItem[]): Promise<void> {
  await tx.insert(carriedItems).values([...rows])
}

/** @returns whether an item was carried from its point, which keeps it. */
export async function wasCarried(db: Handle | Transaction, { pointId, item }: OnPoint): Promise<boolean> {
  const found = await db
    .select({ item: carriedItems.fromItem })
    .from(carriedItems)
    .where(and(eq(carriedItems.fromPoint, pointId), eq(carriedItems.fromItem, item)))
  return found.length > 0
}

/** An item that may have been carried to where it stands is carried on from there. */
export async function carriedOn(
  tx: Transaction,
  { from, to }: { readonly from: Standing; readonly to: Standing },
): Promise<void> {
  const place =
    'backlog' in to
      ? { toPoint: null, toItem: null, backlog: to.backlog }
      : { toPoint: to.pointId, toItem: to.item, backlog: null }
  await tx
    .update(carriedItems)
    .set(place)
    .where(
      'backlog' in from
        ? eq(carriedItems.backlog, from.backlog)
        : and(eq(carriedItems.toPoint, from.pointId), eq(carriedItems.toItem, from.item)),
    )
}
