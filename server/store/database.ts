// The database as the rest of the store sees it: types alone, so that nothing here depends on how it was opened.
// Made by server/store/open-database.ts.

import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Schema } from './tables/schema.ts'

/** Drizzle over node-postgres, which both kinds of database answer to. */
export type Handle = NodePgDatabase<Schema>

declare const begun: unique symbol

/**
 * A handle inside a transaction, made by server/store/in-transaction.ts alone. Inside a transaction use this and not `db`:
 * on PGlite, which has one connection, `db` would wait for itself.
 */
export type Transaction = Omit<Handle, 'transaction'> & { readonly [begun]: true }

export interface Database {
  /** For single statements; what belongs together goes through server/store/in-transaction.ts. */
  readonly db: Handle
  readonly pool: pg.Pool
  readonly kind: 'pglite' | 'postgres'
  /** `fsync`: an answered commit survives loss of power. `not-durable`: it does not, and people must be told. */
  readonly durability: 'fsync' | 'not-durable'
  readonly log: StoreLog
  /** Ends connections, and for PGlite writes a checkpoint and releases the folder. May be called twice. */
  close(): Promise<void>
}

/** The part of a logger that the store uses (pino fits). */
export interface StoreLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
