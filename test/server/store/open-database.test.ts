// Opening: settings that may lose commits are refused, and servers that start at once make the tables once.

import { once } from 'node:events'
import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { assertSafeSettings, ReadOnlyDatabase, UnsafeDatabase } from '../../../server/store/assert-safe-settings.ts'
import type { Database } from '../../../server/store/database.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import { migrationLock } from '../../../server/store/migrate.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { programmes } from '../../../server/store/tables/programmes.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { board, sampleProgramme } from '../../suites/store/sample-programme.ts'
import { keptLog } from '../../suites/store/test-databases.ts'

/** Only this database's own: other tests' databases lie in the same cluster, and their locks stand in the same view. */
const advisoryLocksHere =
  "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"

async function openAll(databaseUrl: string, servers: number): Promise<Database[]> {
  const log = keptLog()
  return Promise.all(Array.from({ length: servers }, () => openDatabase({ dataDir: '/nowhere', databaseUrl, log })))
}

describe('opening a real Postgres', () => {
  it('makes the tables once when four servers start at once, and seeds once', async () => {
    const servers = await openAll(await freshDatabaseUrl(), 4)
    try {
      const answers = await Promise.all(servers.map((server) => programmeStore(server).seedOnce(sampleProgramme)))
      expect(answers.filter((answer) => answer.seeded)).toHaveLength(1)
      const [server] = servers
      const ran = await server?.pool.query(
        'select count(*)::int as times from drizzle.__drizzle_migrations group by hash',
      )
      expect(ran?.rows.every((row) => row.times === 1)).toBe(true)
      expect(ran?.rowCount).toBeGreaterThan(0)
      expect(server && (await updateLog(server).load(board))?.head).toBe(1)
      const locks = await server?.pool.query(advisoryLocksHere)
      expect(locks?.rowCount).toBe(0)
    } finally {
      await Promise.all(servers.map((server) => server.close()))
    }
  })

  it('waits for another server that is making the tables', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const other = new pg.Client({ connectionString: databaseUrl })
    await other.connect()
    await other.query('select pg_advisory_lock($1)', [migrationLock])
    let opened = false
    const opening = openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog() }).then((server) => {
      opened = true
      return server
    })
    const waiting = `${advisoryLocksHere} and not granted`
    await vi.waitUntil(async () => (await other.query(waiting)).rowCount === 1)
    expect(opened).toBe(false)
    await other.end()
    const server = await opening
    expect(await programmeStore(server).list()).toEqual([])
    await server.close()
  })

  it('goes on after a connection is cut, idle or in the middle of a transaction', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const log = keptLog()
    const server = await openDatabase({ dataDir: '/nowhere', databaseUrl, log, maxConnections: 1 })
    const other = new pg.Client({ connectionString: databaseUrl })
    await other.connect()
    const cutAll = () =>
      other.query(
        'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    try {
      const cut = inTransaction(server, async (tx) => {
        await tx.select().from(programmes)
        await cutAll()
        await tx.select().from(programmes)
      })
      await expect(cut).rejects.toThrow()
      expect(await programmeStore(server).list()).toEqual([])
      const lost = once(server.pool, 'error')
      await cutAll()
      await lost
      expect(await programmeStore(server).list()).toEqual([])
      expect(log.lines).toContainEqual({ level: 'warn', message: 'a database connection was lost' })
    } finally {
      await other.end()
      await server.close()
    }
  })

  it('throws away a connection that was cut before its transaction began', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const server = await openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog(), maxConnections: 1 })
    const client = await server.pool.connect()
    const query = client.query
    client.query = () => Promise.reject(new Error('cut'))
    client.release()
    await expect(inTransaction(server, (tx) => tx.select().from(programmes))).rejects.toThrow('cut')
    client.query = query
    expect(server.pool.totalCount).toBe(0)
    expect(await inTransaction(server, (tx) => tx.select().from(programmes))).toEqual([])
    await server.close()
  })

  it('does not answer for a transaction that the database rolled back', async () => {
    const server = await openDatabase({ dataDir: '/nowhere', databaseUrl: await freshDatabaseUrl(), log: keptLog() })
    const kept = inTransaction(server, (tx) => tx.execute('select 1 / 0').catch(() => 'kept to itself'))
    await expect(kept).rejects.toThrow('a transaction ended with ROLLBACK')
    await server.close()
  })

  it('bounds statements and waiting for locks', async () => {
    const [server] = await openAll(await freshDatabaseUrl(), 1)
    const answer = await server?.pool.query(
      "select name, setting from pg_settings where name in ('lock_timeout', 'statement_timeout') order by name",
    )
    await server?.close()
    expect(answer?.rows).toEqual([
      { name: 'lock_timeout', setting: '2000' },
      { name: 'statement_timeout', setting: '3000' },
    ])
  })

  it('[LOG4] refuses a Postgres that cannot be written in, also when told that it may be unsafe', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const name = client.escapeIdentifier(client.database ?? '')
    await client.query(`alter database ${name} set default_transaction_read_only = on`)
    await client.end()
    const refused = openDatabase({ dataDir: '/nowhere', databaseUrl, log: keptLog(), allowUnsafeDatabase: true })
    await expect(refused).rejects.toThrow(ReadOnlyDatabase)
    await expect(refused).rejects.toThrow('default_transaction_read_only=on')
    const query = async () => ({ rows: [{ standby: true, readonly: true }] })
    const standby = assertSafeSettings({ pool: { query } as unknown as pg.Pool, log: keptLog(), allowUnsafe: true })
    await expect(standby).rejects.toThrow('this Postgres is a standby')
  })

  it('[LOG4] refuses settings that may lose answered commits, unless told otherwise in words', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(`alter database ${client.escapeIdentifier(client.database ?? '')} set synchronous_commit = off`)
    await client.end()
    const log = keptLog()
    const refused = openDatabase({ dataDir: '/nowhere', databaseUrl, log })
    await expect(refused).rejects.toThrow(UnsafeDatabase)
    await expect(refused).rejects.toThrow('synchronous_commit=off')
    expect(log.lines).toEqual([])
    const allowed = await openDatabase({ dataDir: '/nowhere', databaseUrl, log, allowUnsafeDatabase: true })
    await allowed.close()
    expect(allowed.durability).toBe('not-durable')
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'this Postgres may lose changes it has answered as saved (synchronous_commit=off)',
      },
      { level: 'info', message: 'database open' },
    ])
  })
})
