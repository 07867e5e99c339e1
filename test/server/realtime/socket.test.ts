// Sockets: who is let in, who is told why not, and what ends a connection; over a real HTTP server.

import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type WebSocket from 'ws'
import * as Y from 'yjs'
import { isOurOrigin } from '../../../server/realtime/socket-address.ts'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { decodeOurs, ourMessages, type Status } from '../../../shared/contract/wire.ts'
import { readBoard, textOf } from '../../../shared/document/records.ts'
import { schemaVersion } from '../../../shared/document/roots.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { lineage, memoryLeases } from '../../doubles/memory-log.ts'
import { id } from '../../shared/a-board.ts'
import { syncFrame } from './live-board.ts'
import { boardName } from './people.ts'
import { type RealtimeServer, realtimeServer } from './realtime-server.ts'

let server: RealtimeServer
beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(() => server.close())

const board = '/live/board/digital-samhandling'
const closed = (socket: WebSocket) =>
  new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
const status = (socket: WebSocket) =>
  new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => resolve(101))
  })
const opened = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('open', () => resolve()))
const first = (socket: WebSocket) =>
  new Promise<Uint8Array>((resolve) => {
    socket.once('message', (data: Buffer) => resolve(Uint8Array.from(data)))
  })
/** Says what it has, as every client does, and waits for the answer. */
const hello = (socket: WebSocket) =>
  new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) resolve()
    })
    socket.send(syncFrame(0, Uint8Array.of(0)))
  })
const as = (name: string) => ({ cookie: `as=${name}`, origin: server.origin })
function titleUpdate(clientId: number, value: string): Uint8Array {
  const doc = server.log.document(boardName)
  const before = Y.encodeStateVector(doc)
  doc.clientID = clientId
  ;(doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', value)
  return Y.encodeStateAsUpdate(doc, before)
}
/** A text as new paragraphs of several items, for none may be longer than 20,000 characters. */
function textUpdate(clientId: number, text: string): Uint8Array {
  const doc = server.log.document(boardName)
  const before = Y.encodeStateVector(doc)
  doc.clientID = clientId
  doc.transact(() => {
    for (const [at, item] of textItems.entries()) {
      const paragraph = new Y.XmlElement('paragraph')
      textOf(doc, 'board', item)?.insert(0, [paragraph])
      paragraph.insert(0, [new Y.XmlText(text.slice(at * longestText, (at + 1) * longestText))])
    }
  })
  return Y.encodeStateAsUpdate(doc, before)
}
const textItems = ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5']
const longestText = 19_000
const textNow = () => {
  const doc = server.log.document(boardName)
  return textItems.map((item) => {
    const paragraph = textOf(doc, 'board', item)?.get(0)
    return paragraph instanceof Y.XmlElement ? (paragraph.get(0)?.toString() ?? '') : ''
  })
}
const titleNow = () => readBoard(server.log.document(boardName)).items.get(id('DD-1'))?.title

describe('before the handshake', () => {
  it.each([
    ['another site', () => 'https://evil.no'],
    ['our host as a part of another', () => `${server.origin}.evil.no`],
    ['another port', () => 'http://127.0.0.1:1'],
    ['null', () => 'null'],
    ['nothing', () => ''],
    ['a name before the host', () => server.origin.replace('//', '//kari@')],
    ['a path', () => `${server.origin}/live`],
  ])('[SES2] [T-003] [T-004] refuses a page whose origin is %s with 403', async (_, origin) => {
    expect(await status(server.socket(`${board}?client=5`, { cookie: 'as=kari', origin: origin() }))).toBe(403)
  })

  it('[SES2] [T-004] compares origins as addresses, not as text', () => {
    const allowed = ['https://veivalg.example.no']
    expect(
      [
        'https://veivalg.example.no',
        'https://VEIVALG.example.no:443',
        'https://veivalg.example.no.',
        'https://veivalg.example.no:8443',
        'http://veivalg.example.no',
        'https://veivalg.example.no.evil.no',
        'https://veivаlg.example.no',
        'veivalg.example.no',
      ].map((origin) => isOurOrigin(origin, allowed)),
    ).toEqual([true, true, false, false, false, false, false, false])
  })

  it('[SES2] [T-005] refuses a connection with a cookie and no origin', async () => {
    expect(await status(server.socket(`${board}?client=5`, { cookie: 'as=kari' }))).toBe(403)
  })

  it.each([
    ['no client id', ''],
    ['a client id that is no number', '?client=abc'],
    ['a client id beyond 32 bits', '?client=4294967296'],
    ['a client id with a sign', '?client=-1'],
    ['a client id twice', '?client=5&client=6'],
    ['a token', '?client=5&token=secret'],
    ['a schema that is no number', '?client=5&schema=x'],
    ['a generation of another form', '?client=5&generation=1'],
    ['a second question mark', '?client=5?x'],
  ])('answers 400 to %s', async (_, query) => {
    expect(await status(server.socket(`${board}${query}`, as('kari')))).toBe(400)
  })

  it.each(['/live', '/live/', '/live/secret/x?client=5', '/live/board?client=5', '/other?client=5'])(
    'answers 400 to %s, and goes on serving',
    async (path) => {
      expect(await status(server.socket(path, as('kari')))).toBe(400)
      expect(await status(server.socket(`${board}?client=5`, as('kari')))).toBe(101)
    },
  )
})

describe('at the door', () => {
  it('tells by a close code who is not signed in, and does not open the room for it', async () => {
    expect(await closed(server.socket(`${board}?client=5`, { origin: server.origin }))).toEqual({
      code: 4401,
      reason: 'NOT_SIGNED_IN',
    })
  })

  it('[SES4] [T-017] turns away a client of another schema before it can write', async () => {
    for (const schema of [0, 1, 3]) {
      const socket = server.socket(`${board}?client=5&schema=${schema}`, as('kari'))
      socket.on('open', () => socket.send(syncFrame(2, titleUpdate(5, 'Fra i går'))))
      expect(await closed(socket)).toEqual({ code: 4426, reason: 'CLIENT_TOO_OLD' })
    }
    expect(server.log.rows(boardName)).toHaveLength(1)
  })

  it('turns away a client of another generation, and lets in one of this', async () => {
    const other = server.socket(`${board}?client=5&schema=2&generation=${lineage}.2`, as('kari'))
    expect(await closed(other)).toEqual({ code: 4409, reason: 'GENERATION' })
    const same = server.socket(`${board}?client=5&schema=2&generation=${lineage}.1`, as('kari'))
    expect((await first(same))[0]).toBe(100)
  })

  it('[SES6] refuses a client id that is another person’s, alive or not, or the server’s', async () => {
    const kari = server.socket(`${board}?client=5`, as('kari'))
    await first(kari)
    expect(await closed(server.socket(`${board}?client=5`, as('ola')))).toEqual({
      code: 4409,
      reason: 'CLIENT_ID_IN_USE',
    })
    kari.close()
    await closed(kari)
    expect((await closed(server.socket(`${board}?client=5`, as('ola')))).code).toBe(4409)
    expect((await closed(server.socket(`${board}?client=1`, as('ola')))).code).toBe(4409)
    expect((await first(server.socket(`${board}?client=5`, as('kari'))))[0]).toBe(0)
  })

  it('[SES6] refuses a client id that lives in another connection of the same person', async () => {
    await first(server.socket(`${board}?client=5`, as('kari')))
    expect((await closed(server.socket(`${board}?client=5`, as('kari')))).code).toBe(4409)
  })

  it('[T-070] lets nobody have more than twenty connections', async () => {
    const sockets = Array.from({ length: 20 }, (_, at) => server.socket(`${board}?client=${at + 10}`, as('kari')))
    await Promise.all(sockets.map(first))
    expect(await closed(server.socket(`${board}?client=99`, as('kari')))).toEqual({
      code: 4429,
      reason: 'TOO_MANY_REQUESTS',
    })
    expect((await first(server.socket(`${board}?client=98`, as('ola'))))[0]).toBe(0)
  })

  it('lets somebody who is refused by the dozen wait, and nobody else', async () => {
    await server.close()
    // What she has done is forgotten with time, and a slow machine takes its time.
    server = await realtimeServer({ clock: { ...systemClock, monotonicMs: () => 0 } })
    for (let at = 0; at < 21; at += 1) {
      const socket = server.socket(`${board}?client=${at + 10}`, as('ida'))
      socket.on('open', () => socket.send(syncFrame(2, titleUpdate(at + 10, 'Ikke lov'))))
      expect((await closed(socket)).code).toBe(4403)
    }
    expect((await closed(server.socket(`${board}?client=99`, as('ida')))).code).toBe(4429)
    expect((await first(server.socket(`${board}?client=98`, as('ola'))))[0]).toBe(0)
  })

  it('[SES1] lets nobody in who signs out while she is being let in', async () => {
    const leases = memoryLeases()
    const asked: (() => void)[] = []
    const slow = await realtimeServer({
      leases: {
        ...leases,
        async lease(lease) {
          await new Promise<void>((resolve) => asked.push(resolve))
          return leases.lease(lease)
        },
      },
    })
    try {
      const headers = { cookie: 'as=kari', origin: slow.origin }
      const [kari, ola] = [
        slow.socket(`${board}?client=5`, headers),
        slow.socket(`${board}?client=6`, { ...headers, cookie: 'as=ola' }),
      ]
      const [turnedAway, served] = [closed(kari), first(ola)]
      await vi.waitFor(() => expect(asked).toHaveLength(2))
      slow.realtime.revoke.session('session-kari')
      for (const go of asked) go()
      expect(await turnedAway).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
      expect((await served)[0]).toBe(0)
    } finally {
      await slow.close()
    }
  })

  it('(pitfall 10) keeps what is sent in onopen', async () => {
    const socket = server.socket(`${board}?client=5`, as('kari'))
    socket.on('open', () => socket.send(syncFrame(2, titleUpdate(5, 'Straks'))))
    await vi.waitFor(() => expect(titleNow()).toBe('Straks'))
  })
})

describe('an open connection', () => {
  it.each([
    ['a text frame', (socket: WebSocket) => socket.send('hei'), 4400],
    ['a type nobody knows', (socket: WebSocket) => socket.send(Uint8Array.from([9])), 4400],
    ['an empty frame', (socket: WebSocket) => socket.send(new Uint8Array()), 4400],
    ['an overlong varint', (socket: WebSocket) => socket.send(Uint8Array.from([0x80, 0, 2, 2, 0, 0])), 4400],
    ['a varint that is cut off', (socket: WebSocket) => socket.send(Uint8Array.from([0, 2, 0x80])), 4400],
    ['a length beyond the frame', (socket: WebSocket) => socket.send(Uint8Array.from([0, 2, 200, 1, 1])), 4400],
    ['a frame over the cap', (socket: WebSocket) => socket.send(new Uint8Array(1_048_577)), 4413],
    ['a frame far over the cap', (socket: WebSocket) => socket.send(new Uint8Array(2_200_000)), 1009],
    [
      'more frames than anybody writes',
      (socket: WebSocket) => {
        for (let at = 0; at < 250; at += 1) socket.send(syncFrame(2, Uint8Array.from([0, 0])))
      },
      4429,
    ],
  ])('[ADM12] [T-015] is closed by %s', async (_, act, code) => {
    const socket = server.socket(`${board}?client=5`, as('kari'))
    await opened(socket)
    act(socket)
    expect((await closed(socket)).code).toBe(code)
    expect(server.log.rows(boardName)).toHaveLength(1)
  })

  it.each([
    ['small ones', 'Bit for bit', 7],
    ['those of a proxy, of more than 64 kB in all (pitfall 10)', 'tekst '.repeat(12_000), 1_400],
  ])('takes an update in fragments: %s', async (_, text, bytes) => {
    const socket = server.socket(`${board}?client=5`, as('kari'))
    await opened(socket)
    const frame = syncFrame(2, textUpdate(5, text))
    for (let at = 0; at < frame.length; at += bytes) {
      socket.send(frame.subarray(at, at + bytes), { fin: at + bytes >= frame.length, binary: true })
    }
    await vi.waitFor(() => expect(textNow().join('')).toBe(text))
  })

  it('[LOG13] stops reading when too much waits for the log, and loses nothing of it', async () => {
    const wide = await realtimeServer({ limits: { framesPerSecond: 1_000, framesBurst: 1_000 } })
    await server.close()
    server = wide
    const socket = server.socket(`${board}?client=5&schema=2`, as('kari'))
    await first(socket)
    const saved: number[] = []
    socket.on('message', (data: Buffer) => {
      if (data[0] === 101) saved.push(JSON.parse(data.subarray(data.indexOf('{')).toString()).frames)
    })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.log.document(boardName)))
    doc.clientID = 5
    doc.on('update', (update: Uint8Array) => socket.send(syncFrame(2, update)))
    const release = server.log.hold()
    for (let at = 1; at <= 390; at += 1) (doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', `Nr. ${at}`)
    await vi.waitFor(() => expect(socket.bufferedAmount).toBe(0))
    expect(saved).toEqual([])
    release()
    await vi.waitFor(() => expect(saved.at(-1)).toBe(390))
    expect(Y.getState(server.log.document(boardName).store, 5)).toBe(390)
    // The commit of all that waited is few rows; what came after it may come by ones.
    expect(server.log.rows(boardName).length).toBeLessThan(150)
    expect(titleNow()).toBe('Nr. 390')
  })

  it('ends at sign-out, and nothing more is read from it', async () => {
    const [kari, ola] = [server.socket(`${board}?client=5`, as('kari')), server.socket(`${board}?client=6`, as('ola'))]
    await Promise.all([first(kari), first(ola)])
    server.realtime.revoke.session('session-kari')
    kari.send(syncFrame(2, titleUpdate(5, 'Etter utlogging')))
    expect(await closed(kari)).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
    ola.send(syncFrame(2, titleUpdate(6, 'Olas')))
    await vi.waitFor(() => expect(titleNow()).toBe('Olas'))
    expect(server.log.rows(boardName)).toHaveLength(2)
  })

  it('ends with 1012 when the server stops, after what was admitted is written', async () => {
    const socket = server.socket(`${board}?client=5&schema=2`, as('kari'))
    await first(socket)
    const release = server.log.hold()
    socket.send(syncFrame(2, titleUpdate(5, 'Siste')))
    await vi.waitFor(() => expect(server.log.batchIds()).toHaveLength(0))
    const told: number[] = []
    socket.on('message', (data: Buffer) => told.push(data[0] ?? 0))
    await vi.waitFor(() => expect(server.realtime.ready()).toBe('ok'))
    const ended = closed(socket)
    // The edit has come in once the server answers what was asked after it.
    socket.send(syncFrame(0, Uint8Array.from([0])))
    await vi.waitFor(() => expect(told).toContain(0))
    const closing = server.realtime.close()
    release()
    expect((await ended).code).toBe(1012)
    await closing
    expect(titleNow()).toBe('Siste')
    expect(told).toContain(101)
  })
})

describe('time', () => {
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

  it('[T-018] ends a connection that answers no ping within 35 s', () =>
    later(async (timed, clock) => {
      const kari = timed.socket(`${board}?client=5`, { cookie: 'as=kari', origin: timed.origin })
      await first(kari)
      await hello(kari)
      kari.pause()
      const ended = closed(kari)
      clock.move(25_000)
      clock.move(10_000)
      kari.resume()
      expect((await ended).code).toBe(1006)
    }))

  it('ends a connection whose session expires, with 4401', () =>
    later(async (timed, clock) => {
      const untilMs = clock.now().getTime() + 20_000
      const ola = timed.socket(`${board}?client=6`, { cookie: `as=ola.${untilMs}`, origin: timed.origin })
      await first(ola)
      await hello(ola)
      const ended = closed(ola)
      clock.move(20_000)
      expect(await ended).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
    }))

  it('[SES6] lets a browser back in whose lost connection was not noticed yet', () =>
    later(async (timed, clock) => {
      const headers = { cookie: 'as=kari', origin: timed.origin }
      const lost = timed.socket(`${board}?client=5`, headers)
      await first(lost)
      lost.pause()
      const back = timed.socket(`${board}?client=5`, headers)
      let answered = 0
      back.on('message', () => {
        answered += 1
      })
      await opened(back)
      await vi.waitFor(() => {
        clock.move(500)
        expect(answered).toBeGreaterThan(0)
      })
    }))

  it('[RUN1] says that the server is stopping before it sends anybody away', async () => {
    const socket = server.socket(`${board}?client=77&schema=${schemaVersion}`, as('kari'))
    const heard: (Status['mode'] | 'closed')[] = []
    const draining = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const decoder = decoding.createDecoder(Uint8Array.from(data))
        if (decoding.readVarUint(decoder) !== ourMessages.status.type) return
        const told = decodeOurs('status', decoder)
        if (told !== null) heard.push(told.mode)
        if (told?.mode === 'draining') resolve()
      })
    })
    socket.on('close', () => heard.push('closed'))
    await opened(socket)
    await hello(socket)
    const stopped = server.realtime.close()
    await draining
    await stopped
    expect(heard).toEqual(['rw', 'draining', 'closed'])
  })
})
