// What waits for the person on the screen, and how much of it presses, here and on her other programmes. Worked out by the server. Called by the list of
// it, the line where she lands, and the figure on the menu.

import type { Waiting } from '../../shared/contract/inbox.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useInbox, useInboxCounts } from '../api/inbox-queries.ts'
import { useSession } from '../api/session-queries.ts'

/** @returns what waits; null while it is on its way for the first time */
export function useWaiting(programmeId: ProgrammeId | null): readonly Waiting[] | null {
  return useInbox(programmeId).data?.entries ?? null
}

export interface WaitingCount {
  readonly programmeId: ProgrammeId
  readonly count: number
}

/** @returns how much asks for something now on each programme she has a place on, this one first; nothing while it is not known */
export function useWaitingCounts(programmeId: ProgrammeId | null): readonly WaitingCount[] {
  const here = useWaiting(programmeId)?.filter(({ pressing }) => pressing).length
  const isSignedIn = (useSession().data ?? null) !== null
  const all = useInboxCounts(isSignedIn).data ?? []
  const others = all.filter((each) => each.programmeId !== programmeId)
  return programmeId === null || here === undefined ? others : [{ programmeId, count: here }, ...others]
}
