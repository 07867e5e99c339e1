// Faults by their number in faults.md, between the browser's part and the product's own live rooms over true sockets, with the server's clock in
// the test's hand.

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { clearPending } from '../../../client/live/pending-store.ts'
import { itemId } from '../../../shared/board/item.ts'
import { rewritten } from '../../../shared/document/rewritten.ts'
import type { Role } from '../../../shared/role.ts'
import { type HandClock, handClock } from '../../doubles/hand-clock.ts'
import { memoryPeople } from '../../doubles/memory-log.ts'
import { boardName, people, programmeId } from '../../server/realtime/people.ts'
import { type RealtimeServer, realtimeServer } from '../../server/realtime/realtime-server.ts'
import { joiner, saved, textIn, title, titleOf, typeIn } from './on-server.ts'

let server: RealtimeServer
let clock: HandClock
let roles: { id: (typeof people)[number]['id']; name: string; organisation: string; role: Role }[] = []
const rooms: LiveRoom[] = []
const join = joiner(() => server, rooms)

beforeEach(async () => {
  clock = handClock()
  roles = people.map((each) => ({ ...each }))
  server = await realtimeServer({ clock, people: memoryPeople(roles, programmeId) })
})
afterEach(async () => {
  for (const room of rooms.splice(0)) room.close()
  let isClosed = false
  const closing = server.close().then(() => {
    isClosed = true
  })
  await passUntil(() => expect(isClosed).toBe(true))
  await closing
  for (const { id } of people) await clearPending(id)
  vi.restoreAllMocks()
})

const four = 'Karis først\nOlas en\nOlas to\nKaris sist\n'

/** Moves the server's clock on in small steps until a condition holds. */
const passUntil = (check: () => void) =>
  vi.waitFor(
    () => {
      clock.move(500)
      check()
    },
    { interval: 10 },
  )

async function newGeneration(): Promise<void> {
  const found = await server.log.load(boardName)
  if (!found) throw new Error('no room')
  const doc = server.log.document(boardName)
  const begun = await server.log.beginGeneration({
    room: boardName,
    head: found.head,
    fences: found.fences,
    seed: rewritten(doc, 'board'),
    reason: 'client-ids',
  })
  expect(begun.kind).toBe('begun')
}

describe('with the server', () => {
  it('[T-074] saves after an outage what was made before it and typed during it', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    server.log.failNext(1_000_000)
    kari.edit(title('DD-1', 'Før stansen'))
    await passUntil(() => expect(kari.saveState().readOnly).toBe('unavailable'))
    typeIn(kari, 'DD-3', 'skrevet under stansen')
    expect([kari.saveState().unsent, titleOf(ola, 'DD-1') === 'Før stansen']).toEqual([2, false])
    server.log.failNext(0)
    await passUntil(() => expect(kari.saveState()).toMatchObject({ unsent: 0, readOnly: null }))
    await vi.waitFor(() =>
      expect([titleOf(ola, 'DD-1'), textIn(ola, 'DD-3')]).toEqual(['Før stansen', 'skrevet under stansen\n']),
    )
    expect([kari.notKept(), ola.notKept()]).toEqual([[], []])
  })

  it('[T-033] (pitfall 6) returns at once with other rights, and shows what they do not allow', async () => {
    const siv = await join('siv')
    const role = roles.find(({ id }) => id === 'siv')
    if (!role) throw new Error('nobody')
    const release = server.log.hold()
    siv.edit({ type: 'remove-item', item: itemId('DD-6') })
    siv.edit(title('DD-5', 'Underveis'))
    role.role = 'observer'
    server.log.raiseAccess(boardName)
    release()
    await passUntil(() => expect(siv.notKept()).toHaveLength(2))
    await saved(siv)
    expect(siv.notKept().map(({ record, refusal }) => [record, refusal.code])).toEqual([
      ['DD-6', 'FORBIDDEN'],
      ['DD-5', 'FORBIDDEN'],
    ])
    expect([siv.mayWrite(), siv.board().items.has(itemId('DD-6'))]).toEqual([false, true])
    role.role = 'programme-manager'
    server.log.raiseAccess(boardName)
    await passUntil(() => expect(siv.mayWrite()).toBe(true))
    expect(siv.edit(title('DD-5', 'Igjen')).ok).toBe(true)
    await saved(siv)
  })

  it('[T-059] [T-093] shows an edit to an item that somebody removed meanwhile', async () => {
    const kari = await join('kari')
    const siv = await join('siv')
    await kari.leaveNetwork()
    kari.edit(title('DD-2', 'Til et fjernet behov'))
    typeIn(kari, 'DD-2', 'tekst')
    kari.edit(title('DD-3', 'Til et som står'))
    siv.edit({ type: 'remove-item', item: itemId('DD-2') })
    await saved(siv)
    kari.joinNetwork()
    await vi.waitFor(() => expect(titleOf(siv, 'DD-3')).toBe('Til et som står'))
    await saved(kari)
    expect(kari.notKept().map(({ text, refusal }) => [text, refusal.code])).toEqual([
      ['Til et fjernet behov', 'UNKNOWN_ITEM'],
      ['tekst', 'UNKNOWN_ITEM'],
    ])
  })

  it('[SAV4] makes nothing twice in a new generation that was committed and not answered', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    typeIn(kari, 'DD-1', 'likt')
    await saved(kari)
    kari.deafen(true)
    typeIn(kari, 'DD-1', 'likt')
    kari.edit(title('DD-4', 'Lagret uten svar'))
    kari.edit({
      type: 'add-item',
      item: itemId('DD-7'),
      title: 'Lagt til uten svar',
      area: kari.board().items.get(itemId('DD-1'))?.area ?? ('DD' as never),
      kind: 1,
      place: { list: 'queue', before: null },
    })
    await vi.waitFor(() => expect(titleOf(ola, 'DD-7')).toBe('Lagt til uten svar'))
    expect(kari.saveState().unsent).toBe(3)
    typeIn(ola, 'DD-1', 'over')
    await saved(ola)
    kari.cut()
    await newGeneration()
    await passUntil(() => expect(ola.saveState().connection).toBe('connected'))
    kari.edit(title('DD-5', 'Mens den ble bygd'))
    kari.deafen(false)
    await passUntil(() => expect(titleOf(ola, 'DD-5')).toBe('Mens den ble bygd'))
    await saved(kari)
    expect([textIn(ola, 'DD-1'), kari.notKept()]).toEqual(['over\nlikt\nlikt\n', []])
    expect(ola.board().queue.filter((id) => titleOf(ola, id) === 'Lagt til uten svar')).toEqual(['DD-7'])
    expect([titleOf(ola, 'DD-4'), textIn(kari, 'DD-1')]).toEqual(['Lagret uten svar', textIn(ola, 'DD-1')])
  })

  it('[AGN3] [T-135] overwrites nothing in a new generation with what was committed before, and shows none of it as not kept', async () => {
    const kari = await join('kari')
    const ola = await join('ola')
    typeIn(ola, 'DD-1', 'Olas to')
    typeIn(ola, 'DD-1', 'Olas en')
    await saved(ola)
    await vi.waitFor(() => expect(textIn(kari, 'DD-1')).toBe('Olas en\nOlas to\n'))
    kari.deafen(true)
    kari.edit(title('DD-4', 'Karis'))
    typeIn(kari, 'DD-1', 'Karis først')
    typeIn(kari, 'DD-1', 'Karis sist', { at: 3 })
    await vi.waitFor(() => expect([titleOf(ola, 'DD-4'), textIn(ola, 'DD-1')]).toEqual(['Karis', four]))
    ola.edit(title('DD-4', 'Olas siden'))
    typeIn(ola, 'DD-1', 'Olas imellom', { at: 2 })
    await saved(ola)
    await kari.leaveNetwork()
    typeIn(kari, 'DD-1', 'Karis uten linje', { at: 4 })
    await newGeneration()
    kari.deafen(false)
    kari.joinNetwork()
    await passUntil(() => expect(textIn(ola, 'DD-1')).toContain('uten linje'))
    await passUntil(() => expect(kari.saveState()).toMatchObject({ unsent: 0, connection: 'connected' }))
    const all = 'Karis først\nOlas en\nOlas imellom\nOlas to\nKaris sist\nKaris uten linje\n'
    expect([textIn(ola, 'DD-1'), textIn(kari, 'DD-1'), titleOf(ola, 'DD-4'), kari.notKept()]).toEqual([
      all,
      all,
      'Olas siden',
      [],
    ])
  })

  it('[T-103] finds its copy equal to the server’s when all is quiet, and fetches one anew that is not', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const hashes = vi.spyOn(crypto.subtle, 'digest')
    const options = { idle: (work: () => void) => queueMicrotask(work) }
    const kari = await join('kari', { options })
    const ola = await join('ola', { options })
    typeIn(kari, 'DD-1', 'abcdef', { start: 1, length: 4 })
    ola.edit({ type: 'move-item', item: itemId('DD-6'), place: { list: 'queue', before: itemId('DD-1') } })
    ola.edit(title('DD-2', 'Rullestolen'))
    await saved(kari)
    await saved(ola)
    await vi.waitFor(() => expect(textIn(ola, 'DD-1')).toBe('abcdef\n'))
    await passUntil(() => expect(hashes).toHaveBeenCalledTimes(2))
    expect(told).not.toHaveBeenCalled()
    kari.deafen(true)
    ola.edit(title('DD-2', 'Uhørt'))
    await saved(ola)
    kari.deafen(false)
    await passUntil(() => expect(titleOf(kari, 'DD-2')).toBe('Uhørt'))
    expect(told).toHaveBeenCalledTimes(1)
    await saved(kari)
  })
})
