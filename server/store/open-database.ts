// Opens the one database of this server: a real Postgres by URL, or an embedded PGlite in a folder of its own.
// Promises one code path for both (a pg.Pool and a Drizzle handle over it), migrations run, and that a commit that was
// answered is on disk (or says plainly that it is not: `durability`). Called by main and by the store's contract suites.

import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { assertSafeSettings } from './assert-safe-settings.ts'
import type { Database, StoreLog } from './database.ts'
import { faultFields } from './fault.ts'
import { migrateDatabase } from './migrate.ts'
import { openPgliteFolder } from './pglite-folder.ts'
import { schema } from './tables/schema.ts'

export interface OpenDatabaseOptions {
  /** Folder of this server; PGlite lives in `<dataDir>/postgres`. Unused when `databaseUrl` is given. */
  readonly dataDir: string
  /** `postgres://…`, or null for the embedded database. */
  readonly databaseUrl?: string | null | undefined
  readonly log: StoreLog
  /** Accept a Postgres that may lose answered commits (fsync, synchronous_commit or full_page_writes off). */
  readonly allowUnsafeDatabase?: boolean | undefined
  /** Connections to a real Postgres at most; 10 unless told. */
  readonly maxConnections?: number | undefined
  /** A prepared, closed PGlite folder to copy a new one from (made there when missing): a quarter of the time and memory. */
  readonly pgliteTemplate?: string | undefined
}

/**
 * Opens the database and brings its tables up to date.
 * @throws FolderInUse when another live process has the folder; UnsafeDatabase when a Postgres may lose answered commits;
 * ReadOnlyDatabase when it cannot be written in.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const startedMs = performance.now()
  const { databaseUrl, log } = options
  const database =
    typeof databaseUrl === 'string' ? await openPostgres({ ...options, databaseUrl }) : await openEmbedded(options)
  try {
    await (typeof databaseUrl === 'string' ? migratePatiently(databaseUrl) : migrateDatabase(database))
  } catch (error) {
    await database.close()
    throw error
  }
  const { kind, durability } = database
  log.info({ kind, durability, tookMs: Math.round(performance.now() - startedMs) }, 'database open')
  return database
}

async function openEmbedded({ dataDir, log, pgliteTemplate }: OpenDatabaseOptions): Promise<Database> {
  const folder = await openPgliteFolder({ folder: join(dataDir, 'postgres'), log, template: pgliteTemplate })
  const { pool, durability, close } = folder
  return overPool({ pool, kind: 'pglite', durability, log, afterPool: close })
}

async function openPostgres(options: OpenDatabaseOptions & { readonly databaseUrl: string }): Promise<Database> {
  const { databaseUrl, log, allowUnsafeDatabase = false, maxConnections = 10 } = options
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    application_name: 'veivalg',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 3_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    // For a network that has gone silent: the database's own limits cannot be told of.
    query_timeout: 8_000,
  })
  const database = overPool({ pool, kind: 'postgres', durability: 'fsync', log })
  try {
    return { ...database, durability: await assertSafeSettings({ pool, log, allowUnsafe: allowUnsafeDatabase }) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** On a connection of its own, which waits as long as another server's migrations take. */
async function migratePatiently(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => undefined)
  try {
    await migrateDatabase({ pool })
  } finally {
    await pool.end()
  }
}

interface OverPool extends Pick<Database, 'pool' | 'kind' | 'durability' | 'log'> {
  readonly afterPool?: () => Promise<void>
}

function overPool({ pool, kind, durability, log, afterPool }: OverPool): Database {
  // Without listeners a connection that is cut, idle or between two statements of a transaction, would end the process.
  pool.on('error', (error) => log.warn(faultFields(error), 'a database connection was lost'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= pool.end().then(() => afterPool?.())
    return closing
  }
  return { db: drizzle(pool, { schema }), pool, kind, durability, log, close }
}
