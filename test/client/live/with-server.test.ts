// Open rooms against the product's own live rooms over true sockets: two people at one board, and what the server refuses.

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import NodeSocket from 'ws'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { openRoom } from '../../../client/live/open-room.ts'
import { itemId } from '../../../shared/board/item.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { boardName, pointName } from '../../server/realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../../server/realtime/realtime-server.ts'

let server: RealtimeServer
const rooms: LiveRoom[] = []

beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close()
  await server.close()
})

function socketOf(cookie: string): { Socket: typeof WebSocket; cut(): void } {
  const open = new Set<NodeSocket>()
  class AsPerson extends NodeSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie, origin: server.origin } })
      open.add(this)
    }
  }
  return {
    Socket: AsPerson as unknown as typeof WebSocket,
    cut() {
      for (const socket of open) socket.terminate()
      open.clear()
    },
  }
}

async function join(person: string, o: { room?: RoomName; as?: string } = {}): Promise<LiveRoom & { cut(): void }> {
  const { Socket, cut } = socketOf(`as=${o.as ?? person}`)
  const room = openRoom({ room: o.room ?? boardName, personId: person, url: `${server.url}/live`, Socket })
  rooms.push(room)
  await vi.waitFor(() => expect(room.phase().name).not.toBe('loading'), { interval: 5 })
  return { ...room, cut }
}

const saved = (room: LiveRoom) =>
  vi.waitFor(
    () =>
      expect({ unsent: room.saveState().unsent, connection: room.saveState().connection }).toEqual({
        unsent: 0,
        connection: 'connected',
      }),
    { interval: 5, timeout: 8_000 },
  )
const title = (item: string, value: string) =>
  ({ type: 'set-field', item: itemId(item), set: { field: 'title', value } }) as const
const titleOf = (room: LiveRoom, item: string) => room.board().items.get(itemId(item))?.title

describe('with the server', () => {
  it('shows one’s move to the other with name and places, and lets the other take it back', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    const moved = { type: 'move-item', item: itemId('DD-6'), place: { list: 'queue', before: itemId('DD-1') } } as const
    expect(kari.edit(moved).ok).toBe(true)
    await vi.waitFor(() => expect(ola.moves()).toHaveLength(1), { interval: 5 })
    await saved(kari)
    const [seen] = ola.moves()
    expect({ from: seen?.from, to: seen?.to, who: seen?.person?.name, own: seen?.own }).toEqual({
      from: { list: 'queue', place: 6 },
      to: { list: 'queue', place: 1 },
      who: 'Kari Nordmann',
      own: false,
    })
    if (!seen) throw new Error('no move')
    expect(ola.takeBack(seen).ok).toBe(true)
    await vi.waitFor(() => expect(kari.board().queue.at(-1)).toBe('DD-6'), { interval: 5 })
  })

  it('shows presence with the server’s word for who it is, and its end', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    kari.setPresence({ page: 'queue', record: 'DD-1', verb: 'edits' })
    await vi.waitFor(() => expect(ola.presence().map(({ state }) => state.record)).toEqual(['DD-1']), { interval: 5 })
    const [entry] = ola.presence()
    expect({ name: entry?.person.name, role: entry?.person.role, verb: entry?.state.verb }).toEqual({
      name: 'Kari Nordmann',
      role: 'board-member',
      verb: 'edits',
    })
    kari.cut()
    await vi.waitFor(() => expect(ola.presence()).toEqual([]), { interval: 5 })
    await vi.waitFor(() => expect(ola.presence().map(({ state }) => state.record)).toEqual(['DD-1']), { interval: 5 })
  })

  it('[SAV2] sends what was made while the line was down', async () => {
    const kari = await join('kari')
    kari.cut()
    await vi.waitFor(() => expect(kari.saveState().connection).not.toBe('connected'), { interval: 5 })
    kari.edit(title('DD-1', 'Uten linje'))
    kari.edit(title('DD-2', 'Også uten linje'))
    await saved(kari)
    const ola = await join('ola')
    expect([titleOf(ola, 'DD-1'), titleOf(ola, 'DD-2')]).toEqual(['Uten linje', 'Også uten linje'])
  })

  it('[SAV3] [SAV4] shows the edit that met somebody else’s and keeps the others', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    const needs = (item: string, other: string) =>
      ({ type: 'set-dependency', item: itemId(item), needs: itemId(other), why: 'bygger på' }) as const
    kari.cut()
    await vi.waitFor(() => expect(kari.saveState().connection).not.toBe('connected'), { interval: 5 })
    kari.edit(title('DD-4', 'Før'))
    kari.edit(needs('DD-1', 'DD-2'))
    kari.edit(title('DD-5', 'Etter'))
    ola.edit(needs('DD-2', 'DD-1'))
    await vi.waitFor(() => expect(kari.notKept()).toHaveLength(1), { interval: 5, timeout: 8_000 })
    await saved(kari)
    await vi.waitFor(() => expect(titleOf(ola, 'DD-5')).toBe('Etter'), { interval: 5 })
    expect(titleOf(ola, 'DD-4')).toBe('Før')
    expect(kari.notKept()[0]?.refusal.code).toBe('DEPENDENCY_CIRCLE')
    expect(kari.notKept()[0]?.changes).toEqual([
      { record: 'DD-1', key: 'needs.DD-2', from: undefined, to: 'bygger på' },
    ])
    expect(kari.board().items.get(itemId('DD-2'))?.needs).toEqual({ 'DD-1': 'bygger på' })
  })

  it('is closed to somebody who is not signed in, and to edits of somebody else than is signed in', async () => {
    const nobody = await join('kari', { as: 'nobody' })
    expect(nobody.phase()).toEqual({ name: 'closed', refusal: { code: 'NOT_SIGNED_IN' } })
    const other = await join('kari', { as: 'ola' })
    expect(other.phase()).toEqual({ name: 'closed', refusal: { code: 'NOT_SIGNED_IN' } })
    const gone = await join('kari', { room: 'board/finnes-ikke' })
    expect(gone.phase()).toEqual({ name: 'closed', refusal: { code: 'UNKNOWN_ROOM' } })
  })

  it('[RGT3] lets an observer read and not write', async () => {
    const ida = await join('ida')
    expect(ida.board().queue).toHaveLength(6)
    expect(ida.edit(title('DD-1', 'Nei'))).toEqual({ ok: false, refusal: { code: 'FORBIDDEN' } })
    expect(ida.saveState()).toMatchObject({ readOnly: 'role', unsent: 0, connection: 'connected' })
  })

  it('reads and shapes an agenda, and reads the head', async () => {
    const kari = await join('kari', { room: pointName })
    const liv = await join('liv', { room: pointName })
    expect(kari.head()?.title).toBe('Evalueringspunkt 1')
    const [first] = kari.agenda().order
    if (!first) throw new Error('no agenda')
    liv.edit({ type: 'set-agenda-field', agendaItem: first, set: { field: 'minutes', value: 25 } })
    await vi.waitFor(() => expect(kari.agenda().items.get(first)?.minutes).toBe(25), { interval: 5 })
  })
})
