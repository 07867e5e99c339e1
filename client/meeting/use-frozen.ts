// The items that decisions hold, as the board beneath the meeting says: what may not be decided again, and is marked in the lists. Called by the
// lists of a meeting and by the dialog that registers a decision.

import { useSyncExternalStore } from 'react'
import { useBesideRoom } from './board-beside.ts'

/** @returns the frozen items, each with its decision's number; the same map until it changes. */
export function useFrozen(): ReadonlyMap<string, number> {
  const room = useBesideRoom()
  return useSyncExternalStore(
    (listener) => room.subscribe(listener),
    () => room.rulings().frozen,
  )
}
