// Readiness of the database, for `/readyz`: whether it answers, and whether its tables are those this server was built for.
// Called by server/http.

import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './database.ts'
import { migrationsFolder } from './migrate.ts'

export interface DatabaseReadiness {
  readonly database: 'ok' | 'unreachable'
  readonly migrations: 'ok' | 'behind'
}

/** Asks the database; never throws. An unreachable database counts as behind, since nobody knows. */
export async function databaseReadiness({ pool }: Pick<Database, 'pool'>): Promise<DatabaseReadiness> {
  const newest = Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis))
  try {
    const answer = await pool.query<{ newest: string | null }>(
      'select max(created_at)::text as newest from drizzle.__drizzle_migrations',
    )
    return { database: 'ok', migrations: Number(answer.rows[0]?.newest ?? 0) >= newest ? 'ok' : 'behind' }
  } catch {
    return { database: 'unreachable', migrations: 'behind' }
  }
}
