// Runs a command that writes rows of one programme and no document: one transaction under the programme's lock, all of it or nothing. What
// it reads of a point's state holds until it is committed, because whoever changes that waits. Called by the stores of what meetings leave.

import type { ProgrammeId } from '../../shared/ids.ts'
import { done, type Outcome } from '../../shared/outcome.ts'
import { commitRuling } from './commit-ruling.ts'
import type { Database, Transaction } from './database.ts'

/** @returns what `work` concludes, once it is committed; a refusal leaves nothing written */
export function inProgramme<Value>(
  database: Database,
  programmeId: ProgrammeId,
  work: (tx: Transaction) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  return commitRuling(database, {
    programmeId,
    rooms: [],
    run: async (tx) => {
      const concluded = await work(tx)
      return concluded.ok ? done({ value: concluded.value, updates: [], raisesEpoch: false }) : concluded
    },
  })
}
