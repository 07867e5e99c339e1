// `npm run cluster` as it is run: three servers behind the balancer over one Postgres. People on different servers see each other's edits; one
// server is killed, and all are restarted one after the other, under people's hands.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { liveHttpPaths } from '../../../shared/contract/live-http.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { signIn } from '../http/run-server.ts'
import { atBoard, tokensIn, type Writer, write, writer } from '../http/token-writer.ts'
import { boardName } from '../realtime/people.ts'

const script = fileURLToPath(new URL('../../../scripts/cluster.mjs', import.meta.url))
const seats = ['ds-programkontor', 'ds-helse-nord', 'ds-ks']
const patient = { timeout: 30_000, interval: 25 }
const awayWithinMs = 5_000

interface Cluster {
  readonly child: ChildProcess
  readonly url: string
  said(): string
  /** Process ids of the servers running now. */
  pids(): readonly number[]
}

let running: Cluster | null = null
afterEach(async () => {
  if (running === null || running.child.exitCode !== null) return
  const exited = once(running.child, 'exit')
  running.child.kill('SIGKILL')
  await exited
})

async function cluster(): Promise<Cluster> {
  const child = spawn(process.execPath, [script, '--no-client'], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: await freshDatabaseUrl() },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await vi.waitFor(() => expect(said).toContain('/seats'), { timeout: 120_000, interval: 50 })
  const pids = (): readonly number[] => {
    const last = new Map([...said.matchAll(/^server (\d): pid (\d+)/gm)].map(([, at, pid]) => [at, Number(pid)]))
    return [...last.values()]
  }
  running = { child, url: /^Veivalg: (\S+)$/m.exec(said)?.[1] ?? '', said: () => said, pids }
  return running
}

interface Person {
  readonly writer: Writer
  readonly provider: WebsocketProvider
  /** Each time it was away: how long, in milliseconds. */
  readonly awayMs: number[]
}

async function person(url: string, seat: string): Promise<Person> {
  const own = writer()
  const provider = await atBoard({ url, seat, writer: own })
  const awayMs: number[] = []
  let sinceMs: number | null = null
  provider.on('connection-close', () => {
    sinceMs ??= performance.now()
  })
  provider.on('sync', (synced: boolean) => {
    if (!synced || sinceMs === null) return
    awayMs.push(performance.now() - sinceMs)
    sinceMs = null
  })
  return { writer: own, provider, awayMs }
}

/** A live connection where WebSockets are blocked: opened, listened to, closed. */
async function overHttp(url: string): Promise<readonly unknown[]> {
  const headers = { cookie: await signIn(url, 'ds-ks'), origin: url }
  const token = '0123456789abcdef0123456789abcdef'
  const post = (address: string) => fetch(url + address, { method: 'POST', headers })
  const opened = await post(`${liveHttpPaths.open(token, boardName)}?client=77&schema=2`)
  const events = await fetch(url + liveHttpPaths.events(token), { headers })
  let heard = ''
  for await (const part of events.body ?? []) {
    heard += new TextDecoder().decode(part as Uint8Array)
    if (heard.includes('event: frame')) break
  }
  const closed = await post(liveHttpPaths.close(token))
  return [opened.status, events.status, heard, closed.status]
}

describe('npm run cluster', { timeout: 300_000 }, () => {
  it('[CLU1] [CLU2] people on different servers see each other, by WebSocket and without; one is killed and they go on; SIGTERM stops everything', async () => {
    const { child, url, pids, said } = await cluster()
    const [kari, ola] = [await person(url, 'ds-programkontor'), await person(url, 'ds-helse-nord')]
    write(kari.writer, 'kari-1')
    write(ola.writer, 'ola-1')
    const both = (tokens: readonly string[]) =>
      vi.waitFor(() => {
        for (const { writer: own } of [kari, ola]) expect(tokensIn(own.doc).toSorted()).toEqual(tokens)
      }, patient)
    await both(['kari-1', 'ola-1'])

    expect(await overHttp(url)).toEqual([204, 200, expect.stringMatching(/event: frame/), 204])

    // One of the three is nobody's; two are killed, one after the other, so that somebody was there.
    const first = pids()
    for (const pid of first.slice(0, 2)) {
      process.kill(pid, 'SIGKILL')
      await vi.waitFor(() => expect(pids()).not.toContain(pid), patient)
    }
    await vi.waitFor(() => expect(kari.awayMs.length + ola.awayMs.length).toBeGreaterThan(0), patient)
    await vi.waitFor(() => expect([kari, ola].map(({ provider }) => provider.synced)).toEqual([true, true]), patient)
    write(kari.writer, 'kari-2')
    write(ola.writer, 'ola-2')
    await both(['kari-1', 'kari-2', 'ola-1', 'ola-2'])
    expect(said()).toContain('ended (SIGKILL), and is started again')

    for (const { provider } of [kari, ola]) provider.destroy()
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
    for (const pid of [...first, ...pids()]) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  it('[CLU3] [T-119] a rolling restart under load loses nothing, and nobody is away for more than five seconds', async () => {
    const { child, url, pids, said } = await cluster()
    const people: Person[] = []
    for (const seat of [...seats, ...seats]) people.push(await person(url, seat))
    const before = pids()
    let at = 0
    const writing = setInterval(() => {
      at += 1
      for (const [index, { writer: own, provider }] of people.entries()) {
        // Slower and slower, so that one text has room for all of it however long the restart takes.
        const every = 1 + Math.floor(own.tokens.length / 100)
        if (provider.synced && at % every === 0) write(own, `p${index}-${at}`)
      }
    }, 150)
    child.kill('SIGUSR2')
    await vi.waitFor(() => expect(said()).toContain('rolled'), { timeout: 180_000, interval: 100 })
    clearInterval(writing)
    expect(pids().filter((pid) => before.includes(pid))).toEqual([])

    const written = people.flatMap(({ writer: own }) => own.tokens).toSorted()
    expect(written.length).toBeGreaterThan(100)
    await vi.waitFor(() => {
      for (const { writer: own } of people) expect(tokensIn(own.doc).toSorted()).toEqual(written)
    }, patient)
    await vi.waitFor(
      () =>
        expect(people.map(({ writer: own }) => own.saved)).toEqual(people.map(({ writer: own }) => own.tokens.length)),
      patient,
    )
    const away = people.flatMap(({ awayMs }) => awayMs)
    expect(away.length).toBeGreaterThanOrEqual(people.length)
    // The middle one says what a restart takes; the longest, what else this machine did besides.
    expect(away.toSorted((a, b) => a - b)[Math.floor(away.length / 2)]).toBeLessThan(awayWithinMs)
    expect(Math.max(...away)).toBeLessThan(30_000)
    process.stdout.write(
      `rolled under load: ${written.length} edits, away ${away
        .map((ms) => Math.round(ms))
        .toSorted((a, b) => a - b)
        .join(' ')} ms\n`,
    )
    for (const { provider } of people) provider.destroy()
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
