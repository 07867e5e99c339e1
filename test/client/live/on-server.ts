// Open rooms on the product's own live rooms over true sockets: joins people, and cuts or deafens their lines. For tests of client/live.

import { expect, vi } from 'vitest'
import NodeSocket from 'ws'
import * as Y from 'yjs'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { openRoom, type RoomOptions } from '../../../client/live/open-room.ts'
import { itemId } from '../../../shared/board/item.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { boardName } from '../../server/realtime/people.ts'
import type { RealtimeServer } from '../../server/realtime/realtime-server.ts'

export interface OnServer extends LiveRoom {
  /** Ends every socket at once; new ones get through. */
  cut(): void
  /** Ends every socket and lets no new one through. @returns when the room knows */
  leaveNetwork(): Promise<void>
  /** Lets sockets through again. */
  joinNetwork(): void
  /** Hears nothing from now on, or hears again; what came meanwhile is lost. */
  deafen(deaf: boolean): void
}

export interface Joining {
  readonly room?: RoomName
  /** Whose cookie it is. */
  readonly as?: string
  readonly options?: Partial<RoomOptions>
}

/** Nobody listens there, and nobody can without being root. */
const nowhere = 'ws://127.0.0.1:9/'

/** @returns what opens a room as a person; it is kept in `rooms`, to be closed after the test. */
export function joiner(serverOf: () => RealtimeServer, rooms: LiveRoom[]) {
  return async (person: string, o: Joining = {}): Promise<OnServer> => {
    const server = serverOf()
    const open = new Set<NodeSocket>()
    let isDeaf = false
    let isAway = false
    class AsPerson extends NodeSocket {
      constructor(address: string | URL) {
        super(isAway ? nowhere : address, { headers: { cookie: `as=${o.as ?? person}`, origin: server.origin } })
        open.add(this)
      }
      override emit(name: string | symbol, ...told: unknown[]): boolean {
        return name === 'message' && isDeaf ? false : super.emit(name as 'message', ...(told as []))
      }
    }
    const Socket = AsPerson as unknown as typeof WebSocket
    const url = `${server.url}/live`
    const room = openRoom({ room: o.room ?? boardName, personId: person, url, Socket, ...o.options })
    rooms.push(room)
    await vi.waitFor(() => expect(room.phase().name).not.toBe('loading'), { interval: 5 })
    const cut = (): void => {
      for (const socket of open) socket.terminate()
      open.clear()
    }
    return {
      ...room,
      cut,
      async leaveNetwork() {
        isAway = true
        cut()
        await vi.waitFor(() => expect(room.saveState().connection).not.toBe('connected'), { interval: 5 })
      },
      joinNetwork() {
        isAway = false
      },
      deafen(deaf) {
        isDeaf = deaf
      },
    }
  }
}

export const saved = (room: LiveRoom) =>
  vi.waitFor(
    () =>
      expect({ unsent: room.saveState().unsent, connection: room.saveState().connection }).toEqual({
        unsent: 0,
        connection: 'connected',
      }),
    { interval: 5 },
  )

export const title = (item: string, value: string) =>
  ({ type: 'set-field', item: itemId(item), set: { field: 'title', value } }) as const

export const titleOf = (room: LiveRoom, item: string) => room.board().items.get(itemId(item))?.title

export function fragmentIn(room: LiveRoom, record: string): Y.XmlFragment {
  const fragment = room.text(record)?.fragment
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('no text')
  return fragment
}

/** Writes one paragraph, first or as the `at`-th, as an editor would; a part of it bold when told. */
export function typeIn(
  room: LiveRoom,
  record: string,
  text: string,
  o: { readonly at?: number; readonly start?: number; readonly length?: number } = {},
): void {
  const { at = 0, start, length = 0 } = o
  const paragraph = new Y.XmlElement('paragraph')
  const run = new Y.XmlText(text)
  if (start !== undefined) run.format(start, length, { bold: {} })
  paragraph.insert(0, [run])
  fragmentIn(room, record).insert(at, [paragraph])
}

export const textIn = (room: LiveRoom, record: string) => plainText(readRichText(fragmentIn(room, record)))
