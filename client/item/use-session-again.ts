// When a room closes because nobody is signed in any more, the session is asked for again: gone, the shell leads to the seats and back here; another
// person's, the rooms open anew as hers. What was not sent stays on this device. Called where a closed room is told of.

import { useEffect } from 'react'
import type { Refusal } from '../../shared/outcome.ts'
import { useSession } from '../api/session-queries.ts'

/** @param refusal why the room is closed */
export function useSessionAgain(refusal: Refusal): void {
  const { refetch } = useSession()
  const signedOut = refusal.code === 'NOT_SIGNED_IN'
  useEffect(() => {
    if (signedOut) void refetch()
  }, [signedOut, refetch])
}
