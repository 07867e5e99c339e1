// Faults as a browser meets them, by their number in faults.md: each ends with every edit saved, waiting, or shown to the person.

import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { clearPending, pendingCount } from '../../../client/live/pending-store.ts'
import { saveLabel } from '../../../client/live/save-label.ts'
import { createThrottledAnnouncer } from '../../../client/ui/announce.ts'
import { itemId } from '../../../shared/board/item.ts'
import { textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import type { FakeServer } from './fake-server.ts'
import { cutLine, join, joined, leaveAll, move, ola, saved, serve, title, titleOf } from './live-people.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  leaveAll()
})

const onServer = (server: FakeServer, item: string) => server.board().items.get(itemId(item))?.title
const inTray = (room: LiveRoom) => room.notKept().map(({ record, text, refusal }) => [record, text, refusal.code])
const kept = (server: FakeServer, count: number) =>
  vi.waitFor(async () => expect(await pendingCount(server.person.id)).toBe(count))

function remove(server: FakeServer, item: string): void {
  const was = server.board().items.get(itemId(item))
  if (!was) throw new Error('not there')
  server.write(ola, [{ record: item, key: null, from: { fields: {}, text: [] }, to: undefined }])
}

function type(room: LiveRoom, record: string, text: string): void {
  const fragment = room.text(record)?.fragment
  if (!(fragment instanceof Y.XmlFragment)) throw new Error('no text')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  fragment.insert(fragment.length, [paragraph])
}

const textOnServer = (server: FakeServer, record: string) => {
  const fragment = textOf(server.doc, 'board', record)
  return fragment ? plainText(readRichText(fragment)) : ''
}

/** From now on only time that is waited for passes, and not what a slow machine takes besides. */
function waitedTimeOnly(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
}

/** A shelf as the browser's own, outside of its database. */
function shelf() {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    key: (at: number) => [...values.keys()][at] ?? null,
    get length() {
      return values.size
    },
  }
}

/** Changes what the browser's database holds, as nobody in the product would. */
async function inDatabase(work: (pending: IDBObjectStore) => void): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('veivalg')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const transaction = db.transaction('pending', 'readwrite')
  work(transaction.objectStore('pending'))
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  db.close()
}

describe('what the server does', () => {
  it('[T-033] a right to write that is taken or given while connected shows at once; what was on its way is shown', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Underveis'))
    server.mayWrite = false
    server.person = { ...server.person, role: 'observer' }
    for (const link of server.links) (link as unknown as { forget(): void }).forget()
    server.holds = false
    server.cut(1012, 'FORBIDDEN')
    await vi.waitFor(() => expect(inTray(room)).toEqual([['DD-1', 'Underveis', 'FORBIDDEN']]))
    await saved(room)
    expect([room.mayWrite(), titleOf(room, 'DD-1')]).toEqual([false, 'Behov DD-1'])
    server.mayWrite = true
    server.person = { ...server.person, role: 'board-member' }
    server.cut(1012, 'FORBIDDEN')
    await vi.waitFor(() => expect(room.mayWrite()).toBe(true))
    expect(server.acknowledged.length).toBeLessThan(6)
  })

  it('[T-074] an outage lets edits wait, keeps what is typed meanwhile, and saves all of it afterwards', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Før stansen'))
    server.outage = true
    server.holds = false
    await vi.waitFor(() => expect(room.saveState().readOnly).toBe('unavailable'))
    expect(saveLabel(room.saveState())).toMatchObject({ kind: 'read-only', reason: 'unavailable', waiting: 1 })
    expect(room.edit(title('DD-2', 'Nei'))).toEqual({ ok: false, refusal: { code: 'READ_ONLY' } })
    // The editor was open: the last keys come after the word that it can only be read.
    type(room, 'DD-3', 'skrevet under stansen')
    expect(room.saveState().unsent).toBe(2)
    server.outage = false
    await saved(room)
    expect([onServer(server, 'DD-1'), textOnServer(server, 'DD-3')]).toEqual(['Før stansen', 'skrevet under stansen\n'])
    expect(room.notKept()).toEqual([])
  })

  it('[T-104] a refusal in the middle of typing leaves an editor that works within a second, and is not sent again', async () => {
    const server = serve()
    const room = await joined(server)
    server.judge = (_before, _after, doc) =>
      plainText(readRichText(textOf(doc, 'board', 'DD-1') ?? new Y.XmlFragment())).includes('forbudt')
        ? { code: 'CONTENT', record: 'DD-1' }
        : null
    waitedTimeOnly()
    const startMs = Date.now()
    type(room, 'DD-1', 'forbudt')
    await vi.waitFor(() => expect(inTray(room)).toEqual([['DD-1', 'forbudt', 'CONTENT']]), { interval: 5 })
    await saved(room)
    type(room, 'DD-1', 'lovlig')
    await saved(room)
    expect(Date.now() - startMs).toBeLessThan(1_000)
    expect([textOnServer(server, 'DD-1'), room.notKept().length]).toEqual(['lovlig\n', 1])
  })

  it('fetches a copy anew that differs from the server’s, says so once, and lets an equal one be', async () => {
    const server = serve()
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const room = await joined(server, { idle: (work) => queueMicrotask(work) })
    const before = server.links[0]?.client
    server.tell('digest', { head: 7, hash: 'another' })
    await vi.waitFor(() => expect(server.links[0]?.client).not.toBe(before))
    await saved(room)
    const after = server.links[0]?.client
    server.tell('digest', { head: 7, hash: 'another' })
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2))
    expect([server.links[0]?.client, titleOf(room, 'DD-1')]).toEqual([after, 'Behov DD-1'])
  })
})

describe('a long time away', () => {
  it('[T-093] three weeks and 500 edits: all are saved, and those of removed items lie in the tray with their text', {
    timeout: 120_000,
  }, async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    for (let at = 0; at < 497; at += 1) room.edit(title('DD-1', `Utkast ${at}`))
    room.edit(title('DD-2', 'Til et fjernet behov'))
    type(room, 'DD-2', 'tekst til et fjernet behov')
    room.edit(move('DD-3', 'DD-1'))
    expect(room.saveState().unsent).toBe(500)
    remove(server, 'DD-2')
    server.down = false
    await saved(room)
    expect([server.board().queue, onServer(server, 'DD-1')]).toEqual([['DD-3', 'DD-1'], 'Utkast 496'])
    expect(inTray(room)).toEqual([
      ['DD-2', 'Til et fjernet behov', 'UNKNOWN_ITEM'],
      ['DD-2', 'tekst til et fjernet behov', 'UNKNOWN_ITEM'],
    ])
    await kept(server, 2)
  })

  it('[T-091] bytes of one generation never enter another: what waited for a refusal is made again by its meaning', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    expect(room.edit(title('DD-1', 'Først')).ok).toBe(true)
    expect(room.edit(title('DD-2', 'Forbudt')).ok).toBe(true)
    await vi.waitFor(() => expect(server.links[0]?.frames).toBe(3))
    server.tell('refused', { frame: 3, refusal: { code: 'CONTENT', record: 'DD-2' } })
    server.renew()
    server.holds = false
    await saved(room)
    expect([...server.board().items.values()].map((item) => [item.id, item.title]).sort()).toEqual([
      ['DD-1', 'Først'],
      ['DD-2', 'Behov DD-2'],
      ['DD-3', 'Behov DD-3'],
    ])
    expect(room.notKept().map(({ text }) => text)).toEqual(['Forbudt'])
  })

  it('[T-094] a new generation and a lower role: what is permitted is made again, the rest is listed with the reason', async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    room.edit(title('DD-1', 'Lov å endre'))
    room.edit(move('DD-3', 'DD-1'))
    type(room, 'DD-2', 'lov å skrive')
    server.person = { ...server.person, role: 'stream-owner' }
    server.renew()
    server.down = false
    await vi.waitFor(() => expect(inTray(room)).toEqual([['DD-3', '', 'FORBIDDEN']]))
    await saved(room)
    expect([onServer(server, 'DD-1'), textOnServer(server, 'DD-2')]).toEqual(['Lov å endre', 'lov å skrive\n'])
    expect(server.board().queue).toEqual(['DD-1', 'DD-2', 'DD-3'])
  })

  it('[T-095] an account that is closed keeps what was written in this browser', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Skrevet før kontoen ble stengt'))
    server.cut(4401, 'NOT_SIGNED_IN')
    await vi.waitFor(() => expect(room.phase().name).toBe('closed'))
    expect(saveLabel(room.saveState())).toMatchObject({ kind: 'offline', waiting: 1 })
    room.close()
    await kept(server, 1)
    // Until she says that it may go.
    await clearPending(server.person.id)
    await kept(server, 0)
  })
})

describe('the browser’s store', () => {
  it('[T-096] [T-099] a page closed in the tick of an edit leaves the whole of it or nothing', async () => {
    const server = serve()
    const room = await joined(server)
    server.holds = true
    room.edit(title('DD-1', 'Rett før siden ble lukket'))
    room.close()
    server.cut()
    server.holds = false
    const again = await joined(server)
    await vi.waitFor(() => expect(titleOf(again, 'DD-1')).toBe('Rett før siden ble lukket'))
    await saved(again)
    expect(onServer(server, 'DD-1')).toBe('Rett før siden ble lukket')
  })

  it.each([
    ['full', () => new DOMException('full', 'QuotaExceededError')],
    ['blocked', () => new DOMException('no', 'InvalidStateError')],
  ])('[T-097] a store that is %s is told of, and edits are saved all the same', async (_what, fault) => {
    const server = serve()
    const room = await joined(server)
    const { IDBObjectStore } = globalThis
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw fault()
    })
    server.holds = true
    room.edit(title('DD-1', 'Likevel'))
    await vi.waitFor(() => expect(room.saveState().keptOnDevice).toBe(false))
    expect(saveLabel({ ...room.saveState(), waitingMs: 4_000 }).kind).toBe('unsafe')
    server.release()
    await saved(room)
    expect(onServer(server, 'DD-1')).toBe('Likevel')
  })

  it.each([
    ['evicted', (pending: IDBObjectStore) => void pending.clear()],
    [
      'damaged',
      (pending: IDBObjectStore) => {
        const all = pending.getAll()
        all.onsuccess = () => {
          for (const entry of all.result) pending.put({ ...entry, updates: 'ikke bytes' })
        }
      },
    ],
  ])('[T-098] what was %s in the browser is told of by number, once', async (_what, harm) => {
    const server = serve()
    const outside = shelf()
    const room = await joined(server, { shelf: outside })
    await cutLine(server, room)
    room.edit(title('DD-1', 'Borte'))
    room.edit(title('DD-2', 'Også borte'))
    await kept(server, 2)
    room.close()
    await inDatabase(harm)
    server.down = false
    const again = await joined(server, { shelf: outside })
    await vi.waitFor(() => expect(again.notKept()).toHaveLength(1))
    expect(again.notKept()[0]?.refusal).toEqual({ code: 'LOST_ON_DEVICE', params: { count: 2 } })
    await saved(again)
    again.dismissNotKept(again.notKept()[0]?.id ?? '')
    await kept(server, 0)
    again.close()
    const third = await joined(server, { shelf: outside })
    await saved(third)
    expect([third.notKept(), outside.length]).toEqual([[], 0])
  })

  it('[SES4] [T-119] [T-105] a page of the version before is sent to reload: what was saved stands once, and all the rest is saved', async () => {
    const server = serve()
    const room = await joined(server)
    type(room, 'DD-1', 'før')
    await saved(room)
    server.holds = true
    type(room, 'DD-1', 'lagret uten svar')
    room.edit(title('DD-2', 'Lagret uten svar'))
    await kept(server, 2)
    for (const link of server.links) link.mute = true
    server.release()
    expect(onServer(server, 'DD-2')).toBe('Lagret uten svar')
    server.cut(4426, 'CLIENT_TOO_OLD')
    await vi.waitFor(() => expect(room.phase()).toMatchObject({ refusal: { code: 'CLIENT_TOO_OLD' } }))
    // An editor that is open has not heard of it yet.
    type(room, 'DD-1', 'skrevet etterpå')
    expect(room.edit(title('DD-3', 'Tas ikke imot')).ok).toBe(false)
    await kept(server, 3)
    room.close()
    server.write(ola, [{ record: 'DD-2', key: 'title', from: undefined, to: 'Olas siden' }])
    await inDatabase((pending) => {
      const all = pending.getAll()
      all.onsuccess = () => {
        for (const entry of all.result) pending.put({ ...entry, schemaVersion: entry.schemaVersion - 1 })
      }
    })
    const reloaded = await joined(server)
    await vi.waitFor(() => expect(textOnServer(server, 'DD-1')).toContain('etterpå'))
    await kept(server, 0)
    await saved(reloaded)
    expect([textOnServer(server, 'DD-1'), onServer(server, 'DD-2'), reloaded.notKept()]).toEqual([
      'før\nlagret uten svar\nskrevet etterpå\n',
      'Olas siden',
      [],
    ])
  })

  it('[T-098] bytes that cannot be read take no other edit with them', async () => {
    const server = serve()
    const room = await joined(server)
    await cutLine(server, room)
    room.edit(title('DD-1', 'Skadede byte'))
    room.edit(title('DD-2', 'Hel'))
    await kept(server, 2)
    room.close()
    await inDatabase((pending) => {
      const all = pending.getAll()
      all.onsuccess = () => {
        const entry = all.result.find(({ text }: { text: string }) => text === 'Skadede byte')
        pending.put({ ...entry, updates: [new Uint8Array([255, 255, 255, 7])] })
      }
    })
    server.down = false
    const again = await joined(server)
    await vi.waitFor(() => expect(onServer(server, 'DD-1')).toBe('Skadede byte'))
    await saved(again)
    expect([onServer(server, 'DD-2'), again.notKept()]).toEqual(['Hel', []])
  })
})

describe('tabs, sleep and a poor network', () => {
  it('[T-100] two tabs tell the truth each of itself; one that goes hands over within five seconds, and nothing is sent twice', {
    timeout: 120_000,
  }, async () => {
    waitedTimeOnly()
    const server = serve()
    const one = await joined(server)
    const two = await joined(server)
    server.holds = true
    one.edit(title('DD-1', 'Fra den ene'))
    expect([saveLabel(one.saveState()).kind, saveLabel(two.saveState()).kind]).toEqual(['saving', 'saved'])
    await kept(server, 1)
    one.close()
    const startMs = Date.now()
    await vi.waitFor(() => expect(two.saveState().unsent).toBe(1), { interval: 10, timeout: 90_000 })
    expect(Date.now() - startMs).toBeLessThan(5_000)
    server.release()
    await saved(two)
    expect([onServer(server, 'DD-1'), two.notKept()]).toEqual(['Fra den ene', []])
    await kept(server, 0)
  })

  it('[T-101] a calendar clock that is set a day on or back means nothing to the line, the order or the label', async () => {
    const server = serve()
    const day = 86_400_000
    let wallMs = 1_800_000_000_000
    const room = await joined(server, { wallMs: () => wallMs })
    const client = server.links[0]?.client
    for (const [at, jump] of [day, -2 * day, day].entries()) {
      wallMs += jump
      room.edit(title('DD-1', `Utkast ${at}`))
      await saved(room)
    }
    expect([server.links.map((link) => link.client), onServer(server, 'DD-1')]).toEqual([[client], 'Utkast 2'])
    // The server's time is shown.
    expect(room.saveState().savedAt).toEqual(new Date('2026-11-23T12:00:01.000Z'))
  })

  it('[T-101] (pitfall 9) after sleep a line that looks alive is asked at once, and opened anew when it does not answer', {
    timeout: 120_000,
  }, async () => {
    const listeners = new Map<string, () => void>()
    vi.stubGlobal('document', {
      visibilityState: 'visible',
      addEventListener: (name: string, work: () => void) => void listeners.set(name, work),
      removeEventListener: () => undefined,
    })
    const server = serve()
    waitedTimeOnly()
    const room = await joined(server, { nowMs: () => Date.now() })
    const [before] = server.links
    if (!before) throw new Error('no line')
    before.mute = true
    const startMs = Date.now()
    room.edit(title('DD-1', 'Etter dvalen'))
    listeners.get('visibilitychange')?.()
    await vi.waitFor(() => expect(onServer(server, 'DD-1')).toBe('Etter dvalen'), { timeout: 90_000 })
    // An edit that is never answered would tell of it, but later.
    expect(Date.now() - startMs).toBeLessThan(12_000)
    await saved(room)
    expect([before.open, server.links.length]).toEqual([false, 1])
  })

  it('[T-102] a network that comes and goes a hundred times loses and doubles nothing', {
    timeout: 120_000,
  }, async () => {
    const server = serve()
    const room = join(server)
    await vi.waitFor(() => expect(room.phase().name).toBe('open'))
    const items = ['DD-1', 'DD-2', 'DD-3']
    for (let at = 0; at < 100; at += 1) {
      const item = items[at % 3] ?? 'DD-1'
      type(room, item, `linje ${at}`)
      room.edit(title(item, `Utkast ${at}`))
      server.cut()
      if (at % 4 === 0) await saved(room)
    }
    await saved(room)
    const lines = items.flatMap((item) => textOnServer(server, item).trim().split('\n'))
    expect(lines.sort()).toEqual(Array.from({ length: 100 }, (_, at) => `linje ${at}`).sort())
    expect(items.map((item) => onServer(server, item))).toEqual(['Utkast 99', 'Utkast 97', 'Utkast 98'])
    expect(room.notKept()).toEqual([])
    await kept(server, 0)
  })

  it('[T-102] says one thing in ten seconds at most while the network comes and goes', () => {
    let nowMs = 0
    let due: { atMs: number; work: () => void } | null = null
    const said: number[] = []
    const announcer = createThrottledAnnouncer({
      minGapMs: 10_000,
      nowMs: () => nowMs,
      later(work, delayMs) {
        due = { atMs: nowMs + delayMs, work }
        return () => {
          due = null
        }
      },
      emit: () => said.push(nowMs),
    })
    for (let at = 0; at < 400; at += 1) {
      nowMs = at * 1_000
      const waiting: { atMs: number; work: () => void } | null = due
      if (waiting !== null && (waiting as { atMs: number }).atMs <= nowMs) {
        due = null
        ;(waiting as { work: () => void }).work()
      }
      if (at % 2 === 0) announcer.say(at % 4 === 0 ? 'Frakoblet' : `Lagret ${at}`)
    }
    expect(Math.min(...said.slice(1).map((ms, at) => ms - (said[at] ?? 0)))).toBeGreaterThanOrEqual(10_000)
  })
})
