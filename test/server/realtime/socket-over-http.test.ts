// Live connections over HTTP: who is let in, what is numbered and goes on after a cut, what ends it. What the messages do is the provider's test.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { liveHttpPaths, messagesBody, readMessages } from '../../../shared/contract/live-http.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { syncFrame } from './live-board.ts'
import { actorOf, boardName } from './people.ts'
import { type RealtimeServer, realtimeServer } from './realtime-server.ts'
import { httpPeer, newToken, type Peer, type Stream } from './socket-http-peer.ts'

let server: RealtimeServer
beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(() => server.close())

const hello = syncFrame(0, Uint8Array.of(0))
const peerOf = (as: string | undefined, on = server): Peer =>
  httpPeer({ origin: on.origin, ...(as !== undefined && { as }) })
function titleUpdate(clientId: number, value: string): Uint8Array {
  const doc = server.log.document(boardName)
  const before = Y.encodeStateVector(doc)
  doc.clientID = clientId
  ;(doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', value)
  return syncFrame(2, Y.encodeStateAsUpdate(doc, before))
}
const titleNow = () => (server.log.document(boardName).getMap('items').get('DD-1') as Y.Map<unknown>).get('title')
const closeOf = (stream: Stream) =>
  vi.waitFor(() => {
    const close = stream.events.find(({ event }) => event === 'close')
    expect(close).toBeDefined()
    return JSON.parse(close?.data ?? 'null')
  })
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}
const ids = (stream: Stream) => stream.events.flatMap(({ id }) => id ?? [])
/** A peer that is let in, with its stream. */
async function entered(as: string, client: number, on = server): Promise<{ peer: Peer; stream: Stream }> {
  const peer = peerOf(as, on)
  expect(await peer.open(boardName, `client=${client}&schema=2`)).toBe(204)
  const stream = await peer.events()
  await vi.waitFor(() => expect(stream.events.length).toBeGreaterThan(0))
  return { peer, stream }
}

describe('messages in a body', () => {
  it('come out as they went in', () => {
    const messages = [new Uint8Array(), Uint8Array.of(1, 2), new Uint8Array(300).fill(7)]
    expect(readMessages(messagesBody(messages))).toEqual(messages)
    expect(readMessages(new Uint8Array())).toEqual([])
  })

  it.each([[[5, 1]], [[0x80]], [[255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]]])(
    'are refused when cut off: %j',
    (bytes) => {
      expect(readMessages(Uint8Array.from(bytes))).toBeNull()
    },
  )
})

describe('opening', () => {
  it.each([
    [
      'a token of another form',
      () => httpPeer({ origin: server.origin, as: 'kari', token: 'ABC' }).open(boardName, 'client=5'),
      400,
    ],
    ['no client id', () => peerOf('kari').open(boardName, ''), 400],
    ['a secret in the address', () => peerOf('kari').open(boardName, 'client=5&token=x'), 400],
    ['a page of another site', () => peerOf('kari').open(boardName, 'client=5', { origin: 'https://evil.no' }), 403],
    ['no origin', () => peerOf('kari').open(boardName, 'client=5', { origin: '' }), 403],
  ])('[SES2] [T-006] refuses %s', async (_, act, status) => {
    expect(await act()).toBe(status)
  })

  it.each([
    ['somebody who is not signed in', undefined, 'board/digital-samhandling', 'client=5', 4401, 'NOT_SIGNED_IN'],
    ['a room nobody knows', 'kari', 'board/other', 'client=5', 4404, 'UNKNOWN_ROOM'],
    ['a client of another schema', 'kari', 'board/digital-samhandling', 'client=5&schema=99', 4426, 'CLIENT_TOO_OLD'],
    ['the server’s own client id', 'kari', 'board/digital-samhandling', 'client=1', 4409, 'CLIENT_ID_IN_USE'],
  ] as const)('tells %s by a close event', async (_, as, room, query, code, reason) => {
    const peer = peerOf(as)
    expect(await peer.open(room, query)).toBe(204)
    const stream = await peer.events()
    expect(await closeOf(stream)).toEqual({ code, reason })
    await vi.waitFor(() => expect(stream.ended).toBe(true))
    expect(await peer.frames(1, [hello])).toBe(410)
  })

  it('may be asked twice, and by nobody else under the same token', async () => {
    const token = newToken()
    const kari = httpPeer({ origin: server.origin, as: 'kari', token })
    expect(await kari.open(boardName, 'client=5')).toBe(204)
    expect(await kari.open(boardName, 'client=5')).toBe(204)
    expect(await kari.open(boardName, 'client=6')).toBe(409)
    expect(await httpPeer({ origin: server.origin, as: 'ola', token }).open(boardName, 'client=5')).toBe(409)
  })

  it('[SES7] [T-001] lets nobody in who signed out while it was looked up who comes', async () => {
    let signedIn = true
    const known = signal()
    const goOn = signal()
    await server.close()
    server = await realtimeServer({
      async authenticate() {
        const actor = signedIn ? actorOf('kari') : null
        known.give()
        await goOn.given
        return actor
      },
    })
    const peer = peerOf('kari')
    const opening = peer.open(boardName, 'client=5')
    await known.given
    signedIn = false
    server.realtime.revoke.session('session-kari')
    goOn.give()
    expect(await opening).toBe(204)
    expect(await closeOf(await peer.events())).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
  })

  it('[T-070] counts against the same twenty connections of a person as WebSockets do', async () => {
    for (let at = 0; at < 20; at += 1) await entered('kari', at + 10)
    const peer = peerOf('kari')
    await peer.open(boardName, 'client=99')
    expect(await closeOf(await peer.events())).toEqual({ code: 4429, reason: 'TOO_MANY_REQUESTS' })
  })
})

describe('an open connection over HTTP', () => {
  it('[SES1] is nobody’s but the session’s that opened it', async () => {
    const { peer } = await entered('kari', 5)
    const ola = httpPeer({ origin: server.origin, as: 'ola', token: peer.token })
    const nobody = httpPeer({ origin: server.origin, token: peer.token })
    for (const other of [ola, nobody]) {
      expect((await other.events()).status).toBe(410)
      expect(await other.frames(1, [hello])).toBe(410)
      expect(await other.close()).toBe(410)
    }
    expect(await peer.frames(1, [hello], { origin: 'https://evil.no' })).toBe(403)
    expect(await peer.frames(1, [hello])).toBe(204)
  })

  it('is never kept by a cache or held up by a proxy', async () => {
    const { stream } = await entered('kari', 5)
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    await vi.waitFor(() => expect(stream.comments).toBeGreaterThan(0))
  })

  it('[SES7] takes each message once, in order, and tells a gap', async () => {
    const { peer } = await entered('kari', 5)
    expect(await peer.frames(1, [hello])).toBe(204)
    const first = titleUpdate(5, 'Første')
    expect(await peer.frames(2, [first])).toBe(204)
    await vi.waitFor(() => expect(titleNow()).toBe('Første'))
    const second = titleUpdate(5, 'Andre')
    expect(await peer.frames(4, [second])).toBe(409)
    expect(await peer.frames(1, [hello, first, second])).toBe(204)
    await vi.waitFor(() => expect(titleNow()).toBe('Andre'))
    expect(await peer.frames(2, [first, second])).toBe(204)
    expect(server.log.rows(boardName)).toHaveLength(3)
  })

  it('[SES7] goes on after a cut with the next event, and a new stream takes over', async () => {
    const kari = await entered('kari', 5)
    const ola = await entered('ola', 6)
    await ola.peer.frames(1, [hello])
    await kari.peer.frames(1, [hello])
    await vi.waitFor(() => expect(ids(ola.stream).length).toBeGreaterThan(4))
    const seen = ids(ola.stream).at(-1) ?? 0
    ola.stream.cut()
    for (const [at, title] of ['En', 'To', 'Tre'].entries()) {
      await kari.peer.frames(2 + at, [titleUpdate(5, title)])
      await vi.waitFor(() => expect(titleNow()).toBe(title))
    }
    const next = await ola.peer.events(seen)
    await vi.waitFor(() => expect(ids(next).length).toBeGreaterThan(2))
    expect(ids(next)[0]).toBe(seen + 1)
    const again = await ola.peer.events(seen)
    await vi.waitFor(() => expect(next.ended).toBe(true))
    await vi.waitFor(() => expect(ids(again)).toEqual(ids(next)))
  })

  it('is over for a stream that asks for what is kept no more', async () => {
    const { peer } = await entered('kari', 5)
    const stream = await peer.events(500)
    expect(await closeOf(stream)).toEqual({ code: 1012, reason: 'UNAVAILABLE' })
    expect(await peer.frames(1, [hello])).toBe(410)
  })

  it('lets messages wait while too much waits for the log, and loses none', async () => {
    const wide = await realtimeServer({ limits: { framesPerSecond: 1_000, framesBurst: 1_000 } })
    await server.close()
    server = wide
    const { peer, stream } = await entered('kari', 5)
    await peer.frames(1, [hello])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.log.document(boardName)))
    doc.clientID = 5
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(syncFrame(2, update)))
    for (let at = 1; at <= 300; at += 1) {
      ;(doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', `Nr. ${at}`)
    }
    const release = server.log.hold()
    let answered = 0
    const taken = peer.frames(2, updates).then((status) => {
      answered += 1
      return status
    })
    // Somebody else is served meanwhile, by many an answer.
    for (let at = 0; at < 10; at += 1) await entered('ola', 60 + at)
    expect(answered).toBe(0)
    release()
    expect(await taken).toBe(204)
    await vi.waitFor(() => expect(titleNow()).toBe('Nr. 300'))
    expect(Y.getState(server.log.document(boardName).store, 5)).toBe(300)
    expect(stream.events.some(({ event }) => event === 'close')).toBe(false)
  })

  it.each([
    ['a message nobody knows', (peer: Peer) => peer.frames(2, [Uint8Array.of(9)]), 400, 4400],
    ['a body that is cut off', (peer: Peer) => peer.body(Uint8Array.of(9, 1), { 'x-first': '2' }), 400, 4400],
    ['a body without a number', (peer: Peer) => peer.body(messagesBody([hello])), 400, 4400],
    ['a message over the cap', (peer: Peer) => peer.frames(2, [new Uint8Array(1_048_577)]), 413, 4413],
    ['a body over the cap', (peer: Peer) => peer.body(new Uint8Array(1_200_000)), 413, 4413],
    [
      'more edits than anybody makes',
      (peer: Peer) => peer.frames(2, Array(250).fill(syncFrame(2, Uint8Array.of(0, 0)))),
      429,
      4429,
    ],
  ])('[ADM12] [T-015] is closed by %s', async (_, act, status, code) => {
    const { peer, stream } = await entered('kari', 5)
    await peer.frames(1, [hello])
    expect(await act(peer)).toBe(status)
    expect((await closeOf(stream)).code).toBe(code)
    expect(server.log.rows(boardName)).toHaveLength(1)
  })

  it('ends at sign-out, and when its page says so', async () => {
    const [kari, ola] = [await entered('kari', 5), await entered('ola', 6)]
    server.realtime.revoke.session('session-kari')
    expect(await closeOf(kari.stream)).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
    expect(await kari.peer.frames(1, [titleUpdate(5, 'Etter utlogging')])).toBe(410)
    expect(await ola.peer.close()).toBe(204)
    await vi.waitFor(() => expect(ola.stream.ended).toBe(true))
    expect((await ola.peer.events()).status).toBe(410)
    expect(server.log.rows(boardName)).toHaveLength(1)
    // The id is free at once.
    expect((await entered('ola', 6)).stream.status).toBe(200)
  })

  it('ends with 1012 when the server stops', async () => {
    const { stream } = await entered('kari', 5)
    const closing = server.realtime.close()
    expect((await closeOf(stream)).code).toBe(1012)
    await closing
  })

  it('answers what is not there, and what is not done so', async () => {
    const ask = (path: string, method: string) =>
      fetch(`${server.origin}${path}`, { method }).then(({ status }) => status)
    const token = newToken()
    expect(await ask('/live-http', 'GET')).toBe(400)
    expect(await ask(`/live-http/${token}/else`, 'GET')).toBe(400)
    expect(await ask(liveHttpPaths.events(token), 'POST')).toBe(405)
    expect(await ask(liveHttpPaths.frames(token), 'GET')).toBe(405)
    expect(await ask(liveHttpPaths.open(token, boardName), 'GET')).toBe(405)
    expect(await ask(liveHttpPaths.events(token), 'GET')).toBe(410)
  })
})

describe('time over HTTP', () => {
  const later = async (act: (timed: RealtimeServer, clock: ReturnType<typeof handClock>) => Promise<void>) => {
    const clock = handClock()
    const timed = await realtimeServer({ clock })
    try {
      await act(timed, clock)
    } finally {
      const moving = setInterval(() => clock.move(25), 1)
      await timed.close()
      clearInterval(moving)
    }
  }

  it('[T-018] ends a connection without a stream after 20 s', () =>
    later(async (timed, clock) => {
      const { peer, stream } = await entered('kari', 5, timed)
      await peer.frames(1, [hello])
      stream.cut()
      await vi.waitFor(async () => {
        clock.move(10_000)
        expect(await peer.frames(2, [hello])).toBe(410)
      })
    }))

  it('[T-018] ends a connection that answers no ping in 35 s, and keeps one that does', () =>
    later(async (timed, clock) => {
      const [kari, ola] = [await entered('kari', 5, timed), await entered('ola', 6, timed)]
      await Promise.all([kari.peer.frames(1, [hello]), ola.peer.frames(1, [hello])])
      const pings = (stream: Stream) => stream.events.filter(({ event }) => event === 'ping').length
      clock.move(25_000)
      await vi.waitFor(() => expect([pings(kari.stream), pings(ola.stream)]).toEqual([1, 1]))
      expect(await ola.peer.body(new Uint8Array())).toBe(204)
      clock.move(10_000)
      await vi.waitFor(() => expect(kari.stream.ended).toBe(true))
      expect([ola.stream.ended, await kari.peer.frames(2, [hello]), await ola.peer.frames(2, [hello])]).toEqual([
        false,
        410,
        204,
      ])
    }))

  it('writes a comment down a stream that is silent', () =>
    later(async (timed, clock) => {
      const { peer, stream } = await entered('kari', 5, timed)
      await peer.frames(1, [hello])
      await vi.waitFor(() => expect(stream.comments).toBe(1))
      clock.move(15_000)
      await vi.waitFor(() => expect(stream.comments).toBe(2))
    }))
})
