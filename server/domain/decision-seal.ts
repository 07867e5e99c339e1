// Decision seal: the hashes that make a decision unchangeable unseen: of what it rested on, of itself, and, through the hash of the one before, of
// all that came before it. One text for one value (shared/deciding/canonical-json.ts), SHA-256 in hexadecimal. Pure; called where
// decisions are written, shown and verified.

import { createHash } from 'node:crypto'
import type { Board } from '../../shared/board/snapshot.ts'
import { canonicalJson } from '../../shared/deciding/canonical-json.ts'
import type { Decision } from '../../shared/deciding/decision.ts'
import type { Position } from '../../shared/deciding/position.ts'
import type { SimulationRecord } from '../../shared/frame/simulation-record.ts'
import type { BoardViewId, ItemId } from '../../shared/ids.ts'

/** @returns SHA-256 of bytes, or of a text's UTF-8, hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** @returns the text a decision is kept as, and its hash. */
export function seal(decision: Omit<Decision, 'hash'>): { readonly body: string; readonly hash: string } {
  const body = canonicalJson(decision)
  return { body, hash: sha256(body) }
}

/** @returns hashes of everything a decision rested on. @param o.view the board as the members saw it, kept whole */
export function basisOf(o: {
  readonly view: { readonly id: BoardViewId; readonly hash: string }
  readonly board: Board
  readonly wording: string
  readonly positions: readonly Position[]
  readonly simulation: SimulationRecord | null
}): Decision['basis'] {
  const { view, board, wording, positions, simulation } = o
  return {
    boardView: view.id,
    board: view.hash,
    queue: sha256(canonicalJson(listed(board, board.queue))),
    cutList: sha256(canonicalJson(listed(board, board.cut))),
    estimates: sha256(canonicalJson([...board.queue, ...board.cut].map((id) => [id, board.items.get(id)?.estimate]))),
    wording: sha256(wording),
    positions: sha256(canonicalJson(positions)),
    simulation: simulation === null ? null : sha256(canonicalJson(simulation)),
  }
}

/** The items of a list in their order, without their ranks: those may be spread anew without anything being moved. */
function listed(board: Board, ids: readonly ItemId[]): readonly unknown[] {
  return ids.flatMap((id) => {
    const item = board.items.get(id)
    if (item === undefined) return []
    const { estimate: _estimate, position: _position, ...rest } = item
    return [rest]
  })
}
