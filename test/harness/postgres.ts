// A database of one's own for a test file or a single test, in the run's one real Postgres. Promises that nothing of
// another test is in it. Called by tests of the projects `server` and `browser`.

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** @returns the address of an empty database that nobody else has; it goes away with the whole Postgres. */
export function freshDatabaseUrl(): Promise<string> {
  return create('template1')
}

/** @returns the address of a database that holds what that one holds now. Nobody may be connected to it. */
export function copyOfDatabase(url: string): Promise<string> {
  return create(new URL(url).pathname.slice(1))
}

async function create(template: string): Promise<string> {
  const url = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return url.href
}
