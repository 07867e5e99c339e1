// Faults of the transport, by the numbers of the fault table: bytes on a bare connection, upgrades nobody should make, sessions that are none,
// floods. What stands elsewhere by its number: T-003 to T-005, T-015, T-017 and T-018 in realtime/socket, over HTTP in realtime/socket-over-http,
// T-069 in transport-slow-reader.

import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readConfig } from '../../../server/config.ts'
import type { Logger } from '../../../server/realtime/ports.ts'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { quiet } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { syncFrame } from '../realtime/live-board.ts'
import { boardName } from '../realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../realtime/realtime-server.ts'
import { httpPeer } from '../realtime/socket-http-peer.ts'

const board = '/live/board/digital-samhandling'
const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
const hello = syncFrame(0, Uint8Array.of(0))

const closed = (socket: WebSocket) =>
  new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
const status = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => resolve(101))
  })
const first = (socket: WebSocket) =>
  new Promise<Uint8Array>((resolve) => {
    socket.once('message', (data: Buffer) => resolve(Uint8Array.from(data)))
  })
/** All that comes back on a bare connection until the other side ends it. */
const exchange = (origin: string, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let all = ''
    socket.on('data', (part) => {
      all += part.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(all))
  })

describe('a live server', () => {
  const logged: string[] = []
  const note = (...said: unknown[]): void => void logged.push(JSON.stringify(said))
  const logger: Logger = { info: note, warn: note, error: note }
  const counted: string[] = []
  let server: RealtimeServer
  beforeEach(async () => {
    logged.length = 0
    counted.length = 0
    server = await realtimeServer({
      logger,
      measures: {
        count: (name, labels = {}) => void counted.push([name, ...Object.values(labels)].join(' ')),
        observe: () => undefined,
        gauge: () => undefined,
      },
    })
  })
  afterEach(() => server.close())
  const as = (name: string) => ({ cookie: `as=${name}`, origin: server.origin })
  const servesOn = async (client = 77): Promise<void> => {
    expect((await first(server.socket(`${board}?client=${client}`, as('ola'))))[0]).toBe(0)
  }

  it.each([
    ['no cookie', { cookie: '' }],
    ['a cookie that is nobody’s', { cookie: 'as=nobody' }],
    ['a cookie of an expired session', { cookie: 'as=kari.1000' }],
  ])('[T-001] closes at once with 4401 for %s, and opens no room for it', async (_, headers) => {
    const loads = vi.spyOn(server.log, 'load')
    const socket = server.socket(`${board}?client=5`, { ...headers, origin: server.origin })
    expect(await closed(socket)).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
    // Of the expired one the session is known, but it is over: its room may be looked up, and nothing is kept of it.
    if (headers.cookie !== 'as=kari.1000') expect(loads).not.toHaveBeenCalled()
    expect([...counted].filter((each) => each.startsWith('sockets_closed'))).toEqual([])
    await servesOn()
  })

  it('[T-003] counts pages of other sites that try', async () => {
    expect(await status(server.socket(`${board}?client=5`, { cookie: 'as=kari', origin: 'https://evil.no' }))).toBe(403)
    expect(await httpPeer({ origin: server.origin, as: 'kari' }).open(boardName, 'client=5', { origin: 'null' })).toBe(
      403,
    )
    expect(counted.filter((each) => each === 'origins_refused')).toHaveLength(2)
  })

  it.each(['/live/else', `${board}?client=5&client=6`])(
    '[T-011] is rid of a refused upgrade also when the other side keeps its half open: %s',
    async (path) => {
      const port = Number(new URL(server.origin).port)
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
      socket.on('error', () => undefined)
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n`)
      socket.resume()
      await new Promise((resolve) => socket.once('end', resolve))
      await vi.waitFor(() => {
        if (!socket.destroyed) socket.write('more')
        expect(socket.destroyed).toBe(true)
      })
    },
  )

  it.each(['token', 'session', 'access_token', 'cookie'])(
    '[T-006] refuses a %s in the address and writes it nowhere',
    async (name) => {
      const secret = 'k4n4r1fugl'
      expect(await status(server.socket(`${board}?client=5&${name}=${secret}`, as('kari')))).toBe(400)
      expect(await httpPeer({ origin: server.origin, as: 'kari' }).open(boardName, `client=5&${name}=${secret}`)).toBe(
        400,
      )
      expect([...logged, ...counted].join(' ')).not.toContain(secret)
    },
  )

  it.each([
    ['a path of files', 'board/../../etc/passwd'],
    ['an encoded one', 'board/%2e%2e%2f'],
    ['a colon', 'board/board:1'],
    ['an underscore', 'board/board_1'],
    ['a null', 'board/%00'],
    ['10 kB', `board/${'a'.repeat(10_000)}`],
    ['a picture', `board/${encodeURIComponent('🐦')}`],
    ['half a percent', 'board/%'],
    ['a prototype', 'board/__proto__'],
  ])('[T-007] knows no room by the name of %s, and says no more than of any other', async (_, name) => {
    const socket = server.socket(`/live/${name}?client=5`, as('kari'))
    const ended = closed(socket)
    const answer = await status(socket)
    if (answer === 101) expect(await ended).toEqual({ code: 4404, reason: 'UNKNOWN_ROOM' })
    else expect(answer).toBe(400)
    expect(logged.filter((each) => each.includes('at ') || each.includes('passwd'))).toEqual([])
    await servesOn()
  })

  it.each([
    ['no key', `GET ${board}?client=5 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`],
    ['POST', `POST ${board}?client=5 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}`],
    ['HTTP/1.0', `GET ${board}?client=5 HTTP/1.0\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`],
    [
      'a header twice',
      `GET ${board}?client=5 HTTP/1.1\r\nHost: x\r\nOrigin: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}`,
    ],
    ['keep-alive only', `GET ${board}?client=5 HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n${key}`],
    ['a wrong path', `GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}`],
    [
      'an old version',
      `GET ${board}?client=5 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 7\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`,
    ],
    ['nonsense', `\x16\x03\x01\x02\r\n`],
  ])('[T-011] answers %s with 4xx, ends it and lives', async (_, request) => {
    const answer = await exchange(
      server.origin,
      `${request}Origin: ${server.origin}\r\n${request.includes('keep-alive') ? 'Connection: close\r\n' : ''}\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    await servesOn()
  })

  it('[T-013] closes with 4408 who says nothing for 5 s after being let in, on both wires', async () => {
    const clock = handClock()
    await server.close()
    server = await realtimeServer({ clock: { ...clock, now: systemClock.now } })
    const [silent, spoken] = [
      server.socket(`${board}?client=5`, as('kari')),
      server.socket(`${board}?client=6`, as('ola')),
    ]
    await Promise.all([first(silent), first(spoken)])
    const peer = httpPeer({ origin: server.origin, as: 'siv' })
    expect(await peer.open(boardName, 'client=7')).toBe(204)
    const stream = await peer.events()
    await vi.waitFor(() => expect(stream.events).not.toHaveLength(0))
    spoken.send(hello)
    await first(spoken)
    const ended = closed(silent)
    clock.move(5_000)
    expect((await ended).code).toBe(4408)
    await vi.waitFor(() => expect(stream.events.at(-1)?.data).toContain('4408'))
    expect(spoken.readyState).toBe(WebSocket.OPEN)
    const moving = setInterval(() => clock.move(25), 1)
    await server.close()
    clearInterval(moving)
    server = await realtimeServer()
  })

  it('[T-068] compresses nothing, and ends what is compressed with 1002', async () => {
    const offered = server.socket(`${board}?client=5`, {
      ...as('kari'),
      'sec-websocket-extensions': 'permessage-deflate',
    })
    await first(offered)
    expect(offered.extensions).toBe('')
    const request = `GET ${board}?client=6 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}Cookie: as=ola\r\nOrigin: ${server.origin}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`
    // Final, RSV1, binary; masked with zeros; one byte.
    const answer = await exchange(server.origin, `${request}\xc2\x81\x00\x00\x00\x00\x01`)
    expect(answer).toMatch(/^HTTP\/1\.1 101 /)
    expect(answer).not.toContain('permessage-deflate')
    expect(answer).toContain('\x88')
    expect(answer.endsWith(`\x88${String.fromCharCode(2)}\x03\xea`)).toBe(true)
  })

  it('[T-070] lets somebody wait who floods again and again, and nobody else', async () => {
    await server.close()
    // What she has done is forgotten with time, and a slow machine takes its time.
    server = await realtimeServer({ clock: { ...systemClock, monotonicMs: () => 0 } })
    const flood = async (client: number) => {
      const socket = server.socket(`${board}?client=${client}`, as('kari'))
      socket.on('open', () => {
        for (let at = 0; at < 250; at += 1) socket.send(syncFrame(2, Uint8Array.of(0, 0)))
      })
      return await closed(socket)
    }
    for (let at = 0; at < 21; at += 1) expect((await flood(100 + at)).code).toBe(4429)
    const quietNow = server.socket(`${board}?client=150`, as('kari'))
    expect(await closed(quietNow)).toEqual({ code: 4429, reason: 'TOO_MANY_REQUESTS' })
    await servesOn()
  })

  it('[T-070] closes who floods, by edits, by asking, by pings or by bytes, and answers others meanwhile', async () => {
    const flood = (client: number, act: (socket: WebSocket) => void) => {
      const socket = server.socket(`${board}?client=${client}`, as('kari'))
      socket.on('open', () => act(socket))
      return closed(socket)
    }
    const often = (times: number, act: () => void): void => {
      for (let at = 0; at < times; at += 1) act()
    }
    const nothing = syncFrame(2, Uint8Array.of(0, 0))
    const large = new Uint8Array(1_048_000).fill(3)
    const siv = server.socket(`${board}?client=60&schema=2`, as('siv'))
    await first(siv)
    // Everybody runs in this process, so that what it reckons is what is waited for, whatever else the machine does.
    const waitsMs: number[] = []
    const floods = Promise.all([
      flood(10, (socket) => often(10_000, () => socket.send(nothing))),
      flood(11, (socket) => often(1_000, () => socket.send(hello))),
      flood(12, (socket) => often(5_000, () => socket.ping())),
      flood(13, (socket) => often(20, () => socket.send(large))),
      flood(14, (socket) => often(5_000, () => socket.send(Uint8Array.of(3)))),
    ])
    const doc = server.log.document(boardName)
    doc.clientID = 60
    let told = (_: number): void => undefined
    siv.on('message', (data: Buffer) => {
      if (data[0] === 101) told(JSON.parse(data.subarray(data.indexOf('{')).toString()).frames)
    })
    const saved = (frames: number) =>
      new Promise<void>((resolve) => {
        told = (count) => {
          if (count >= frames) resolve()
        }
      })
    for (let at = 1; at <= 60; at += 1) {
      const before = Y.encodeStateVector(doc)
      ;(doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', `Nr. ${at}`)
      const sent = process.cpuUsage()
      const answered = saved(at)
      siv.send(syncFrame(2, Y.encodeStateAsUpdate(doc, before)))
      await answered
      const { user, system } = process.cpuUsage(sent)
      waitsMs.push((user + system) / 1_000)
    }
    expect((await floods).map(({ code }) => code).filter((code) => code !== 4400)).toEqual([4429, 4429, 4429, 4429])
    // Who floods is reckoned in, so the middle one says more of the server than the slowest.
    expect(waitsMs.toSorted((a, b) => a - b)[30]).toBeLessThan(250)
    expect(server.log.rows(boardName)).toHaveLength(61)
  })
})

describe('the whole server', () => {
  let server: RunningServer
  let later = 0
  beforeAll(async () => {
    const outcome = readConfig({ PORT: '0', DATABASE_URL: await freshDatabaseUrl() })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
    server = await startServer(outcome.config, { log: quiet, now: () => new Date(Date.now() + later) })
  })
  afterAll(() => server.close())

  const signIn = async (seat: string): Promise<string> => {
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({ seat }),
    })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const socketOf = (cookie: string, client: number): WebSocket => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${board}?client=${client}`, {
      headers: { cookie, origin: server.url },
    })
    socket.on('error', () => undefined)
    return socket
  }

  it('[T-002] says the same of every session that is none, and 431 of a cookie of 64 kB', async () => {
    const seat = 'ds-programkontor'
    const [revoked, expired] = [await signIn(seat), await signIn(seat)]
    const living = socketOf(revoked, 300)
    await first(living)
    living.terminate()
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: { origin: server.url, cookie: revoked } })
    later = 400 * 24 * 3_600_000
    const name = expired.split('=')[0] ?? ''
    const cookies = [
      revoked,
      expired,
      `${name}=${'A'.repeat(43)}`,
      `${name}=x`,
      `${name}=`,
      `${name}=%`,
      `${name}`,
      'other=1',
    ]
    const answers = await Promise.all(cookies.map((cookie, at) => closed(socketOf(cookie, 310 + at))))
    later = 0
    expect(answers).toEqual(cookies.map(() => ({ code: 4401, reason: 'NOT_SIGNED_IN' })))
    expect(await status(socketOf(`${name}=${'x'.repeat(65_536)}`, 330))).toBe(431)
    expect(await status(socketOf(await signIn(seat), 331))).toBe(101)
  })

  it('[SES7] serves live connections over HTTP beside everything else', async () => {
    const cookie = await signIn('ds-programkontor')
    const peer = httpPeer({ origin: server.url })
    expect(await peer.open(boardName, 'client=340&schema=2', { cookie })).toBe(204)
    const stream = await peer.events(0, { cookie })
    await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(1))
    expect(await peer.frames(1, [hello], { cookie })).toBe(204)
    expect(await peer.frames(2, [hello])).toBe(410)
    expect((await fetch(`${server.url}/live-http-not`)).status).not.toBe(400)
    expect(await peer.close({ cookie })).toBe(204)
  })

  it('[T-012] cuts off a thousand connections that dribble their headers, and serves people meanwhile', async () => {
    const cookie = await signIn('ds-programkontor')
    const port = Number(new URL(server.url).port)
    const dribblers: Socket[] = []
    let over = 0
    for (let at = 0; at < 1_000; at += 1) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.on('close', () => {
        over += 1
      })
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')
      socket.resume()
      dribblers.push(socket)
    }
    const dribbling = setInterval(() => {
      for (const socket of dribblers) if (socket.writable) socket.write('e')
    }, 1_000)
    for (let at = 0; at < 5; at += 1) expect((await first(socketOf(cookie, 400 + at)))[0]).toBe(0)
    // By itself Node would let them go on for a minute.
    await vi.waitFor(() => expect(over).toBe(1_000), { timeout: 45_000, interval: 100 })
    clearInterval(dribbling)
  })
})
