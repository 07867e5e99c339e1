// After a start: the rooms people were in are opened, and what goes wrong with one of them keeps nobody from the others.

import { expect, it } from 'vitest'
import { openAgain } from '../../../server/realtime/open-again.ts'
import type { Rooms } from '../../../server/realtime/rooms.ts'
import type { RoomName } from '../../../shared/ids.ts'

const names: readonly RoomName[] = ['board/en', 'board/to', 'board/tre']

/** Rooms that note what is opened. @param o.stopsIn the room that is being opened when the server stops */
function noting({ fails, stopsIn }: { readonly fails?: RoomName; readonly stopsIn?: RoomName } = {}) {
  const opened: RoomName[] = []
  let isStopping = false
  const warned: (object | string)[] = []
  const rooms: Pick<Rooms, 'open' | 'status'> = {
    get status() {
      return isStopping ? ({ mode: 'draining' } as const) : ({ mode: 'rw' } as const)
    },
    async open(name) {
      if (name === fails) throw new Error('its log cannot be read')
      isStopping = name === stopsIn
      if (isStopping) throw new Error('the server is stopping')
      opened.push(name)
      return null
    },
  }
  const log = { info: () => undefined, error: () => undefined, warn: (fields: object) => warned.push(fields) }
  return { rooms, logger: log, opened, warned }
}

it('[LOG14] opens them in turn, and the others where one cannot be opened', async () => {
  const one = noting({ fails: 'board/to' })
  await openAgain({ ...one, written: async () => names })
  expect(one.opened).toEqual(['board/en', 'board/tre'])
  expect(one.warned).toMatchObject([{ room: 'board/to' }])
})

it('[LOG14] opens none where it cannot be told which, and says so', async () => {
  const one = noting()
  await openAgain({ ...one, written: () => Promise.reject(new Error('the database is away')) })
  expect([one.opened, one.warned.length]).toEqual([[], 1])
})

it('[LOG14] opens no more when the server stops, and complains of nothing', async () => {
  const one = noting({ stopsIn: 'board/to' })
  await openAgain({ ...one, written: async () => names })
  expect([one.opened, one.warned]).toEqual([['board/en'], []])
})
