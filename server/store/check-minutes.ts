// Checks the editions of minutes in a database: every edition's text against its hash, each against the one before it, the newest against what the
// minutes' document tells of it, and the files that were taken out. As of one moment, and changing nothing. Called by
// server/verify-register.ts.

import { asc, eq } from 'drizzle-orm'
import { minutesRoom, type PointId, type ProgrammeId } from '../../shared/ids.ts'
import type { ChainHead } from '../domain/chain-check.ts'
import { sha256 } from '../domain/decision-seal.ts'
import { type EditionFault, editionFaults } from '../domain/edition-seal.ts'
import type { Database, Transaction } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import { loadRoomIn } from './load-room.ts'
import type { LoadedRoom } from './log-row.ts'
import { editionRows } from './minutes-editions.ts'
import { minutesFiles } from './tables/minutes.ts'
import { points } from './tables/points.ts'
import { programmes } from './tables/programmes.ts'

/** `file`: something that was taken out of it is not what it was. */
export type MinutesFault = EditionFault | 'file'

export interface CheckedMinutes {
  readonly programmeId: ProgrammeId
  readonly editions: number
  readonly faults: readonly { readonly pointId: PointId; readonly edition: number; readonly fault: MinutesFault }[]
}

/** @returns every programme's minutes, in order of the programmes' ids. @throws LogDamaged for minutes whose log cannot be read */
export function checkMinutes(
  database: Database,
  headOf: (minutes: LoadedRoom) => ChainHead | null,
): Promise<readonly CheckedMinutes[]> {
  return inTransaction(
    database,
    async (tx) => {
      const all = await tx.select({ id: programmes.id }).from(programmes).orderBy(asc(programmes.id))
      const checked: CheckedMinutes[] = []
      for (const { id: programmeId } of all) {
        const rows = await editionRows(tx, programmeId)
        const faults: CheckedMinutes['faults'][number][] = []
        for (const pointId of await pointsOf(tx, programmeId)) {
          const minutes = await loadRoomIn(tx, { room: minutesRoom(pointId), log: database.log })
          const own = rows.filter((row) => row.pointId === pointId)
          const found = editionFaults(own, minutes === null ? null : headOf(minutes))
          faults.push(...found.map((fault) => ({ pointId, ...fault })), ...(await fileFaults(tx, pointId)))
        }
        checked.push({ programmeId, editions: rows.length, faults })
      }
      return checked
    },
    'one-moment',
  )
}

async function pointsOf(tx: Transaction, programmeId: ProgrammeId): Promise<readonly PointId[]> {
  const found = await tx
    .select({ id: points.id })
    .from(points)
    .where(eq(points.programmeId, programmeId))
    .orderBy(asc(points.id))
  return found.map(({ id }) => id)
}

async function fileFaults(tx: Transaction, pointId: PointId): Promise<CheckedMinutes['faults']> {
  const files = await tx
    .select({ edition: minutesFiles.number, content: minutesFiles.content, sha256: minutesFiles.sha256 })
    .from(minutesFiles)
    .where(eq(minutesFiles.pointId, pointId))
    .orderBy(asc(minutesFiles.number), asc(minutesFiles.audience), asc(minutesFiles.language), asc(minutesFiles.form))
  return files
    .filter((file) => sha256(file.content) !== file.sha256)
    .map(({ edition }) => ({ pointId, edition, fault: 'file' }))
}
