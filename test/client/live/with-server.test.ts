// Open rooms against the product's own live rooms over true sockets: two people at one board, and what the server refuses.

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { clearPending } from '../../../client/live/pending-store.ts'
import { itemId } from '../../../shared/board/item.ts'
import { people, pointName } from '../../server/realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../../server/realtime/realtime-server.ts'
import { fragmentIn, joiner, saved, textIn, title, titleOf, typeIn } from './on-server.ts'

let server: RealtimeServer
const rooms: LiveRoom[] = []

beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close()
  await server.close()
  for (const { id } of people) await clearPending(id)
})

const join = joiner(() => server, rooms)

function runIn(room: LiveRoom, record: string): Y.XmlText {
  const paragraph = fragmentIn(room, record).get(0)
  const run = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(run instanceof Y.XmlText)) throw new Error('no paragraph')
  return run
}

/** Calls back when Yjs itself has deleted something in the copy. */
function onSweep(room: LiveRoom, swept: () => void): void {
  const { doc } = fragmentIn(room, 'DD-1')
  doc?.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, made: Y.Transaction) => {
    if (origin === null && made.local && made.deleteSet.clients.size > 0) swept()
  })
}

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
    await kari.leaveNetwork()
    await vi.waitFor(() => expect(ola.presence()).toEqual([]), { interval: 5 })
    kari.joinNetwork()
    await vi.waitFor(() => expect(ola.presence().map(({ state }) => state.record)).toEqual(['DD-1']), { interval: 5 })
  })

  it('[SAV2] sends what was made while the line was down', async () => {
    const kari = await join('kari')
    await kari.leaveNetwork()
    kari.edit(title('DD-1', 'Uten linje'))
    kari.edit(title('DD-2', 'Også uten linje'))
    kari.joinNetwork()
    await saved(kari)
    const ola = await join('ola')
    expect([titleOf(ola, 'DD-1'), titleOf(ola, 'DD-2')]).toEqual(['Uten linje', 'Også uten linje'])
  })

  it('[SAV3] [SAV4] shows the edit that met somebody else’s and keeps the others', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    const needs = (item: string, other: string) =>
      ({ type: 'set-dependency', item: itemId(item), needs: itemId(other), why: 'bygger på' }) as const
    await kari.leaveNetwork()
    kari.edit(title('DD-4', 'Før'))
    kari.edit(needs('DD-1', 'DD-2'))
    kari.edit(title('DD-5', 'Etter'))
    ola.edit(needs('DD-2', 'DD-1'))
    await saved(ola)
    kari.joinNetwork()
    await vi.waitFor(() => expect(kari.notKept()).toHaveLength(1), { interval: 5 })
    await saved(kari)
    await vi.waitFor(() => expect(titleOf(ola, 'DD-5')).toBe('Etter'), { interval: 5 })
    expect(titleOf(ola, 'DD-4')).toBe('Før')
    expect(kari.notKept()[0]?.refusal.code).toBe('DEPENDENCY_CIRCLE')
    expect(kari.notKept()[0]?.changes).toEqual([
      { record: 'DD-1', key: 'needs.DD-2', from: undefined, to: 'bygger på' },
    ])
    expect(kari.board().items.get(itemId('DD-2'))?.needs).toEqual({ 'DD-1': 'bygger på' })
  })

  it('[UND1] [SAV4] puts an item back that was removed and regretted without a line, also for the others', async () => {
    const siv = await join('siv')
    const ola = await join('ola')
    typeIn(siv, 'DD-2', 'Beskrivelsen')
    siv.edit({ type: 'set-dependency', item: itemId('DD-2'), needs: itemId('DD-5'), why: 'bygger på' })
    siv.edit(title('DD-2', 'Rullestolen'))
    await saved(siv)
    const stood = siv.board().items.get(itemId('DD-2'))
    await siv.leaveNetwork()
    expect(siv.edit({ type: 'remove-item', item: itemId('DD-2') }).ok).toBe(true)
    expect(siv.undo()).toEqual({ kind: 'done' })
    siv.edit(title('DD-3', 'Etterpå'))
    siv.joinNetwork()
    await vi.waitFor(() => expect(titleOf(ola, 'DD-3')).toBe('Etterpå'), { interval: 5 })
    await saved(siv)
    expect(siv.notKept()).toEqual([])
    for (const room of [siv, ola]) {
      expect(room.board().items.get(itemId('DD-2'))).toEqual(stood)
      expect(textIn(room, 'DD-2')).toBe('Beskrivelsen\n')
    }
    expect(siv.undo()).toEqual({ kind: 'done' })
    expect(siv.redo()).toEqual({ kind: 'done' })
    await saved(siv)
    expect([titleOf(ola, 'DD-2'), titleOf(ola, 'DD-3')]).toEqual(['Rullestolen', 'Etterpå'])
  })

  it('puts an item back without what it needed, when that is gone since', async () => {
    const siv = await join('siv')
    siv.edit({ type: 'set-dependency', item: itemId('DD-2'), needs: itemId('DD-5'), why: 'bygger på' })
    siv.edit({ type: 'remove-item', item: itemId('DD-2') })
    await saved(siv)
    const gro = await join('siv')
    gro.edit({ type: 'remove-item', item: itemId('DD-5') })
    await vi.waitFor(() => expect(siv.board().items.has(itemId('DD-5'))).toBe(false), { interval: 5 })
    expect(siv.undo()).toEqual({ kind: 'done' })
    await saved(siv)
    expect(siv.notKept()).toEqual([])
    expect(gro.board().items.get(itemId('DD-2'))?.needs).toEqual({})
  })

  it('takes nobody’s copy that sweeps up marks of formatting for somebody who writes', async () => {
    const siv = await join('siv')
    const tor = await join('tor')
    const ida = await join('ida')
    const ola = await join('ola')
    typeIn(siv, 'DD-1', 'abcdef', { start: 1, length: 4 })
    await saved(siv)
    await vi.waitFor(() => expect(textIn(tor, 'DD-1')).toBe('abcdef\n'), { interval: 5 })
    const unsent: Record<string, number> = {}
    for (const [name, room] of Object.entries({ ida, ola })) {
      onSweep(room, () => {
        unsent[name] = room.saveState().unsent
      })
    }
    await tor.leaveNetwork()
    runIn(tor, 'DD-1').delete(3, 2)
    runIn(siv, 'DD-1').delete(1, 2)
    await saved(siv)
    tor.joinNetwork()
    await vi.waitFor(
      () => expect([siv, tor, ida, ola].map((room) => textIn(room, 'DD-1'))).toEqual(Array(4).fill('af\n')),
      {
        interval: 5,
      },
    )
    for (const room of [siv, tor, ida, ola]) await saved(room)
    expect(unsent).toEqual({ ida: 0, ola: 0 })
    const late = await join('kari')
    expect(late.saveState().unsent).toBe(0)
    ola.edit(title('DD-4', 'Etterpå'))
    await saved(ola)
    await vi.waitFor(() => expect([ida, late].map((room) => titleOf(room, 'DD-4'))).toEqual(['Etterpå', 'Etterpå']), {
      interval: 5,
    })
    expect([siv, tor, ida, ola].map((room) => room.notKept())).toEqual([[], [], [], []])
    expect(ola.undo()).toEqual({ kind: 'done' })
    expect(ola.canUndo()).toBe(false)
  })

  it('[T-104] [AGN2] works again within a second of a refusal in the middle of typing, and keeps what was typed after', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    const times: number[] = []
    for (let round = 1; round <= 3; round += 1) {
      const before = fragmentIn(kari, 'DD-1')
      const startMs = performance.now()
      before.insert(0, [new Y.XmlElement('img')])
      typeIn(kari, 'DD-1', `mens ${round}`)
      await vi.waitFor(() => expect(kari.notKept()).toHaveLength(round), { interval: 2 })
      await vi.waitFor(() => expect(fragmentIn(kari, 'DD-1')).not.toBe(before), { interval: 2 })
      typeIn(kari, 'DD-1', `etter ${round}`)
      await saved(kari)
      times.push(Math.round(performance.now() - startMs))
    }
    console.info(`refused → working again and the next edit saved: ${times.join(', ')} ms`)
    // The quickest says what it takes; the others, what else this machine did.
    expect(Math.min(...times)).toBeLessThan(1_000)
    await vi.waitFor(() => expect(textIn(ola, 'DD-1')).toBe('etter 3\nmens 3\netter 2\nmens 2\netter 1\nmens 1\n'))
    expect(kari.notKept().map(({ refusal }) => refusal.code)).toEqual(['SHAPE', 'SHAPE', 'SHAPE'])
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
