// Checks the registers of a database: every decision's text against its hash, each against the one before it, the newest against what the board's document says
// of it; the boards that were kept, in the same way; and the board, wording, round and positions each decision rests on. As of one moment, and changing nothing. Called by
// server/verify-register.ts.

import { asc } from 'drizzle-orm'
import { boardRoom, type PointId, type ProgrammeId } from '../../shared/ids.ts'
import { type BasisFault, basisFaults } from '../domain/basis-check.ts'
import type { ChainHead } from '../domain/chain-check.ts'
import { type RowFault, readDecision, registerFaults } from '../domain/register-check.ts'
import { type ViewFault, viewFaults } from '../domain/view-seal.ts'
import { boardViewRows } from './board-views.ts'
import type { Database, Transaction } from './database.ts'
import { registerRows } from './decisions.ts'
import { inTransaction } from './in-transaction.ts'
import { keptBasis } from './kept-basis.ts'
import { loadRoomIn } from './load-room.ts'
import type { LoadedRoom } from './log-row.ts'
import { programmes } from './tables/programmes.ts'

export type RegisterFault = RowFault | BasisFault

export interface CheckedRegister {
  readonly programmeId: ProgrammeId
  readonly decisions: number
  readonly faults: readonly { readonly number: number; readonly fault: RegisterFault }[]
  /** What is wrong with the boards that were kept, by their own number; where the row is there, also when and for which point. */
  readonly boards: readonly {
    readonly number: number
    readonly pointId: PointId | null
    readonly takenAt: string | null
    readonly fault: ViewFault
  }[]
}

/** The ends of both chains as the board's document tells them; null for one it does not tell. */
export interface RegisterHeads {
  readonly register: ChainHead | null
  readonly views: ChainHead | null
}

/** @returns every programme's register, in order of the programmes' ids. @throws LogDamaged for a board whose log cannot be read */
export function checkRegisters(
  database: Database,
  headsOf: (board: LoadedRoom) => RegisterHeads,
): Promise<readonly CheckedRegister[]> {
  return inTransaction(
    database,
    async (tx) => {
      const all = await tx.select({ id: programmes.id }).from(programmes).orderBy(asc(programmes.id))
      const checked: CheckedRegister[] = []
      for (const { id } of all) {
        const board = await loadRoomIn(tx, { room: boardRoom(id), log: database.log })
        checked.push(await checkOne(tx, id, board === null ? { register: null, views: null } : headsOf(board)))
      }
      return checked
    },
    'one-moment',
  )
}

async function checkOne(tx: Transaction, programmeId: ProgrammeId, heads: RegisterHeads): Promise<CheckedRegister> {
  const rows = await registerRows(tx, programmeId)
  const views = await boardViewRows(tx, programmeId)
  const basis = await keptBasis(tx, { programmeId, views })
  const around = rows.flatMap((row) => {
    const decision = readDecision(row)?.decision
    return decision === undefined ? [] : basisFaults(decision, basis).map((fault) => ({ number: row.number, fault }))
  })
  const faults = [...registerFaults(rows, heads.register), ...around].sort((a, b) => a.number - b.number)
  const boards = viewFaults(views, heads.views).map((found) => {
    const view = views.find(({ number }) => number === found.number)
    return { ...found, pointId: view?.pointId ?? null, takenAt: view?.takenAt.toISOString() ?? null }
  })
  return { programmeId, decisions: rows.length, faults, boards }
}
