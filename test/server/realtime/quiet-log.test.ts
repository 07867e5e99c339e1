// What the live part says in the operator's log when the store fails: where and what kind, never what people wrote. A failed query's
// own message repeats its parameters, and those are people's words.

import { describe, expect, it } from 'vitest'
import type { Logger } from '../../../server/realtime/ports.ts'
import type { UpdateLog } from '../../../server/store/update-log.ts'
import { memoryLeases, memoryLog } from '../../doubles/memory-log.ts'
import { id } from '../../shared/a-board.ts'
import { liveBoard, settled } from './live-board.ts'
import { pointName, seeded } from './people.ts'

const canary = 'KANARIFUGL-i-teksten'
const failed = (): Error =>
  Object.assign(new Error(`Failed query: insert … params: ${canary}`), {
    params: [canary],
    cause: Object.assign(new Error(canary), { code: '57P01', detail: canary }),
  })

describe('the operator’s log', () => {
  it('holds nothing people wrote when a commit, a lease or the log itself fails', async () => {
    const lines: string[] = []
    const keep = (fields: object, message: string): void => {
      // As pino would write it.
      const written = Object.entries(fields).map(([key, value]) => [
        key,
        value instanceof Error ? { ...value, said: value.message, stack: value.stack } : value,
      ])
      lines.push(JSON.stringify([message, ...written]))
    }
    const logger: Logger = { info: keep, warn: keep, error: keep }
    const log = memoryLog()
    await seeded(log)
    const leases = memoryLeases()
    let away = false
    const unlessAway =
      <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
      (...asked: Asked): Promise<Answer> =>
        away ? Promise.reject(failed()) : ask(...asked)
    const failing: UpdateLog = {
      ...log,
      append: unlessAway(log.append),
      readAfter: unlessAway(log.readAfter),
      standing: unlessAway(log.standing),
      probe: unlessAway(log.probe),
    }
    const board = await liveBoard({
      log: failing,
      logger,
      leases: { ...leases, holders: unlessAway(leases.holders) },
    })
    const [kari, ola] = [await board.join('kari'), await board.join('ola')]
    await board.join('liv', { room: pointName })
    away = true
    kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: canary } })
    ola.doc.clientID += 1
    ola.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: canary } })
    board.rooms.appended(pointName)
    for (let passedMs = 0; passedMs < 12_000; passedMs += 500) {
      await settled()
      board.clock.move(500)
    }
    expect([...new Set(lines.map((line) => JSON.parse(line)[0]))].sort()).toEqual([
      'client leases could not be read',
      'commit failed',
      'other nodes were not told',
      'the log could not be asked where the rooms stand',
      'the log could not be read on',
      'the store is away: rooms are read-only',
      'the store is still away',
    ])
    expect(lines.filter((line) => line.includes(canary))).toEqual([])
    expect(lines.filter((line) => !line.includes('57P01')).map((line) => JSON.parse(line)[0])).toEqual([
      'the store is away: rooms are read-only',
    ])
  })
})
