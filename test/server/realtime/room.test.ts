// Rooms: the order that holds, acknowledgement, catching up, refusal, presence: people's sockets are queues and commits are held by hand.

import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { personColour } from '../../../server/auth/person-colour.ts'
import { readHead, writeHead } from '../../../shared/document/point-head.ts'
import { readBoard, recordsOf, textOf } from '../../../shared/document/records.ts'
import { memoryLog } from '../../doubles/memory-log.ts'
import { id } from '../../shared/a-board.ts'
import { canonical, type Desk, type LiveBoard, liveBoard, settled, syncFrame } from './live-board.ts'
import { actor, boardName, people, pointName, seeded } from './people.ts'

const saved = (desk: Desk) => desk.told.filter((each) => each.name === 'saved').map((each) => each.value)
const snapshotAt = async ({ log }: LiveBoard) => (await log.load(boardName))?.snapshot?.position ?? null
const title = (value: string) => ({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value } }) as const
const at = '2026-11-23T14:03:00.000Z'
/** When the hand clock begins. */
const saved0 = '2026-11-23T13:00:00.000Z'
/** Lets time pass in steps, and everything that follows from each. */
const pass = async ({ clock }: LiveBoard, ms: number, stepMs = 100): Promise<void> => {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock.move(stepMs)
    await settled()
  }
}

/** A pause of those who write; compaction takes as many turns as it needs. */
const compactedTo = async (board: LiveBoard, position: number): Promise<void> => {
  board.clock.move(2_000)
  await vi.waitFor(async () => expect(await snapshotAt(board)).toBe(position))
}

/** Makes so many edits, each of which becomes a row: not so many at once that they would be laid together. */
async function inRows(edits: number, edit: (nth: number) => void): Promise<void> {
  for (let nth = 0; nth < edits; nth += 1) {
    edit(nth)
    if (nth % 50 === 49 || nth === edits - 1) await settled()
  }
}

describe('a live room', () => {
  it('[ADM7] shows nobody a change that is not durable', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    const release = board.log.hold()
    kari.edit(title('Holdt igjen'))
    await settled()
    const late = await board.join('tor')
    expect([ola, late].map((desk) => readBoard(desk.doc).items.get(id('DD-1'))?.title)).toEqual([
      'Behov DD-1',
      'Behov DD-1',
    ])
    expect(board.log.rows(boardName)).toHaveLength(1)
    release()
    await settled()
    expect([ola, late].map((desk) => readBoard(desk.doc).items.get(id('DD-1'))?.title)).toEqual([
      'Holdt igjen',
      'Holdt igjen',
    ])
  })

  it('[ADM8] says saved only after the commit, counting every update and step 2 in order', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    expect(saved(kari)).toEqual([{ frames: 1, at: board.clock.now().toISOString() }])
    const release = board.log.hold()
    kari.edit(title('Første'))
    kari.edit(title('Andre'))
    await settled()
    expect(saved(kari)).toHaveLength(1)
    release()
    await settled()
    expect(saved(kari).at(-1)).toEqual({ frames: 3, at })
  })

  it('[ADM8] acknowledges what brings nothing only once what it repeats is durable', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    const release = board.log.hold()
    kari.edit(title('To ganger'))
    const again = await board.join('kari', { doc: Object.assign(new Y.Doc(), { clientID: 77 }) })
    again.update(Y.encodeStateAsUpdate(kari.doc))
    await settled()
    expect(saved(again)).toEqual([])
    release()
    await settled()
    expect(saved(again)).toEqual([{ frames: 2, at: board.clock.now().toISOString() }])
    expect(board.log.rows(boardName)).toHaveLength(2)
  })

  it('gathers what several people do while a commit is in flight into one batch', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    const release = board.log.hold()
    kari.edit(title('En'))
    await settled()
    for (const value of ['To', 'Tre', 'Fire']) ola.edit({ ...title(value), item: id('DD-2') })
    kari.edit(title('Fem'))
    release()
    await settled()
    expect(board.log.batchIds()).toHaveLength(2)
    expect(board.log.rows(boardName).map((row) => row.actor)).toEqual([null, 'kari', 'ola', 'ola', 'ola', 'kari'])
    expect(canonical(kari.doc)).toBe(canonical(board.replay()))
  })

  it('[ADM6] reads nothing more after a refusal, and tells it after what was saved before it', async () => {
    const board = await liveBoard()
    const [tor, kari] = [await board.join('tor'), await board.join('kari')]
    const release = board.log.hold()
    tor.edit(title('Lov å skrive'))
    tor.edit({ type: 'move-item', item: id('DD-6'), place: { list: 'queue', before: id('DD-1') } })
    tor.edit(title('For sent'))
    await settled()
    expect(tor.closed).toBeNull()
    release()
    await settled()
    expect(tor.closed).toEqual({ code: 4403, reason: 'FORBIDDEN' })
    expect(tor.told.slice(-2)).toEqual([
      { name: 'saved', value: { frames: 2, at } },
      {
        name: 'refused',
        value: { frame: 3, refusal: { code: 'FORBIDDEN', record: 'DD-6', params: { permission: 'item.move' } } },
      },
    ])
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.title).toBe('Lov å skrive')
    expect(board.log.rows(boardName)).toHaveLength(2)
  })

  it('[ADM11] leaves everybody else at work after a refusal', async () => {
    const board = await liveBoard()
    const [tor, kari, ola] = [await board.join('tor'), await board.join('kari'), await board.join('ola')]
    const release = board.log.hold()
    kari.edit(title('Karis'))
    tor.edit({ type: 'remove-item', item: id('DD-3') })
    ola.edit({ ...title('Olas'), item: id('DD-3') })
    release()
    await settled()
    expect(tor.closed?.code).toBe(4403)
    expect([kari, ola].map((desk) => desk.closed)).toEqual([null, null])
    expect(canonical(kari.doc)).toBe(canonical(ola.doc))
    expect(canonical(kari.doc)).toBe(canonical(board.replay()))
    expect(readBoard(kari.doc).items.get(id('DD-3'))?.title).toBe('Olas')
  })

  it('[LOG3] judges again what was judged on an older head, and shows what came between', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    const elsewhere = new Y.Doc()
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(board.replay()))
    elsewhere.clientID = 1
    const before = Y.encodeStateVector(elsewhere)
    recordsOf(elsewhere, 'board').delete('DD-5')
    board.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(elsewhere, before), [1])
    kari.edit({ type: 'set-dependency', item: id('DD-1'), needs: id('DD-5'), why: 'Trengs' })
    ola.edit({ ...title('Består'), item: id('DD-2') })
    await settled()
    expect(kari.closed).toEqual({ code: 4403, reason: 'DEPENDENCY_UNKNOWN' })
    expect(ola.closed).toBeNull()
    expect(readBoard(ola.doc).queue).toEqual(['DD-1', 'DD-2', 'DD-3', 'DD-4', 'DD-6'])
    expect(readBoard(ola.doc).items.get(id('DD-2'))?.title).toBe('Består')
    expect(canonical(ola.doc)).toBe(canonical(board.replay()))
    expect(board.log.rows(boardName).map((row) => row.position)).toEqual([1, 2, 3])
  })

  it('[LOG3] judges again what was judged under an older rule epoch', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    board.log.raiseEpoch(boardName)
    kari.edit(title('Etter ny regel'))
    await settled()
    expect(kari.closed).toBeNull()
    expect(board.log.rows(boardName)).toHaveLength(2)
    expect(new Set(board.log.batchIds()).size).toBe(2)
  })

  it('[LOG2] asks again under the same batch id when the answer to a commit is lost', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    board.log.failNext(1, { afterCommit: true })
    kari.edit(title('En gang'))
    await settled()
    expect(saved(kari)).toHaveLength(1)
    board.clock.move(100)
    await settled()
    expect(saved(kari).at(-1)).toEqual({ frames: 2, at })
    expect(board.log.rows(boardName)).toHaveLength(2)
    expect(new Set(board.log.batchIds()).size).toBe(1)
  })

  it('[T-074] tells that it is read-only when the log stays away, acknowledges nothing, and asks for it again when it is back', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    board.log.failNext(1_000)
    kari.edit(title('Ikke lagret ennå'))
    await pass(board, 10_000)
    const modes = () => kari.told.filter((each) => each.name === 'status').map((each) => each.value)
    expect(modes()).toEqual([{ mode: 'rw' }, { mode: 'read-only', reason: 'UNAVAILABLE' }])
    expect(board.rooms.status).toEqual({ mode: 'read-only', reason: 'UNAVAILABLE' })
    kari.edit(title('Heller ikke dette'))
    kari.claim([[kari.doc.clientID, 1, JSON.stringify({ page: 'queue' })]])
    const tor = await board.join('tor')
    await pass(board, 300_000, 5_000)
    expect([kari, ola, tor].map((desk) => desk.closed)).toEqual([null, null, null])
    expect([saved(kari), ola.presence.length, tor.told[1]?.value]).toEqual([[{ frames: 1, at: saved0 }], 1, modes()[1]])
    expect(readBoard(tor.doc).items.get(id('DD-1'))?.title).toBe('Behov DD-1')
    expect(board.log.rows(boardName)).toHaveLength(1)
    board.log.failNext(0)
    await pass(board, 2_500)
    expect(modes().at(-1)).toEqual({ mode: 'rw' })
    // The edits were frames 2 and 3; the step 2 that carries them again is the fourth.
    expect([saved(kari).at(-1), kari.closed]).toEqual([{ frames: 4, at }, null])
    expect(readBoard(ola.doc).items.get(id('DD-1'))?.title).toBe('Heller ikke dette')
    expect(canonical(tor.doc)).toBe(canonical(board.replay()))
  })

  it('tells who writes before the first thing they wrote, and only to those who understand', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari', { clientId: 11 })
    const plain = await board.join('siv', { clientId: 12, ours: false })
    const ola = await board.join('ola', { clientId: 13 })
    expect(ola.told.filter((each) => each.name === 'authors').map((each) => each.value)).toEqual([
      {
        clientIds: [11],
        person: {
          id: 'kari',
          name: 'Kari Nordmann',
          organisation: 'Prøve kommune',
          role: 'board-member',
          colour: personColour(actor('kari').personId),
        },
      },
      {
        clientIds: [12],
        person: {
          id: 'siv',
          name: 'Siv Nordmann',
          organisation: 'Prøve kommune',
          role: 'programme-manager',
          colour: personColour(actor('siv').personId),
        },
      },
      {
        clientIds: [13],
        person: {
          id: 'ola',
          name: 'Ola Nordmann',
          organisation: 'Prøve kommune',
          role: 'deputy',
          colour: personColour(actor('ola').personId),
        },
      },
      { clientIds: [1], person: null },
    ])
    kari.told.length = 0
    ola.edit(title('Fra Ola'))
    await settled()
    expect(kari.told.map((each) => each.name)).toEqual(['authors'])
    expect(plain.told).toEqual([])
    expect(readBoard(plain.doc).items.get(id('DD-1'))?.title).toBe('Fra Ola')
  })

  it('tells who is behind client id 0 like any other', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari', { clientId: 11 })
    const ola = await board.join('ola', { clientId: 0 })
    kari.told.length = 0
    ola.edit(title('Fra Ola'))
    await settled()
    const authors = kari.told.filter((each) => each.name === 'authors').map((each) => each.value)
    expect(authors).toMatchObject([{ clientIds: [0], person: { id: 'ola' } }])
  })

  it('shows a head that a command wrote', async () => {
    const board = await liveBoard()
    const liv = await board.join('liv', { room: pointName })
    const server = new Y.Doc()
    for (const { payload } of board.log.rows(pointName)) Y.applyUpdate(server, payload)
    server.clientID = 1
    const before = Y.encodeStateVector(server)
    const head = readHead(server)
    if (!head.ok) throw new Error(head.refusal.code)
    writeHead(server, { ...head.value, place: 'Trondheim' })
    board.log.appendElsewhere(pointName, Y.encodeStateAsUpdate(server, before), [1])
    board.rooms.appended(pointName)
    await settled()
    const shown = readHead(liv.doc)
    expect(shown.ok && shown.value.place).toBe('Trondheim')
  })

  it('lets an empty room go after a while, leaving a snapshot of a log that has grown', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    const first = await board.room()
    await inRows(200, (edit) => kari.edit(title(`Nr. ${edit}`)))
    kari.leave()
    board.clock.move(30_000)
    await vi.waitFor(() => expect(first.closed).toBe(true))
    expect((await board.log.load(boardName))?.snapshot?.position).toBe(201)
    const again = await board.join('ola')
    expect(canonical(again.doc)).toBe(canonical(board.replay()))
  })

  it('[LOG6] takes a snapshot of a room that is never empty, after what it holds is shown and saved', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    await inRows(498, (edit) => kari.edit(title(`Nr. ${edit}`)))
    board.clock.move(0)
    await settled()
    expect(await snapshotAt(board)).toBeNull()
    kari.edit(title('Den femhundrede raden'))
    await settled()
    expect(saved(kari).at(-1)).toEqual({ frames: 500, at })
    expect(readBoard(ola.doc).items.get(id('DD-1'))?.title).toBe('Den femhundrede raden')
    expect(await snapshotAt(board)).toBeNull()
    await compactedTo(board, 500)
    const snapshot = new Y.Doc()
    Y.applyUpdate(snapshot, (await board.log.load(boardName))?.snapshot?.bytes ?? new Uint8Array())
    expect(canonical(snapshot)).toBe(canonical(board.replay()))
    await inRows(500, (edit) => {
      // No faster than anybody gathers.
      if (edit % 50 === 0) board.clock.move(250)
      ola.edit(title(`Igjen ${edit}`))
    })
    await compactedTo(board, 1_000)
  })

  it('goes on saving while a snapshot is written, and tries one that failed again only after as many rows more', async () => {
    const log = memoryLog()
    await seeded(log)
    const asked: number[] = []
    let fail = (): void => undefined
    const writeSnapshot = ({ position }: { readonly position: number }) => {
      asked.push(position)
      return new Promise<void>((_, reject) => {
        fail = () => reject(new Error('the database is away'))
      })
    }
    const board = await liveBoard({ log: { ...log, writeSnapshot } })
    const kari = await board.join('kari')
    let written = 0
    const write = async (edits: number): Promise<void> => {
      await inRows(edits, () => {
        kari.edit(title(`Nr. ${written}`))
        written += 1
      })
      board.clock.move(2_000)
      await settled()
    }
    await write(499)
    await write(1)
    await vi.waitFor(() => expect([asked, saved(kari).at(-1)]).toEqual([[500], { frames: 501, at }]))
    fail()
    await settled()
    await write(498)
    expect(asked).toEqual([500])
    await write(1)
    const all = () => [asked, saved(kari).at(-1), kari.closed]
    // The one that failed had taken a pause's time, and five times as long is rested.
    board.clock.move(12_000)
    await vi.waitFor(() => expect(all()).toEqual([[500, 1_000], { frames: 1_000, at }, null]))
  })

  it('opens a room once however many ask for it', async () => {
    const board = await liveBoard()
    const rooms = await Promise.all(Array.from({ length: 30 }, () => board.room()))
    expect(new Set(rooms).size).toBe(1)
  })
})

describe('a room that many client ids have written in', () => {
  const written = async (count: number) => {
    const board = await liveBoard()
    const doc = board.replay()
    const before = Y.encodeStateVector(doc)
    const item = recordsOf(doc, 'board').get('DD-2') as Y.Map<unknown>
    doc.transact(() => {
      for (let clientId = 1_001; doc.store.clients.size < count; clientId += 1) {
        doc.clientID = clientId
        item.set('title', `Fra ${clientId}`)
      }
    })
    board.log.appendElsewhere(boardName, Y.encodeStateAsUpdate(doc, before), [])
    return { board }
  }

  it('still takes what people write beyond two thousand', async () => {
    const { board } = await written(2_000)
    const kari = await board.join('kari')
    kari.edit(title('Nr. 2 001'))
    kari.edit(title('Nr. 2 001 igjen'))
    await settled()
    expect([saved(kari).at(-1), kari.closed]).toEqual([{ frames: 3, at }, null])
  })

  it('lets nobody new write when it knows ten thousand, and all who did go on', async () => {
    const { board } = await written(9_999)
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    kari.edit(title('Den siste'))
    await settled()
    ola.edit(title('En for mye'))
    kari.edit(title('Går videre'))
    await settled()
    expect([kari.closed, ola.closed]).toEqual([null, { code: 4403, reason: 'READ_ONLY' }])
    expect(readBoard(kari.doc).items.get(id('DD-1'))?.title).toBe('Går videre')
  })
})

describe('presence', () => {
  const kariIs = {
    id: 'kari',
    name: 'Kari Nordmann',
    organisation: 'Prøve kommune',
    role: 'board-member',
    colour: personColour(actor('kari').personId),
  }

  it('[ADM9] stamps who it is, and believes nobody about another client id', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola', { clientId: 12 })]
    kari.claim([
      [12, 5, JSON.stringify({ page: 'queue' })],
      [11, 1, JSON.stringify({ page: 'queue', verb: 'edits', user: { name: 'Statsråden', role: 'programme-owner' } })],
    ])
    const shown = [{ clientId: 11, clock: 1, state: { page: 'queue', verb: 'edits', user: kariIs } }]
    expect([kari.presence, ola.presence]).toEqual([shown, shown])
  })

  it('[ADM9] drops a claim that is not of the shape', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola')]
    for (const state of [
      '{"role":"programme-owner"}',
      '"tekst"',
      '[]',
      '{',
      '{"cursor":{"anchor":{"__proto__":{"x":1}},"head":{}}}',
      `{"cursor":{"anchor":{"a":${'['.repeat(400)}${']'.repeat(400)}},"head":{}}}`,
      `{"record":"${'x'.repeat(5_000)}"}`,
    ]) {
      kari.claim([[11, 1, state]])
    }
    expect(ola.presence).toEqual([])
    expect(kari.closed).toBeNull()
  })

  it('[ADM9] believes no clock that other browsers could not count on from', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola')]
    kari.claim([[11, Number.MAX_SAFE_INTEGER, JSON.stringify({ page: 'queue' })]])
    kari.leave()
    expect(ola.presence).toEqual([])
  })

  it('shows a newcomer everybody, answers when asked, and forgets who left', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari', { clientId: 11 })
    kari.claim([[11, 3, JSON.stringify({ page: 'queue' })]])
    const ola = await board.join('ola')
    ola.send(new Uint8Array([3]))
    kari.leave()
    const state = { page: 'queue', user: kariIs }
    expect(ola.presence).toEqual([
      { clientId: 11, clock: 3, state },
      { clientId: 11, clock: 3, state },
      { clientId: 11, clock: 4, state: null },
    ])
  })

  it('lets ten states a second through, the last one winning', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola')]
    for (let clock = 1; clock <= 100; clock += 1) kari.claim([[11, clock, JSON.stringify({ page: 'queue' })]])
    expect(ola.presence.map((each) => each.clock)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    board.clock.move(1_000)
    expect(ola.presence.slice(10).map((each) => each.clock)).toEqual([100])
  })

  it('gives people colours by who they are, the same on every node and in whatever order they come', async () => {
    const names = people.map((person) => person.name.split(' ')[0]?.toLowerCase() ?? '')
    const coloursOn = async (board: LiveBoard, order: readonly string[]) => {
      const colours = new Map<string, number | undefined>()
      for (const name of order) {
        const desk = await board.join(name)
        colours.set(name, (desk.told[0]?.value as { person: { colour: number } } | undefined)?.person.colour)
      }
      return names.map((name) => colours.get(name))
    }
    const colours = await coloursOn(await liveBoard(), names)
    expect(await coloursOn(await liveBoard(), [...names].reverse())).toEqual(colours)
    expect(new Set(colours).size).toBeGreaterThan(2)
  })
})

describe('who only reads', () => {
  it('[RGT3] may say that it has nothing, and is refused anything else', async () => {
    const board = await liveBoard()
    for (const name of ['ida', 'per', 'liv']) {
      const reader = await board.join(name)
      reader.send(syncFrame(1, new Uint8Array([0, 0])))
      expect(saved(reader).at(-1)).toEqual({ frames: 2, at: board.clock.now().toISOString() })
      reader.edit(title('Ikke lov'))
      await settled()
      expect(reader.closed).toEqual({ code: 4403, reason: 'FORBIDDEN' })
    }
    expect(board.log.rows(boardName)).toHaveLength(1)
  })

  it('[RGT3] is refused also what changes nothing that can be read', async () => {
    const board = await liveBoard()
    for (const name of ['ida', 'per', 'liv']) {
      const reader = await board.join(name)
      ;(recordsOf(reader.doc, 'board').get('DD-1') as Y.Map<unknown>).set('title', 'Behov DD-1')
      await settled()
      expect(reader.closed).toEqual({ code: 4403, reason: 'FORBIDDEN' })
    }
    expect(board.log.rows(boardName)).toHaveLength(1)
  })

  it('[RGT3] is not taken for a writer when its copy sweeps up doubled marks of formatting', async () => {
    const board = await liveBoard()
    const paragraph = (desk: Desk): Y.XmlElement => {
      const first = textOf(desk.doc, 'board', 'DD-1')?.get(0)
      if (!(first instanceof Y.XmlElement)) throw new Error('no paragraph')
      return first
    }
    const run = (desk: Desk): Y.XmlText => paragraph(desk).get(0) as Y.XmlText
    const siv = await board.join('siv', { slow: true })
    while (siv.waiting > 0) siv.take()
    textOf(siv.doc, 'board', 'DD-1')?.insert(0, [new Y.XmlElement('paragraph')])
    paragraph(siv).insert(0, [new Y.XmlText('abcdef')])
    run(siv).format(1, 4, { bold: {} })
    await settled()
    const [kari, ida] = [await board.join('kari', { slow: true }), await board.join('ida')]
    while (kari.waiting > 0) kari.take()
    run(siv).delete(1, 2)
    run(kari).delete(3, 2)
    await settled()
    expect(run(ida).toString()).toBe('af')
    const marks = Y.createDeleteSetFromStructStore(ida.doc.store)
    expect(Y.equalDeleteSets(marks, Y.createDeleteSetFromStructStore(board.replayLocally().store))).toBe(false)
    expect(ida.closed).toBeNull()
    expect(saved(ida)).toHaveLength(2)
    expect(board.log.rows(boardName).map((row) => row.actor)).toEqual([null, 'siv', 'siv', 'siv', 'siv', 'kari'])
    const back = await board.join('ida', { doc: ida.doc })
    expect(back.closed).toBeNull()
  })
})
