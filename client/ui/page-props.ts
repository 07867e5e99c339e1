// What the app gives a page: the programme it shows, and the item the address says is open. Pages take these as props, so that they need
// not know the router; the app turns `onOpenItem` into a new address that can be shared. Called by client/app/routes/routes.ts.

import type { ReactNode } from 'react'
import type { AgendaItemId, ItemId, PointId, ProgrammeId } from '../../shared/ids.ts'

export type BoardPageProps = {
  readonly programmeId: ProgrammeId
  /** The item whose drawer is open, from `?item=`; null when none is. */
  readonly openItemId: ItemId | null
  /** Opens an item's drawer (or, with null, closes it) by changing the address. */
  readonly onOpenItem: (itemId: ItemId | null) => void
}

export type PointsPageProps = {
  readonly programmeId: ProgrammeId
  /** Goes to one point. */
  readonly onOpenPoint: (pointId: PointId) => void
}

export type PointPageProps = BoardPageProps & {
  readonly pointId: PointId
  /** The agenda item it opens at, from `?agenda=`; null when the address names none. */
  readonly firstAgendaItem: AgendaItemId | null
}

/** A meeting draws its own head, and is handed the person's menu for it. */
export type MeetingPageProps = Omit<PointPageProps, 'firstAgendaItem'> & {
  readonly menu: ReactNode
}
