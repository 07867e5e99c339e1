// Whether the person's role may write the agenda. A room that cannot be changed for a moment does not take the fields away: what is being
// written stays in them, and an edit made meanwhile is refused where it was made. Called by the point's page and its parts.

import { useContext } from 'react'
import { RoomContext } from '../live/room-context.ts'

/** @returns whether this person may ever change this agenda. */
export function useMayEditAgenda(): boolean {
  return useContext(RoomContext)?.permissions.includes('agenda.edit') ?? false
}
