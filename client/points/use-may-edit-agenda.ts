// Whether the person's role may write the agenda of a point that is not closed and whose meeting has not been held. A room that cannot be changed for a moment does not take the
// fields away: what is being written stays in them, and an edit made meanwhile is refused where it was made. Called by the parts of a point's page.

import { useInPoint, useMayInPoint } from './point-context.ts'

/** @returns whether this person may change this agenda. */
export function useMayEditAgenda(): boolean {
  const { meeting } = useInPoint()
  return useMayInPoint('agenda.edit') && meeting?.state !== 'adjourned'
}
