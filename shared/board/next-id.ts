// Next id: a free id for a new item of an area. Counts on from the highest number the area has on the board, so that a number that was
// spoken aloud is not given to another item while the first one stands. Called where items are added and where an add is made again.

import { type ItemId, itemIdSchema } from '../ids.ts'
import type { Board } from './snapshot.ts'

/**
 * @param area the area's id, used as the prefix: `DD` gives `DD-7`
 * @returns `<AREA>-<n>`, n one above the highest number among the area's ids; ids that are not numbers do not count
 */
export function nextItemId(board: Board, area: string): ItemId {
  const prefix = `${area}-`
  let highest = 0
  for (const id of board.items.keys()) {
    const rest = id.startsWith(prefix) ? id.slice(prefix.length) : ''
    if (/^\d{1,8}$/.test(rest)) highest = Math.max(highest, Number(rest))
  }
  // `DD-07` and `DD-7` are different ids of one number; counting by number passes both.
  return itemIdSchema.parse(`${prefix}${highest + 1}`)
}
