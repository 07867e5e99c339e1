// A Redis (or Valkey) of one's own on a free port of this machine, from whichever of them is installed; without one there is none, and tests
// say so. Keeps nothing on disk. Promises that it ends when stopped, and that it can be cut off and come back on the same port.
// Called by tests of the bus.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from './free-port.ts'

export interface RunningRedis {
  readonly url: string
  readonly stop: () => Promise<void>
  /** Comes back where it was, after `stop`. */
  readonly start: () => Promise<void>
}

/** Where the program stands, or null when neither is installed. */
export const redisProgram: string | null =
  (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/bin', '/usr/local/bin')
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
    .find((path) => existsSync(path)) ?? null

/** @param o.password asked of everyone who comes */
export async function startRedis(o: { readonly password: string }): Promise<RunningRedis> {
  const port = await freePort()
  let server: ChildProcess | null = null
  const start = async (): Promise<void> => {
    if (redisProgram === null) throw new Error('neither redis-server nor valkey-server is installed')
    const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', requirepass: o.password }
    const started = spawn(
      redisProgram,
      Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'ignore'] },
    )
    server = started
    let said = ''
    while (!said.includes('eady to accept connections')) {
      const [text] = await Promise.race([once(started.stdout, 'data'), once(started, 'exit').then(() => [null])])
      if (text === null) throw new Error(`Redis ended before it was ready: ${said}`)
      said += String(text)
    }
    started.stdout.resume()
  }
  const stop = async (): Promise<void> => {
    if (server === null) return
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    server = null
    await exited
  }
  await start()
  return { url: `redis://:${o.password}@127.0.0.1:${port}`, start, stop }
}
