// Undo in an open room: one's own edits, back and forth, and the question where somebody else has been since.

import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import type { BoardEdit } from '../../../shared/board/edit.ts'
import { itemId } from '../../../shared/board/item.ts'
import { benefitIdSchema } from '../../../shared/ids.ts'
import { adding } from '../../shared/a-board.ts'
import { fields } from './fake-server.ts'
import { joined, leaveAll, move, ola, saved, serve, title, titleOf } from './live-people.ts'

afterEach(leaveAll)

const contents = (room: LiveRoom) => ({
  items: Object.fromEntries(room.board().items),
  queue: room.board().queue,
  cut: room.board().cut,
})

const some = fc.constantFrom('DD-1', 'DD-2', 'DD-3')
const edits = fc.array(
  fc.oneof(
    fc.record({ item: some, value: fc.constantFrom('en', 'to', 'tre') }).map(({ item, value }) => title(item, value)),
    fc.record({ item: some, before: fc.option(some) }).map(({ item, before }) => move(item, before)),
    fc.record({ item: some, mark: fc.option(fc.integer({ min: 0, max: 5 })) }).map(
      ({ item, mark }): BoardEdit => ({
        type: 'set-benefit',
        item: itemId(item),
        benefit: benefitIdSchema.parse('B1'),
        mark,
      }),
    ),
    some.map((item): BoardEdit => ({ type: 'remove-item', item: itemId(item) })),
  ),
  { maxLength: 12 },
)

describe('undo in a room', () => {
  it('[UND1] gives back exactly what was there, and redo makes it again', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (sequence) => {
        const server = serve()
        server.person = { ...server.person, role: 'programme-manager' }
        const room = await joined(server)
        const first = contents(room)
        for (const edit of sequence) room.edit(edit)
        const last = contents(room)
        while (room.canUndo()) expect(room.undo()).toEqual({ kind: 'done' })
        expect(contents(room)).toEqual(first)
        while (room.canRedo()) expect(room.redo()).toEqual({ kind: 'done' })
        expect(contents(room)).toEqual(last)
        leaveAll()
      }),
      { numRuns: 25 },
    )
  })

  it('[UND2] asks where somebody else has changed the value since, and leaves theirs until told', async () => {
    const server = serve()
    const room = await joined(server)
    room.edit(title('DD-1', 'Min'))
    await saved(room)
    server.write(ola, [{ record: 'DD-1', key: 'title', from: 'Min', to: 'Olas' }])
    await vi.waitFor(() => expect(titleOf(room, 'DD-1')).toBe('Olas'))
    expect(room.undo()).toEqual({
      kind: 'conflict',
      record: 'DD-1',
      field: 'title',
      theirs: 'Olas',
      mine: 'Behov DD-1',
      values: { theirs: 'Olas', mine: 'Behov DD-1' },
      by: ola,
    })
    expect(titleOf(room, 'DD-1')).toBe('Olas')
    expect(room.undo(true)).toEqual({ kind: 'done' })
    expect(titleOf(room, 'DD-1')).toBe('Behov DD-1')
  })

  it('[UND2] asks with places when the item was moved on by somebody else', async () => {
    const server = serve()
    const room = await joined(server)
    room.edit(move('DD-3', 'DD-1'))
    await saved(room)
    const from = server.board().items.get(itemId('DD-3'))?.position
    const second = server.board().items.get(itemId('DD-1'))?.position.rank ?? ''
    server.write(ola, [{ record: 'DD-3', key: 'position', from, to: { list: 'queue', rank: `${second}V` } }])
    await vi.waitFor(() => expect(room.board().queue).toEqual(['DD-1', 'DD-3', 'DD-2']))
    expect(room.undo()).toMatchObject({
      kind: 'conflict',
      record: 'DD-3',
      field: 'position',
      theirs: '2',
      mine: '3',
      by: ola,
    })
  })

  it('[UND2] asks before it takes away an item that somebody else has filled in since', async () => {
    const server = serve()
    server.person = { ...server.person, role: 'programme-manager' }
    const room = await joined(server)
    room.edit(adding('DD-9'))
    await saved(room)
    server.write(ola, [{ record: 'DD-9', key: 'title', from: 'Behov DD-9', to: 'Olas' }])
    await vi.waitFor(() => expect(titleOf(room, 'DD-9')).toBe('Olas'))
    expect(room.undo()).toMatchObject({
      kind: 'conflict',
      record: 'DD-9',
      field: null,
      theirs: 'Olas',
      mine: '',
      by: ola,
    })
    expect([titleOf(room, 'DD-9'), room.canUndo()]).toEqual(['Olas', true])
    expect(room.undo(true)).toEqual({ kind: 'done' })
    expect([titleOf(room, 'DD-9'), room.canUndo(), room.canRedo()]).toEqual([undefined, false, true])
  })

  it('[UND2] does not ask to put an item back over another that has its id, but says so', async () => {
    const server = serve()
    server.person = { ...server.person, role: 'programme-manager' }
    const room = await joined(server)
    room.edit({ type: 'remove-item', item: itemId('DD-2') })
    await saved(room)
    const theirs = { fields: { ...fields('DD-2', 'a9'), title: 'Olas nye' }, text: [] }
    server.write(ola, [{ record: 'DD-2', key: null, from: undefined, to: theirs }])
    await vi.waitFor(() => expect(titleOf(room, 'DD-2')).toBe('Olas nye'))
    const refusal = { code: 'ID_TAKEN', record: 'DD-2', params: { id: 'DD-2' } }
    expect(room.undo()).toEqual({ kind: 'refused', refusal })
    expect([titleOf(room, 'DD-2'), room.canUndo()]).toEqual(['Olas nye', false])
  })

  it('does not lose its steps when others write elsewhere', async () => {
    const server = serve()
    const room = await joined(server)
    room.edit(title('DD-1', 'Min'))
    await saved(room)
    server.write(ola, [{ record: 'DD-2', key: 'title', from: 'Behov DD-2', to: 'Olas' }])
    await vi.waitFor(() => expect(titleOf(room, 'DD-2')).toBe('Olas'))
    expect(room.undo()).toEqual({ kind: 'done' })
    expect([titleOf(room, 'DD-1'), titleOf(room, 'DD-2')]).toEqual(['Behov DD-1', 'Olas'])
    expect(room.undo()).toEqual({ kind: 'nothing' })
  })

  it('forgets an edit that was refused', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, after) =>
      after.items.get(itemId('DD-2'))?.title === 'Forbudt' ? { code: 'CONTENT', record: 'DD-2' } : null
    room.edit(title('DD-1', 'Min'))
    await saved(room)
    room.edit(title('DD-2', 'Forbudt'))
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1))
    await saved(room)
    expect(room.undo()).toEqual({ kind: 'done' })
    expect([titleOf(room, 'DD-1'), room.canUndo()]).toEqual(['Behov DD-1', false])
  })
})
