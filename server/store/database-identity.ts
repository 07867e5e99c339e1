// Database identity: a name for this one database among all there are, for channels that several installations may share. The same for
// every node over it, and after its standby has taken over; another for a dump read into a database elsewhere. Called by server/open-bus.ts.

import { createHash } from 'node:crypto'
import type { Database } from './database.ts'

/** @returns 32 characters, hexadecimal. */
export async function databaseIdentity({ pool }: Pick<Database, 'pool'>): Promise<string> {
  const answer = await pool.query<{ identity: string }>(
    `select concat_ws('/', (select system_identifier from pg_control_system()), oid, datname) as identity
       from pg_database where datname = current_database()`,
  )
  return createHash('sha256')
    .update(answer.rows[0]?.identity ?? '')
    .digest('hex')
    .slice(0, 32)
}
