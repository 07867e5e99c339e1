// Databases for the store's suites: the embedded one in a folder of its own and a real Postgres of its own, each opened
// as the server opens them. Promises that everything is closed and removed after the test file. Used by test/server/store.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Database, StoreLog } from '../../../server/store/database.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { pgliteTemplate } from '../../harness/pglite-template.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

/** What is to be closed and removed, last first. */
const leftovers: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const clear of leftovers.splice(0).reverse()) await clear()
})

/** A log that keeps what it was told. */
export interface KeptLog extends StoreLog {
  readonly lines: { readonly level: 'info' | 'warn' | 'error'; readonly message: string }[]
}

export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = []
  const keep = (level: 'info' | 'warn' | 'error') => (_: object, message: string) => {
    lines.push({ level, message })
  }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

/** @returns an empty folder that goes away after the test file. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-test-store-'))
  leftovers.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Opens an empty database of each kind; call in `beforeAll`. */
export const testDatabases: readonly {
  readonly kind: Database['kind']
  readonly open: () => Promise<{ readonly database: Database; readonly log: KeptLog }>
}[] = [
  {
    kind: 'pglite',
    open: async () => {
      const log = keptLog()
      const dataDir = await freshFolder()
      return closing({ database: await openDatabase({ dataDir, log, pgliteTemplate }), log })
    },
  },
  {
    kind: 'postgres',
    open: async () => {
      const log = keptLog()
      const databaseUrl = await freshDatabaseUrl()
      return closing({ database: await openDatabase({ dataDir: '/nowhere', databaseUrl, log }), log })
    },
  },
]

function closing<Opened extends { readonly database: Database }>(opened: Opened): Opened {
  leftovers.push(() => opened.database.close())
  return opened
}
