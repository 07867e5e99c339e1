// The life of a point as its page shows it: which states are behind, and what each of the people may do next.

import { describe, expect, it } from 'vitest'
import { lifeActions } from '../../../client/points/life-actions.ts'
import { lifeLine } from '../../../client/points/life-steps.ts'
import { pointStates } from '../../../shared/point/meeting.ts'
import type { Role } from '../../../shared/role.ts'
import { permissionsOf } from '../../../shared/rules/permissions.ts'

const never = { calledAt: null, startedAt: null, adjournedAt: null, approvedAt: null }

describe('the line of a point’s life', () => {
  it('has what is behind with its days, where the point stands, and what is ahead without any', () => {
    const line = lifeLine({ ...never, state: 'called', calledAt: '2024-10-16T08:00:00Z' })
    expect(line.map(({ state, place, at }) => `${state} ${place} ${at}`)).toEqual([
      'draft done null',
      'called current 2024-10-16T08:00:00Z',
      'in-session ahead null',
      'adjourned ahead null',
      'approved ahead null',
    ])
  })

  it('forgets no day a point that is opened again has been through, and shows none it has not reached', () => {
    const line = lifeLine({
      ...never,
      state: 'adjourned',
      calledAt: 'a',
      startedAt: 'b',
      adjournedAt: 'c',
      approvedAt: 'd',
    })
    expect(line.map(({ at }) => at)).toEqual([null, 'a', 'b', 'c', null])
  })

  it('ends where the point was cancelled', () => {
    expect(lifeLine({ ...never, state: 'cancelled' }).map(({ state }) => state)).toEqual(['draft', 'cancelled'])
    expect(lifeLine({ ...never, state: 'cancelled', calledAt: 'a' }).map(({ state }) => state)).toEqual([
      'draft',
      'called',
      'cancelled',
    ])
  })
})

describe('what can be done with a point', () => {
  const table = (role: Role) =>
    pointStates.map((state) => {
      const { next, more } = lifeActions({ state, reason: null }, permissionsOf(role))
      return [state, next, ...more].join(' ')
    })

  it('is not to be taken up again once its minutes were approved', () => {
    const reopened = { state: 'adjourned', reason: 'Feil i sak 3' } as const
    expect(lifeActions(reopened, permissionsOf('facilitator'))).toEqual({ next: 'minutes', more: [] })
  })

  it('is for the facilitator to call, start, withdraw, cancel and resume', () => {
    expect(table('facilitator')).toEqual([
      'draft call cancel',
      'called start withdraw-call cancel',
      'in-session open',
      'adjourned minutes resume',
      'approved minutes',
      'cancelled ',
    ])
  })

  it('is for the programme owner alone to open approved minutes', () => {
    expect(table('programme-owner').at(-2)).toBe('approved minutes reopen')
    expect(table('programme-manager').at(-2)).toBe('approved minutes')
  })

  it('is for observers and members to open the meeting and read its minutes', () => {
    const readers = ['draft ', 'called ', 'in-session open', 'adjourned minutes', 'approved minutes', 'cancelled ']
    expect([table('observer'), table('board-member')]).toEqual([readers, readers])
  })
})
