// Before the tests of a project: one real Postgres stands; after them it is gone. Its address is given to the test files
// as `postgresUrl`, where freshDatabaseUrl() of postgres.ts takes it from. Called by Vitest once per project and run.

import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The administrator's address of the run's own Postgres. */
    readonly postgresUrl: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startPostgres()
  project.provide('postgresUrl', cluster.url)
  return cluster.stop
}
