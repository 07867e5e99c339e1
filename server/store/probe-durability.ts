// Proves that the embedded database flushes its commits: commits a few messages that mean nothing and counts how often the
// write-ahead log reached the disk. Called by server/store/pglite-folder.ts at every start.

import type { PGlite } from '@electric-sql/pglite'
import type { Database } from './database.ts'
import type { DurableNodeFs } from './durable-node-fs.ts'

const commits = 3

/** @returns `fsync` when every one of the commits was flushed. */
export async function probeDurability(pglite: PGlite, fs: DurableNodeFs): Promise<Database['durability']> {
  const before = fs.walFlushes
  for (let commit = 0; commit < commits; commit += 1) {
    await pglite.query("select pg_logical_emit_message(true, 'veivalg', 'probe')")
  }
  return fs.walFlushes - before >= commits ? 'fsync' : 'not-durable'
}
