// The board beside a point: a point's page stands in the point's room, and what it links to stands in the board's. This is the way across:
// the board's room to read items from, a way to open one, and a way to pick one. Provided by point-page.tsx.

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Item } from '../../shared/board/item.ts'
import { placeOf } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { LiveRoom } from '../live/live-room.ts'

/** What the picker asks for, and what it does with each answer. */
export interface PickRequest {
  readonly title: string
  readonly label: string
  readonly without: ReadonlySet<ItemId>
  readonly onPick: (id: ItemId) => void
}

export interface BoardBridge {
  readonly board: LiveRoom
  readonly openItem: (id: ItemId) => void
  readonly pick: (request: PickRequest) => void
}

export const BoardBridgeContext = createContext<BoardBridge | null>(null)

/** @returns the way to the board. @throws outside a point's page: that is a fault in the code. */
export function useBoardBridge(): BoardBridge {
  const bridge = useContext(BoardBridgeContext)
  if (bridge === null) throw new Error('useBoardBridge is called outside a point')
  return bridge
}

/** A linked item as it stands on the board now. `item` is null while the board is on its way, or when the item is gone. */
export interface LinkedItem {
  readonly item: Item | null
  readonly place: ReturnType<typeof placeOf>
  readonly loading: boolean
}

/** @returns a linked item; drawn again when that item, or its place, changes. */
export function useLinkedItem(id: ItemId): LinkedItem {
  const { board } = useBoardBridge()
  const item = useSyncExternalStore(board.subscribe, () => board.board().items.get(id) ?? null)
  const place = useSyncExternalStore(board.subscribe, () => {
    const at = placeOf(board.board(), id)
    return at === null ? '' : `${at.list}:${at.place}`
  })
  const loading = useSyncExternalStore(board.subscribe, () => board.phase().name === 'loading')
  return { item, place: place === '' ? null : placeOf(board.board(), id), loading }
}
