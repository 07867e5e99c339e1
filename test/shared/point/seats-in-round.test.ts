// How the seats of the board stand in a consensus round, who is asked for which, and the sum of those who have answered.

import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../shared/ids.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import {
  answeredOf,
  askedSeat,
  type RoomNow,
  type RoundAsked,
  type SeatInRound,
  seatsInRound,
} from '../../../shared/point/seats-in-round.ts'
import { arrives, item, type Line, meetingAfter, minutesIn, seats, started, type Who, who } from './a-meeting.ts'

const sak = item('sak-1')
const leads = (command: MeetingCommand, minute = 0): Line => ['facilitator', command, { now: minutesIn(minute) }]
const recuses = (person: Who): Line => leads({ type: 'recuse', item: sak, person: who(person), recused: true })
const standsIn = (deputy: Who, member: Who): Line =>
  leads({ type: 'set-deputy', member: who(member), deputy: who(deputy) })

/** The owner, two members, and the third's seat empty; what else happens. */
const room = (...lines: readonly Line[]): RoomNow => ({
  meeting: meetingAfter([...started, arrives('owner'), arrives('member'), arrives('colleague'), ...lines]),
  seats,
})
const asks = (...names: readonly Who[]) => ({ asked: names.map((name) => who(name)) })
const round = (over: Partial<RoundAsked> = {}): RoundAsked => ({
  agendaItem: sak,
  how: 'meeting',
  state: 'open',
  ...asks('owner', 'member', 'colleague'),
  answered: [],
  beforehand: [],
  ...over,
})
const states = (of: RoundAsked, now: RoomNow): readonly SeatInRound['state'][] =>
  seatsInRound(of, now).map(({ state }) => state)

describe('seats in a round', () => {
  it('[BLD1] a seat has given, waits, has left, or never came: never what it answered', () => {
    const left = leads({ type: 'leave', person: who('colleague') }, 10)
    expect(seatsInRound(round({ answered: [who('owner')] }), room(left))).toEqual([
      { member: 'owner', filledBy: 'owner', state: 'given', leftAt: null },
      { member: 'member', filledBy: 'member', state: 'waits', leftAt: null },
      { member: 'colleague', filledBy: null, state: 'left', leftAt: minutesIn(10).toISOString() },
      { member: 'third', filledBy: null, state: 'absent', leftAt: null },
    ])
  })

  it('who answered and left has answered, and who comes back is waited for again', () => {
    const left = leads({ type: 'leave', person: who('colleague') }, 10)
    expect(states(round({ answered: [who('colleague')] }), room(left))[2]).toBe('given')
    expect(states(round(), room(left, arrives('colleague', { now: minutesIn(12) })))[2]).toBe('waits')
  })

  it('who comes after the round was opened is told as such, and not as absent', () => {
    expect(states(round(), room(arrives('third')))[3]).toBe('late')
  })

  it('[RND4] who is recused is not waited for, and neither is a deputy who is', () => {
    expect(states(round(), room(recuses('member')))[1]).toBe('recused')
    const both = room(standsIn('deputy', 'third'), arrives('deputy'), recuses('deputy'))
    expect(states(round(asks('third')), both)[3]).toBe('recused')
  })

  it('[RND11] a deputy who comes in for a recused member is waited for, and named, also while she stays in the room', () => {
    const now = room(standsIn('deputy', 'member'), arrives('deputy'), recuses('member'))
    expect(seatsInRound(round(), now)[1]).toEqual({
      member: 'member',
      filledBy: 'deputy',
      state: 'waits',
      leftAt: null,
    })
    expect(states(round({ answered: [who('member')] }), now)[1]).toBe('given')
  })

  it('[RND8] an absent member who gave her position beforehand is told as such', () => {
    expect(states(round({ beforehand: [who('third')] }), room())[3]).toBe('beforehand')
  })

  it('in a circulation nobody need be there, and whoever is recused is not asked', () => {
    const of = round({ how: 'circulation', ...asks('owner', 'colleague', 'third') })
    expect(states(of, room(recuses('member')))).toEqual(['waits', 'recused', 'waits', 'waits'])
  })

  it('the sum counts those who answered and those who are waited for', () => {
    const of = round({ answered: [who('owner')], beforehand: [who('third')] })
    const left = leads({ type: 'leave', person: who('colleague') }, 10)
    expect(answeredOf(seatsInRound(of, room(left)))).toEqual({ answered: 1, asked: 2 })
  })
})

describe('the seat one answers for', () => {
  const asked = (of: RoundAsked | null, now: RoomNow, name: Who): PersonId | null => askedSeat(of, now, who(name))

  it('is her own', () => {
    expect(asked(round(), room(), 'member')).toBe('member')
  })

  it('[RND7] is that of the member she stands in for while she is away, and none once she is there', () => {
    const of = round(asks('owner', 'third'))
    const away = room(standsIn('deputy', 'third'), arrives('deputy'))
    expect([asked(of, away, 'deputy'), asked(of, away, 'third')]).toEqual(['third', null])
    const there = room(standsIn('deputy', 'third'), arrives('deputy'), arrives('third'))
    expect([asked(of, there, 'deputy'), asked(of, there, 'third')]).toEqual([null, 'third'])
  })

  it('[RND11] is that of a recused member, for her deputy', () => {
    const now = room(standsIn('deputy', 'member'), arrives('deputy'), recuses('member'))
    expect([asked(round(), now, 'deputy'), asked(round(), now, 'member')]).toEqual(['member', null])
  })

  it('is none for who is recused or has left, has no seat, or is asked nothing', () => {
    expect(asked(round(), room(recuses('member')), 'member')).toBeNull()
    expect(asked(round(), room(leads({ type: 'leave', person: who('member') }, 10)), 'member')).toBeNull()
    expect(asked(round(), room(arrives('deputy')), 'deputy')).toBeNull()
    expect(asked(round({ state: 'revealed' }), room(), 'member')).toBeNull()
    expect(asked(null, room(), 'member')).toBeNull()
  })

  it('in a circulation is her own wherever she is, or that of the member she stands in for', () => {
    const of = round({ how: 'circulation', ...asks('owner', 'third') })
    const now = room(standsIn('deputy', 'third'))
    expect([asked(of, now, 'third'), asked(of, now, 'deputy')]).toEqual(['third', 'third'])
  })
})
