// Board rulings: what decisions have settled on a board, as plain values: which items are frozen by which decision, the scope until the next
// point, the streams and the decided frame. Read from the board's sealed roots and changed by plans of effects; the values stand in the
// document as they stand here.

import type { Board } from '../../shared/board/snapshot.ts'
import type { Effect } from '../../shared/deciding/effect.ts'
import type { ItemId, PersonId, PointId } from '../../shared/ids.ts'

export interface ScopeRuling {
  readonly decision: number
  readonly pointId: PointId
  readonly items: readonly ItemId[]
}

/** What was decided of a delivery stream. Of an internal decision the number alone stands on the board, which everybody reads. */
export type StreamRuling =
  | { readonly decision: number; readonly name: string; readonly mandate: string; readonly owner: PersonId }
  | { readonly decision: number; readonly name: null }

/** @returns what stands on the board of a stream that was decided. */
export function streamRuling(
  { number, internal }: { readonly number: number; readonly internal: boolean },
  { name, mandate, owner }: Extract<Effect, { readonly type: 'stream' }>,
): StreamRuling {
  return internal ? { decision: number, name: null } : { decision: number, name, mandate, owner }
}

export interface FrameRuling {
  readonly p50: number
  readonly p85: number
  readonly decision: number
}

export interface BoardRulings {
  /** Item → number of the decision that froze it. */
  readonly frozen: ReadonlyMap<ItemId, number>
  readonly scope: ScopeRuling | null
  readonly streams: readonly StreamRuling[]
  /** Null: none was decided, and the programme's own stands. */
  readonly frame: FrameRuling | null
  /** The area whose items alone are cut; null = any item is. Said when the board is made, and changed by no decision. */
  readonly cutArea: string | null
}

/** The board and what is settled on it. */
export interface RuledBoard {
  readonly board: Board
  readonly rulings: BoardRulings
}
