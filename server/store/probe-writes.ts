// Probe of writes: whether the database can commit, shown by a real write. Called by the update log, which the commit queue asks while
// commits fail.

import type { Database } from './database.ts'

/** @throws what the database throws while nothing can be written. */
export async function probeWrites({ pool }: Pick<Database, 'pool'>): Promise<void> {
  await pool.query("select pg_logical_emit_message(true, 'veivalg', 'probe')")
}
