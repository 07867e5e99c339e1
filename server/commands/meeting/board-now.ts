// The board as it is at a command, kept for ever as a board view. Called by the fixes of starting and of opening minutes again.

import { boardRoom } from '../../../shared/ids.ts'
import type { KeptBoardView } from '../../store/board-views.ts'
import { boardViewBody } from '../board/board-view-body.ts'
import { keepBoard } from '../board/keep-board.ts'
import { type FixAsked, held, reading } from './fix-asked.ts'

/** The board as it is now. */
export function boardNow(asked: FixAsked): Promise<KeptBoardView> {
  const { tx, programmeId, pointId, head, at: takenAt, loaded } = asked
  const room = boardRoom(programmeId)
  const body = reading(asked, room, boardViewBody)
  return keepBoard(tx, { programmeId, pointId, name: head.title, takenAt, body, board: held(loaded, room) })
}
