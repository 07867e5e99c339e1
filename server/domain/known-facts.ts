// Known facts: what the system knows by itself at a point, so that nobody has to find it out before the meeting. Pure: boards and dates come in.
// Who may not read what is internal gets the facts of the public agenda alone. Called by server/commands/points/known-facts-of.ts.

import { changesBetween } from '../../shared/board/board-changes.ts'
import { isReady } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { KnownFacts } from '../../shared/contract/meeting.ts'
import { cutState } from '../../shared/frame/cut-saving.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Agenda } from '../../shared/point/agenda-item.ts'
import { daysAfter } from './calendar-date.ts'

/** How long a point looks ahead when no other follows it, days. */
const aheadDays = 60

/**
 * @param o.before the board when the last point was in session; null when there was none
 * @param o.scope items the programme works on until the next point
 * @param o.date of the point; `nextDate` of the one that follows, null when there is none
 */
export function knownFacts(o: {
  readonly board: Board
  readonly before: { readonly board: Board; readonly takenAt: Date } | null
  readonly agendas: readonly Agenda[]
  readonly scope: readonly ItemId[]
  readonly date: string
  readonly nextDate: string | null
  readonly today: string
  readonly overduePromises: number
}): Omit<KnownFacts, 'frame'> {
  return {
    changes: o.before && {
      since: o.before.takenAt.toISOString(),
      ...changesBetween(o.before.board, o.board),
    },
    expiringCuts: expiringCuts(o),
    unready: unready(o),
    overduePromises: o.overduePromises,
  }
}

/** Cuts that can still be made and stop being worth anything before the board can come back to them, soonest first. */
function expiringCuts(
  o: Pick<Parameters<typeof knownFacts>[0], 'board' | 'date' | 'nextDate' | 'today'>,
): KnownFacts['expiringCuts'] {
  const from = o.today < o.date ? o.today : o.date
  const until = o.nextDate ?? daysAfter(o.date, aheadDays)
  return o.board.cut
    .flatMap((id) => {
      const cut = o.board.items.get(id)?.cut
      const latestUsefulDate = cut?.latestUsefulDate ?? null
      const isOpen = cut !== undefined && cutState(cut, from) === 'open'
      return isOpen && latestUsefulDate !== null && latestUsefulDate < until ? [{ item: id, latestUsefulDate }] : []
    })
    .sort((a, b) => (a.latestUsefulDate < b.latestUsefulDate ? -1 : a.latestUsefulDate > b.latestUsefulDate ? 1 : 0))
}

/** Items the board is to decide on, or works on, that are not ready; in the queue's order. */
function unready(o: Pick<Parameters<typeof knownFacts>[0], 'board' | 'agendas' | 'scope'>): ItemId[] {
  const decided = o.agendas.flatMap((agenda) =>
    [...agenda.items.values()].flatMap(({ kind, linked }) => (kind === 'decision' ? linked : [])),
  )
  const asked = new Set<ItemId>([...decided, ...o.scope])
  return o.board.queue.filter((id) => {
    const item = o.board.items.get(id)
    return item !== undefined && asked.has(id) && !isReady(item)
  })
}
