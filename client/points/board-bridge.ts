// The board beside a point: a point's page stands in the point's room, and what it links to stands in the board's. This is the way across:
// the board's room to read items from, a way to open one, and a way to pick one. Provided by point-page.tsx.

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Item, ListName } from '../../shared/board/item.ts'
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
  readonly place: { readonly list: ListName; readonly place: number } | null
  readonly loading: boolean
}

/** @returns a linked item; drawn again when that item, or its place, changes. */
export function useLinkedItem(id: ItemId): LinkedItem {
  const item = useBoardRead((board) => board.board().items.get(id) ?? null)
  const at = useBoardRead((board) => {
    const place = placeOf(board.board(), id)
    return place === null ? '' : `${place.list} ${place.place}`
  })
  const loading = useBoardRead((board) => board.phase().name === 'loading')
  const [list, place] = at.split(' ')
  return { item, place: at === '' ? null : { list: list === 'cut' ? 'cut' : 'queue', place: Number(place) }, loading }
}

/** @param read the same value until it changes. @returns what is read of the board, as it stands now */
function useBoardRead<Value>(read: (board: LiveRoom) => Value): Value {
  const { board } = useBoardBridge()
  return useSyncExternalStore(
    (listener) => board.subscribe(listener),
    () => read(board),
  )
}
