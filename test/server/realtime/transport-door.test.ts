// The door when everybody is sent away: one after the other, evenly, after what they wrote is answered.

import { afterEach, expect, it, vi } from 'vitest'
import type WebSocket from 'ws'
import * as Y from 'yjs'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { syncFrame } from './live-board.ts'
import { boardName } from './people.ts'
import { type RealtimeServer, realtimeServer } from './realtime-server.ts'

const clock = handClock()
let server: RealtimeServer
afterEach(async () => {
  const moving = setInterval(() => clock.move(25), 1)
  await server.close()
  clearInterval(moving)
})

const firstOf = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('message', () => resolve()))

it('[T-117] [T-119] sends everybody away with 1012, spread evenly, each after what she wrote is saved', async () => {
  server = await realtimeServer({ clock: { ...systemClock, after: clock.after } })
  const codes: number[] = []
  const told: number[] = []
  const sockets = Array.from({ length: 5 }, (_, at) =>
    server.socket(`/live/board/digital-samhandling?client=${at + 10}&schema=2`, {
      cookie: 'as=kari',
      origin: server.origin,
    }),
  )
  for (const socket of sockets) socket.on('close', (code) => codes.push(code))
  await Promise.all(sockets.map(firstOf))
  const [writing] = sockets
  writing?.on('message', (data: Buffer) => told.push(data[0] ?? 0))
  const release = server.log.hold()
  const doc = server.log.document(boardName)
  const before = Y.encodeStateVector(doc)
  doc.clientID = 10
  ;(doc.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', 'Sist')
  writing?.send(syncFrame(2, Y.encodeStateAsUpdate(doc, before)))
  writing?.send(syncFrame(0, Uint8Array.of(0)))
  await vi.waitFor(() => expect(told).toContain(0))

  const closing = server.realtime.close()
  expect(codes).toEqual([])
  for (const away of [1, 2, 3, 4]) {
    clock.move(20)
    await vi.waitFor(() => expect(codes).toHaveLength(away))
  }
  expect(told).not.toContain(101)
  release()
  await vi.waitFor(() => expect(codes).toEqual([1012, 1012, 1012, 1012, 1012]))
  expect(told).toContain(101)
  const moving = setInterval(() => clock.move(25), 1)
  await closing
  clearInterval(moving)
})
