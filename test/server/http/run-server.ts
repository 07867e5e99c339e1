// Runs the server as a process of its own, on a free port, and signs people in at it. Called by tests that start, stop and kill it.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text as textOf } from 'node:stream/consumers'
import { type ServerProgram, serverArguments } from '../../harness/server-program.ts'

export interface ServerRun {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  /** Resolves when standard output holds a text. */
  readonly says: (text: string) => Promise<void>
  /** Resolves with the address it prints. */
  readonly url: () => Promise<string>
}

interface Place {
  /** Working folder of the process, and its data folder unless `environment` says otherwise. */
  readonly folder: string
  readonly environment: Record<string, string>
  /** Where another build of the programs stands. */
  readonly built?: string
}

export function runServer(o: Place): ServerRun {
  const child = start('server/main.ts', o)
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

/** Checks the register of a database whose server has stopped. */
export async function verifyRegister(o: Place): Promise<{ code: number | null; out: string; err: string }> {
  const child = start('server/verify-register.ts', o)
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

function start(program: ServerProgram, { folder, environment, built }: Place) {
  return spawn(process.execPath, serverArguments(program, built), {
    cwd: folder,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', DATA_DIR: folder, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
