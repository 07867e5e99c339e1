// What a point says in the top bar: who is here, and the truth about saving, both of the point and of the board beside it: never «saved»
// while an item that was changed in the drawer is still on its way. Draws nothing itself, so that a keystroke in the notes, which is a
// change of what is saved, draws neither the agenda nor the page again. Called by the point's page.

import { createContext, type ReactNode, useContext } from 'react'
import { usePresentPeople, useSaveWords } from '../item/use-board-slots.ts'
import { worseOf } from '../item/worse-save.ts'
import { useRoomPhase } from '../live/use-room.ts'
import type { SaveLabel } from '../ui/save-status.tsx'
import { useFillShellSlots } from '../ui/shell-slots.tsx'

/** The save state of the board beside the point. */
const BoardSaveContext = createContext<SaveLabel | null>(null)

/** Stands in the board's room, around the point's. */
export function BoardSave({ children }: { readonly children: ReactNode }) {
  return <BoardSaveContext value={useSaveWords()}>{children}</BoardSaveContext>
}

export interface PointSlotsProps {
  /** Open the tray of what was not kept in each of the rooms; the same functions while the page is open. */
  readonly onShowPointTray: () => void
  readonly onShowBoardTray: () => void
}

export function PointSlots({ onShowPointTray, onShowBoardTray }: PointSlotsProps) {
  const point = useSaveWords()
  const board = useContext(BoardSaveContext)
  const people = usePresentPeople()
  const save = worseOf(point, board)
  // A closed room is told of on the page; the line above is for what is written.
  const closed = useRoomPhase().name === 'closed'
  const told = closed && save.kind === 'offline' && save.waiting === 0 ? undefined : save
  useFillShellSlots({ save: told, people, onShowRefused: save === point ? onShowPointTray : onShowBoardTray })
  return null
}
