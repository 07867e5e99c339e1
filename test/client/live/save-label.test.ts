// What the person is told about saving, for every state there is.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SaveState } from '../../../client/live/live-room.ts'
import { saveLabel } from '../../../client/live/save-label.ts'

const quiet: SaveState = {
  connection: 'connected',
  unsent: 0,
  waitingMs: 0,
  savedAt: null,
  keptOnDevice: true,
  readOnly: null,
  notKept: 0,
}

const states = fc.record<SaveState>({
  connection: fc.constantFrom('connected', 'connecting', 'offline'),
  unsent: fc.nat({ max: 5 }),
  waitingMs: fc.nat({ max: 20_000 }),
  savedAt: fc.option(fc.constant(new Date('2026-11-23T14:03:00Z'))),
  keptOnDevice: fc.boolean(),
  readOnly: fc.option(fc.constantFrom('role', 'unavailable')),
  notKept: fc.nat({ max: 2 }),
})

describe('save label', () => {
  it.each<[string, Partial<SaveState>, string]>([
    ['nothing waits', {}, 'saved'],
    ['an edit is on its way', { unsent: 1, waitingMs: 2_000 }, 'saving'],
    ['an edit waits for three seconds', { unsent: 1, waitingMs: 3_000 }, 'slow'],
    ['acknowledgements have stopped', { unsent: 2, waitingMs: 60_000 }, 'slow'],
    ['the same, and the browser keeps nothing', { unsent: 2, waitingMs: 3_000, keptOnDevice: false }, 'unsafe'],
    ['the line is down', { connection: 'offline' }, 'offline'],
    ['the line is down, and the browser keeps nothing', { connection: 'offline', keptOnDevice: false }, 'unsafe'],
    ['the room is being opened', { connection: 'connecting' }, 'connecting'],
    ['the line was just lost with an edit under way', { connection: 'connecting', unsent: 1 }, 'saving'],
    ['the room can only be read', { readOnly: 'role' }, 'read-only'],
    ['something was not kept', { notKept: 1, connection: 'offline' }, 'refused'],
  ])('[SAV1] %s', (_case, state, kind) => {
    expect(saveLabel({ ...quiet, ...state }).kind).toBe(kind)
  })

  it('[SAV1] never says saved while an edit is unacknowledged, refused or the line is down', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { kind } = saveLabel(state)
        if (kind === 'saved') {
          expect([state.unsent, state.notKept, state.connection, state.readOnly]).toEqual([0, 0, 'connected', null])
        }
        if (kind === 'saving') expect(state.unsent).toBeGreaterThan(0)
      }),
    )
  })

  it('[SAV1] is a pure function: the same state gives the same label', () => {
    fc.assert(
      fc.property(states, (state) => {
        const before = structuredClone(state)
        expect(saveLabel(state)).toEqual(saveLabel(before))
        expect(state).toEqual(before)
      }),
    )
  })

  it('[SAV3] counts what was not kept, otherwise what waits', () => {
    expect(saveLabel({ ...quiet, unsent: 4, notKept: 2 })).toMatchObject({ kind: 'refused', count: 2, waiting: 4 })
    expect(saveLabel({ ...quiet, connection: 'offline', unsent: 4 })).toMatchObject({ kind: 'offline', count: 4 })
  })
})
