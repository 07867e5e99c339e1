// Life of a point: every way it may go, who may take each step, and what is told to those who may not.

import { describe, expect, it } from 'vitest'
import { refuse } from '../../../shared/outcome.ts'
import { type Meeting, type PointState, pointStates } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { stepMeeting } from '../../../shared/point/step-meeting.ts'
import {
  called,
  type Line,
  meetingAfter,
  minutesIn,
  nextPoint,
  places,
  refusedWith,
  seats,
  started,
  type Who,
  who,
  world,
} from './a-meeting.ts'

const adjourned: readonly Line[] = [...started, ['facilitator', { type: 'adjourn' }]]
const approved: readonly Line[] = [...adjourned, ['office', { type: 'approve-minutes', how: 'meeting', at: nextPoint }]]
const inState: Readonly<Record<PointState, Meeting>> = {
  draft: newMeeting(seats),
  called: meetingAfter(called),
  'in-session': meetingAfter(started),
  adjourned: meetingAfter(adjourned),
  approved: meetingAfter(approved),
  cancelled: meetingAfter([['office', { type: 'cancel', reason: 'Slått sammen med neste' }]]),
}
const steps: readonly MeetingCommand[] = [
  { type: 'call', quorum: 2 },
  { type: 'withdraw-call' },
  { type: 'cancel', reason: 'Ikke nok saker' },
  { type: 'start' },
  { type: 'adjourn' },
  { type: 'resume' },
  { type: 'approve-minutes', how: 'circulation', at: nextPoint },
  { type: 'reopen', reason: 'Feil i sak 3' },
]

describe('life of a point', () => {
  it('[PNT1] goes the printed ways and no other', () => {
    const ways = pointStates.map((state) =>
      [
        state.padEnd(12),
        ...steps.map((command) => {
          // The owner may everything; she takes the gavel where there is one.
          const meeting = { ...inState[state], gavel: state === 'in-session' ? who('owner') : null }
          const step = stepMeeting(meeting, command, world('owner'))
          if (!step.ok) return `${command.type}: ${step.refusal.code}`
          return `${command.type}: ${step.value === meeting ? '=' : `→ ${step.value.state}`}`
        }),
      ].join(' · '),
    )
    expect(ways).toEqual([
      'draft        · call: → called · withdraw-call: = · cancel: → cancelled · start: NOT_CALLED · adjourn: NOT_IN_SESSION · resume: NOT_ADJOURNED · approve-minutes: NOT_ADJOURNED · reopen: NOT_APPROVED',
      'called       · call: NOT_DRAFT · withdraw-call: → draft · cancel: → cancelled · start: → in-session · adjourn: NOT_IN_SESSION · resume: NOT_ADJOURNED · approve-minutes: NOT_ADJOURNED · reopen: NOT_APPROVED',
      'in-session   · call: NOT_DRAFT · withdraw-call: ALREADY_IN_SESSION · cancel: ALREADY_IN_SESSION · start: = · adjourn: → adjourned · resume: = · approve-minutes: NOT_ADJOURNED · reopen: NOT_APPROVED',
      'adjourned    · call: NOT_DRAFT · withdraw-call: ALREADY_ADJOURNED · cancel: ALREADY_ADJOURNED · start: ALREADY_ADJOURNED · adjourn: = · resume: → in-session · approve-minutes: → approved · reopen: NOT_APPROVED',
      'approved     · call: CLOSED · withdraw-call: CLOSED · cancel: CLOSED · start: CLOSED · adjourn: CLOSED · resume: CLOSED · approve-minutes: CLOSED · reopen: → adjourned',
      'cancelled    · call: CANCELLED · withdraw-call: CANCELLED · cancel: CANCELLED · start: CANCELLED · adjourn: CANCELLED · resume: CANCELLED · approve-minutes: CANCELLED · reopen: CANCELLED',
    ])
  })

  it('[PNT1] is never resumed when its minutes have been approved, though they are open again', () => {
    const reopened = meetingAfter([...approved, ['owner', { type: 'reopen', reason: 'Feil i sak 3' }]])
    const again = meetingAfter([['office', { type: 'approve-minutes', how: 'meeting', at: nextPoint }]], reopened)
    const twice = meetingAfter([['owner', { type: 'reopen', reason: 'Feil i sak 4' }]], again)
    for (const meeting of [reopened, twice]) {
      expect(refusedWith(meeting, ['facilitator', { type: 'resume' }])).toBe('APPROVED_BEFORE')
    }
    expect(meetingAfter([['facilitator', { type: 'resume' }]], inState.adjourned).state).toBe('in-session')
  })

  it('[PNT2] who may take each step is the printed table', () => {
    const from: readonly PointState[] = [
      'draft',
      'called',
      'called',
      'called',
      'in-session',
      'adjourned',
      'adjourned',
      'approved',
    ]
    const rows = steps.map((command, at) => {
      const state = from[at] ?? 'draft'
      const allowed = (Object.keys(places) as Who[]).filter((name) => {
        const meeting = { ...inState[state], gavel: state === 'in-session' ? who(name) : null }
        const refused = refusedWith(meeting, [name, command])
        if (refused !== null && refused !== 'FORBIDDEN') throw new Error(`${name} ${command.type}: ${refused}`)
        return refused === null
      })
      return `${command.type}: ${allowed.join(', ')}`
    })
    expect(rows).toEqual([
      'call: owner, facilitator, office',
      'withdraw-call: owner, facilitator, office',
      'cancel: owner, facilitator, office',
      'start: owner, facilitator, office',
      'adjourn: owner, facilitator, office',
      'resume: owner, facilitator, office',
      'approve-minutes: owner, facilitator, office',
      'reopen: owner',
    ])
  })

  it('[PNT3] the same command twice leaves the meeting as it is, to the last field', () => {
    const twice: readonly (readonly [readonly Line[], Line])[] = [
      [[], ['office', { type: 'call', quorum: 3 }]],
      [called, ['facilitator', { type: 'start' }]],
      [called, ['office', { type: 'withdraw-call' }]],
      [called, ['office', { type: 'cancel', reason: 'Ikke nok saker' }]],
      [started, ['facilitator', { type: 'adjourn' }]],
      [adjourned, ['facilitator', { type: 'resume' }]],
      [adjourned, ['office', { type: 'approve-minutes', how: 'meeting', at: nextPoint }]],
      [approved, ['owner', { type: 'reopen', reason: 'Feil i sak 3' }]],
      [started, ['member', { type: 'arrive', person: who('member'), how: 'video' }]],
      [called, ['member', { type: 'answer-call', person: who('member'), answer: 'comes' }]],
      [adjourned, ['office', { type: 'set-verdict', verdict: 'adjust', why: 'Fremdriften' }]],
    ]
    for (const [lines, line] of twice) {
      const once = meetingAfter([...lines, line])
      expect(meetingAfter([[line[0], line[1], { now: minutesIn(5) }]], once)).toBe(once)
    }
  })

  it('[PNT4] of two who start at once one has the gavel, and the other is told that the meeting is in session', () => {
    const meeting = meetingAfter(started)
    expect([refusedWith(meeting, ['office', { type: 'start' }]), meeting.gavel]).toEqual([
      'ALREADY_IN_SESSION',
      who('facilitator'),
    ])
  })

  it('[PNT5] is neither started nor resumed while an earlier point is open, and told which', () => {
    const over = { earlierOpenPoint: 'Vårpunktet' }
    const start = stepMeeting(meetingAfter(called), { type: 'start' }, world('facilitator', over))
    expect(start).toEqual({ ok: false, refusal: { code: 'EARLIER_POINT_OPEN', params: { title: 'Vårpunktet' } } })
    expect(refusedWith(meetingAfter(adjourned), ['facilitator', { type: 'resume' }, over])).toBe('EARLIER_POINT_OPEN')
  })

  it('[PNT5] is neither started nor resumed while another point sits, and told which', () => {
    const over = { sittingPoint: 'Høstpunktet' }
    const start = stepMeeting(meetingAfter(called), { type: 'start' }, world('facilitator', over))
    expect(start).toEqual({ ok: false, refusal: { code: 'OTHER_POINT_SITS', params: { title: 'Høstpunktet' } } })
    expect(refusedWith(meetingAfter(adjourned), ['facilitator', { type: 'resume' }, over])).toBe('OTHER_POINT_SITS')
  })

  it('a quorum the board cannot reach is refused with how many seats there are; more than half is usual', () => {
    const refused = stepMeeting(newMeeting(seats), { type: 'call', quorum: 5 }, world('office'))
    expect(refused).toEqual({ ok: false, refusal: { code: 'QUORUM_ABSURD', params: { seats: 4 } } })
    expect([newMeeting(seats).quorum, meetingAfter(called).quorum]).toEqual([3, 3])
  })

  it('[MIN10] minutes are approved where the board has done so, and it is told why not; where is kept until they are opened again', () => {
    const command = { type: 'approve-minutes', how: 'meeting', at: nextPoint } as const
    const over = { approval: refuse('APPROVAL_MISSING') }
    expect(refusedWith(meetingAfter(adjourned), ['office', command, over])).toBe('APPROVAL_MISSING')
    const meeting = meetingAfter([...adjourned, ['office', command]])
    expect([meeting.approvedBy, meeting.approvedAtPoint]).toEqual(['meeting', nextPoint])
    expect(meetingAfter([['owner', { type: 'reopen', reason: 'Feil i sak 3' }]], meeting).approvedAtPoint).toBeNull()
  })

  it('keeps when it was called, started, adjourned and approved, and why it was opened again', () => {
    const meeting = meetingAfter([
      ['office', { type: 'call', quorum: null }, { now: minutesIn(-10) }],
      ['facilitator', { type: 'start' }, { now: minutesIn(0) }],
      ['facilitator', { type: 'adjourn' }, { now: minutesIn(90) }],
      ['office', { type: 'approve-minutes', how: 'circulation', at: nextPoint }, { now: minutesIn(200) }],
    ])
    expect(meeting).toMatchObject({
      calledAt: minutesIn(-10).toISOString(),
      startedAt: minutesIn(0).toISOString(),
      adjournedAt: minutesIn(90).toISOString(),
      approvedAt: minutesIn(200).toISOString(),
      approvedBy: 'circulation',
      gavel: null,
    })
    expect(meetingAfter([['owner', { type: 'reopen', reason: 'Feil i sak 3' }]], meeting)).toMatchObject({
      state: 'adjourned',
      approvedAt: null,
      approvedBy: null,
      reason: 'Feil i sak 3',
    })
  })
})
