// A database of one's own for a test file or a single test, in the run's one real Postgres. Promises that nothing of
// another test is in it. Called by tests of the projects `server` and `browser`.

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** @returns the address of an empty database that nobody else has; it goes away with the whole Postgres. */
export async function freshDatabaseUrl(): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return url.href
}
