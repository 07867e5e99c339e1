// How a room catches up for somebody who is about to come in: to where the log stood when she came, and no further.

import { expect, it } from 'vitest'
import { roomCatchUp } from '../../../server/realtime/room-catch-up.ts'
import type { RoomState } from '../../../server/realtime/room-protocol.ts'
import type { Standing } from '../../../server/store/log-row.ts'
import { settled } from './live-board.ts'
import { boardName } from './people.ts'

const fences = { generation: 1, ruleEpoch: 0, accessVersion: 0 }
const none = async (): Promise<void> => undefined

it('[NOD6] lets her in when it holds what the log held when she came, also while others go on writing', async () => {
  let state: Pick<RoomState<unknown>, 'phase' | 'mode' | 'head' | 'fences'> = {
    phase: 'open',
    mode: 'rw',
    head: 5,
    fences,
  }
  const stands: Standing = { room: boardName, head: 7, fences: { ...fences, accessVersion: 1 } }
  const catchUp = roomCatchUp({
    name: boardName,
    log: { standing: async () => [stands], readAfter: async () => null },
    leases: { learn: none, take: async () => 'leased', holder: () => null },
    people: {
      arrive: () => {
        throw new Error('nobody comes')
      },
      learn: none,
      refresh: none,
      relearn: none,
      roleOf: () => null,
      person: () => null,
    },
    ask: async () => null,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    state: () => state,
    heard: () => {
      state = { ...state, phase: 'reading' }
    },
    take: () => undefined,
    rightsChanged: () => undefined,
    close: () => undefined,
    damaged: () => undefined,
  })
  let isHere = false
  void catchUp.toNow().then(() => {
    isHere = true
  })
  const reached = async (next: Pick<Standing, 'head' | 'fences'>): Promise<boolean> => {
    state = { ...state, ...next }
    catchUp.wake()
    await settled()
    return isHere
  }
  expect(await reached({ head: 6, fences })).toBe(false)
  expect(await reached({ head: 7, fences })).toBe(false)
  expect(await reached({ head: 9, fences: { ...fences, accessVersion: 2 } })).toBe(true)
})
