// View seal: what makes the boards that were kept unchangeable unseen: each is numbered in its programme and sealed by SHA-256 of everything its row says, the seal
// of the one before too. Here also what is wrong with rows that were kept. Pure; called where boards are kept and verified.

import type { BoardViewId, PointId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import { type ChainFault, type ChainHead, chainFaults } from './chain-check.ts'
import { sha256 } from './decision-seal.ts'

/** Everything a row says but for the board itself, which stands by its hash. */
interface SealedView {
  readonly id: BoardViewId
  readonly programmeId: ProgrammeId
  /** Runs from 1 in the programme. */
  readonly number: number
  readonly pointId: PointId | null
  readonly name: string
  readonly takenAt: Date
  readonly room: RoomName
  readonly generation: number
  readonly position: number
  /** Of the board. */
  readonly hash: string
  readonly previousSeal: string | null
}

/** A row as it stands in the table. */
export interface ViewRow extends SealedView {
  readonly body: string
  readonly seal: string
}

/** `body`: the board is not what was hashed. `columns`: what stands beside it is not what was sealed. */
export type ViewFault = 'body' | 'columns' | ChainFault

/** @returns the seal of a row. One line for each value, the name last: it alone may hold another line. migrations/0010 seals older rows alike. */
export function sealOfView(view: SealedView): string {
  const { id, programmeId, number, pointId, takenAt, room, generation, position, hash, previousSeal, name } = view
  const lines = [id, programmeId, number, pointId ?? '', takenAt.toISOString(), room, generation, position, hash]
  return sha256([...lines, previousSeal ?? '', name].join('\n'))
}

/**
 * @param rows all of one programme's
 * @param head number and seal of the last one, as the board's document tells them
 * @returns every fault with the number of its row
 */
export function viewFaults(
  rows: readonly ViewRow[],
  head: ChainHead | null,
): readonly { readonly number: number; readonly fault: ViewFault }[] {
  const chained = rows.map((row) => ({ number: row.number, hash: row.seal, previousHash: row.previousSeal, row }))
  return chainFaults(chained, {
    head,
    ownFault: ({ row }) => (sha256(row.body) !== row.hash ? 'body' : sealOfView(row) !== row.seal ? 'columns' : null),
  })
}
