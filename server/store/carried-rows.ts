// Rows of an agenda item that is carried: whether it may leave its point at all, and what follows it. Called inside the transaction of
// server/commands/agenda/carry-agenda-item.ts.

import { and, eq } from 'drizzle-orm'
import type { AgendaItemId, PointId, ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { carriedOn, wasCarried } from './carried-items.ts'
import type { Handle, Transaction } from './database.ts'
import { decisionOnItem } from './decided-item.ts'
import { openPoint } from './point-standing.ts'
import { rounds, wordings } from './tables/deciding.ts'
import { meetings } from './tables/meetings.ts'
import { minutesApprovals } from './tables/minutes.ts'
import { papers } from './tables/papers.ts'

interface Place {
  readonly pointId: PointId
  readonly item: AgendaItemId
}

/**
 * What has been dealt with belongs to the minutes of its point: it may be doubled elsewhere, and never taken away.
 * @returns CLOSED or CANCELLED by the point's state, ITEM_CARRIED, DECIDED_ALREADY, ROUND_OPEN, ITEM_TREATED
 */
export async function mayLeave(
  tx: Transaction,
  {
    programmeId,
    pointId,
    item,
    isInMinutes,
  }: Place & {
    readonly programmeId: ProgrammeId
    readonly isInMinutes: boolean
  },
): Promise<Outcome<true>> {
  const open = await openPoint(tx, { programmeId, pointId })
  if (!open.ok) return open
  if (await wasCarried(tx, { pointId, item })) return refuse('ITEM_CARRIED', { record: item })
  const untreated = await isUntreated(tx, { pointId, item })
  return untreated.ok && isInMinutes ? refuse('ITEM_TREATED', { record: item }) : untreated
}

/** @returns DECIDED_ALREADY, ROUND_OPEN, ITEM_TREATED for an item that was dealt with at its point */
export async function isUntreated(tx: Handle | Transaction, { pointId, item }: Place): Promise<Outcome<true>> {
  const decision = await decisionOnItem(tx, { pointId, agendaItem: item })
  if (decision !== null) return refuse('DECIDED_ALREADY', { record: item, params: { decision } })
  const held = await tx
    .select({ state: rounds.state })
    .from(rounds)
    .where(and(eq(rounds.pointId, pointId), eq(rounds.agendaItem, item)))
  if (held.some(({ state }) => state === 'open')) return refuse('ROUND_OPEN', { record: item })
  const [row] = await tx.select({ meeting: meetings.meeting }).from(meetings).where(eq(meetings.pointId, pointId))
  const isUp = row?.meeting.current?.item === item
  const wasUp = row !== undefined && Object.hasOwn(row.meeting.covered, item)
  return held.length > 0 || isUp || wasUp ? refuse('ITEM_TREATED', { record: item }) : done(true)
}

/** Papers and wordings of an item, where it came from, and which minutes it is about, come to where it now stands. */
export async function followItem(
  tx: Transaction,
  { from, to }: { readonly from: Place; readonly to: Place },
): Promise<void> {
  const place = { pointId: to.pointId, agendaItem: to.item }
  for (const table of [papers, wordings, minutesApprovals]) {
    await tx
      .update(table)
      .set(place)
      .where(and(eq(table.pointId, from.pointId), eq(table.agendaItem, from.item)))
  }
  await carriedOn(tx, { from, to })
}
