// Two ways to the product's own live rooms, each through a proxy of its own: by WebSocket and over HTTP. For tests of client/live.

import { expect, vi } from 'vitest'
import NodeSocket from 'ws'
import type { LiveRequest } from '../../../client/api/request.ts'
import { chooseSocket, type SocketChoice } from '../../../client/live/choose-socket.ts'
import { chosenSocket } from '../../../client/live/chosen-socket.ts'
import { httpSocket } from '../../../client/live/http-socket.ts'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { openRoom } from '../../../client/live/open-room.ts'
import { streamSlots, type TakeSlot } from '../../../client/live/stream-slots.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { type OfficeProxy, officeProxy } from '../../doubles/office-proxy.ts'
import { boardName } from '../../server/realtime/people.ts'
import type { RealtimeServer } from '../../server/realtime/realtime-server.ts'

export interface OnWay extends LiveRoom {
  readonly proxy: OfficeProxy
}

const later = (ms: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** A browser's fetch with a person's cookie. */
function requestAs(person: string, origin: string): LiveRequest {
  return ({ method, url, headers = {}, body, signal }) =>
    fetch(url, {
      method,
      headers: { ...headers, cookie: `as=${person}`, origin },
      ...(body && { body: body as Uint8Array<ArrayBuffer> }),
      ...(signal && { signal }),
    })
}

function socketAs(person: string, origin: string): typeof WebSocket {
  return class AsPerson extends NodeSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie: `as=${person}`, origin } })
      this.on('error', () => undefined)
    }
  } as unknown as typeof WebSocket
}

/** The two ways as the browser has them, and a choice between them. */
function chosenAs(person: string, o: { origin: string; choice?: SocketChoice }): typeof WebSocket {
  const choice =
    o.choice ?? chooseSocket({ shelf: undefined, wallMs: () => Date.now(), serverAnswers: () => answers(o.origin) })
  return chosenSocket({
    Socket: socketAs(person, o.origin),
    Http: httpSocket({ request: requestAs(person, o.origin), takeSlot: streamSlots(undefined), later }),
    choice,
    later,
  })
}

/** The server of the tests has no health page; that it answers at all is enough. */
const answers = async (origin: string): Promise<boolean> => (await fetch(`${origin}/healthz`)).status === 404

/** @returns what opens a room as a person on one way; rooms and proxies are closed by `close`. */
export function wayfarers(serverOf: () => RealtimeServer) {
  const rooms: LiveRoom[] = []
  const proxies: OfficeProxy[] = []
  return {
    async join(
      person: string,
      o: {
        way: 'socket' | 'http' | 'chosen'
        as?: string
        room?: RoomName
        takeSlot?: TakeSlot
        prepare?: (proxy: OfficeProxy) => void
        loading?: boolean
      },
    ): Promise<OnWay> {
      const proxy = await officeProxy(serverOf().origin)
      proxies.push(proxy)
      o.prepare?.(proxy)
      const as = o.as ?? person
      const { origin } = proxy
      const Socket =
        o.way === 'socket'
          ? socketAs(as, origin)
          : o.way === 'http'
            ? httpSocket({ request: requestAs(as, origin), takeSlot: o.takeSlot ?? streamSlots(undefined), later })
            : chosenAs(as, { origin })
      const url = `${origin.replace('http', 'ws')}/live`
      const room = openRoom({ room: o.room ?? boardName, personId: person, url, Socket })
      rooms.push(room)
      // Where upgrades hang, a way that carries something is found after ten seconds.
      if (!o.loading) {
        await vi.waitFor(() => expect(room.phase().name).not.toBe('loading'), { interval: 5, timeout: 60_000 })
      }
      return { ...room, proxy }
    },
    async close() {
      for (const room of rooms.splice(0)) room.close()
      for (const proxy of proxies.splice(0)) await proxy.close()
    },
  }
}
