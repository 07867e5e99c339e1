// Whether what was written is saved, where two rooms are open: never «saved» while something in the other is still on its way. Pure.
// Called by a point's page and a meeting's.

import type { SaveLabel } from '../ui/save-status.tsx'

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
// The board's own connecting and reading rights are no news to somebody who writes in the room beside it.
const quietOnBoard: readonly SaveLabel['kind'][] = ['connecting', 'read-only', 'saved']

/** @returns what the person must know first, of a room's state and that of the board beneath it. */
export function worseOf(room: SaveLabel, board: SaveLabel | null): SaveLabel {
  if (board === null || quietOnBoard.includes(board.kind)) return room
  return weights[board.kind] > weights[room.kind] ? board : room
}
