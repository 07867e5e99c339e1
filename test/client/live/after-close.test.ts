// What each close code means for the room.

import { describe, expect, it } from 'vitest'
import { afterClose } from '../../../client/live/after-close.ts'
import { spreadBackoffMs } from '../../../client/live/room-connection.ts'

describe('after a close', () => {
  it.each([
    [4401, 'NOT_SIGNED_IN', { kind: 'closed', refusal: { code: 'NOT_SIGNED_IN' } }],
    [4404, 'UNKNOWN_ROOM', { kind: 'closed', refusal: { code: 'UNKNOWN_ROOM' } }],
    [4426, 'CLIENT_TOO_OLD', { kind: 'closed', refusal: { code: 'CLIENT_TOO_OLD' } }],
    [4403, 'CONTENT', { kind: 'refused', refusal: { code: 'CONTENT' } }],
    [4403, 'tull', { kind: 'refused', refusal: { code: 'FORBIDDEN' } }],
    [4409, 'CLIENT_ID_IN_USE', { kind: 'rebuild', by: 'bytes' }],
    [4409, 'RESYNC', { kind: 'rebuild', by: 'value' }],
    [4409, 'GENERATION', { kind: 'rebuild', by: 'value' }],
    [4400, 'PROTOCOL', { kind: 'rebuild', by: 'value' }],
    [4413, 'TOO_LARGE', { kind: 'retry', waitMs: 4_000 }],
    [4429, 'TOO_MANY_REQUESTS', { kind: 'retry', waitMs: 2_000 }],
    [4408, '', { kind: 'retry', waitMs: 500 }],
  ])('%i %s', (code, reason, after) => {
    expect(afterClose({ code, reason })).toEqual(after)
  })

  it('waits longer each time, never as long as everybody else, and never over five seconds', () => {
    expect([1, 2, 5, 20].map((attempt) => spreadBackoffMs(attempt, 0))).toEqual([100, 200, 1_600, 2_500])
    expect([1, 2, 5, 20].map((attempt) => spreadBackoffMs(attempt, 1))).toEqual([200, 400, 3_200, 5_000])
  })
})
