// The door of a node that has not read what another node wrote: no hint came, and no time passes, so that no poll heals it.

import { afterEach, expect, it, vi } from 'vitest'
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

it('[NOD6] lets nobody in before the room has read what the log holds', async () => {
  server = await realtimeServer({ clock: { ...systemClock, after: clock.after } })
  const comes = (client: number) => {
    const socket = server.socket(`/live/board/digital-samhandling?client=${client}&schema=2`, {
      cookie: 'as=kari',
      origin: server.origin,
    })
    const frames: Buffer[] = []
    socket.on('message', (data: Buffer) => frames.push(data))
    socket.once('message', () => socket.send(syncFrame(0, Uint8Array.of(0))))
    return frames
  }
  const stepTwo = (frames: readonly Buffer[]) => frames.find((frame) => frame[0] === 0 && frame[1] === 1)
  const first = comes(10)
  await vi.waitFor(() => expect(stepTwo(first)).toBeDefined())
  const elsewhere = server.log.document(boardName)
  const before = Y.encodeStateVector(elsewhere)
  elsewhere.clientID = 900
  ;(elsewhere.getMap('items').get('DD-1') as Y.Map<unknown>).set('title', 'Skrevet på en annen node')
  server.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(elsewhere, before), [900])

  const second = comes(11)
  await vi.waitFor(() => expect(stepTwo(second)).toBeDefined())
  expect(stepTwo(second)?.includes('Skrevet på en annen node')).toBe(true)
})
