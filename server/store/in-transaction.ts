// Runs work in one transaction on one connection. Promises that what was answered was committed, that a connection which
// did not end its transaction cleanly is thrown away rather than given to the next (Drizzle's own `transaction` keeps it, or
// loses it from the pool when `begin` fails), and that the first error is the one thrown. Called by the whole store.

import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Database, Transaction } from './database.ts'
import { schema } from './tables/schema.ts'

/** `one-moment`: reads see the database as it stood at the first of them, and nothing can be written. */
export type TransactionKind = 'read-write' | 'one-moment'

const begin: Readonly<Record<TransactionKind, string>> = {
  'read-write': 'begin isolation level read committed',
  'one-moment': 'begin isolation level repeatable read read only',
}

const handles = new WeakMap<pg.PoolClient, Transaction>()
const clients = new WeakMap<Transaction, pg.PoolClient>()

/** @returns what `work` answers, once it is committed. @throws what `work` or the database threw; the outcome of a lost commit is unknown. */
export async function inTransaction<Value>(
  { pool }: Pick<Database, 'pool'>,
  work: (tx: Transaction) => Promise<Value>,
  kind: TransactionKind = 'read-write',
): Promise<Value> {
  const client = await pool.connect()
  let clean = false
  try {
    await client.query(begin[kind])
    try {
      const value = await work(handleOf(client))
      const ended = await client.query('commit')
      // A failed statement that `work` kept to itself turns the commit into a rollback, without an error.
      if (ended.command !== 'COMMIT') throw new Error(`a transaction ended with ${ended.command}`)
      clean = true
      return value
    } catch (error) {
      clean = await client.query('rollback').then(
        () => true,
        () => false,
      )
      throw error
    }
  } finally {
    client.release(!clean)
  }
}

/**
 * Runs one statement on one connection, as a transaction of its own and in one round trip. Unlike `pool.query`, keeps a connection whose
 * statement was refused: PGlite has but one, and what looks like a new one after it would hear of the old one's end and fail in turn.
 */
export async function inOneStatement<Value>(
  { pool }: Pick<Database, 'pool'>,
  run: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect()
  let clean = false
  try {
    const value = await run(client)
    clean = true
    return value
  } catch (error) {
    clean = error instanceof Error && 'severity' in error && error.severity === 'ERROR'
    throw error
  } finally {
    client.release(!clean)
  }
}

/** @returns the connection a transaction runs on, for statements Drizzle has no words for. */
export function clientOf(tx: Transaction): pg.PoolClient {
  const client = clients.get(tx)
  if (client === undefined) throw new Error('not a transaction of inTransaction')
  return client
}

function handleOf(client: pg.PoolClient): Transaction {
  const known = handles.get(client)
  if (known !== undefined) return known
  const handle = drizzle(client, { schema }) as unknown as Transaction
  handles.set(client, handle)
  clients.set(handle, client)
  return handle
}
