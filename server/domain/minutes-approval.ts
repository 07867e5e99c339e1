// Minutes approval: whether the board has approved the minutes of a point where a command says: at a later point whose agenda has an item about it,
// in session with that item up, or by a circulation on that item that was decided. Pure; called inside the command that approves.

import type { AgendaItemId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { BoardSeat, Meeting } from '../../shared/point/meeting.ts'
import { ownEntry } from '../../shared/point/own-entry.ts'
import { isQuorate, seatsFilled } from '../../shared/point/who-is-there.ts'

/** The point the command names. */
export interface ApprovalPlace {
  /** Whether it is held after the point whose minutes are approved. */
  readonly isLater: boolean
  readonly meeting: Meeting
  /** Items of kind `approval` on its open agenda that are about these minutes. */
  readonly items: readonly AgendaItemId[]
  /** Items a decision by circulation stands on. */
  readonly circulated: ReadonlySet<AgendaItemId>
}

/** @param o.place null = the programme has no such point. @returns APPROVAL_MISSING, APPROVAL_NOT_UP, NO_QUORUM or CIRCULATION_MISSING where it has not */
export function minutesApproval(o: {
  readonly how: 'meeting' | 'circulation'
  readonly place: ApprovalPlace | null
  readonly seats: readonly BoardSeat[]
}): Outcome<true> {
  const { how, place, seats } = o
  if (place === null || !place.isLater || place.items.length === 0) return refuse('APPROVAL_MISSING')
  const { meeting, items, circulated } = place
  if (meeting.state === 'cancelled') return refuse('APPROVAL_MISSING')
  if (how === 'circulation') {
    return items.some((item) => circulated.has(item)) ? done(true) : refuse('CIRCULATION_MISSING')
  }
  if (!items.some((item) => hasBeenUp(meeting, item))) return refuse('APPROVAL_NOT_UP')
  if (meeting.state !== 'in-session' || isQuorate(meeting, seats)) return done(true)
  const present = seatsFilled(meeting, seats).filter(({ filledBy }) => filledBy !== null).length
  return refuse('NO_QUORUM', { params: { present, needed: meeting.quorum } })
}

/** @returns whether the board has dealt with an item in this meeting, or does so now. */
export function hasBeenUp(meeting: Meeting, item: AgendaItemId): boolean {
  return meeting.startedAt !== null && ownEntry(meeting.covered, item) !== undefined
}
