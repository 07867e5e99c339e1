// Runs the server as a process of its own, on a free port, and signs people in at it. Called by tests that start, stop and kill it.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../server/main.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')

export interface ServerRun {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  /** Resolves when standard output holds a text. */
  readonly says: (text: string) => Promise<void>
  /** Resolves with the address it prints. */
  readonly url: () => Promise<string>
}

/** @param o.folder working folder of the process, and its data folder unless `environment` says otherwise */
export function runServer(o: { readonly folder: string; readonly environment: Record<string, string> }): ServerRun {
  const child = spawn(process.execPath, ['--import', tsx, main], {
    cwd: o.folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', DATA_DIR: o.folder, PORT: '0', ...o.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, ...said }))
  const says = async (text: string): Promise<void> => {
    while (!said.out.includes(text)) {
      const [more] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [null])])
      if (more === null) throw new Error(`ended without saying ${text}: ${said.err}`)
    }
  }
  const url = async (): Promise<string> => {
    await says('/seats')
    return /^Veivalg: (\S+)$/m.exec(said.out)?.[1] ?? ''
  }
  return { child, ended, says, url }
}

/** Takes a seat. @returns the Cookie header of the session */
export async function signIn(url: string, seat: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ seat }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
