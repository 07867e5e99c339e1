// Rich text typed in an open room: kept, sent, made again after a refusal, and shown where it cannot be.

import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { pendingCount } from '../../../client/live/pending-store.ts'
import { itemId } from '../../../shared/board/item.ts'
import { textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { cutLine, joined, leaveAll, ola, saved, serve, title, titleOf } from './live-people.ts'

afterEach(leaveAll)

function fragmentOf(room: LiveRoom, record: string): Y.XmlFragment {
  const fragment = room.text(record)?.fragment
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('no text')
  return fragment
}

/** A paragraph at the end, as an editor would write it. */
function type(room: LiveRoom, record: string, text: string): void {
  append(fragmentOf(room, record), text)
}

function append(fragment: Y.XmlFragment | null, text: string, at = fragment?.length ?? 0): void {
  const paragraph = new Y.XmlElement('paragraph')
  const run = new Y.XmlText()
  run.insert(0, text)
  paragraph.insert(0, [run])
  fragment?.insert(at, [paragraph])
}

const read = (fragment: Y.XmlFragment | null) => (fragment ? plainText(readRichText(fragment)) : '')
const shown = (room: LiveRoom, record: string) => read(fragmentOf(room, record))

describe('rich text', () => {
  it('is saved, and keystrokes within a second are one edit', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    for (const text of ['en', 'to', 'tre']) type(room, 'DD-1', text)
    await vi.waitFor(() => expect(room.saveState().unsent).toBe(1))
    server.release()
    await saved(room)
    expect(read(textOf(server.doc, 'board', 'DD-1'))).toBe('en\nto\ntre\n')
  })

  it('[SAV2] typed in a tab that is closed is sent on the next visit', async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    type(room, 'DD-1', 'skrevet uten linje')
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(1))
    room.close()
    server.down = false
    const again = await joined(server)
    await vi.waitFor(() => expect(shown(again, 'DD-1')).toBe('skrevet uten linje\n'))
    await saved(again)
    expect(read(textOf(server.doc, 'board', 'DD-1'))).toBe('skrevet uten linje\n')
  })

  it('[SAV4] survives the refusal of another edit, in a binding that is new', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, after) =>
      after.items.get(itemId('DD-2'))?.title === 'Forbudt' ? { code: 'CONTENT', record: 'DD-2' } : null
    const before = room.text('DD-1')
    server.holds = true
    room.edit(title('DD-2', 'Forbudt'))
    type(room, 'DD-1', 'etter')
    server.release()
    await vi.waitFor(() => expect(room.notKept().map(({ text }) => text)).toEqual(['Forbudt']))
    await saved(room)
    expect(room.text('DD-1')).not.toBe(before)
    expect(shown(room, 'DD-1')).toBe('etter\n')
    expect(read(textOf(server.doc, 'board', 'DD-1'))).toBe('etter\n')
  })

  it('[SAV4] typed while somebody else writes in the same text is made again, hers and nothing of the other’s', async () => {
    const server = serve()
    const room = await joined(server)
    type(room, 'DD-1', 'en')
    type(room, 'DD-1', 'to')
    await saved(room)
    server.holds = true
    room.edit(title('DD-2', 'Forbudt'))
    type(room, 'DD-1', 'tre')
    server.write(ola, (doc) => append(textOf(doc, 'board', 'DD-1'), 'fra Ola', 0))
    await vi.waitFor(() => expect(shown(room, 'DD-1')).toContain('fra Ola'))
    type(room, 'DD-1', 'fire')
    server.tell('refused', { frame: 4, refusal: { code: 'CONTENT', record: 'DD-2' } })
    server.cut(4403, 'CONTENT')
    server.holds = false
    await saved(room)
    expect(room.notKept().map(({ text }) => text)).toEqual(['Forbudt'])
    expect(read(textOf(server.doc, 'board', 'DD-1'))).toBe('fra Ola\nen\nto\ntre\nfire\n')
  })

  it('[SAV3] that was refused is shown as it was typed, gone from the text, and typing goes on', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, _after, doc) =>
      read(textOf(doc, 'board', 'DD-1')).includes('forbudt') ? { code: 'CONTENT', record: 'DD-1' } : null
    type(room, 'DD-1', 'dette er forbudt')
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1))
    await saved(room)
    expect(room.notKept().map(({ text, record, refusal }) => ({ text, record, refusal }))).toEqual([
      { text: 'dette er forbudt', record: 'DD-1', refusal: { code: 'CONTENT', record: 'DD-1' } },
    ])
    expect(shown(room, 'DD-1')).toBe('')
    type(room, 'DD-1', 'dette er lov')
    await saved(room)
    expect(read(textOf(server.doc, 'board', 'DD-1'))).toBe('dette er lov\n')
    server.judge = () => null
    expect(room.tryAgain(room.notKept()[0]?.id ?? '').ok).toBe(true)
    await saved(room)
    expect([read(textOf(server.doc, 'board', 'DD-1')), room.notKept()]).toEqual([
      'dette er lov\ndette er forbudt\n',
      [],
    ])
  })

  it('has another binding, with what stands, when its record was removed and put back', async () => {
    const server = serve()
    server.person = { ...server.person, role: 'programme-manager' }
    const room = await joined(server)
    type(room, 'DD-1', 'før')
    const before = room.text('DD-1')
    expect(room.text('DD-1')).toBe(before)
    room.edit({ type: 'remove-item', item: itemId('DD-1') })
    expect(room.text('DD-1')).toBe(null)
    expect(room.undo()).toEqual({ kind: 'done' })
    expect(room.text('DD-1')).not.toBe(before)
    type(room, 'DD-1', 'etter')
    await saved(room)
    expect(shown(room, 'DD-1')).toBe('før\netter\n')
    expect(read(textOf(server.doc, 'board', 'DD-1'))).toBe('før\netter\n')
  })

  it('[SAV3] typed while the document is being fetched anew is not lost', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, after) =>
      after.items.get(itemId('DD-2'))?.title === 'Forbudt' ? { code: 'CONTENT', record: 'DD-2' } : null
    type(room, 'DD-1', 'først')
    await saved(room)
    const old = fragmentOf(room, 'DD-1')
    server.holds = true
    room.edit(title('DD-2', 'Forbudt'))
    server.down = true
    server.release()
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1), { interval: 1 })
    type(room, 'DD-1', 'imens')
    expect(room.edit(title('DD-3', 'Også imens')).ok).toBe(true)
    expect(fragmentOf(room, 'DD-1')).toBe(old)
    server.down = false
    await saved(room)
    expect(fragmentOf(room, 'DD-1')).not.toBe(old)
    expect([shown(room, 'DD-1'), titleOf(room, 'DD-3'), titleOf(room, 'DD-2')]).toEqual([
      'først\nimens\n',
      'Også imens',
      'Behov DD-2',
    ])
  })
})
