// What a point says in the top bar: who is here, and the truth about saving, both of the point and of the board beside it: never «saved»
// while an item that was changed in the drawer is still on its way. Draws nothing itself, so that a keystroke in the notes, which is a
// change of what is saved, draws neither the agenda nor the page again. Called by the point's page.

import { createContext, type ReactNode, useContext } from 'react'
import { usePresentPeople, useSaveWords } from '../item/use-board-slots.ts'
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

const weights: Readonly<Record<SaveLabel['kind'], number>> = {
  refused: 7,
  unsafe: 6,
  offline: 5,
  connecting: 4,
  slow: 3,
  saving: 2,
  'read-only': 1,
  saved: 0,
}
// The board's own connecting and reading rights are no news to somebody who writes an agenda.
const quietOnBoard: readonly SaveLabel['kind'][] = ['connecting', 'read-only', 'saved']

/** @returns what the person must know first, of the point's state and the board's. */
export function worseOf(point: SaveLabel, board: SaveLabel | null): SaveLabel {
  if (board === null || quietOnBoard.includes(board.kind)) return point
  return weights[board.kind] > weights[point.kind] ? board : point
}
