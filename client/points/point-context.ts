// The point a page is about, for everything drawn on it: where it stands in its life, who reads it, and what she may do with it now. An approved
// or cancelled point may be read and not changed. Provided by point-view.tsx.

import { createContext, useContext } from 'react'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import type { Permission } from '../../shared/rules/permissions.ts'

export interface InPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  /** null while it is on its way. */
  readonly meeting: Meeting | null
  readonly me: PersonId
  readonly permissions: readonly Permission[]
}

export const PointContext = createContext<InPoint | null>(null)

/** @returns the point. @throws outside a point's page: that is a fault in the code. */
export function useInPoint(): InPoint {
  const point = useContext(PointContext)
  if (point === null) throw new Error('useInPoint is called outside a point')
  return point
}

/** @returns whether this person may do something with this point: her role allows it and the point is not closed. */
export function useMayInPoint(permission: Permission): boolean {
  const { meeting, permissions } = useInPoint()
  return meeting?.state !== 'approved' && meeting?.state !== 'cancelled' && permissions.includes(permission)
}

/** @returns whether this person may show the board a text: she leads the deciding, and while the board sits she has the gavel. */
export function useMayPublish(): boolean {
  const { meeting, me } = useInPoint()
  const leads = useMayInPoint('decision.register')
  return leads && (meeting?.state !== 'in-session' || meeting.gavel === me)
}
