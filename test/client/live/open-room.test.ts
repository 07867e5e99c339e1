// An open room against a server in memory: connecting, editing, saving, what others do, losing the line and finding it again.

import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { pendingCount } from '../../../client/live/pending-store.ts'
import { itemId } from '../../../shared/board/item.ts'
import { areaIdSchema } from '../../../shared/ids.ts'
import { fields } from './fake-server.ts'
import { cutLine, join, joined, leaveAll, move, ola, saved, serve, title, titleOf } from './live-people.ts'

afterEach(leaveAll)

describe('joining', () => {
  it('can be edited only after the first sync', async () => {
    const server = serve()
    const room = join(server)
    expect(room.phase()).toEqual({ name: 'loading' })
    expect(room.edit(title('DD-1', 'For tidlig'))).toEqual({ ok: false, refusal: { code: 'UNAVAILABLE' } })
    await vi.waitFor(() => expect(room.phase()).toEqual({ name: 'open' }))
    expect(room.board().queue).toEqual(['DD-1', 'DD-2', 'DD-3'])
  })

  it('says in the address who it is and which shape it knows', async () => {
    const server = serve()
    await joined(server)
    const [link] = server.links
    expect(link?.url.pathname).toBe('/live/board/dd')
    expect(Object.fromEntries(link?.url.searchParams ?? [])).toEqual({ client: String(link?.client), schema: '2' })
  })
})

describe('editing', () => {
  it('[SAV1] is saved when the server has acknowledged it, not before', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    expect(room.edit(title('DD-1', 'Ny tittel')).ok).toBe(true)
    expect(titleOf(room, 'DD-1')).toBe('Ny tittel')
    await vi.waitFor(() => expect(room.saveState().unsent).toBe(1))
    server.release()
    await saved(room)
    expect(room.saveState().savedAt).toEqual(new Date('2026-11-23T12:00:01.000Z'))
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Ny tittel')
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(0))
  })

  it('draws only what changed: other items keep their identity, and the order keeps its own', async () => {
    const server = serve()
    const room = await joined(server)
    const before = room.board()
    room.edit(title('DD-1', 'Ny tittel'))
    const after = room.board()
    expect(after.items.get(itemId('DD-2'))).toBe(before.items.get(itemId('DD-2')))
    expect(after.queue).toBe(before.queue)
  })

  it('refuses at once what the role may not', async () => {
    const server = serve()
    server.person = { ...server.person, role: 'stream-owner' }
    const room = await joined(server)
    expect(room.edit(move('DD-3', 'DD-1'))).toEqual({
      ok: false,
      refusal: { code: 'FORBIDDEN', record: 'DD-3', params: { permission: 'item.move' } },
    })
  })
})

describe('others', () => {
  it('shows who moved what from where to where', async () => {
    const server = serve()
    const room = await joined(server)
    const from = server.board().items.get(itemId('DD-3'))?.position
    server.write(ola, [{ record: 'DD-3', key: 'position', from, to: { list: 'queue', rank: 'Zz' } }])
    await vi.waitFor(() => expect(room.moves()).toHaveLength(1))
    const [moved] = room.moves()
    expect({ ...moved, at: null, changes: null, boards: null }).toEqual({
      id: 1,
      kind: 'move',
      item: 'DD-3',
      title: 'Behov DD-3',
      from: { list: 'queue', place: 3 },
      to: { list: 'queue', place: 1 },
      person: ola,
      own: false,
      at: null,
      changes: null,
      boards: null,
    })
    if (!moved) throw new Error('no move')
    expect(room.takeBack(moved).ok).toBe(true)
    expect(room.board().queue).toEqual(['DD-1', 'DD-2', 'DD-3'])
  })

  it('waits with others’ changes while paused and still shows one’s own', async () => {
    const server = serve()
    const room = await joined(server)
    room.setPaused(true)
    server.write(ola, [{ record: 'DD-1', key: 'title', from: 'Behov DD-1', to: 'Olas' }])
    room.edit(title('DD-2', 'Min'))
    await saved(room)
    expect([titleOf(room, 'DD-1'), titleOf(room, 'DD-2')]).toEqual(['Behov DD-1', 'Min'])
    room.setPaused(false)
    expect([titleOf(room, 'DD-1'), titleOf(room, 'DD-2')]).toEqual(['Olas', 'Min'])
  })
})

describe('losing the line', () => {
  it('[SAV2] keeps an edit made offline and sends it on return', async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    room.edit(title('DD-1', 'Uten nett'))
    room.edit(move('DD-3', 'DD-1'))
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(2))
    server.down = false
    await saved(room)
    expect(server.board().queue).toEqual(['DD-3', 'DD-1', 'DD-2'])
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Uten nett')
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(0))
  })

  it('[SAV2] sends what a closed tab left, when the room is opened again', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Etterlatt'))
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(1))
    room.close()
    server.cut()
    server.holds = false
    await vi.waitFor(() => expect(server.links).toHaveLength(0))
    const again = await joined(server)
    await vi.waitFor(() => expect(titleOf(again, 'DD-1')).toBe('Etterlatt'))
    await saved(again)
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Etterlatt')
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(0))
  })
})

describe('a refusal', () => {
  it('[SAV3] [SAV4] shows the refused edit with before and after, and makes the others again', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, after) =>
      after.items.get(itemId('DD-2'))?.title === 'Forbudt' ? { code: 'CONTENT', record: 'DD-2' } : null
    server.holds = true
    room.edit(title('DD-1', 'Først'))
    room.edit(title('DD-2', 'Forbudt'))
    room.edit(title('DD-3', 'Sist'))
    server.release()
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1))
    await saved(room)
    expect(room.notKept().map(({ refusal, changes, text, record }) => ({ refusal, changes, text, record }))).toEqual([
      {
        refusal: { code: 'CONTENT', record: 'DD-2' },
        changes: [{ record: 'DD-2', key: 'title', from: 'Behov DD-2', to: 'Forbudt' }],
        text: 'Forbudt',
        record: 'DD-2',
      },
    ])
    const titles = ['DD-1', 'DD-2', 'DD-3'].map((id) => [
      titleOf(room, id),
      server.board().items.get(itemId(id))?.title,
    ])
    expect(titles).toEqual([
      ['Først', 'Først'],
      ['Behov DD-2', 'Behov DD-2'],
      ['Sist', 'Sist'],
    ])
  })

  it('[SAV4] makes edits that shared one frame again one by one', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, after) =>
      after.items.get(itemId('DD-2'))?.title === 'Forbudt' ? { code: 'CONTENT', record: 'DD-2' } : null
    await cutLine(server, room)
    room.edit(title('DD-1', 'Først'))
    room.edit(title('DD-2', 'Forbudt'))
    room.edit(title('DD-3', 'Sist'))
    server.down = false
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1))
    await saved(room)
    expect(['DD-1', 'DD-2', 'DD-3'].map((id) => server.board().items.get(itemId(id))?.title)).toEqual([
      'Først',
      'Behov DD-2',
      'Sist',
    ])
    expect(room.notKept()[0]?.text).toBe('Forbudt')
  })

  it('takes the next free number when an item that was added is tried again and its id is taken', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (before, after) =>
      after.items.has(itemId('DD-4')) && !before.items.has(itemId('DD-4')) ? { code: 'ID_TAKEN', record: 'DD-4' } : null
    room.edit({
      type: 'add-item',
      item: itemId('DD-4'),
      title: 'Nytt behov',
      area: areaIdSchema.parse('DD'),
      kind: 1,
      place: { list: 'queue', before: null },
    })
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1))
    await saved(room)
    server.judge = () => null
    server.write(ola, [{ record: 'DD-4', key: null, from: undefined, to: { fields: fields('DD-4', 'a9'), text: [] } }])
    await vi.waitFor(() => expect(titleOf(room, 'DD-4')).toBe('Behov DD-4'))
    expect(room.tryAgain(room.notKept()[0]?.id ?? '').ok).toBe(true)
    await saved(room)
    expect([titleOf(room, 'DD-4'), titleOf(room, 'DD-5'), room.notKept().length]).toEqual([
      'Behov DD-4',
      'Nytt behov',
      0,
    ])
  })
})
