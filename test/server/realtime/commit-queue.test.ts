// The commit queue against a store that fails in every way it may: answers lost, locked rows, full disks, statements that are not taken,
// connections that never answer. Rooms are counters; time is moved by hand.

import { describe, expect, it } from 'vitest'
import { CommitQueue, type CommitSource } from '../../../server/realtime/commit-queue.ts'
import { noMeasures } from '../../../server/realtime/ports.ts'
import type { AppendBatch, AppendEntry, AppendResult } from '../../../server/store/log-row.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { settled } from './live-board.ts'

type Answer = (batch: AppendBatch) => Promise<readonly AppendResult[]>

const failed = (code?: string): Error => Object.assign(new Error('Failed query'), code === undefined ? {} : { code })
const names = (batch: AppendBatch) => batch.entries.map((entry) => entry.room)
const appendedAll: Answer = async ({ entries }) =>
  entries.map(({ room, afterPosition, updates }) => ({
    room,
    kind: 'appended',
    first: afterPosition + 1,
    last: afterPosition + updates.length,
    at: new Date(0),
  }))

class Counter implements CommitSource {
  readonly name: RoomName
  readonly told: string[] = []
  #head = 0
  #waiting = 0

  constructor(name: string) {
    this.name = `board/${name}`
  }

  wait(queue: CommitQueue): void {
    this.#waiting += 1
    queue.want(this)
  }

  cut(): AppendEntry | null {
    if (this.#waiting === 0) return null
    const update = { payload: new Uint8Array([1]), actor: null, sessionId: null, role: null, clientIds: [] }
    const updates = Array.from({ length: this.#waiting }, () => update)
    this.#waiting = 0
    const fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
    return { room: this.name, afterPosition: this.#head, fences, updates }
  }

  settle(result: AppendResult): void {
    this.told.push(result.kind === 'appended' ? `${result.first}–${result.last}` : result.kind)
    if (result.kind === 'appended') this.#head = result.last
  }

  outage(): void {
    this.told.push('outage')
  }

  storeBack(): void {
    this.told.push('back')
  }

  fail(): void {
    this.told.push('failed')
  }
}

function aQueue(answer: Answer) {
  const clock = handClock()
  const batches: AppendBatch[] = []
  const store = { answer, probe: async (): Promise<void> => undefined }
  const modes: string[] = []
  const lines: object[] = []
  const log = (fields: object, message: string): void => void lines.push({ ...fields, message })
  let ids = 0
  const queue = new CommitQueue({
    log: {
      append(batch) {
        batches.push(batch)
        return store.answer(batch)
      },
      probe: () => store.probe(),
    },
    clock,
    ids: {
      uuid() {
        ids += 1
        return `batch-${ids}`
      },
    },
    nodeId: 'node',
    random: () => 1,
    logger: { info: log, warn: log, error: log },
    measures: noMeasures,
    onAway: () => modes.push('away'),
    onBack: () => modes.push('back'),
  })
  const pass = async (ms: number): Promise<void> => {
    for (let passedMs = 0; passedMs < ms; passedMs += 100) {
      await settled()
      clock.move(100)
    }
    await settled()
  }
  return { queue, store, batches, modes, lines, clock, pass }
}

describe('the commit queue', () => {
  it('gathers what rooms want until the commit before returns, and writes it in one batch', async () => {
    const { queue, batches, store } = aQueue(appendedAll)
    const [a, b] = [new Counter('a'), new Counter('b')]
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    store.answer = async (batch) => {
      await gate
      return await appendedAll(batch)
    }
    a.wait(queue)
    await settled()
    for (let n = 0; n < 5; n += 1) for (const room of [a, b]) room.wait(queue)
    await settled()
    expect(batches.map(names)).toEqual([['board/a']])
    release()
    await queue.flushed()
    expect(batches.map(names)).toEqual([['board/a'], ['board/a', 'board/b']])
    expect([a.told, b.told]).toEqual([['1–1', '2–6'], ['1–5']])
  })

  it('[LOG2] asks again under the same batch id, at growing intervals', async () => {
    const { queue, store, batches, pass, modes } = aQueue(async () => Promise.reject(failed('08006')))
    const room = new Counter('a')
    room.wait(queue)
    await pass(1_000)
    store.answer = appendedAll
    await pass(1_000)
    expect(batches.length).toBeGreaterThan(3)
    expect(new Set(batches.map((each) => each.batchId))).toEqual(new Set(['batch-1']))
    expect([room.told, modes]).toEqual([['1–1'], []])
  })

  it.each([
    ['fails', async () => Promise.reject(failed('57P03'))],
    ['never answers', async () => new Promise<never>(() => undefined)],
  ])(
    '[T-074] counts a store that %s for nine seconds as away, and probes it until it is back',
    async (_, answer: Answer) => {
      const { queue, store, modes, pass, batches } = aQueue(answer)
      store.probe = async () => Promise.reject(failed('57P03'))
      const room = new Counter('a')
      room.wait(queue)
      await pass(8_900)
      expect([modes, queue.mode]).toEqual([[], 'rw'])
      await pass(200)
      expect([modes, queue.mode]).toEqual([['away'], 'read-only'])
      const asked = batches.length
      await pass(60_000)
      expect(batches.length).toBe(asked)
      store.probe = async () => undefined
      store.answer = appendedAll
      await pass(600)
      expect([modes, queue.mode]).toEqual([['away', 'back'], 'rw'])
      room.wait(queue)
      await pass(100)
      expect(room.told).toEqual(['1–1'])
    },
  )

  it('[T-075] turns at once when the disk is full', async () => {
    const { queue, modes, pass } = aQueue(async () => Promise.reject(failed('53100')))
    new Counter('a').wait(queue)
    await pass(100)
    expect(modes).toEqual(['away'])
  })

  it('[T-072] believes no answer that comes after an outage: the log tells what became of it', async () => {
    const { queue, store, pass } = aQueue(appendedAll)
    let answerLate = (): void => undefined
    store.answer = (batch) =>
      new Promise((resolve) => {
        answerLate = () => void appendedAll(batch).then(resolve)
      })
    const room = new Counter('a')
    room.wait(queue)
    await pass(9_100)
    store.answer = appendedAll
    await pass(600)
    answerLate()
    await pass(100)
    expect(room.told).toEqual([])
    room.wait(queue)
    await pass(100)
    expect(room.told).toEqual(['1–1'])
  })

  it('[T-076] lets a room that is held locked wait alone; the others are written', async () => {
    const { queue, store, modes, pass, batches } = aQueue(appendedAll)
    let locked = true
    store.answer = async (batch) => {
      if (locked && names(batch).includes('board/a')) throw failed('55P03')
      return await appendedAll(batch)
    }
    const [a, b, c] = [new Counter('a'), new Counter('b'), new Counter('c')]
    for (const room of [a, b, c]) room.wait(queue)
    await pass(100)
    expect([a.told, b.told, c.told]).toEqual([[], ['1–1'], ['1–1']])
    // Nobody waits behind it any more, for as long as it is held.
    for (let second = 0; second < 60; second += 1) {
      b.wait(queue)
      await pass(1_000)
      if (a.told.at(-1) === 'back') a.wait(queue)
    }
    expect(b.told).toHaveLength(61)
    expect(modes).toEqual([])
    expect(new Set(a.told)).toEqual(new Set(['outage', 'back']))
    expect(batches.filter((each) => names(each).includes('board/a') && each.entries.length > 1)).toHaveLength(1)
    locked = false
    await pass(20_000)
    a.wait(queue)
    await pass(3_000)
    // The first was in flight or given up when the lock went.
    expect(a.told.at(-1)).toMatch(/^[12]–[12]$/)
    expect(a.told).toContain('1–1')
  })

  it.each(['40001', '40P01', '57014'])('[T-076] tries again when the database says %s', async (code) => {
    let times = 3
    const { queue, pass, modes } = aQueue(async (batch) => {
      times -= 1
      if (times >= 0) throw failed(code)
      return await appendedAll(batch)
    })
    const [a, b] = [new Counter('a'), new Counter('b')]
    for (const room of [a, b]) room.wait(queue)
    await pass(2_000)
    expect([a.told, b.told, modes]).toEqual([['1–1'], ['1–1'], []])
  })

  it('[T-129] fails alone the room whose part the store does not take', async () => {
    const { queue, pass, modes } = aQueue(async (batch) => {
      if (names(batch).includes('board/a')) throw failed('22021')
      return await appendedAll(batch)
    })
    const [a, b] = [new Counter('a'), new Counter('b')]
    for (const room of [a, b]) room.wait(queue)
    await pass(500)
    expect([a.told, b.told, modes]).toEqual([['failed'], ['1–1'], []])
  })

  it('[T-129] fails alone a room that cannot take in what was committed', async () => {
    const { queue, pass } = aQueue(appendedAll)
    const [a, b] = [new Counter('a'), new Counter('b')]
    a.settle = () => {
      throw new Error('broken')
    }
    for (const room of [a, b]) room.wait(queue)
    await pass(100)
    expect([a.told, b.told]).toEqual([['failed'], ['1–1']])
  })

  it('stops at once when the store is away, and probes no more', async () => {
    const { queue, store, pass, lines } = aQueue(async () => new Promise<never>(() => undefined))
    store.probe = async () => Promise.reject(failed('57P03'))
    new Counter('a').wait(queue)
    await pass(9_100)
    await queue.flushed()
    queue.stop()
    await pass(1_000)
    const said = lines.length
    await pass(60_000)
    expect(lines.length).toBe(said)
  })
})
