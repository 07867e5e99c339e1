// What is settled while somebody writes in it: she is told by which decision, her words lie in the tray, and all her other work is saved.

import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { itemId } from '../../../shared/board/item.ts'
import { recordsOf, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import { refuse } from '../../../shared/outcome.ts'
import { type FakeServer, kari } from './fake-server.ts'
import { joined, leaveAll, move, saved, serve, title, titleOf } from './live-people.ts'
import { typeIn as type } from './on-server.ts'

afterEach(leaveAll)

const frozenBy = (decision: number) => refuse('FROZEN', { record: 'DD-1', params: { id: 'DD-1', decision } })

const inTray = (room: LiveRoom) => room.notKept().map(({ record, text, refusal }) => [record, text, refusal.code])
const textOnServer = (server: FakeServer, record: string) =>
  plainText(readRichText(textOf(server.doc, 'board', record) ?? new Y.XmlFragment()))

/** A server that judges by its rulings; `refused` counts how often. */
function judging(): FakeServer & { refused(): number } {
  const server = serve()
  let refused = 0
  server.judge = (_before, _after, doc) => {
    for (const [item, decision] of readRulings(server.doc).frozen) {
      const stands = (each: Y.Doc) => JSON.stringify(recordsOf(each, 'board').get(item))
      if (stands(server.doc) === stands(doc)) continue
      refused += 1
      return refuse('FROZEN', { record: item, params: { id: item, decision } }).refusal
    }
    return null
  }
  return Object.assign(server, { refused: () => refused })
}

/** The server rules. */
const freezes = (server: FakeServer, item: string, decision: number): void =>
  server.write(kari, (doc) => doc.getMap('rulings').set(`frozen.${item}`, decision))

describe('what is settled', () => {
  it('[RUL6] [T-104] (pitfall 4) while she types in it goes to the tray with the decision, and her other edits are saved', async () => {
    const server = judging()
    const room = await joined(server)
    server.holds = true
    type(room, 'DD-1', 'midt i en setning')
    room.edit(title('DD-2', 'Noe helt annet'))
    room.edit(title('DD-1', 'Også ny tittel'))
    await vi.waitFor(() => expect(room.saveState().unsent).toBe(3))
    freezes(server, 'DD-1', 12)
    server.release()
    await vi.waitFor(() => expect(inTray(room)).toHaveLength(2))
    await saved(room)
    expect(inTray(room)).toEqual([
      ['DD-1', 'midt i en setning', 'FROZEN'],
      ['DD-1', 'Også ny tittel', 'FROZEN'],
    ])
    expect(room.notKept()[0]?.refusal).toEqual(frozenBy(12).refusal)
    expect([titleOf(room, 'DD-1'), titleOf(room, 'DD-2'), textOnServer(server, 'DD-1')]).toEqual([
      'Behov DD-1',
      'Noe helt annet',
      '',
    ])
    expect(server.refused()).toBe(1)
  })

  it('[RUL6] is refused before it is written, undo included, and others move around it', async () => {
    const server = judging()
    const room = await joined(server)
    room.edit(title('DD-1', 'Endret før'))
    await saved(room)
    freezes(server, 'DD-1', 12)
    await vi.waitFor(() => expect(room.rulings().frozen.get('DD-1')).toBe(12))
    expect(room.edit(title('DD-1', 'Ny'))).toEqual(frozenBy(12))
    expect(room.edit(move('DD-1', null))).toEqual(frozenBy(12))
    expect(room.undo()).toEqual({ kind: 'refused', refusal: frozenBy(12).refusal })
    expect(room.edit(move('DD-3', 'DD-1')).ok).toBe(true)
    await saved(room)
    expect([server.board().queue, server.board().items.get(itemId('DD-1'))?.title, server.refused()]).toEqual([
      ['DD-3', 'DD-1', 'DD-2'],
      'Endret før',
      0,
    ])
  })

  it("[RUL5] closes the whole document: nothing is written in it, and it shows as settled at once also while others' changes wait", async () => {
    const server = serve()
    const room = await joined(server)
    room.setPaused(true)
    server.write(kari, (doc) => doc.getMap('rulings').set('closed', { at: '2027-01-14T14:00:00.000Z' }))
    await vi.waitFor(() => expect(room.rulings().closed).toBe(true))
    expect(room.edit(title('DD-2', 'For sent'))).toEqual(refuse('CLOSED', { record: 'DD-2' }))
    expect(readRulings(server.doc).closed).toBe(true)
  })
})
