// The file system of the embedded database, with the one call it lacks: PGlite's own NodeFS has no `fsync`, so Postgres
// believes that its write-ahead log is on disk when it is not. This one passes the call on, and counts it, so that the
// start-up probe (server/store/pglite-folder.ts) can prove that a commit reaches the disk.

import { fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What Postgres must be told, so that it calls `fsync` at all: PGlite starts it with `-F`, and its `fdatasync` does nothing. */
export const durableStartParams: readonly string[] = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']

type PostgresModule = Parameters<NodeFS['init']>[1]

/** The part of Emscripten's NODEFS this file relies on. */
interface NodeFsModule {
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number; readonly path?: string }) => number }
  readonly tryFSOperation: (operation: () => void) => void
}

export class DurableNodeFs extends NodeFS {
  /** How many times the write-ahead log has been flushed to disk. */
  walFlushes = 0

  override async init(pg: PGlite, options: PostgresModule): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: { readonly NODEFS: unknown }) => this.#addFsync(module.NODEFS as NodeFsModule),
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }

  #addFsync(nodefs: NodeFsModule): void {
    nodefs.stream_ops.fsync = (stream) => {
      // A failure becomes an errno: Postgres then panics rather than answer a commit it cannot keep.
      nodefs.tryFSOperation(() => fsyncSync(stream.nfd))
      if (stream.path?.includes('/pg_wal/')) this.walFlushes += 1
      return 0
    }
  }
}
