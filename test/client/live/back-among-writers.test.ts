// Coming back while others write: what others write before the server has said what one lacks may build on it, and is not taken in before it.

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import NodeSocket from 'ws'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { openRoom } from '../../../client/live/open-room.ts'
import { clearPending } from '../../../client/live/pending-store.ts'
import { boardName, people } from '../../server/realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../../server/realtime/realtime-server.ts'
import { joiner, saved, title, titleOf } from './on-server.ts'

let server: RealtimeServer
const rooms: LiveRoom[] = []

beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close()
  await server.close()
  for (const { id } of people) await clearPending(id)
})

const join = joiner(() => server, rooms)

describe('somebody who comes back over a slow line while others write', () => {
  it('[SAV3] [T-102] keeps every item and every edit, though others’ updates come before what they build on', async () => {
    const ola = await join('ola')
    const slow = slowSockets(server)
    const kari = openRoom({ room: boardName, personId: 'kari', url: `${server.url}/live`, Socket: slow.Socket })
    rooms.push(kari)
    await vi.waitFor(() => expect(kari.phase().name).toBe('open'), { interval: 5 })
    slow.cut()
    await vi.waitFor(() => expect(kari.saveState().connection).not.toBe('connected'), { interval: 5 })
    slow.hold(true)
    kari.edit({ type: 'move-item', item: 'DD-1' as never, place: { list: 'queue', before: null } })
    ola.edit(title('DD-2', 'Mens hun var borte'))
    await saved(ola)
    await vi.waitFor(() => expect(slow.heard()).toBeGreaterThan(1), { interval: 5 })
    const before = slow.heard()
    ola.edit(title('DD-1', 'Før hun fikk resten'))
    await saved(ola)
    await vi.waitFor(() => expect(slow.heard()).toBeGreaterThan(before), { interval: 5 })
    expect(kari.board().items.has('DD-1' as never)).toBe(true)
    slow.hold(false)
    await saved(kari)
    expect(kari.notKept()).toEqual([])
    expect([titleOf(kari, 'DD-1'), titleOf(kari, 'DD-2')]).toEqual(['Før hun fikk resten', 'Mens hun var borte'])
    expect(ola.board().queue.at(-1)).toBe('DD-1')
  })
})

/** Sockets of kari’s that may be cut, and whose way up may be held back. */
function slowSockets({ origin }: RealtimeServer) {
  const open = new Set<NodeSocket>()
  let held: (() => void)[] | null = null
  let heard = 0
  class Slow extends NodeSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie: 'as=kari', origin } })
      open.add(this)
      this.on('message', () => {
        heard += 1
      })
    }
    override send(data: Uint8Array): void {
      if (held === null) super.send(data)
      else held.push(() => this.readyState === NodeSocket.OPEN && super.send(data))
    }
  }
  return {
    Socket: Slow as unknown as typeof WebSocket,
    heard: () => heard,
    cut() {
      for (const socket of open) socket.terminate()
      open.clear()
      heard = 0
    },
    hold(on: boolean) {
      const before = held ?? []
      held = on ? [] : null
      for (const send of before) send()
    },
  }
}
