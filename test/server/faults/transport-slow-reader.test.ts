// A reader that stops reading, over true sockets and over HTTP (T-069): it gets nothing more at 1 MiB, catches up when it reads again, is cut off
// after 10 s without taking anything, and nobody else notices.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { syncFrame } from '../realtime/live-board.ts'
import { type RealtimeServer, realtimeServer } from '../realtime/realtime-server.ts'
import { socketOver } from '../realtime/socket-http-peer.ts'

const board = '/live/board/digital-samhandling'
const textLength = 19_000
/** What the kernel takes for a reader that does not read is some megabytes; one update here is about 40 kB. */
const maxUpdates = 1_500
/** Moved by hand is what a server is patient for; that commits are gathered for some milliseconds takes its time. */
const patienceMs = 1_000

let server: RealtimeServer
let clock: ReturnType<typeof handClock>
let slow: Record<string, number>
beforeEach(async () => {
  clock = handClock()
  slow = { spared: 0, cut_off: 0 }
  server = await realtimeServer({
    clock: { ...systemClock, after: (ms, run) => (ms < patienceMs ? systemClock : clock).after(ms, run) },
    limits: { framesPerSecond: 1e6, framesBurst: 1e6, bytesPerSecond: 1e9, bytesBurst: 1e9 },
    measures: {
      count(name, { what = '' } = {}) {
        if (name === 'slow_readers') slow[what] = (slow[what] ?? 0) + 1
      },
      observe: () => undefined,
      gauge: () => undefined,
    },
  })
})
afterEach(async () => {
  const moving = setInterval(() => clock.move(25), 1)
  await server.close()
  clearInterval(moving)
})

/** Kari, who writes a long text anew each time. */
async function writer() {
  const socket = server.socket(`${board}?client=5&schema=2`, { cookie: 'as=kari', origin: server.origin })
  let savedFrames = 0
  const doc = new Y.Doc()
  const synced = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === 101) savedFrames = JSON.parse(data.subarray(data.indexOf('{')).toString()).frames
      if (data[0] === 0 && data[1] === 1) resolve()
    })
  })
  socket.on('open', () => socket.send(syncFrame(0, Uint8Array.of(0))))
  await synced
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.log.document('board/digital-samhandling')))
  doc.clientID = 5
  let sent = 0
  doc.on('update', (update: Uint8Array) => {
    sent += 1
    socket.send(syncFrame(2, update))
  })
  const text = new Y.XmlText('kort')
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    const description = (doc.getMap('items').get('DD-1') as Y.Map<Y.XmlFragment>).get('description')
    description?.insert(0, [paragraph])
  })
  return {
    doc,
    /** Writes, and waits until it is saved, so that the others have been sent it. */
    async write(value: string): Promise<void> {
      doc.transact(() => {
        text.delete(0, text.length)
        text.insert(0, value)
      })
      await vi.waitFor(() => expect(savedFrames).toBe(sent), { interval: 1 })
    },
  }
}

const textOf = (doc: Y.Doc) => JSON.stringify((doc.getMap('items').get('DD-1') as Y.Map<unknown>).get('description'))
/** Writes until somebody does not keep up. */
async function writeUntilSpared(kari: Awaited<ReturnType<typeof writer>>): Promise<void> {
  for (let at = 0; at < maxUpdates && slow.spared === 0; at += 1) {
    await kari.write(String.fromCharCode(0xe5 + (at % 20)).repeat(textLength))
  }
  expect(slow).toEqual({ spared: 1, cut_off: 0 })
}

describe('a reader that does not read', () => {
  it('[SES8] [T-069] gets no more updates, nobody else waits, and it has everything when it reads again', {
    timeout: 60_000,
  }, async () => {
    const [kari, ida, ola] = [await writer(), server.provider('ida'), server.provider('ola')]
    await vi.waitFor(() => expect([ida.synced, ola.synced]).toEqual([true, true]))
    const idas = ida.ws as unknown as WebSocket
    idas.pause()
    await writeUntilSpared(kari)
    for (const last of ['nest sist', 'sist']) await kari.write(last)
    await vi.waitFor(() => expect(textOf(ola.doc)).toBe(textOf(kari.doc)))
    expect(textOf(ida.doc)).not.toBe(textOf(kari.doc))
    idas.resume()
    await vi.waitFor(() => expect(textOf(ida.doc)).toBe(textOf(kari.doc)))
    expect(slow).toEqual({ spared: 1, cut_off: 0 })
    // From here on it gets what everybody gets.
    await kari.write('etterpå')
    await vi.waitFor(() => expect(textOf(ida.doc)).toBe(textOf(kari.doc)))
  })

  it('[SES8] [T-069] is cut off after 10 s without taking anything', { timeout: 60_000 }, async () => {
    const [kari, ida, ola] = [await writer(), server.provider('ida'), server.provider('ola')]
    await vi.waitFor(() => expect([ida.synced, ola.synced]).toEqual([true, true]))
    const ended = new Promise<number>((resolve) => {
      ;(ida.ws as unknown as WebSocket).on('close', resolve)
    })
    ida.shouldConnect = false
    ;(ida.ws as unknown as WebSocket).pause()
    await writeUntilSpared(kari)
    clock.move(9_999)
    expect(slow.cut_off).toBe(0)
    clock.move(1)
    expect(slow.cut_off).toBe(1)
    ;(ida.ws as unknown as WebSocket).resume()
    expect(await ended).toBe(1006)
    await kari.write('uten ida')
    await vi.waitFor(() => expect(textOf(ola.doc)).toBe(textOf(kari.doc)))
  })

  it('[T-069] is spared and catches up over HTTP too', { timeout: 60_000 }, async () => {
    const streams: { pause(): void; resume(): void }[] = []
    const over = socketOver({ as: 'ida', onStream: (stream) => streams.push(stream) })
    const [kari, ida] = [await writer(), server.provider('ida', { over })]
    await vi.waitFor(() => expect(ida.synced).toBe(true))
    streams[0]?.pause()
    await writeUntilSpared(kari)
    await kari.write('sist')
    streams[0]?.resume()
    await vi.waitFor(() => expect(textOf(ida.doc)).toBe(textOf(kari.doc)))
    expect(slow).toEqual({ spared: 1, cut_off: 0 })
  })
})
