// The session of a board: gavel, item and clock, speakers, attendance, recusal. Each rule by name, and each refusal that bad input earns.

import { describe, expect, it } from 'vitest'
import type { Meeting, Shown } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { publicMeeting } from '../../../shared/point/public-meeting.ts'
import { stepMeeting } from '../../../shared/point/step-meeting.ts'
import { timerElapsedMs, timerLeftMs } from '../../../shared/point/timer.ts'
import { isPresent, isQuorate, seatsFilled } from '../../../shared/point/who-is-there.ts'
import {
  arrives,
  called,
  item,
  type Line,
  meetingAfter,
  minutesIn,
  refusedWith,
  seats,
  started,
  who,
  world,
} from './a-meeting.ts'

const goTo = (name: string, internal = false): MeetingCommand => ({
  type: 'go-to',
  current: { item: item(name), internal, budgetMinutes: 20 },
})
const ask = (kind: 'speech' | 'reply' = 'speech'): MeetingCommand => ({ type: 'ask-to-speak', kind })
const everybody: readonly Line[] = [arrives('owner'), arrives('member'), arrives('colleague'), arrives('deputy')]
const waiting = (meeting: Meeting) => meeting.speakers.waiting.map(({ person }) => person)

describe('the gavel', () => {
  const steering: readonly MeetingCommand[] = [
    { type: 'adjourn' },
    { type: 'give-gavel', to: who('office') },
    goTo('sak1'),
    { type: 'show', shown: { page: 'queue', record: null } },
    { type: 'start-timer' },
    { type: 'stop-timer' },
    { type: 'set-budget', budgetMinutes: 5 },
    { type: 'give-floor', person: who('member') },
    { type: 'next-speaker' },
    { type: 'end-speech' },
    { type: 'open-speakers', open: false },
    { type: 'set-speech-limit', limitSeconds: 180 },
    { type: 'arrive', person: who('observer'), how: 'room' },
    { type: 'leave', person: who('member') },
    { type: 'set-deputy', member: who('member'), deputy: who('deputy') },
    { type: 'recuse', item: item('sak1'), person: who('member'), recused: true },
    { type: 'set-quorum', quorum: 2, reason: 'Liv måtte gå' },
    { type: 'set-verdict', verdict: 'stop', why: '' },
  ]

  it('[MTG1] nothing is steered without it, by nobody', () => {
    const meeting = meetingAfter([
      ...started,
      ...everybody,
      ['facilitator', goTo('sak1')],
      ['facilitator', { type: 'give-floor', person: who('member') }],
    ])
    for (const command of steering) {
      expect([
        command.type,
        refusedWith(meeting, ['office', command]),
        refusedWith(meeting, ['colleague', command]),
      ]).toEqual([command.type, 'GAVEL_ELSEWHERE', 'FORBIDDEN'])
    }
  })

  it('[MTG1] says who has it', () => {
    const refused = stepMeeting(meetingAfter(started), { type: 'adjourn' }, world('office'))
    expect(refused).toEqual({ ok: false, refusal: { code: 'GAVEL_ELSEWHERE', params: { name: 'facilitator' } } })
  })

  it('[MTG1] is given to and taken by somebody who may lead alone, and stays when its holder leaves', () => {
    const meeting = meetingAfter([
      ...started,
      arrives('facilitator'),
      ['facilitator', { type: 'leave', person: who('facilitator') }],
    ])
    expect(meeting.gavel).toBe(who('facilitator'))
    expect(refusedWith(meeting, ['facilitator', { type: 'give-gavel', to: who('member') }])).toBe('GAVEL_UNFIT')
    expect(refusedWith(meeting, ['member', { type: 'take-gavel' }])).toBe('FORBIDDEN')
    expect(meetingAfter([['facilitator', { type: 'give-gavel', to: who('office') }]], meeting).gavel).toBe(
      who('office'),
    )
    expect(meetingAfter([['owner', { type: 'take-gavel' }]], meeting).gavel).toBe(who('owner'))
  })
})

describe('the item that is up', () => {
  it('an item that does not stand, or is not where it is said to be, is refused', () => {
    const meeting = meetingAfter(started)
    expect(refusedWith(meeting, ['facilitator', goTo('sak1'), { named: 'unknown' }])).toBe('UNKNOWN_ITEM')
    expect(refusedWith(meeting, ['facilitator', goTo('sak1', true)])).toBe('UNKNOWN_ITEM')
    expect(refusedWith(meeting, ['facilitator', { type: 'start-timer' }])).toBe('NO_CURRENT_ITEM')
  })

  it('its clock runs on from what was spent on it before, stands while it is stopped, and the time is kept', () => {
    const meeting = meetingAfter([
      ...started,
      ['facilitator', goTo('sak1'), { now: minutesIn(0) }],
      ['facilitator', { type: 'stop-timer' }, { now: minutesIn(5) }],
      ['facilitator', { type: 'start-timer' }, { now: minutesIn(8) }],
      ['facilitator', goTo('sak2'), { now: minutesIn(10) }],
      ['facilitator', goTo('sak1'), { now: minutesIn(30) }],
    ])
    expect(meeting).toMatchObject({
      current: { item: 'sak1', internal: false },
      timer: { budgetMinutes: 20, spentMs: 7 * 60_000, runsSince: minutesIn(30).toISOString() },
      covered: {
        sak1: { startedAt: minutesIn(0).toISOString(), endedAt: null, spentMs: 7 * 60_000 },
        sak2: { startedAt: minutesIn(10).toISOString(), endedAt: minutesIn(30).toISOString(), spentMs: 20 * 60_000 },
      },
    })
    const timer = meeting.timer ?? { budgetMinutes: 0, spentMs: 0, runsSince: null }
    expect([timerElapsedMs(timer, minutesIn(45)), timerLeftMs(timer, minutesIn(45))]).toEqual([
      22 * 60_000,
      -2 * 60_000,
    ])
  })

  it('[MTG6] a clock that jumps back an hour takes no time from anything and stamps nothing earlier', () => {
    const meeting = meetingAfter([
      ...started,
      ['facilitator', goTo('sak1'), { now: minutesIn(0) }],
      arrives('member', { now: minutesIn(4) }),
      ['facilitator', { type: 'stop-timer' }, { now: minutesIn(-56) }],
      ['member', { type: 'leave', person: who('member') }, { now: minutesIn(-55) }],
    ])
    expect(meeting.timer).toEqual({ budgetMinutes: 20, spentMs: 4 * 60_000, runsSince: null })
    const at = minutesIn(4).toISOString()
    expect(meeting.attendance).toEqual({ member: { answer: null, stays: [{ from: at, to: at, how: 'room' }] } })
    expect(timerElapsedMs({ budgetMinutes: 20, spentMs: 9, runsSince: at }, minutesIn(-60))).toBe(9)
  })
})

describe('speakers', () => {
  const floor = meetingAfter([...started, ...everybody, ['facilitator', goTo('sak1')]])

  it('[MTG2] replies come before speeches, each in the order they were asked for', () => {
    const meeting = meetingAfter(
      [
        ['member', ask()],
        ['colleague', ask('reply')],
        ['owner', ask()],
        ['deputy', ask('reply')],
      ],
      floor,
    )
    expect(waiting(meeting)).toEqual(['colleague', 'deputy', 'member', 'owner'])
    const next = meetingAfter([['facilitator', { type: 'next-speaker' }]], meeting)
    expect([next.speakers.speaking?.person, waiting(next)]).toEqual(['colleague', ['deputy', 'member', 'owner']])
  })

  it('[MTG2] nobody stands twice, and who is not there or is recused is not taken on', () => {
    const meeting = meetingAfter([['member', ask()]], floor)
    expect(meetingAfter([['member', ask()]], meeting)).toBe(meeting)
    expect(refusedWith(meeting, ['member', ask('reply')])).toBe('ALREADY_WAITING')
    expect(refusedWith(meeting, ['third', ask()])).toBe('NOT_PRESENT')
    expect(refusedWith(meeting, ['observer', ask()])).toBe('FORBIDDEN')
    expect(refusedWith(meeting, ['facilitator', { type: 'give-floor', person: who('third') }])).toBe('NOT_PRESENT')
    const recused: Line = ['member', { type: 'recuse', item: item('sak1'), person: who('member'), recused: true }]
    const without = meetingAfter([recused], meeting)
    expect([waiting(without), refusedWith(without, ['member', ask()])]).toEqual([[], 'RECUSED'])
    const closed = meetingAfter([['facilitator', { type: 'open-speakers', open: false }]], meeting)
    expect([waiting(closed), refusedWith(closed, ['owner', ask()])]).toEqual([['member'], 'SPEAKERS_CLOSED'])
  })

  it('[MTG2] who leaves is neither waiting nor speaking, and another item begins an open list', () => {
    const meeting = meetingAfter(
      [
        ['facilitator', { type: 'give-floor', person: who('member') }],
        ['colleague', ask()],
      ],
      floor,
    )
    const gone = meetingAfter([['member', { type: 'leave', person: who('member') }]], meeting)
    expect([gone.speakers.speaking, waiting(gone)]).toEqual([null, ['colleague']])
    const elsewhere = meetingAfter(
      [
        ['facilitator', { type: 'open-speakers', open: false }],
        ['facilitator', goTo('sak2')],
      ],
      meeting,
    )
    expect(elsewhere.speakers).toEqual({ open: true, limitSeconds: null, speaking: null, waiting: [] })
  })

  it('[MTG14] who asked for the floor before any item was up still waits, in her order, when the first is taken up', () => {
    const asked: readonly Line[] = [
      ['member', ask()],
      ['colleague', ask('reply')],
      ['owner', ask()],
    ]
    const before = meetingAfter([...started, ...everybody, ...asked])
    const first = meetingAfter([['facilitator', goTo('sak1')]], before)
    expect(first.speakers).toEqual(before.speakers)
    expect(waiting(meetingAfter([['facilitator', goTo('sak2')]], first))).toEqual([])
    const between = meetingAfter([['facilitator', { type: 'go-to', current: null }], ...asked], first)
    expect(waiting(meetingAfter([['facilitator', goTo('sak2')]], between))).toEqual(['colleague', 'member', 'owner'])
  })

  it('[MTG14] who has the floor before the first item keeps it, and the list is open for the item', () => {
    const before = meetingAfter([
      ...started,
      ...everybody,
      ['facilitator', { type: 'give-floor', person: who('member') }],
      ['facilitator', { type: 'open-speakers', open: false }],
    ])
    const first = meetingAfter([['facilitator', goTo('sak1')]], before)
    expect(first.speakers).toEqual({ ...before.speakers, open: true })
  })

  it('[MTG14] who is recused from the first item neither waits nor speaks on it', () => {
    const recused: Line = ['member', { type: 'recuse', item: item('sak1'), person: who('member'), recused: true }]
    const lines: readonly Line[] = [...started, ...everybody, recused, ['colleague', ask()]]
    const asks = meetingAfter([...lines, ['member', ask()], ['facilitator', goTo('sak1')]])
    expect([asks.speakers.speaking, waiting(asks)]).toEqual([null, ['colleague']])
    const speaks = meetingAfter([
      ...lines,
      ['facilitator', { type: 'give-floor', person: who('member') }],
      ['facilitator', goTo('sak1')],
    ])
    expect([speaks.speakers.speaking, waiting(speaks)]).toEqual([null, ['colleague']])
  })
})

describe('what the room sees', () => {
  it('[FLW3] a room that was shown an item goes along to the one that is taken up; the agenda and the lists stay', () => {
    const on = meetingAfter([...started, ['facilitator', goTo('sak1')]])
    const shownThen = (shown: Shown) =>
      meetingAfter(
        [
          ['facilitator', { type: 'show', shown }],
          ['facilitator', goTo('sak2')],
        ],
        on,
      ).shown
    const one = ['agenda-item', 'item', 'wording', 'round', 'decision'] as const
    expect(one.map((page) => shownThen({ page, record: 'sak1' }))).toEqual(one.map(() => null))
    const stays = ['agenda', 'queue', 'cut-list'] as const
    expect(stays.map((page) => shownThen({ page, record: null })?.page)).toEqual([...stays])
  })
})

describe('who is there', () => {
  it('[MTG3] stays never overlap, and going over to video ends the stay in the room', () => {
    const meeting = meetingAfter([
      ...started,
      arrives('member', { now: minutesIn(2) }),
      ['member', { type: 'arrive', person: who('member'), how: 'video' }, { now: minutesIn(7) }],
      ['facilitator', { type: 'leave', person: who('member') }, { now: minutesIn(9) }],
    ])
    expect(meeting.attendance[who('member')]?.stays).toEqual([
      { from: minutesIn(2).toISOString(), to: minutesIn(7).toISOString(), how: 'room' },
      { from: minutesIn(7).toISOString(), to: minutesIn(9).toISOString(), how: 'video' },
    ])
  })

  it('[MTG3] adjourning ends every stay, the item, its clock and every speech, and lays the gavel down', () => {
    const meeting = meetingAfter([
      ...started,
      ...everybody,
      ['facilitator', goTo('sak1')],
      ['facilitator', { type: 'show', shown: { page: 'queue', record: null } }],
      ['facilitator', { type: 'give-floor', person: who('member') }],
      ['owner', ask()],
      ['facilitator', { type: 'adjourn' }, { now: minutesIn(60) }],
    ])
    const at = minutesIn(60).toISOString()
    const stay = { answer: null, stays: [{ from: minutesIn(0).toISOString(), to: at, how: 'room' }] }
    expect(meeting).toMatchObject({
      state: 'adjourned',
      gavel: null,
      current: null,
      shown: null,
      timer: null,
      speakers: { speaking: null, waiting: [] },
      attendance: { owner: stay, member: stay, colleague: stay, deputy: stay },
      covered: { sak1: { endedAt: at, spentMs: 60 * 60_000 } },
    })
  })

  it('[MTG4] a seat is filled by its member, by her deputy while she is away, and the board decides when enough are', () => {
    const deputy: Line = ['third', { type: 'set-deputy', member: who('third'), deputy: who('deputy') }]
    const meeting = meetingAfter([
      ...called,
      deputy,
      ['facilitator', { type: 'start' }],
      arrives('owner'),
      arrives('deputy'),
    ])
    expect(seatsFilled(meeting, seats)).toEqual([
      { member: 'owner', filledBy: 'owner' },
      { member: 'member', filledBy: null },
      { member: 'colleague', filledBy: null },
      { member: 'third', filledBy: 'deputy' },
    ])
    expect(isQuorate(meeting, seats)).toBe(false)
    const more = meetingAfter([arrives('member'), arrives('third')], meeting)
    expect([isQuorate(more, seats), seatsFilled(more, seats)[3]]).toEqual([
      true,
      { member: 'third', filledBy: 'third' },
    ])
  })

  it('[MTG4] a deputy stands in for one member alone, and must be one who may', () => {
    const meeting = meetingAfter([
      ...called,
      ['member', { type: 'set-deputy', member: who('member'), deputy: who('deputy') }],
    ])
    const stand = (member: 'colleague' | 'observer', deputy: 'deputy' | 'third' | 'observer'): string | null =>
      refusedWith(meeting, ['office', { type: 'set-deputy', member: who(member), deputy: who(deputy) }])
    expect([
      stand('colleague', 'deputy'),
      stand('colleague', 'third'),
      stand('colleague', 'observer'),
      stand('observer', 'deputy'),
    ]).toEqual(['DEPUTY_UNFIT', 'DEPUTY_UNFIT', 'DEPUTY_UNFIT', 'NO_SEAT'])
  })

  it('[MTG12] how many the board needs is changed while it sits only with a reason', () => {
    const meeting = meetingAfter(started)
    const step = (reason?: string) =>
      stepMeeting(
        meeting,
        { type: 'set-quorum', quorum: 1, ...(reason === undefined ? {} : { reason }) },
        world('facilitator'),
      )
    const missing = { ok: false, refusal: { code: 'REASON_MISSING', field: 'reason' } }
    expect([step(), step('  ')]).toEqual([missing, missing])
    expect(step('To plasser er vakante')).toEqual({ ok: true, value: { ...meeting, quorum: 1 } })
    expect(meetingAfter([['facilitator', { type: 'set-quorum', quorum: meeting.quorum }]], meeting)).toBe(meeting)
    expect(meetingAfter([['office', { type: 'set-quorum', quorum: 1 }]], meetingAfter(called)).quorum).toBe(1)
  })

  it('[MTG11] a deputy is named and somebody recused as long as the point stands open, for a circulation too', () => {
    const adjourn: Line = ['facilitator', { type: 'adjourn' }]
    const recuse: Line = ['member', { type: 'recuse', item: item('sak1'), person: who('member'), recused: true }]
    const stand: Line = ['third', { type: 'set-deputy', member: who('third'), deputy: who('deputy') }]
    for (const meeting of [newMeeting(seats), meetingAfter([...started, adjourn])]) {
      expect(meetingAfter([recuse, stand], meeting)).toEqual({
        ...meeting,
        recusals: { sak1: ['member'] },
        recusalNotes: { sak1: { member: { by: 'member', reason: '' } } },
        deputies: { third: 'deputy' },
      })
    }
    const cancelled = meetingAfter([['office', { type: 'cancel', reason: 'Ingen saker' }]])
    for (const [state, code] of [
      ['approved', 'CLOSED'],
      ['cancelled', 'CANCELLED'],
    ] as const) {
      const over = { ...cancelled, state }
      expect([refusedWith(over, recuse), refusedWith(over, stand)]).toEqual([code, code])
    }
  })

  it('[MTG11] after the meeting nobody who sat for a seat becomes another', () => {
    const adjourn: Line = ['facilitator', { type: 'adjourn' }]
    const stand: Line = ['third', { type: 'set-deputy', member: who('third'), deputy: who('deputy') }]
    const sat = meetingAfter([...called, stand, ['facilitator', { type: 'start' }], arrives('deputy'), adjourn])
    const change = (deputy: 'other-deputy' | null): string | null =>
      refusedWith(sat, ['third', { type: 'set-deputy', member: who('third'), deputy: deputy && who(deputy) }])
    expect([change('other-deputy'), change(null)]).toEqual(['ALREADY_ADJOURNED', 'ALREADY_ADJOURNED'])
    const there = meetingAfter([...started, arrives('deputy'), adjourn])
    expect(refusedWith(there, stand)).toBe('ALREADY_ADJOURNED')
  })

  it('nobody comes before the board sits, for another without leading, or without a place', () => {
    expect(refusedWith(meetingAfter(called), arrives('member'))).toBe('NOT_IN_SESSION')
    const meeting = meetingAfter(started)
    expect(refusedWith(meeting, ['member', { type: 'arrive', person: who('third'), how: 'room' }])).toBe('FORBIDDEN')
    expect(refusedWith(meeting, ['observer', { type: 'arrive', person: who('observer'), how: 'room' }])).toBe(
      'FORBIDDEN',
    )
    expect(refusedWith(meeting, ['facilitator', { type: 'arrive', person: who('stranger'), how: 'room' }])).toBe(
      'NOT_FOUND',
    )
    const present = meetingAfter([['facilitator', { type: 'arrive', person: who('observer'), how: 'room' }]], meeting)
    expect(isPresent(present, who('observer'))).toBe(true)
  })
})

describe('recusal', () => {
  it('[MTG5] of another lasts until who leads takes it back', () => {
    const declare: Line = ['facilitator', { type: 'recuse', item: item('sak1'), person: who('member'), recused: true }]
    const meeting = meetingAfter([...called, declare, ['facilitator', { type: 'start' }]])
    const takeBack: MeetingCommand = { type: 'recuse', item: item('sak1'), person: who('member'), recused: false }
    expect([meeting.recusals, refusedWith(meeting, ['member', takeBack])]).toEqual([{ sak1: ['member'] }, 'FORBIDDEN'])
    expect(meetingAfter([['facilitator', takeBack]], meeting).recusals).toEqual({})
  })

  it('[MTG5] that somebody said of herself, with her reason, she takes back until the item is dealt with', () => {
    const own = { type: 'recuse', item: item('sak1'), person: who('member') } as const
    const meeting = meetingAfter([
      ...called,
      ['member', { ...own, recused: true, reason: 'Eier i leverandøren' }],
      ['facilitator', { type: 'recuse', item: item('sak1'), person: who('colleague'), recused: true }],
      ['facilitator', { type: 'start' }],
      ['facilitator', goTo('sak1')],
    ])
    const ofColleague = { by: 'facilitator', reason: '' }
    expect([meeting.recusals, meeting.recusalNotes]).toEqual([
      { sak1: ['member', 'colleague'] },
      { sak1: { member: { by: 'member', reason: 'Eier i leverandøren' }, colleague: ofColleague } },
    ])
    const back = meetingAfter([['member', { ...own, recused: false }]], meeting)
    expect([back.recusals, back.recusalNotes]).toEqual([{ sak1: ['colleague'] }, { sak1: { colleague: ofColleague } }])
    expect(meetingAfter([['member', { ...own, recused: false }]], back)).toBe(back)
    const dealtWith = meetingAfter([['facilitator', { type: 'go-to', current: null }]], meeting)
    expect(refusedWith(dealtWith, ['member', { ...own, recused: false }])).toBe('RECUSED')
  })
})

describe('internal items', () => {
  it('[MTG7] leave no trace for those who may not read them', () => {
    const lines: readonly Line[] = [
      ...started,
      ...everybody,
      ['facilitator', goTo('sak1')],
      ['facilitator', { type: 'show', shown: { page: 'queue', record: null } }],
    ]
    const seen = meetingAfter([...lines, ['facilitator', { type: 'go-to', current: null }]])
    const meeting = meetingAfter(
      [
        [
          'member',
          { type: 'recuse', item: item('lukket'), person: who('member'), recused: true },
          { named: 'internal' },
        ],
        ['facilitator', goTo('lukket', true), { named: 'internal' }],
        ['facilitator', { type: 'show', shown: { page: 'agenda-item', record: 'lukket' } }, { named: 'internal' }],
        ['colleague', ask()],
      ],
      meetingAfter(lines),
    )
    expect(meeting).toMatchObject({ internalItems: ['lukket'], shown: { internal: true } })
    expect(publicMeeting(meeting)).toEqual({ ...seen, shown: null })
    expect(JSON.stringify(publicMeeting(meeting))).not.toContain('lukket')
  })
})
