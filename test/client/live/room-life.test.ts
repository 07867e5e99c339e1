// The life of an open room beyond editing: closed for good, somebody else signed in, two tabs, a browser that keeps nothing.

import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clearPending, pendingCount } from '../../../client/live/pending-store.ts'
import { itemId } from '../../../shared/board/item.ts'
import { cutLine, join, joined, leaveAll, move, ola, saved, serve, title, titleOf } from './live-people.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  leaveAll()
})

describe('a room', () => {
  it.each([
    [4401, 'NOT_SIGNED_IN'],
    [4404, 'UNKNOWN_ROOM'],
    [4426, 'CLIENT_TOO_OLD'],
  ] as const)('[SES4] that is closed with %i keeps what was written and takes no more', async (code, reason) => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Beholdt'))
    server.cut(code, reason)
    await vi.waitFor(() => expect(room.phase()).toEqual({ name: 'closed', refusal: { code: reason } }))
    expect(room.edit(title('DD-1', 'Nei'))).toEqual({ ok: false, refusal: { code: reason } })
    expect(room.saveState()).toMatchObject({ unsent: 1, connection: 'offline' })
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(1))
    await clearPending(server.person.id)
    expect(await pendingCount(server.person.id)).toBe(0)
  })

  it('does not send one person’s edits as somebody else who has signed in since', async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    room.edit(title('DD-1', 'Karis'))
    server.person = ola
    server.down = false
    await vi.waitFor(() => expect(room.phase()).toEqual({ name: 'closed', refusal: { code: 'NOT_SIGNED_IN' } }))
    expect([server.acknowledged.length > 1, server.board().items.get(itemId('DD-1'))?.title]).toEqual([
      false,
      'Behov DD-1',
    ])
  })

  it('open in two tabs works in both, and neither takes the other’s edits', async () => {
    const server = serve()
    const [one, two] = await Promise.all([joined(server), joined(server)])
    expect(new Set(server.links.map(({ client }) => client)).size).toBe(2)
    server.holds = true
    one.edit(title('DD-1', 'Fra den ene'))
    two.edit(title('DD-2', 'Fra den andre'))
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(2))
    expect([one.saveState().unsent, two.saveState().unsent]).toEqual([1, 1])
    server.release()
    await Promise.all([saved(one), saved(two)])
    await vi.waitFor(() =>
      expect([titleOf(two, 'DD-1'), titleOf(one, 'DD-2')]).toEqual(['Fra den ene', 'Fra den andre']),
    )
  })

  it('[SAV2] takes over what another tab leaves when it closes', async () => {
    const server = serve()
    const one = await joined(server)
    const two = await joined(server)
    server.holds = true
    one.edit(title('DD-1', 'Etterlatt'))
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(1))
    one.close()
    await vi.waitFor(() => expect(titleOf(two, 'DD-1')).toBe('Etterlatt'))
    server.release()
    await saved(two)
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Etterlatt')
  })

  it('[SAV1] says so where the browser keeps nothing, and saves all the same', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('not allowed', 'SecurityError')
      },
    })
    const server = serve()
    const room = await joined(server)
    await vi.waitFor(() => expect(room.saveState().keptOnDevice).toBe(false))
    room.edit(title('DD-1', 'Likevel'))
    await saved(room)
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Likevel')
  })

  it('[SAV4] brings edits along when the server has built the document anew', async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    room.edit(title('DD-1', 'Mens den ble bygd'))
    room.edit(move('DD-3', 'DD-1'))
    server.renew()
    server.down = false
    await saved(room)
    expect([server.board().queue, server.board().items.get(itemId('DD-1'))?.title]).toEqual([
      ['DD-3', 'DD-1', 'DD-2'],
      'Mens den ble bygd',
    ])
    expect(room.notKept()).toEqual([])
  })

  it('takes no edits while the server can only be read, keeps those under way, and goes on afterwards', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Underveis'))
    server.tell('status', { mode: 'read-only', reason: 'unavailable' })
    await vi.waitFor(() => expect(room.saveState()).toMatchObject({ readOnly: 'unavailable', unsent: 1 }))
    expect(room.edit(title('DD-2', 'Nei'))).toEqual({ ok: false, refusal: { code: 'READ_ONLY' } })
    server.tell('status', { mode: 'rw' })
    server.release()
    await saved(room)
    expect(room.edit(title('DD-2', 'Ja')).ok).toBe(true)
  })

  it('opens a line that looks alive and does not answer anew', async () => {
    const server = serve()
    let nowMs = 0
    const room = await joined(server, { nowMs: () => nowMs })
    server.holds = true
    room.edit(title('DD-1', 'Uten svar'))
    const [first] = server.links
    nowMs = 20_000
    await vi.waitFor(() => expect(first?.open).toBe(false))
    server.release()
    await saved(room)
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Uten svar')
  })

  it('[SAV2] strikes out what the server has, when only its answer was lost', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Lagret likevel'))
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(1))
    server.release()
    room.close()
    expect(server.board().items.get(itemId('DD-1'))?.title).toBe('Lagret likevel')
    const again = await joined(server)
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(0))
    await saved(again)
    expect(again.notKept()).toEqual([])
  })

  it('[SAV3] shows on the next visit what was not kept, until it is put away', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, after) => (after.items.get(itemId('DD-1'))?.title === 'Nei' ? { code: 'CONTENT' } : null)
    room.edit(title('DD-1', 'Nei'))
    await vi.waitFor(() => expect(room.notKept()).toHaveLength(1))
    const [shown] = room.notKept()
    room.close()
    const again = await joined(server)
    await vi.waitFor(() => expect(again.notKept()).toEqual([shown]))
    again.dismissNotKept(shown?.id ?? '')
    expect(again.notKept()).toEqual([])
    await vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(0))
  })

  it('[ADM9] says nothing of others’ presence, which it only receives', async () => {
    const server = serve()
    const room = await joined(server)
    const [link] = server.links
    server.show(99, { user: ola, record: 'DD-1' })
    await vi.waitFor(() => expect(room.presence().map(({ clientId }) => clientId)).toEqual([99]))
    room.setPresence({ record: 'DD-2' })
    const said = () => (link?.presence ?? []).map((bytes) => new TextDecoder().decode(bytes))
    await vi.waitFor(() => expect(said().some((text) => text.includes('DD-2'))).toBe(true))
    expect(said().filter((text) => text.includes('DD-1'))).toEqual([])
  })

  it('is loading until the server has answered', () => {
    const server = serve()
    server.down = true
    const room = join(server)
    expect([room.phase(), room.board().queue, room.mayWrite()]).toEqual([{ name: 'loading' }, [], false])
  })
})
