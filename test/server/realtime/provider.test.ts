// An unmodified y-websocket provider against live rooms: over true sockets, over HTTP where those are blocked, and over HTTP through a proxy
// that cuts the stream again and again. Nothing it does may tell which.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { planBoardEdit } from '../../../shared/board/plan-edit.ts'
import { readBoard, writeChanges } from '../../../shared/document/records.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { adding, id } from '../../shared/a-board.ts'
import { boardName, internalName, minutesName } from './people.ts'
import { type RealtimeServer, realtimeServer } from './realtime-server.ts'
import { socketOver } from './socket-http-peer.ts'

let server: RealtimeServer
beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(() => server.close())

const synced = (provider: WebsocketProvider) => vi.waitFor(() => expect(provider.synced).toBe(true), { interval: 5 })
const closedWith = (provider: WebsocketProvider) =>
  new Promise<{ code: number; reason: string }>((resolve) => {
    provider.once('connection-close', (event) => resolve({ code: event?.code ?? 0, reason: event?.reason ?? '' }))
  })
function edit(doc: Y.Doc, what: BoardEdit): void {
  const planned = planBoardEdit(readBoard(doc), what)
  if (!planned.ok) throw new Error(planned.refusal.code)
  writeChanges({ doc, kind: 'board', changes: planned.value, origin: 'test' })
}

describe.each([
  { wire: 'WebSockets', over: () => ({}) },
  { wire: 'HTTP', over: (as: string) => ({ over: socketOver({ as }) }) },
  { wire: 'HTTP with streams that are cut', over: (as: string) => ({ over: socketOver({ as, cutEvery: 2 }) }) },
])('an unmodified provider over $wire', ({ over }) => {
  const providerOf = (as: string, o: { room?: RoomName; doc?: Y.Doc } = {}) =>
    server.provider(as, { ...o, ...over(as) })

  it('[SES7] syncs, writes and gets what others write', async () => {
    const kari = providerOf('kari')
    const ola = providerOf('ola')
    await Promise.all([synced(kari), synced(ola)])
    expect(readBoard(kari.doc).queue).toEqual(['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-6'])
    edit(kari.doc, adding('DD-7'))
    edit(ola.doc, { type: 'move-item', item: id('DD-6'), place: { list: 'queue', before: id('DD-1') } })
    await vi.waitFor(() => {
      expect(readBoard(ola.doc)).toEqual(readBoard(kari.doc))
      expect(readBoard(ola.doc).queue).toEqual(['DD-6', 'DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5', 'DD-7'])
    })
    expect(server.log.rows(boardName).map(({ actor, role, position }) => ({ actor, role, position }))).toEqual([
      { actor: null, role: null, position: 1 },
      { actor: 'kari', role: 'board-member', position: 2 },
      { actor: 'ola', role: 'deputy', position: 3 },
    ])
  })

  it('writes what was made before it connected', async () => {
    const away = providerOf('kari')
    await synced(away)
    away.disconnect()
    edit(away.doc, adding('DD-8'))
    away.connect()
    const ola = providerOf('ola')
    await vi.waitFor(() => expect(readBoard(ola.doc).queue).toContain('DD-8'))
  })

  it('[RGT3] lets an observer follow and write nothing', async () => {
    const ida = providerOf('ida')
    await synced(ida)
    const closed = closedWith(ida)
    edit(ida.doc, adding('DD-9'))
    expect(await closed).toEqual({ code: 4403, reason: 'FORBIDDEN' })
    expect(server.log.rows(boardName)).toHaveLength(1)
  })

  it('[SES6] tells a second connection under one client id that it is in use', async () => {
    const doc = new Y.Doc()
    await synced(providerOf('kari', { doc }))
    const second = providerOf('ola', { doc: Object.assign(new Y.Doc(), { clientID: doc.clientID }) })
    expect(await closedWith(second)).toEqual({ code: 4409, reason: 'CLIENT_ID_IN_USE' })
  })

  it('tells somebody who is not signed in', async () => {
    expect(await closedWith(providerOf('nobody'))).toEqual({ code: 4401, reason: 'NOT_SIGNED_IN' })
  })

  it('[RGT4] tells somebody who may not read what is internal that its room is unknown', async () => {
    expect(await closedWith(providerOf('ida', { room: internalName }))).toEqual({ code: 4404, reason: 'UNKNOWN_ROOM' })
    expect(await closedWith(providerOf('ida', { room: minutesName }))).toEqual({ code: 4404, reason: 'UNKNOWN_ROOM' })
    await synced(providerOf('kari', { room: internalName }))
    await synced(providerOf('kari', { room: minutesName }))
  })

  it('tells that a room is unknown in the same words whatever its name', async () => {
    const closes = await Promise.all(
      (['board/other', 'point/none', 'board/..%2f', 'board/A_b'] as const).map((room) =>
        closedWith(providerOf('kari', { room })),
      ),
    )
    expect(closes).toEqual(Array(4).fill({ code: 4404, reason: 'UNKNOWN_ROOM' }))
  })
})
