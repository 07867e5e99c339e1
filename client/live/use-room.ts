// Hooks of a live room: each gives one part of it and draws again only when that part changed. Called by everything below a RoomProvider.

import { useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Item, ListName } from '../../shared/board/item.ts'
import type { Board } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Agenda } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Minutes } from '../../shared/point/minutes-entry.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import type {
  LiveRoom,
  Move,
  NotKept,
  PresenceEntry,
  RoomPhase,
  SaveState,
  TextBinding,
  UndoOutcome,
} from './live-room.ts'
import { peopleIn, presenceAt } from './presence-index.ts'
import { RoomContext, type RoomInContext } from './room-context.ts'

/** @returns the room itself: for edits, texts and presence. Reading from it does not make a component draw again; the hooks below do. */
export function useRoom(): LiveRoom {
  return useInRoom().room
}

export function useRoomPhase(): RoomPhase {
  return useRead((room) => room.phase())
}

export function useBoard(): Board {
  return useRead((room) => room.board())
}

/** @returns the board; null until it has come: what is reckoned of a board that is not there looks like figures of it. */
export function useBoardHere(): Board | null {
  return useRead((room) => (room.phase().name === 'loading' ? null : room.board()))
}

/** @returns the order of a list; the same array until the order changes. */
export function useListOrder(list: ListName): readonly ItemId[] {
  return useRead((room) => room.board()[list])
}

export function useItem(id: ItemId): Item | null {
  return useRead((room) => room.board().items.get(id) ?? null)
}

export function useAgenda(): Agenda {
  return useRead((room) => room.agenda())
}

/** @returns the minutes as they stand; the same value until something changed. */
export function useMinutes(): Minutes {
  return useRead((room) => room.minutes())
}

export function usePointHead(): PointHead | null {
  return useRead((room) => room.head())
}

/** @returns the number of the decision that froze a record, so that nobody changes it; null while it is free. */
export function useFrozenBy(record: string): number | null {
  return useRead((room) => room.rulings().frozen.get(record) ?? null)
}

/** @returns the records that are frozen, and by which decision; the same map until it changes. */
export function useFrozen(): ReadonlyMap<string, number> {
  return useRead((room) => room.rulings().frozen)
}

/** @returns the area whose items alone are cut, and those whole; null where any item is cut. */
export function useCutArea(): string | null {
  return useRead((room) => room.rulings().cutArea)
}

/** @returns whether a record stays where it is: an agenda item that belongs to the minutes is not removed. */
export function useIsKept(record: string): boolean {
  return useRead((room) => room.rulings().kept.has(record))
}

/** @returns whether whoever reads takes no part in an agenda item of these minutes, so that she does not write what came of it. */
export function useIsRecused(item: string): boolean {
  return useRead((room) => {
    const me = room.me()
    return me !== null && room.rulings().recused.get(item)?.includes(me.id) === true
  })
}

/** @returns whether this room is closed for everybody. */
export function useIsClosed(): boolean {
  return useRead((room) => room.rulings().closed)
}

/** @returns the agenda items of this room that belong to the minutes, with their titles then; the same map until it changes. */
export function useKept(): ReadonlyMap<string, string> {
  return useRead((room) => room.rulings().kept)
}

export function useSaveState(): SaveState {
  return useRead((room) => room.saveState())
}

/** @returns who is at a record; the same array until one of them changes. */
export function usePresenceAt(record: string): readonly PresenceEntry[] {
  return useRead((room) => presenceAt(room, record))
}

/** @returns the other people in the room, one entry each, first seen first. */
export function usePeople(): readonly PresenceEntry[] {
  return useRead(peopleIn)
}

/** @returns the last moves, oldest first. */
export function useMoves(): readonly Move[] {
  return useRead((room) => room.moves())
}

export function useNotKept(): readonly NotKept[] {
  return useRead((room) => room.notKept())
}

/** @returns whether the person's role allows a thing and the room can be changed now. */
export function useMay(permission: Permission): boolean {
  const { permissions } = useInRoom()
  return useRead((room) => room.mayWrite() && !room.rulings().closed) && permissions.includes(permission)
}

/** @returns what an editor of a record's rich text binds to; another one when the document was fetched anew, null while there is none. */
export function useText(record: string): TextBinding | null {
  return useRead((room) => room.text(record))
}

export interface UndoInRoom {
  readonly undo: (over?: boolean) => UndoOutcome
  readonly redo: (over?: boolean) => UndoOutcome
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export function useUndo(): UndoInRoom {
  const room = useRoom()
  const canUndo = useRead((each) => each.canUndo())
  const canRedo = useRead((each) => each.canRedo())
  return useMemo(
    () => ({ undo: (over) => room.undo(over), redo: (over) => room.redo(over), canUndo, canRedo }),
    [room, canUndo, canRedo],
  )
}

function useInRoom(): RoomInContext {
  const inRoom = useContext(RoomContext)
  if (inRoom === null) throw new Error('used outside of a RoomProvider')
  return inRoom
}

function useRead<Value>(read: (room: LiveRoom) => Value): Value {
  const room = useRoom()
  const subscribe = useCallback((listener: () => void) => room.subscribe(listener), [room])
  return useSyncExternalStore(subscribe, () => read(room))
}
