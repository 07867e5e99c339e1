// Before the browser tests: a server has begun once, so that its database is made, migrated and seeded. Every stage starts on a copy of its
// folder, whose place the tests' processes read in their environment. What a server does that begins on nothing is tried by
// test/server/http/process.test.ts. Called by Vitest once per run.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer } from '../server/http/run-server.ts'
import { layEmptyDatabase } from './pglite-template.ts'

export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-stage-begun-'))
  await layEmptyDatabase(folder)
  const server = runServer({ folder, environment: {} })
  await server.url()
  server.child.kill('SIGTERM')
  const { code, err } = await server.ended
  if (code !== 0) throw new Error(`the server that begins for the stages ended with ${code}: ${err}`)
  process.env.BEGUN_STAGE = folder
  return () => rm(folder, { recursive: true, force: true })
}
