// Whether others' changes are shown as they come, or held back until the person asks for them. Called by the pages of a board.

import { useSyncExternalStore } from 'react'
import { useRoom } from '../live/use-room.ts'

/** @returns whether the display is paused, and the switch. One's own edits show all the same. */
export function usePaused(): readonly [boolean, (paused: boolean) => void] {
  const room = useRoom()
  const paused = useSyncExternalStore(room.subscribe, room.paused)
  return [paused, (next) => room.setPaused(next)]
}
