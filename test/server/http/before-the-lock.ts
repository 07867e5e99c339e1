// Before the lock: something happens once in the moment before a command takes its programme's lock, so that what the command read earlier is another by
// then. Called by the tests of commands that must read under the lock.

import type pg from 'pg'

/** @param happens done once, before the next lock of a programme's row on this pool; it may use the pool itself. @returns how often it was done */
export function beforeTheLock(pool: pg.Pool, happens: () => Promise<void>): { times: number } {
  const told = { times: 0 }
  const connect = pool.connect.bind(pool) as (...asked: unknown[]) => Promise<pg.PoolClient>
  pool.connect = (async (...callback: unknown[]) => {
    // The pool's own single statements lock nothing.
    if (callback.length > 0) return connect(...callback)
    const client = await connect()
    const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>
    client.query = (async (...asked: unknown[]) => {
      if (told.times === 0 && locksProgramme(asked[0])) {
        told.times += 1
        await happens()
      }
      return query(...asked)
    }) as typeof client.query
    return client
  }) as typeof pool.connect
  return told
}

function locksProgramme(asked: unknown): boolean {
  const text = typeof asked === 'string' ? asked : ((asked as { readonly text?: string }).text ?? '')
  return text.includes('from "programmes"') && text.includes('for update')
}
