// A server that is told to stop, as a process: with many people connected and edits under way, and with its database gone silent.

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { runServer, signIn } from '../http/run-server.ts'
import { atBoard, write, writer } from '../http/token-writer.ts'
import type { Answered } from './asking-thread.ts'

const stopWithinMs = 25_000
const seats = ['ds-programkontor', 'ds-helse-nord', 'ds-ks', 'ds-nhn', 'ds-helse-vest']
const socketsEach = 18
/** By the clock that all threads share. */
const nowMs = (): number => Number(process.hrtime.bigint()) / 1_000_000

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veivalg-test-stopping-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a server told to stop', { timeout: 120_000 }, () => {
  it('[RUN1] [T-117] (pitfall 7) is not ready first, sends people away one after the other, loses nothing, and ends with 0', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const server = runServer({ folder, environment: { DATABASE_URL: databaseUrl } })
    const url = await server.url()
    const closed: { readonly code: number; readonly atMs: number }[] = []
    const sockets: WebSocket[] = []
    for (const cookie of await cookies(url)) {
      for (let at = 0; at < socketsEach; at += 1) {
        const socket = new WebSocket(
          `${url.replace('http', 'ws')}/live/board/digital-samhandling?client=${1_000 + sockets.length}`,
          {
            headers: { cookie, origin: url },
          },
        )
        socket.on('close', (code) => closed.push({ code, atMs: nowMs() }))
        sockets.push(socket)
        await once(socket, 'message')
        // Step 1 of somebody who has nothing: who says nothing at all is sent away.
        socket.send(new Uint8Array([0, 0, 1, 0]))
      }
    }
    const kari = writer()
    const provider = await atBoard({ url, seat: 'ds-programkontor', writer: kari })
    provider.shouldConnect = false
    for (let at = 1; at <= 20; at += 1) write(kari, `kari-${at}`)

    const asking = await askingBeside(url)
    const stood = monitorEventLoopDelay()
    stood.enable()
    const askedMs = performance.now()
    server.child.kill('SIGTERM')
    const { code, err } = await server.ended
    const tookMs = performance.now() - askedMs
    expect([code, err]).toEqual([0, ''])
    expect(tookMs).toBeLessThan(stopWithinMs)
    await vi.waitFor(() => expect(closed).toHaveLength(sockets.length))
    stood.disable()
    expect(new Set(closed.map((each) => each.code))).toEqual(new Set([1012]))
    const answered = await asking.all
    const fromThenOn = answered.slice(answered.findIndex(({ ready }) => ready !== 200))
    expect(new Set(fromThenOn.map(({ ready }) => ready))).toEqual(new Set([503]))
    // Connections are still open, and whoever asks over HTTP is answered.
    const times = closed.map(({ atMs }) => atMs)
    expect(fromThenOn[0]?.atMs).toBeLessThan(Math.max(...times))
    expect(new Set(answered.map(({ seats }) => seats))).toEqual(new Set([200]))
    // 20 ms each. What comes while this loop stands still is seen when it turns again.
    expect(Math.max(...times) - Math.min(...times) + stood.max / 1_000_000).toBeGreaterThan(sockets.length * 10)
    provider.destroy()

    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const { rows } = await client.query<{ payload: Buffer }>('select payload from room_updates where actor is not null')
    await client.end()
    const stored = rows.map(({ payload }) => payload.toString('latin1')).join('')
    expect(kari.tokens.slice(0, kari.saved).filter((token) => !stored.includes(token))).toEqual([])
    process.stdout.write(
      `stopped ${sockets.length} connections in ${Math.round(tookMs)} ms, ${fromThenOn.length} requests answered meanwhile\n`,
    )
  })
})

// They wait for a database that says nothing, and can do so beside each other.
describe.concurrent('a server told to stop while its database is silent', { timeout: 120_000 }, () => {
  it('[RUN2] [T-118] ends within 25 s also when its database is silent, and has called nothing saved that is not', async () => {
    const databaseUrl = await freshDatabaseUrl()
    const link = await silencing(databaseUrl)
    const server = runServer({ folder, environment: { DATABASE_URL: link.url, LOG_LEVEL: 'silent' } })
    const url = await server.url()
    const kari = writer()
    const provider = await atBoard({ url, seat: 'ds-programkontor', writer: kari })
    provider.shouldConnect = false
    write(kari, 'kari-1')
    await vi.waitFor(() => expect(kari.saved).toBe(1))
    link.silence()
    write(kari, 'kari-2')
    const askedMs = performance.now()
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    const tookMs = performance.now() - askedMs
    expect(tookMs).toBeLessThan(stopWithinMs)
    expect(kari.saved).toBe(1)
    provider.destroy()
    link.close()
    process.stdout.write(`stopped with a silent database in ${Math.round(tookMs)} ms\n`)
  })

  it('[RUN2] [T-118] ends at once when it is told again', async () => {
    const link = await silencing(await freshDatabaseUrl())
    const server = runServer({ folder, environment: { DATABASE_URL: link.url, LOG_LEVEL: 'info' } })
    const url = await server.url()
    const kari = writer()
    const provider = await atBoard({ url, seat: 'ds-programkontor', writer: kari })
    provider.shouldConnect = false
    link.silence()
    write(kari, 'kari-1')
    const stopping = performance.now()
    server.child.kill('SIGTERM')
    // Not one press of keys that reaches the process twice.
    await vi.waitFor(() => expect(performance.now() - stopping).toBeGreaterThan(1_200))
    expect(server.child.exitCode).toBeNull()
    const againMs = performance.now()
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(1)
    // By itself it would have waited for the database as long as it may.
    expect(performance.now() - againMs).toBeLessThan(stopWithinMs / 2)
    provider.destroy()
    link.close()
  })
})

async function cookies(url: string): Promise<readonly string[]> {
  const all = await Promise.all(seats.map((seat) => signIn(url, seat)))
  return all.filter((cookie) => cookie !== '')
}

/** Asks a server from a thread of its own, and has begun when this resolves. @returns when nobody answers any more, what it was answered */
async function askingBeside(url: string): Promise<{ readonly all: Promise<readonly Answered[]> }> {
  const worker = new Worker(new URL('./asking-thread.ts', import.meta.url), {
    workerData: url,
    execArgv: ['--import', new URL('../../../scripts/typescript.mjs', import.meta.url).href],
  })
  await once(worker, 'message')
  return { all: once(worker, 'message').then(([all]) => all) }
}

/** A way to the database that can fall silent: nothing is refused, and nothing comes through. */
async function silencing(databaseUrl: string): Promise<{ url: string; silence: () => void; close: () => void }> {
  const target = new URL(databaseUrl)
  const all = new Set<Socket>()
  let silent = false
  const server = createServer((near) => {
    all.add(near)
    near.on('error', () => near.destroy())
    if (silent) return
    const far = connect(Number(target.port), target.hostname)
    all.add(far)
    far.on('error', () => near.destroy())
    near.on('data', (data) => silent || far.write(data))
    far.on('data', (data) => silent || near.write(data))
    near.on('close', () => far.destroy())
    far.on('close', () => silent || near.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  return {
    url: url.href,
    silence() {
      silent = true
    },
    close() {
      for (const each of all) each.destroy()
      server.close()
    },
  }
}
