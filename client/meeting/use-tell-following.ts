// Tells the others in the point's room that this person is in the meeting, and whether she follows: so whoever leads sees how many are with her.
// Called by meeting-view.tsx.

import { useEffect } from 'react'
import { useRoom } from '../live/use-room.ts'

/** @param follows whether she follows what the room sees. */
export function useTellFollowing(follows: boolean): void {
  const room = useRoom()
  useEffect(() => {
    room.setPresence({ page: 'meeting', follows })
  }, [room, follows])
}
