// Keep board: the board of a programme as it stands in a command's transaction, kept for ever and chained to the one before. Called by the commands that start a
// session, decide, and open minutes again.

import { randomUUID } from 'node:crypto'
import { boardRoom, boardViewIdSchema } from '../../../shared/ids.ts'
import { type KeptBoardView, keepBoardView, type NewBoardView } from '../../store/board-views.ts'
import type { Transaction } from '../../store/database.ts'
import type { LoadedRoom } from '../../store/log-row.ts'

/** @param o.board as the command holds it; @param o.body what it says, by board-view-body.ts */
export function keepBoard(
  tx: Transaction,
  o: Pick<NewBoardView, 'programmeId' | 'pointId' | 'name' | 'takenAt' | 'body'> & { readonly board: LoadedRoom },
): Promise<KeptBoardView> {
  const { board, ...view } = o
  return keepBoardView(tx, {
    ...view,
    id: boardViewIdSchema.parse(randomUUID()),
    room: boardRoom(o.programmeId),
    generation: board.fences.generation,
    position: board.head,
  })
}
