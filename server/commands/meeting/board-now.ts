// The board as it is at a command, kept for ever as a board view. Called by the fixes of starting and of opening minutes again.

import { readBoard } from '../../../shared/document/records.ts'
import type { SimulationRecord } from '../../../shared/frame/simulation-record.ts'
import { boardRoom } from '../../../shared/ids.ts'
import type { KeptBoardView } from '../../store/board-views.ts'
import { boardViewBody } from '../board/board-view-body.ts'
import { keepBoard } from '../board/keep-board.ts'
import { type FixAsked, held, reading } from './fix-asked.ts'

/** The board as it is now. */
export async function boardNow(
  asked: FixAsked,
): Promise<KeptBoardView & { readonly simulation: SimulationRecord | null }> {
  const { tx, programmeId, pointId, head, at: takenAt, loaded } = asked
  const room = boardRoom(programmeId)
  const simulation = await asked.simulate(tx, reading(asked, room, readBoard))
  const body = reading(asked, room, (doc) => boardViewBody(doc, simulation))
  const kept = await keepBoard(tx, { programmeId, pointId, name: head.title, takenAt, body, board: held(loaded, room) })
  return { ...kept, simulation }
}
