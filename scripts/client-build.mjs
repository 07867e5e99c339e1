// Builds the client when its sources have changed since the last build, and leaves it alone when they have not.
// Promises: after it returns, client/dist is the build of the sources as they stood; two processes at once are safe,
// the second waits for the first. Called by scripts/start.mjs before the server starts and by the browser tests.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'client/dist')
/** Kept inside the build itself: when the build is gone, so is the claim that it is fresh. */
const stampFile = join(dist, '.sources-hash')
const lockFolder = join(root, '.cache/client-build.lock')

/** Everything that can change what the build says. */
const sources = [
  'client',
  'shared',
  'vite.config.ts',
  'tsconfig.base.json',
  'client/tsconfig.json',
  'package-lock.json',
]

const lockStaleAfterMs = 120_000
const lockPollMs = 200

/**
 * Builds the client into client/dist if a hash of its sources differs from the one the last build left there.
 * @param {{ log?: (line: string) => void }} [options] `log` is told in one line what was done; silent without it.
 * @returns {Promise<{ built: boolean, tookMs: number }>} whether anything was built, and how long all of it took.
 * @throws when Vite cannot build; client/dist is then without a stamp, so that the next call tries again.
 */
export async function buildClientIfChanged({ log } = {}) {
  const startedAtMs = performance.now()
  const tookMs = () => Math.round(performance.now() - startedAtMs)
  const hash = await hashOfSources()
  if (await isFresh(hash)) return { built: false, tookMs: tookMs() }
  const unlock = await lock()
  try {
    if (await isFresh(hash)) return { built: false, tookMs: tookMs() }
    log?.('Building the client …')
    await buildForProduction()
    await writeFile(stampFile, hash)
    log?.(`Client built in ${(tookMs() / 1000).toFixed(1)} s`)
    return { built: true, tookMs: tookMs() }
  } finally {
    await unlock()
  }
}

/** Vite takes NODE_ENV as it finds it: a test run's would put React's slow development build into client/dist. */
async function buildForProduction() {
  const environment = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    const { build } = await import('vite')
    await build({ configFile: join(root, 'vite.config.ts'), mode: 'production', logLevel: 'warn' })
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = environment
  }
}

/** @param {string} hash */
async function isFresh(hash) {
  if (!existsSync(join(dist, 'index.html'))) return false
  return (await readFile(stampFile, 'utf8').catch(() => '')) === hash
}

async function hashOfSources() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesUnder(join(root, source))) {
      hash.update(`${relative(root, file).split(sep).join('/')}\0`)
      hash.update(await readFile(file))
      hash.update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesUnder(path) {
  const info = await stat(path).catch(() => null)
  if (info === null || path === dist) return []
  if (info.isFile()) return [path]
  const names = (await readdir(path)).sort()
  const nested = await Promise.all(names.map((name) => filesUnder(join(path, name))))
  return nested.flat()
}

/** Takes the build for this process. A folder is made by one process only, whatever the file system. */
async function lock() {
  await mkdir(join(root, '.cache'), { recursive: true })
  for (;;) {
    try {
      await mkdir(lockFolder)
      await writeFile(join(lockFolder, 'pid'), String(process.pid))
      return () => rm(lockFolder, { recursive: true, force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const info = await stat(lockFolder).catch(() => null)
    if (info !== null && (Date.now() - info.mtimeMs > lockStaleAfterMs || (await builderIsGone()))) {
      await rm(lockFolder, { recursive: true, force: true })
      continue
    }
    await new Promise((resolve) => setTimeout(resolve, lockPollMs))
  }
}

/** Whether whoever took the build was stopped in the middle of it; one that has not said yet who it is still lives. */
async function builderIsGone() {
  const pid = Number(await readFile(join(lockFolder, 'pid'), 'utf8').catch(() => ''))
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}
