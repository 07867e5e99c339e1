// Before tests that start servers as processes: the server's programs are put together once, in a folder that the tests' processes find in their
// environment and that goes away with the run. Called by Vitest once per project and run; what another project has built is left.

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildServer } from './server-program.ts'

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BUILT_SERVER !== undefined) return
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(`${cache}test-server-`)
  process.env.BUILT_SERVER = folder
  await buildServer(folder)
  return () => rm(folder, { recursive: true, force: true })
}
