// Opens the embedded database in a folder: takes the folder's lock, creates the database the first time (beside, then
// renamed, so that a crash never leaves half a database), and proves by a probe that commits are flushed to disk.
// Called by server/store/open-database.ts.

import { rmSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import type { Database, StoreLog } from './database.ts'
import { DurableNodeFs, durableStartParams } from './durable-node-fs.ts'
import { lockFolder } from './folder-lock.ts'
import { preparePgliteFolder } from './prepare-pglite-folder.ts'
import { probeDurability } from './probe-durability.ts'

export interface PgliteFolder {
  readonly pool: pg.Pool
  readonly durability: Database['durability']
  /** Call after the pool has ended: writes a checkpoint, closes the files and gives the folder up. */
  readonly close: () => Promise<void>
}

/** @throws FolderInUse when another live process has the folder. */
export async function openPgliteFolder(o: {
  readonly folder: string
  readonly log: StoreLog
  readonly template?: string | undefined
}): Promise<PgliteFolder> {
  const { folder, log, template } = o
  const lock = await lockFolder(folder)
  try {
    await preparePgliteFolder({ folder, template })
    // Postgres's own lock file names a process id inside the sandbox; ours is the lock that counts.
    rmSync(`${folder}/postmaster.pid`, { force: true })
    const fs = new DurableNodeFs(folder)
    const pglite = await PGlite.create({ fs, startParams: startParams() })
    const close = async () => {
      await pglite.close()
      lock.release()
    }
    const pool = poolOver(pglite)
    const durability = await probeDurability(pglite, fs)
    if (durability === 'not-durable') log.error({ folder }, 'the embedded database does not flush its commits to disk')
    return { pool, durability, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** One connection, kept for ever: behind it is one Postgres that does one thing at a time. */
function poolOver(pglite: PGlite): pg.Pool {
  const config = createPgConfig(pglite)
  const { connection } = config
  const parse = connection.parse.bind(connection)
  // Drizzle hands node-postgres its parsers under the name that PGlite reads as a list of parameter types; it would throw.
  connection.parse = (query: { readonly types?: unknown }) =>
    parse({ ...query, types: Array.isArray(query.types) ? query.types : [] })
  return new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 })
}

function startParams(): string[] {
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), ...durableStartParams]
}
