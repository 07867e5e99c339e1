// A Postgres that tests may stop, kill and start again on the same data, folder and port, with its settings as they come (a commit is on disk).
// Promises that it ends with this process. As root it runs as `nobody`, for Postgres refuses root. A disk of a fixed size may be put under it
// where mounting is allowed. Called by the stand of the fault tests.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../harness/free-port.ts'
import { binaries } from '../harness/postgres-cluster.ts'

export type StopMode = 'fast' | 'immediate' | 'kill'

export interface BreakablePostgres {
  readonly port: number
  readonly url: string
  /** Folder of the data: what is filled up to make the disk full. */
  readonly folder: string
  stop(mode: StopMode): Promise<void>
  /** On the same data; resolves when it lets people in. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Whom it runs as: whoever we are, but never root. */
interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

const nobody = { uid: 65_534, gid: 65_534 }
const signals: Readonly<Record<StopMode, NodeJS.Signals>> = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' }
const startTimeoutMs = 60_000
const supervisor = '"$0" "$@" </dev/null & pid=$!; cat >/dev/null; kill -QUIT "$pid" 2>/dev/null; wait "$pid"'
const run = promisify(execFile)

/** @param o.diskBytes puts the data on a disk of this size. @throws when the machine does not let one be mounted */
export async function breakablePostgres(o: { readonly diskBytes?: number } = {}): Promise<BreakablePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-faults-postgres-'))
  const isRoot = process.getuid?.() === 0
  const as: RunAs = isRoot ? nobody : {}
  await chmod(folder, 0o755)
  const disk = join(folder, 'disk')
  await mkdir(disk, { mode: 0o755 })
  if (o.diskBytes !== undefined) {
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${o.diskBytes}`, 'tmpfs', disk])
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }
  const data = join(disk, 'data')
  await mkdir(data, { mode: 0o700 })
  if (isRoot) await chown(data, nobody.uid, nobody.gid)
  const bin = await binaries(folder, isRoot ? nobody : {})
  const environment = { ...as, cwd: folder, env: { LC_ALL: 'C', TZ: 'UTC' } }
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
  await run(join(bin, 'initdb'), [...init, '--no-sync', '--wal-segsize=4'], environment)
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100']
  let server: ChildProcess | null = null
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`

  const startOnce = async (): Promise<boolean> => {
    const started = spawn(
      '/bin/sh',
      ['-c', supervisor, join(bin, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...environment, stdio: ['pipe', 'ignore', 'pipe'] },
    )
    let said = ''
    const isUp = await new Promise<boolean>((resolve) => {
      started.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000)
        if (said.includes('ready to accept connections')) resolve(true)
      })
      started.once('exit', () => resolve(false))
    })
    if (isUp) server = started
    else await ended(started)
    return isUp
  }
  const start = async (): Promise<void> => {
    // Children of one that was killed may still be on their way out, and then it ends at once.
    const untilMs = performance.now() + startTimeoutMs
    while (!(await startOnce())) {
      if (performance.now() > untilMs) throw new Error('Postgres did not start again')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const stop = async (mode: StopMode): Promise<void> => {
    if (server === null) return
    const stopping = server
    server = null
    const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
    if (pid > 0) signal(pid, signals[mode])
    await ended(stopping, { whenGone: pid })
  }
  await start()
  return {
    port,
    url,
    folder: disk,
    stop,
    start,
    async close() {
      await stop('immediate')
      if (o.diskBytes !== undefined) await run('umount', ['-l', disk])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Lets the shell end too, when what it looked after is gone. */
async function ended(shell: ChildProcess, o: { readonly whenGone?: number } = {}): Promise<void> {
  while (o.whenGone !== undefined && isAlive(o.whenGone)) await new Promise((resolve) => setTimeout(resolve, 20))
  if (shell.exitCode !== null || shell.signalCode !== null) return
  const exited = once(shell, 'exit')
  shell.stdin?.end()
  await exited
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
