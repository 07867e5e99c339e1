// Who is here and where: what is shown, what is not believed, and what stays the same value.

import { describe, expect, it } from 'vitest'
import type { LiveRoom, PresenceEntry } from '../../../client/live/live-room.ts'
import { claimOver, presenceEntries } from '../../../client/live/presence-entries.ts'
import { peopleIn, presenceAt } from '../../../client/live/presence-index.ts'
import type { Person } from '../../../shared/contract/wire.ts'
import { kari } from './fake-server.ts'
import { ola } from './live-people.ts'

const at = (user: Person, record: string, more: object = {}) => ({ user, page: 'queue', record, ...more })
const entries = (states: readonly (readonly [number, unknown])[], before: readonly PresenceEntry[] = []) =>
  presenceEntries({ states: new Map(states), ownClientId: 1, before, nowMs: 500 })

describe('presence', () => {
  it('shows everybody but oneself, and nothing that is not of the contract', () => {
    const list = entries([
      [1, at(kari, 'DD-1')],
      [2, at(ola, 'DD-2')],
      [3, { record: 'DD-3' }],
      [4, at(ola, 'DD-2', { verb: 'dances' })],
      [5, null],
    ])
    expect(list).toEqual([
      { clientId: 2, person: ola, state: { user: ola, page: 'queue', record: 'DD-2' }, since: 500 },
    ])
  })

  it('is the same value until somebody’s state changes', () => {
    const first = entries([
      [2, at(ola, 'DD-2')],
      [3, at(kari, 'DD-3')],
    ])
    expect(
      entries(
        [
          [2, at(ola, 'DD-2')],
          [3, at(kari, 'DD-3')],
        ],
        first,
      ),
    ).toBe(first)
    const second = entries(
      [
        [2, at(ola, 'DD-1')],
        [3, at(kari, 'DD-3')],
      ],
      first,
    )
    expect([second[0] === first[0], second[1] === first[1]]).toEqual([false, true])
  })

  it('keeps the caret and the editor’s field when one’s own place changes', () => {
    const state = {
      cursor: { anchor: {}, head: {} },
      user: { name: 'x' },
      page: 'queue',
      record: 'DD-1',
      verb: 'edits',
    }
    expect(claimOver(state, { page: 'queue', record: 'DD-2' })).toEqual({
      cursor: { anchor: {}, head: {} },
      user: { name: 'x' },
      page: 'queue',
      record: 'DD-2',
    })
  })

  it('gives a row the same list until somebody comes to it, and each person once', () => {
    const first = entries([
      [2, at(ola, 'DD-2', { away: true })],
      [3, at(kari, 'DD-3')],
      [4, at(ola, 'DD-1')],
    ])
    let presence = first
    const room = { presence: () => presence, me: () => kari } as Pick<LiveRoom, 'presence' | 'me'> as LiveRoom
    expect(peopleIn(room).map(({ clientId }) => clientId)).toEqual([4])
    const row = presenceAt(room, 'DD-2')
    presence = entries(
      [
        [2, at(ola, 'DD-2', { away: true })],
        [3, at(kari, 'DD-1')],
        [4, at(ola, 'DD-1')],
      ],
      first,
    )
    expect(presenceAt(room, 'DD-2')).toBe(row)
    expect(presenceAt(room, 'DD-1').map(({ clientId }) => clientId)).toEqual([3, 4])
    expect(presenceAt(room, 'DD-9')).toEqual([])
  })
})
