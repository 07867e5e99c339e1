// Refuses a Postgres that may lose commits it has answered, because "saved" would then be a promise nobody keeps, and one that cannot
// be written in at all: a standby, or one set to read only. Called by server/store/open-database.ts before anything is written.

import type pg from 'pg'
import type { StoreLog } from './database.ts'

/** Says which settings of the database are unsafe, and what to do about it. */
export class UnsafeDatabase extends Error {
  override readonly name = 'UnsafeDatabase'
}

/** Says that nothing can be written there, and what to do about it. No permission in words helps. */
export class ReadOnlyDatabase extends Error {
  override readonly name = 'ReadOnlyDatabase'
}

const safeSettings: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  // `remote_write` and `local` still flush on this server; only `off` answers before the flush.
  synchronous_commit: ['on', 'local', 'remote_write', 'remote_apply'],
}

/**
 * @returns `fsync` when answered commits are on disk; `not-durable` when they may be lost and that was allowed in words.
 * @throws ReadOnlyDatabase; UnsafeDatabase when they may be lost and it was not allowed.
 */
export async function assertSafeSettings(o: {
  readonly pool: pg.Pool
  readonly log: StoreLog
  readonly allowUnsafe: boolean
}): Promise<'fsync' | 'not-durable'> {
  await assertWritable(o.pool)
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

async function assertWritable(pool: pg.Pool): Promise<void> {
  const answer = await pool.query<{ standby: boolean; readonly: boolean }>(
    "select pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') = 'on' as readonly",
  )
  const { standby, readonly } = answer.rows[0] ?? { standby: false, readonly: false }
  if (standby) throw new ReadOnlyDatabase('this Postgres is a standby. Give the address of the primary.')
  if (readonly) {
    throw new ReadOnlyDatabase(
      'this Postgres is set to read only (default_transaction_read_only=on). Turn that off for this database and user.',
    )
  }
}
