// Any meeting: whatever people of every role command in whatever order, on a clock that jumps an hour either way, what must hold of a meeting
// holds after every step. Failing seeds are printed by fast-check.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Meeting, meetingSchema, type PointState } from '../../../shared/point/meeting.ts'
import { type MeetingCommand, meetingCommandSchema } from '../../../shared/point/meeting-command.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import { mayIn } from '../../../shared/point/meeting-world.ts'
import { publicMeeting } from '../../../shared/point/public-meeting.ts'
import { stepMeeting } from '../../../shared/point/step-meeting.ts'
import { isPresent, isRecused, seatsFilled } from '../../../shared/point/who-is-there.ts'
import {
  arrives,
  item,
  meetingAfter,
  minutesIn,
  nextPoint,
  places,
  seats,
  started,
  type Who,
  who,
  world,
} from './a-meeting.ts'

const names = [...(Object.keys(places) as Who[]), 'stranger'] as const
/** Those who lead come more often, so that meetings get somewhere. */
const anybody = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 3, arbitrary: fc.constantFrom<Who>('facilitator', 'office', 'owner') },
)
const person = fc.constantFrom(...names).map(who)
const items = ['sak1', 'sak2', 'lukk1', 'lukk2', 'borte'] as const
const anItem = fc.constantFrom(...items).map(item)
const audience = (id: string | null): 'public' | 'internal' | 'unknown' =>
  id === 'borte' ? 'unknown' : id?.startsWith('lukk') ? 'internal' : 'public'
const minutes = fc.constantFrom(0, 5, 600)

const command: fc.Arbitrary<MeetingCommand> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('start', 'adjourn', 'resume', 'take-gavel') }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('call'), quorum: fc.constantFrom(null, 1, 3, 9) }) },
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constantFrom('start-timer', 'stop-timer', 'next-speaker', 'end-speech') }),
    },
    fc.record({ type: fc.constant('withdraw-call') }),
    { weight: 2, arbitrary: fc.record({ type: fc.constant('reopen'), reason: fc.constantFrom('Derfor', 'Likevel') }) },
    fc.record({ type: fc.constant('cancel'), reason: fc.constantFrom('Derfor', 'Likevel') }),
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('approve-minutes'),
        how: fc.constantFrom('meeting', 'circulation'),
        at: fc.constant(nextPoint),
      }),
    },
    fc.record({ type: fc.constant('set-verdict'), verdict: fc.constantFrom('continue', 'stop'), why: fc.constant('') }),
    fc.record({ type: fc.constant('give-gavel'), to: person }),
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('go-to'),
        current: fc.option(
          anItem.chain((id) => fc.record({ item: fc.constant(id), internal: fc.boolean(), budgetMinutes: minutes })),
        ),
      }),
    },
    fc.record({
      type: fc.constant('show'),
      shown: fc.option(fc.record({ page: fc.constantFrom('queue', 'agenda-item'), record: fc.option(anItem) })),
    }),
    fc.record({ type: fc.constant('set-budget'), budgetMinutes: minutes }),
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant('ask-to-speak'), kind: fc.constantFrom('speech', 'reply') }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('withdraw-speech', 'give-floor', 'leave'), person }) },
    fc.record({ type: fc.constant('open-speakers'), open: fc.boolean() }),
    fc.record({ type: fc.constant('set-speech-limit'), limitSeconds: fc.constantFrom(null, 180) }),
    fc.record({ type: fc.constant('answer-call'), person, answer: fc.constantFrom('comes', 'deputy-comes') }),
    { weight: 6, arbitrary: fc.record({ type: fc.constant('arrive'), person, how: fc.constantFrom('room', 'video') }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('set-deputy'), member: person, deputy: fc.option(person) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('recuse'), item: anItem, person, recused: fc.boolean() }) },
    fc.record({
      type: fc.constant('set-quorum'),
      quorum: fc.constantFrom(1, 2, 9),
      reason: fc.constantFrom('', 'Vakante plasser'),
    }),
  )
  .map((value) => meetingCommandSchema.parse(value))

const line = fc.record({
  actor: anybody,
  command,
  /** Somebody who comes, asks or leaves does it for herself mostly. */
  own: fc.boolean(),
  minutesOn: fc.integer({ min: -60, max: 60 }),
  earlierIsOpen: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
})
type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never

const namedBy = (given: MeetingCommand): string | null => {
  if (given.type === 'go-to') return given.current?.item ?? null
  if (given.type === 'recuse') return given.item
  return given.type === 'show' ? (given.shown?.record ?? null) : null
}
const asGiven = ({ command: given, actor, own }: Line): MeetingCommand =>
  own && 'person' in given ? { ...given, person: who(actor) } : given

const ways: Readonly<Record<PointState, readonly PointState[]>> = {
  draft: ['called', 'cancelled'],
  called: ['draft', 'in-session', 'cancelled'],
  'in-session': ['adjourned'],
  adjourned: ['in-session', 'approved'],
  approved: ['adjourned'],
  cancelled: [],
}
const steering: ReadonlySet<MeetingCommand['type']> = new Set([
  'adjourn',
  'go-to',
  'show',
  'start-timer',
  'stop-timer',
  'set-budget',
  'give-floor',
  'next-speaker',
  'open-speakers',
  'set-speech-limit',
  'set-quorum',
  'set-verdict',
])
const movesGavel: ReadonlySet<MeetingCommand['type']> = new Set([
  'start',
  'resume',
  'adjourn',
  'give-gavel',
  'take-gavel',
])

/** Everything that must hold of one meeting. */
function holdsOf(meeting: Meeting): void {
  expect(meetingSchema.safeParse(meeting).error).toBeUndefined()
  const { speakers, attendance, current, timer } = meeting
  const inSession = meeting.state === 'in-session'
  expect(meeting.gavel !== null).toBe(inSession)
  if (meeting.gavel !== null) expect(mayIn(world('owner'), meeting.gavel, 'meeting.run')).toBe(true)
  expect(timer !== null).toBe(current !== null)
  if (!inSession) expect([current, speakers.speaking, speakers.waiting, meeting.shown]).toEqual([null, null, [], null])
  const talking = [...(speakers.speaking === null ? [] : [speakers.speaking]), ...speakers.waiting].map(
    (each) => each.person,
  )
  expect(new Set(talking).size).toBe(talking.length)
  for (const each of talking) {
    expect(isPresent(meeting, each)).toBe(true)
    if (current !== null) expect(isRecused(meeting, current.item, each)).toBe(false)
  }
  for (const { stays } of Object.values(attendance)) {
    for (const [at, { from, to }] of stays.entries()) {
      const next = stays[at + 1]
      expect(
        to === null ? next === undefined && inSession : from <= to && (next === undefined || to <= next.from),
      ).toBe(true)
    }
  }
  const standIns = Object.values(meeting.deputies)
  expect(new Set(standIns).size).toBe(standIns.length)
  for (const each of standIns) expect(seats.some(({ member }) => member === each)).toBe(false)
  const filled = seatsFilled(meeting, seats).flatMap(({ filledBy }) => filledBy ?? [])
  expect(new Set(filled).size).toBe(filled.length)
  for (const [id, { startedAt, endedAt }] of Object.entries(meeting.covered)) {
    expect(endedAt === null).toBe(current?.item === id)
    if (endedAt !== null) expect(startedAt <= endedAt).toBe(true)
  }
  expect(JSON.stringify(publicMeeting(meeting))).not.toContain('lukk')
}

/** Everything that must hold of one step. */
function holdsBetween(before: Meeting, given: MeetingCommand, actor: Line['actor'], after: Meeting): void {
  if (before.state !== after.state) expect(ways[before.state]).toContain(after.state)
  if (before.gavel !== after.gavel) expect(movesGavel.has(given.type)).toBe(true)
  if (steering.has(given.type) && before.state === 'in-session' && before !== after) {
    expect(before.gavel).toBe(who(actor))
  }
  const takenBack = given.type === 'recuse' && !given.recused ? given : null
  for (const [id, recused] of Object.entries(before.recusals)) {
    for (const each of recused) {
      const isTakenBack = takenBack?.item === id && takenBack.person === each
      expect(isTakenBack || isRecused(after, item(id), each)).toBe(true)
    }
  }
  for (const [id, { startedAt, spentMs }] of Object.entries(before.covered)) {
    const now = after.covered[item(id)]
    expect([now?.startedAt, (now?.spentMs ?? -1) >= spentMs]).toEqual([startedAt, true])
  }
  if (before.state === 'approved' || before.state === 'cancelled') {
    if (given.type !== 'reopen') expect(after).toBe(before)
  }
}

const present = ['owner', 'member', 'colleague', 'deputy', 'facilitator', 'office'] as const
const underWay = meetingAfter([...started, ...present.map((name) => arrives(name))])

describe('any meeting', () => {
  it('[PNT1] [MTG1] [MTG2] [MTG3] [MTG4] [MTG5] [MTG6] [MTG7] keeps its rules whatever anybody commands', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(fc.array(line, { minLength: 20, maxLength: 120 }), fc.boolean(), (lines, isUnderWay) => {
        let meeting = isUnderWay ? underWay : newMeeting(seats)
        let clock = 0
        for (const each of lines) {
          clock += each.minutesOn
          const given = asGiven(each)
          const over = {
            now: minutesIn(clock),
            named: audience(namedBy(given)),
            earlierOpenPoint: each.earlierIsOpen ? 'Vårpunktet' : null,
          }
          const step = stepMeeting(meeting, given, world(each.actor, over))
          if (!step.ok) continue
          holdsBetween(meeting, given, each.actor, step.value)
          holdsOf(step.value)
          if (step.value !== meeting) reached.add(given.type)
          // Twice is once, but for the next in the list.
          if (given.type !== 'next-speaker') {
            const again = stepMeeting(step.value, given, world(each.actor, { ...over, now: minutesIn(clock + 1) }))
            expect(again.ok && again.value).toBe(step.value)
          }
          meeting = step.value
        }
      }),
      { numRuns: 400 },
    )
    // The commands got somewhere: of 29 kinds most have changed a meeting; which do not is a matter of chance.
    expect(reached.size).toBeGreaterThan(20)
  })
})
