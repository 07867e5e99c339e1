// Rooms over HTTP do what they do by WebSocket: the same tests on both ways, against the product's own live rooms; and what only HTTP has:
// streams that are cut, answers that are lost.

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { streamSlots } from '../../../client/live/stream-slots.ts'
import { systemClock } from '../../../server/realtime/system-clock.ts'
import { itemId } from '../../../shared/board/item.ts'
import { type RealtimeServer, realtimeServer } from '../../server/realtime/realtime-server.ts'
import { type OnWay, wayfarers } from './http-ways.ts'
import { saved, textIn, title, titleOf, typeIn } from './on-server.ts'

let server: RealtimeServer
const { join, close } = wayfarers(() => server)

beforeEach(async () => {
  server = await realtimeServer()
})
afterEach(async () => {
  await close()
  await server.close()
})

const lost = (room: OnWay) =>
  vi.waitFor(() => expect(room.saveState().connection).not.toBe('connected'), { interval: 5 })
const shows = (room: OnWay, item: string, value: string) =>
  vi.waitFor(() => expect(titleOf(room, item)).toBe(value), { interval: 5 })

/** A connection that only lost its stream is given up after 20 s: on a server where none is, it is her leaving that is seen. */
const neverGivenUp: typeof systemClock.after = (ms, run) =>
  ms >= 20_000 ? () => undefined : systemClock.after(ms, run)

describe.each(['socket', 'http'] as const)('by %s', (way) => {
  it('shows each what the other writes, and says saved', async () => {
    const kari = await join('kari', { way })
    const ola = await join('ola', { way: 'socket' })
    kari.edit(title('DD-1', 'Fra Kari'))
    ola.edit(title('DD-2', 'Fra Ola'))
    await shows(ola, 'DD-1', 'Fra Kari')
    await shows(kari, 'DD-2', 'Fra Ola')
    await saved(kari)
    typeIn(kari, 'DD-3', 'Skrevet i beskrivelsen')
    await vi.waitFor(() => expect(textIn(ola, 'DD-3')).toBe('Skrevet i beskrivelsen\n'), { interval: 5 })
    await saved(kari)
  })

  it('shows presence, and its end at once when the page is left', async () => {
    await server.close()
    server = await realtimeServer({ clock: { ...systemClock, after: neverGivenUp } })
    const kari = await join('kari', { way })
    const ola = await join('ola', { way })
    kari.setPresence({ page: 'queue', record: 'DD-1', verb: 'edits' })
    await vi.waitFor(() => expect(ola.presence().map(({ state }) => state.record)).toEqual(['DD-1']), { interval: 5 })
    expect(ola.presence()[0]?.person.name).toBe('Kari Nordmann')
    kari.close()
    await vi.waitFor(() => expect(ola.presence()).toEqual([]), { interval: 5, timeout: 30_000 })
  })

  it('[SAV2] sends what was made while the line was down, once', async () => {
    const kari = await join('kari', { way })
    const ola = await join('ola', { way: 'socket' })
    for (let round = 1; round <= 5; round += 1) {
      kari.proxy.cut()
      kari.edit(title('DD-1', `Runde ${round}`))
      await shows(ola, 'DD-1', `Runde ${round}`)
      await saved(kari)
    }
    expect(kari.notKept()).toEqual([])
    expect(server.log.rows.length).toBeLessThanOrEqual(1 + 5 + 6)
  })

  it('[SAV3] [SAV4] shows the edit that is refused, and keeps the others', async () => {
    const kari = await join('kari', { way })
    const ola = await join('ola', { way })
    const needs = (item: string, other: string) =>
      ({ type: 'set-dependency', item: itemId(item), needs: itemId(other), why: 'bygger på' }) as const
    if (way === 'http') kari.proxy.loseAnswers = 1
    kari.edit(needs('DD-1', 'DD-2'))
    ola.edit(needs('DD-2', 'DD-1'))
    kari.edit(title('DD-5', 'Etter'))
    await vi.waitFor(() => expect([...kari.notKept(), ...ola.notKept()]).toHaveLength(1), {
      interval: 5,
    })
    await saved(kari)
    await saved(ola)
    await shows(ola, 'DD-5', 'Etter')
    expect([...kari.notKept(), ...ola.notKept()][0]?.refusal.code).toBe('DEPENDENCY_CIRCLE')
  })

  it('[RGT3] lets an observer read and not write', async () => {
    const ida = await join('ida', { way })
    expect(ida.board().queue).toHaveLength(6)
    expect(ida.edit(title('DD-1', 'Nei'))).toEqual({ ok: false, refusal: { code: 'FORBIDDEN' } })
  })

  it('tells who is let in nowhere, and why', async () => {
    const nobody = await join('kari', { way, as: 'nobody' })
    expect(nobody.phase()).toEqual({ name: 'closed', refusal: { code: 'NOT_SIGNED_IN' } })
    const gone = await join('kari', { way, room: 'board/finnes-ikke' })
    expect(gone.phase()).toEqual({ name: 'closed', refusal: { code: 'UNKNOWN_ROOM' } })
  })

  it('goes on in a new connection when the server sends it away', async () => {
    const kari = await join('kari', { way })
    const before = kari.proxy.seen.length
    // Cut without a word and mended at once: the same person, the same client id.
    kari.proxy.cut()
    await vi.waitFor(() => expect(kari.proxy.seen.length).toBeGreaterThan(before), { interval: 5 })
    await saved(kari)
    kari.edit(title('DD-1', 'Etterpå'))
    await saved(kari)
    expect(kari.notKept()).toEqual([])
  })
})

describe('over HTTP', () => {
  it('is whole through a proxy that cuts every stream after a moment and loses answers', async () => {
    const kari = await join('kari', {
      way: 'http',
      prepare: (proxy) => {
        proxy.cutStreamsMs = 60
      },
    })
    const ola = await join('ola', { way: 'socket' })
    const opens = () => kari.proxy.seen.filter((each) => each.includes('/open/')).length
    for (let at = 0; at < 40; at += 1) {
      if (at % 8 === 3) kari.proxy.loseAnswers = 1
      kari.edit(title('DD-1', `Kari ${at}`))
      ola.edit(title('DD-2', `Ola ${at}`))
      await vi.waitFor(() => expect(kari.saveState().unsent).toBeLessThan(4), { interval: 2 })
    }
    await shows(ola, 'DD-1', 'Kari 39')
    await shows(kari, 'DD-2', 'Ola 39')
    await saved(kari)
    expect(opens()).toBe(1)
    expect(kari.proxy.seen.filter((each) => each.endsWith('/events')).length).toBeGreaterThan(3)
    expect(kari.notKept()).toEqual([])
  })

  it('gathers what is made while a POST is under way', async () => {
    const kari = await join('kari', { way: 'http' })
    const posts = () => kari.proxy.seen.filter((each) => each.endsWith('/frames')).length
    const before = posts()
    for (let at = 0; at < 30; at += 1) kari.edit(title('DD-1', `Nr. ${at}`))
    await saved(kari)
    expect(posts() - before).toBeLessThan(10)
    const ola = await join('ola', { way: 'socket' })
    expect(titleOf(ola, 'DD-1')).toBe('Nr. 29')
  })

  it('takes and brings much at once, in pieces', async () => {
    const kari = await join('kari', { way: 'http' })
    const ola = await join('ola', { way: 'http' })
    const items = ['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-5']
    const long = 'Lang tekst. '.repeat(800)
    for (const item of items) typeIn(kari, item, long)
    await saved(kari)
    expect(kari.notKept()).toEqual([])
    const whole = (room: OnWay) => items.map((item) => textIn(room, item) === `${long}\n`)
    await vi.waitFor(() => expect(whole(ola)).not.toContain(false), { interval: 20 })
    expect(whole(await join('siv', { way: 'http' }))).not.toContain(false)
  })

  it('works, a moment later, where the browser has no connection to spare', { timeout: 120_000 }, async () => {
    const kari = await join('kari', { way: 'http', takeSlot: async () => null })
    const ola = await join('ola', { way: 'socket' })
    for (let round = 0; round < 3; round += 1) {
      kari.edit(title('DD-1', `Kari ${round}`))
      ola.edit(title('DD-2', `Ola ${round}`))
      await shows(ola, 'DD-1', `Kari ${round}`)
      await shows(kari, 'DD-2', `Ola ${round}`)
      await saved(kari)
    }
    const opened = kari.proxy.seen.filter((each) => each.includes('/open/'))
    expect(opened).toHaveLength(1)
  })

  it('holds three streams in a browser, and a fourth when one is given back', async () => {
    const held = new Set<string>()
    const locks = {
      request: async (name: string, _how: LockOptions, work: (lock: Lock | null) => unknown) => {
        const free = !held.has(name)
        held.add(name)
        await work(free ? { name, mode: 'exclusive' } : null)
        if (free) held.delete(name)
      },
    } as unknown as LockManager
    const take = streamSlots(locks)
    const slots = [await take(), await take(), await take()]
    expect([...slots.map((slot) => slot === null), (await take()) === null]).toEqual([false, false, false, true])
    slots[1]?.()
    await vi.waitFor(async () => expect(await take()).not.toBeNull())
  })

  it('notices a server that is gone, and says so', async () => {
    const kari = await join('kari', { way: 'http' })
    await kari.proxy.close()
    await lost(kari)
  })
})
