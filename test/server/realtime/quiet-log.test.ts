// What the live part says in the operator's log when the store fails: where and what kind, never what people wrote. A failed query's
// own message repeats its parameters, and those are people's words.

import { describe, expect, it } from 'vitest'
import type { Logger } from '../../../server/realtime/ports.ts'
import type { UpdateLog } from '../../../server/store/update-log.ts'
import { memoryLeases, memoryLog } from '../../doubles/memory-log.ts'
import { id } from '../../shared/a-board.ts'
import { liveBoard, settled } from './live-board.ts'
import { seeded } from './people.ts'

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
    const failing: UpdateLog = {
      ...log,
      append: (batch) => (away ? Promise.reject(failed()) : log.append(batch)),
      readAfter: (...asked) => (away ? Promise.reject(failed()) : log.readAfter(...asked)),
    }
    const board = await liveBoard({
      log: failing,
      logger,
      leases: { ...leases, holders: (...asked) => (away ? Promise.reject(failed()) : leases.holders(...asked)) },
    })
    const kari = await board.join('kari')
    away = true
    kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: canary } })
    for (let tried = 0; tried < 6; tried += 1) {
      await settled()
      board.clock.move(2_000)
    }
    await settled()
    away = false
    const ola = await board.join('ola')
    away = true
    ola.doc.clientID += 1
    ola.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: canary } })
    await settled()
    away = false
    await board.join('tor')
    away = true
    board.rooms.appended('board/digital-samhandling')
    await settled()
    expect(lines.map((line) => JSON.parse(line)[0])).toEqual([
      ...Array(6).fill('commit failed'),
      'client leases could not be read',
      'the log could not be read on',
    ])
    expect(lines.filter((line) => line.includes(canary))).toEqual([])
    expect(lines.every((line) => line.includes('57P01'))).toBe(true)
  })
})
