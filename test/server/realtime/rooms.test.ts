// Rooms as a whole: documents that have grown go on in a new generation, on every node; outages end one room after the other; bounds on what
// waits hold; a stopping server writes what was admitted.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inProcessHub } from '../../../server/bus/in-process.ts'
import { readBoard, recordsOf } from '../../../shared/document/records.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { type MemoryLog, memoryLeases, memoryLog } from '../../doubles/memory-log.ts'
import { id } from '../../shared/a-board.ts'
import { canonical, type Desk, type LiveBoard, liveBoard, settled } from './live-board.ts'
import { boardName, pointName, seeded } from './people.ts'

const title = (value: string, item = 'DD-1') =>
  ({ type: 'set-field', item: id(item), set: { field: 'title', value } }) as const
const titleOf = (desk: Desk, item = 'DD-1') => readBoard(desk.doc).items.get(id(item))?.title
const saved = (desk: Desk) => desk.told.filter((each) => each.name === 'saved').map((each) => each.value)
const pass = async ({ clock }: LiveBoard, ms: number): Promise<void> => {
  for (let passedMs = 0; passedMs < ms; passedMs += 100) {
    clock.move(100)
    for (let turn = 0; turn < 4; turn += 1) await settled()
  }
}

/** Makes the board one that very many client ids have written in. */
function grow(log: MemoryLog): void {
  const doc = log.document(boardName)
  const before = Y.encodeStateVector(doc)
  const item = recordsOf(doc, 'board').get('DD-2') as Y.Map<unknown>
  doc.transact(() => {
    for (let clientId = 1_001; doc.store.clients.size <= 2_000; clientId += 1) {
      doc.clientID = clientId
      item.set('title', `Fra ${clientId}`)
    }
  })
  log.appendElsewhere(boardName, Y.encodeStateAsUpdate(doc, before), [])
}

describe('a document that has grown', () => {
  it('[T-130] goes on in a new generation when it is quiet, with nothing but who wrote gone, on every node', async () => {
    const memory = memoryLog()
    await seeded(memory)
    grow(memory)
    const shared = { memory, clock: handClock(), leases: memoryLeases() }
    const hub = inProcessHub()
    const [first, second] = [
      await liveBoard({ ...shared, bus: hub.node({ bootId: 'the-first-node' }) }),
      await liveBoard({ ...shared, bus: hub.node({ bootId: 'the-second-node' }) }),
    ]
    const [kari, ola] = [await first.join('kari'), await second.join('ola')]
    kari.edit(title('Skrevet før'))
    const before = (await first.room()).generation
    for (let second = 0; second < 6 && kari.closed === null; second += 1) {
      await pass(first, 1_000)
      if (second < 4) kari.edit(title(`Skriver ennå ${second}`))
    }
    expect(kari.closed).toBeNull()
    await pass(first, 10_000)
    expect([kari.closed, ola.closed]).toEqual(Array(2).fill({ code: 4409, reason: 'GENERATION' }))
    const back = await second.join('ola')
    const room = await second.room()
    expect(room.generation).not.toBe(before)
    expect(room.document.clientIds()).toEqual([1])
    expect(readBoard(back.doc)).toEqual(readBoard(kari.doc))
    back.edit(title('Skrevet etter'))
    await pass(first, 300)
    const late = await first.join('siv')
    expect(titleOf(late)).toBe('Skrevet etter')
    expect(memory.rows(boardName).map((row) => [row.position, row.actor])).toEqual([
      [1, null],
      [2, 'ola'],
    ])
  })

  it('loses nothing that is written while it is written anew: what waits comes into the next generation or stays with its browser', async () => {
    const board = await liveBoard()
    grow(board.log)
    const kari = await board.join('kari')
    kari.edit(title('Lagret'))
    await settled()
    await pass(board, 4_900)
    const release = board.log.hold()
    kari.edit(title('Under veis', 'DD-3'))
    await pass(board, 200)
    expect(kari.closed).toBeNull()
    release()
    await pass(board, 20_000)
    expect(kari.closed).toEqual({ code: 4409, reason: 'GENERATION' })
    const anew = readBoard(board.replay())
    expect([anew.items.get(id('DD-1'))?.title, anew.items.get(id('DD-3'))?.title]).toEqual(['Lagret', 'Under veis'])
  })
})

describe('an outage', () => {
  it('[NOD4] ends within 2.5 s of the store being back, one room after the other', async () => {
    const board = await liveBoard()
    const [kari, liv] = [await board.join('kari'), await board.join('liv', { room: pointName })]
    board.log.failNext(100_000)
    kari.edit(title('Venter'))
    await pass(board, 10_000)
    const modes = (desk: Desk) =>
      desk.told.filter((each) => each.name === 'status').map((each) => (each.value as { mode: string }).mode)
    expect([kari, liv].map(modes)).toEqual(Array(2).fill(['rw', 'read-only']))
    board.log.failNext(0)
    await pass(board, 2_500)
    expect([kari, liv].map(modes)).toEqual(Array(2).fill(['rw', 'read-only', 'rw']))
    expect(titleOf(kari)).toBe('Venter')
    expect(saved(kari).at(-1)).toMatchObject({ frames: 3 })
    expect(canonical(kari.doc)).toBe(canonical(board.replay()))
  })

  it('[T-072] finds after an outage that a commit nobody heard of had landed, and does not write it twice', async () => {
    const memory = memoryLog()
    await seeded(memory)
    let silent = true
    const log = {
      ...memory,
      append: async (...asked: Parameters<MemoryLog['append']>) => {
        const results = await memory.append(...asked)
        return silent ? await new Promise<never>(() => undefined) : results
      },
      probe: async () => (silent ? Promise.reject(new Error('silence')) : undefined),
    }
    const board = await liveBoard({ memory, log })
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    kari.edit(title('Landet i stillhet'))
    await pass(board, 10_000)
    silent = false
    await pass(board, 3_000)
    expect(memory.rows(boardName)).toHaveLength(2)
    expect([saved(kari).at(-1), kari.closed]).toMatchObject([{ frames: 3 }, null])
    expect(titleOf(ola)).toBe('Landet i stillhet')
  })

  it('counts four mebibytes that wait in one room as one of that room alone, and asks for them again', async () => {
    const board = await liveBoard()
    const desks: Desk[] = []
    for (const name of ['kari', 'ola', 'siv']) desks.push(await board.join(name))
    const liv = await board.join('liv', { room: pointName })
    const release = board.log.hold()
    // Each repeats what everybody has, so that it weighs something and changes nothing.
    const known = Y.encodeStateAsUpdate(board.replay())
    const [kari] = desks
    kari?.edit(title('Venter'))
    const room = await board.room()
    for (let sent = 0; sent * known.length < 4.2 * 1_048_576; sent += 1) desks[sent % 3]?.update(known)
    expect(room.waiting).toBe(0)
    const modes = (desk: Desk | undefined) => desk?.told.filter((each) => each.name === 'status').length
    expect([modes(kari), modes(liv), board.rooms.status]).toEqual([2, 1, { mode: 'rw' }])
    release()
    await pass(board, 500)
    expect([modes(kari), kari?.closed]).toEqual([3, null])
    expect(readBoard(board.replay()).items.get(id('DD-1'))?.title).toBe('Venter')
    for (const desk of desks) expect(titleOf(desk)).toBe('Venter')
  }, 30_000)
})

describe('a stopping server', () => {
  it('[T-117] writes what was admitted, says so, and closes with 1012', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    kari.edit(title('Rett før slutt'))
    await board.close()
    expect(saved(kari).at(-1)).toMatchObject({ frames: 2 })
    expect(kari.closed).toEqual({ code: 1012, reason: 'UNAVAILABLE' })
    expect(readBoard(board.replay()).items.get(id('DD-1'))?.title).toBe('Rett før slutt')
  })

  it('[T-118] waits no longer than its time for a store that is away, and acknowledges nothing', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    board.log.failNext(100_000)
    kari.edit(title('Ikke lagret'))
    await settled()
    const closing = board.close()
    await pass(board, 14_000)
    await closing
    expect([saved(kari).length, kari.closed?.code]).toEqual([1, 1012])
  })
})
