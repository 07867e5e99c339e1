// Brings the tables up to date with the migrations folder, under an advisory lock on one connection, so that several
// servers starting at once do it once. Called by server/store/open-database.ts.

import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Database } from './database.ts'

/** Where the generated migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Any number that nothing else in the database locks: "veivalg" read as digits. */
export const migrationLock = 8_348_254

/** Runs the migrations that have not run yet, all or none. Waits for another server that is doing the same. */
export async function migrateDatabase(database: Pick<Database, 'pool'>): Promise<void> {
  const client = await database.pool.connect()
  let failure: Error | undefined
  try {
    // A migration may wait for another server's, and may take longer than a statement of everyday work.
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query("set lock_timeout = '5s'")
    await migrate(drizzle(client), { migrationsFolder })
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw failure
  } finally {
    if (failure === undefined) {
      await client.query('select pg_advisory_unlock($1)', [migrationLock])
      await client.query('reset statement_timeout; reset lock_timeout')
    }
    // A connection that failed is thrown away, and its lock with it.
    client.release(failure)
  }
}
