// People and rooms for the tests of client/live: opens rooms on a fake server and closes them all afterwards.

import { expect, vi } from 'vitest'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { openRoom, type RoomOptions } from '../../../client/live/open-room.ts'
import { itemId } from '../../../shared/board/item.ts'
import type { Person } from '../../../shared/contract/wire.ts'
import { type FakeServer, fakeServer } from './fake-server.ts'

export const ola: Person = {
  id: 'ola',
  name: 'Ola Hansen',
  organisation: 'NHN',
  role: 'board-member',
  colour: 2,
}

const rooms: LiveRoom[] = []
const servers: FakeServer[] = []

let count = 0

/** Closes what a test opened. */
export function leaveAll(): void {
  for (const room of rooms.splice(0)) room.close()
  for (const server of servers.splice(0)) server.close()
}

/** A server whose Kari is nobody else's: what her browser keeps meets no other test. */
export function serve(ids: readonly string[] = ['DD-1', 'DD-2', 'DD-3']): FakeServer {
  count += 1
  const server = fakeServer(ids)
  server.person = { ...server.person, id: `kari-${count}` }
  servers.push(server)
  return server
}

/** Opens a room as Kari, without waiting. */
export function join(server: FakeServer, o: Partial<RoomOptions> = {}): LiveRoom {
  const room = openRoom({
    room: 'board/dd',
    personId: server.person.id,
    url: 'ws://test/live',
    Socket: server.Socket,
    random: () => 0,
    ...o,
  })
  rooms.push(room)
  return room
}

/** Opens a room as Kari and waits until it is open. */
export async function joined(server: FakeServer, o: Partial<RoomOptions> = {}): Promise<LiveRoom> {
  const room = join(server, o)
  await vi.waitFor(() => expect(room.phase().name).toBe('open'), { interval: 5 })
  return room
}

/** Takes the line down and waits until the room knows. */
export async function cutLine(server: FakeServer, room: LiveRoom): Promise<void> {
  server.down = true
  server.cut()
  await vi.waitFor(() => expect(room.saveState().connection).not.toBe('connected'), { interval: 5 })
}

export function saved(room: LiveRoom): Promise<void> {
  return vi.waitFor(
    () => {
      const { unsent, connection } = room.saveState()
      expect({ unsent, connection }).toEqual({ unsent: 0, connection: 'connected' })
    },
    { interval: 5 },
  )
}

export const title = (item: string, value: string) =>
  ({ type: 'set-field', item: itemId(item), set: { field: 'title', value } }) as const

export const move = (item: string, before: string | null) =>
  ({
    type: 'move-item',
    item: itemId(item),
    place: { list: 'queue', before: before === null ? null : itemId(before) },
  }) as const

export const titleOf = (room: LiveRoom, item: string) => room.board().items.get(itemId(item))?.title
