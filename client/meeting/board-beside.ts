// The board beside a meeting: the board's room is live beneath the meeting's own, so that what the queue and the cut list say is always now.
// Provided by meeting-page.tsx.

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { LiveRoom } from '../live/live-room.ts'

export interface BoardBeside {
  readonly room: LiveRoom
  /** The item that lies over the meeting; null when none does. */
  readonly openItemId: ItemId | null
  readonly openItem: (id: ItemId | null) => void
}

export const BoardBesideContext = createContext<BoardBeside | null>(null)

/** @returns what is read of the board, drawn again when that changes. */
export function useBoardBeside<Value>(read: (board: Board) => Value): Value {
  const room = useBesideRoom()
  return useSyncExternalStore(
    (listener) => room.subscribe(listener),
    () => read(room.board()),
  )
}

/** @returns the board's room. */
export function useBesideRoom(): LiveRoom {
  return useBeside().room
}

/** @returns what opens an item over the meeting. */
export function useOpenItem(): (id: ItemId | null) => void {
  return useBeside().openItem
}

/** @returns the item that lies over the meeting; null when none does. */
export function useOpenedItem(): ItemId | null {
  return useBeside().openItemId
}

function useBeside(): BoardBeside {
  const beside = useContext(BoardBesideContext)
  if (beside === null) throw new Error('the board is read outside a meeting')
  return beside
}
