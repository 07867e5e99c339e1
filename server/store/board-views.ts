// Board views: the board of a programme at one moment, as canonical JSON that is never changed (triggers refuse it), so that what the members saw can be
// shown as it was; chained in the order they were kept. Kept by commands inside their own transaction; read back with its hash checked.

import { and, asc, desc, eq } from 'drizzle-orm'
import type { BoardViewId, PointId, ProgrammeId, RoomName } from '../../shared/ids.ts'
import type { ChainHead } from '../domain/chain-check.ts'
import { sha256 } from '../domain/decision-seal.ts'
import { sealOfView, type ViewRow } from '../domain/view-seal.ts'
import type { Handle, Transaction } from './database.ts'
import { boardViews } from './tables/deciding.ts'

export interface NewBoardView {
  readonly id: BoardViewId
  readonly programmeId: ProgrammeId
  /** The point it is taken for; null = by hand. */
  readonly pointId: PointId | null
  readonly name: string
  readonly takenAt: Date
  /** Where in the board's log it was taken. */
  readonly room: RoomName
  readonly generation: number
  readonly position: number
  /** Canonical JSON; see server/commands/board/board-view-body.ts. */
  readonly body: string
}

export interface StoredBoardView extends NewBoardView {
  readonly hash: string
  /** Whether the body is what was hashed when it was taken. */
  readonly intact: boolean
}

/** A board as it was kept: its hash, and the end of the chain it became, which the board's document tells. */
export interface KeptBoardView {
  readonly id: BoardViewId
  readonly hash: string
  readonly head: ChainHead
}

/** Keeps a board as the next of its programme's. The caller holds the programme's row (commit-ruling.ts), so that numbers run without a gap. */
export async function keepBoardView(tx: Transaction, view: NewBoardView): Promise<KeptBoardView> {
  const [last] = await tx
    .select({ number: boardViews.number, seal: boardViews.seal })
    .from(boardViews)
    .where(eq(boardViews.programmeId, view.programmeId))
    .orderBy(desc(boardViews.number))
    .limit(1)
  const hash = sha256(view.body)
  const number = (last?.number ?? 0) + 1
  const sealed = { ...view, number, hash, previousSeal: last?.seal ?? null }
  const seal = sealOfView(sealed)
  await tx.insert(boardViews).values({ ...sealed, seal })
  return { id: view.id, hash, head: { number, hash: seal } }
}

/** @returns every board that was kept of a programme, by number. */
export function boardViewRows(tx: Transaction, programmeId: ProgrammeId): Promise<readonly ViewRow[]> {
  return tx.select().from(boardViews).where(eq(boardViews.programmeId, programmeId)).orderBy(asc(boardViews.number))
}

/** @returns the view, checked; null when it does not stand on this programme. */
export async function findBoardView(
  db: Handle | Transaction,
  o: { readonly programmeId: ProgrammeId; readonly id: BoardViewId },
): Promise<StoredBoardView | null> {
  const [row] = await db
    .select()
    .from(boardViews)
    .where(and(eq(boardViews.programmeId, o.programmeId), eq(boardViews.id, o.id)))
  return row === undefined ? null : { ...row, intact: sha256(row.body) === row.hash }
}
