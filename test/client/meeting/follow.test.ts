// Following what the room sees: taken along, never out of a field, and back with one press.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FollowEvent,
  type Following,
  roomSees,
  sameShown,
  startFollowing,
  stepFollowing,
} from '../../../client/meeting/follow.ts'
import type { Shown } from '../../../shared/point/meeting.ts'
import { meeting, second } from './meeting-values.ts'

const queue: Shown = { page: 'queue', record: null }
const item: Shown = { page: 'agenda-item', record: second }
const cuts: Shown = { page: 'cut-list', record: null }

describe('following', () => {
  it('[FLW1] whoever follows sees what the room sees', () => {
    const after = stepFollowing(startFollowing(item, false), { type: 'shown', shown: queue, busy: false })
    expect(after).toEqual({ follows: true, sees: queue, offered: null })
  })

  it('[FLW1] whoever is in a field is offered it, and stays where she is', () => {
    const after = stepFollowing(startFollowing(item, false), { type: 'shown', shown: queue, busy: true })
    expect(after).toEqual({ follows: true, sees: item, offered: queue })
    expect(stepFollowing(after, { type: 'follow', shown: queue })).toEqual({
      follows: true,
      sees: queue,
      offered: null,
    })
  })

  it('[FLW2] whoever goes somewhere herself leaves following, and one press takes her back', () => {
    const gone = stepFollowing(startFollowing(item, false), { type: 'goes', to: cuts })
    expect(gone).toEqual({ follows: false, sees: cuts, offered: item })
    const shown = stepFollowing(gone, { type: 'shown', shown: queue, busy: false })
    expect(shown).toEqual({ follows: false, sees: cuts, offered: queue })
    expect(stepFollowing(shown, { type: 'follow', shown: queue })).toEqual({
      follows: true,
      sees: queue,
      offered: null,
    })
  })

  it('[FLW2] whoever leads is taken nowhere', () => {
    const after = stepFollowing(startFollowing(item, true), { type: 'shown', shown: queue, busy: false })
    expect(after).toEqual({ follows: false, sees: item, offered: queue })
  })

  it('[FLW1] nobody is ever moved while busy or on her own, and a follower who is free always sees the room', () => {
    const view = fc.constantFrom(queue, item, cuts)
    const event: fc.Arbitrary<FollowEvent> = fc.oneof(
      fc.record({ type: fc.constant('shown' as const), shown: view, busy: fc.boolean() }),
      fc.record({ type: fc.constant('goes' as const), to: view }),
      fc.record({ type: fc.constant('follow' as const), shown: view }),
      fc.constant({ type: 'roam' as const }),
    )
    fc.assert(
      fc.property(fc.boolean(), fc.array(event, { maxLength: 30 }), (leads, events) => {
        let state: Following = startFollowing(item, leads)
        for (const each of events) {
          const next = stepFollowing(state, each)
          if (each.type === 'shown') {
            if (each.busy || !state.follows) expect(next.sees).toEqual(state.sees)
            else expect(next).toEqual({ follows: true, sees: each.shown, offered: null })
          }
          if (next.offered !== null) expect(sameShown(next.offered, next.sees)).toBe(false)
          state = next
        }
      }),
    )
  })
})

it('the room sees what was shown last, else the item that is up, else the agenda', () => {
  expect(roomSees(meeting({ shown: { ...queue, internal: false } }))).toMatchObject(queue)
  expect(roomSees(meeting())).toEqual(item)
  expect(roomSees(meeting({ current: null }))).toEqual({ page: 'agenda', record: null })
})
