// Many items removed by one act, or one by one without a line: between the browser's part and the product's own live rooms over true sockets.

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { clearPending } from '../../../client/live/pending-store.ts'
import { maxRemovedPerUpdate } from '../../../shared/board/removals.ts'
import { writeChanges } from '../../../shared/document/records.ts'
import type { ItemId } from '../../../shared/ids.ts'
import { boardName, people, seedClient } from '../../server/realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../../server/realtime/realtime-server.ts'
import { id } from '../../shared/a-board.ts'
import { joiner, saved, textIn, title, titleOf, typeIn } from './on-server.ts'

const firstNumber = 100
let server: RealtimeServer
const rooms: LiveRoom[] = []
const join = joiner(() => server, rooms)

beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close()
  await server.close()
  for (const { id: person } of people) await clearPending(person)
})

/** Puts so many items last in the queue, with a text each, before anybody comes. @returns their ids */
function withItems(count: number): readonly ItemId[] {
  const doc = server.log.document(boardName)
  doc.clientID = seedClient
  const before = Y.encodeStateVector(doc)
  const ids = Array.from({ length: count }, (_, at) => id(`DD-${firstNumber + at}`))
  const text = [{ type: 'paragraph', children: [{ text: 'Hva det gjelder. '.repeat(4) }] }]
  const changes = ids.map((record, at) => {
    const position = { list: 'queue', rank: `b${String(at).padStart(4, '0')}1` }
    const fields = { title: `Behov ${record}`, area: 'DD', kind: 1, who: [], phase: null, estimate: null, position }
    return { record, key: null, from: undefined, to: { fields, text } } as const
  })
  writeChanges({ doc, kind: 'board', changes, origin: 'seed' })
  server.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(doc, before), [seedClient])
  return ids
}

const standing = (room: LiveRoom, ids: readonly ItemId[]): number =>
  ids.filter((each) => room.board().items.has(each)).length

describe('many items', () => {
  it('[ITM7] [T-057] six hundred are removed by one act where it was confirmed, and one undo brings all of them back', async () => {
    const ids = withItems(600)
    const siv = await join('siv')
    const kari = await join('kari')
    const rows = server.log.rows(boardName).length
    const before = siv.board()
    expect(siv.edit({ type: 'remove-items', items: ids, confirmed: false })).toEqual({
      ok: false,
      refusal: { code: 'BULK', params: { max: maxRemovedPerUpdate } },
    })
    expect(siv.board()).toBe(before)

    expect(siv.edit({ type: 'remove-items', items: ids, confirmed: true }).ok).toBe(true)
    await saved(siv)
    await vi.waitFor(() => expect(standing(kari, ids)).toBe(0))
    expect(server.log.rows(boardName)).toHaveLength(rows + 1)
    expect(siv.undo()).toEqual({ kind: 'done' })
    await saved(siv)
    await vi.waitFor(() => expect(standing(kari, ids)).toBe(600))
    expect(server.log.rows(boardName)).toHaveLength(rows + 2)
    expect(kari.board().queue).toEqual(before.queue)
    expect([titleOf(kari, 'DD-400'), textIn(kari, 'DD-400')]).toEqual([
      'Behov DD-400',
      `${'Hva det gjelder. '.repeat(4)}\n`,
    ])

    expect(siv.redo()).toEqual({ kind: 'done' })
    await saved(siv)
    await vi.waitFor(() => expect(standing(kari, ids)).toBe(0))
    expect([siv.notKept(), kari.notKept()]).toEqual([[], []])
  })

  it('[ITM7] [T-057] those that were removed one by one without a line are all gone when she is back, with her other work', async () => {
    const ids = withItems(30)
    const siv = await join('siv')
    const kari = await join('kari')
    await siv.leaveNetwork()
    typeIn(siv, 'DD-1', 'skrevet uten linje')
    for (const item of ids) expect(siv.edit({ type: 'remove-item', item }).ok).toBe(true)
    siv.edit(title('DD-2', 'Uten linje'))
    const rows = server.log.rows(boardName).length
    siv.joinNetwork()
    await saved(siv)
    await vi.waitFor(() => expect([standing(kari, ids), titleOf(kari, 'DD-2')]).toEqual([0, 'Uten linje']))
    expect(textIn(kari, 'DD-1')).toBe('skrevet uten linje\n')
    // At the first attempt: nothing was refused and made again.
    expect([server.log.rows(boardName).length, siv.notKept()]).toEqual([rows + 1, []])
  })

  it('[ITM7] what others removed meanwhile is passed over, and what is gone already is no edit', async () => {
    const ids = withItems(25)
    const siv = await join('siv')
    const kari = await join('kari')
    const doc = server.log.document(boardName)
    const before = Y.encodeStateVector(doc)
    doc.getMap('items').delete('DD-100')
    server.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(doc, before), [])
    server.realtime.rooms.appended(boardName)
    await vi.waitFor(() => expect(standing(siv, ids)).toBe(24))
    const made = siv.edit({ type: 'remove-items', items: ids, confirmed: true })
    expect(made.ok && made.value.length).toBe(24)
    expect(siv.edit({ type: 'remove-items', items: ids, confirmed: false })).toEqual({ ok: true, value: [] })
    await saved(siv)
    await vi.waitFor(() => expect(standing(kari, ids)).toBe(0))
  })
})
