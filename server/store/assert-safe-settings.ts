// Refuses a Postgres that may lose commits it has answered, because "saved" would then be a promise nobody keeps.
// Called by server/store/open-database.ts before anything is written.

import type pg from 'pg'
import type { StoreLog } from './database.ts'

/** Says which settings of the database are unsafe, and what to do about it. */
export class UnsafeDatabase extends Error {
  override readonly name = 'UnsafeDatabase'
}

const safeSettings: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  // `remote_write` and `local` still flush on this server; only `off` answers before the flush.
  synchronous_commit: ['on', 'local', 'remote_write', 'remote_apply'],
}

/**
 * @returns `fsync` when answered commits are on disk; `not-durable` when they may be lost and that was allowed in words.
 * @throws UnsafeDatabase when they may be lost and it was not allowed.
 */
export async function assertSafeSettings(o: {
  readonly pool: pg.Pool
  readonly log: StoreLog
  readonly allowUnsafe: boolean
}): Promise<'fsync' | 'not-durable'> {
  const answer = await o.pool.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1) order by name',
    [Object.keys(safeSettings)],
  )
  const unsafe = answer.rows
    .filter(({ name, setting }) => !(safeSettings[name] ?? []).includes(setting))
    .map(({ name, setting }) => `${name}=${setting}`)
  if (unsafe.length === 0) return 'fsync'
  const text = `this Postgres may lose changes it has answered as saved (${unsafe.join(', ')})`
  if (!o.allowUnsafe) {
    throw new UnsafeDatabase(
      `${text}. Turn the settings on, or allow an unsafe database in the server's configuration.`,
    )
  }
  o.log.warn({ unsafe }, text)
  return 'not-durable'
}
