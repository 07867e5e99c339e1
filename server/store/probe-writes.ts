// Probe of writes: whether the database can commit, shown by a real write that takes new room on the disk, so that a full disk fails it
// (a few bytes would still find a place). Called by the update log, which the commit queue asks while commits fail.

import type { Database } from './database.ts'
import { inOneStatement } from './in-transaction.ts'

const probeBytes = 256 * 1_024

/** @throws what the database throws while nothing can be written. */
export async function probeWrites(database: Pick<Database, 'pool'>): Promise<void> {
  await inOneStatement(database, (client) => client.query('select probe_store($1)', [probeBytes]))
}
