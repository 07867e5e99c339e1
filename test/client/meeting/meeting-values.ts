// Values of a meeting for the tests of its pages: a board of four seats, an agenda of three items, and what a test says over them.

import { rankSchema } from '../../../shared/board/rank.ts'
import type { DecidingView, Round, Wording } from '../../../shared/contract/deciding.ts'
import type { MeetingView } from '../../../shared/contract/meeting.ts'
import {
  agendaItemIdSchema,
  type PersonId,
  personIdSchema,
  pointIdSchema,
  roundIdSchema,
  wordingIdSchema,
} from '../../../shared/ids.ts'
import { type Agenda, type AgendaItem, agendaItemSchema, agendaOf } from '../../../shared/point/agenda-item.ts'
import { type Meeting, meetingSchema } from '../../../shared/point/meeting.ts'

export const owner = personIdSchema.parse('owner')
export const member = personIdSchema.parse('member')
export const absent = personIdSchema.parse('absent')
export const deputy = personIdSchema.parse('deputy')
export const chair = personIdSchema.parse('facilitator')
export const [first, second, third] = ['item-1', 'item-2', 'item-3'].map((id) => agendaItemIdSchema.parse(id)) as [
  AgendaItem['id'],
  AgendaItem['id'],
  AgendaItem['id'],
]
const pointId = pointIdSchema.parse('point-3')

export const agenda: Agenda = agendaOf(
  new Map(
    [first, second, third].map((id, at) => [
      id,
      agendaItemSchema.parse({
        id,
        kind: 'decision',
        title: `Sak ${at + 1}`,
        minutes: 20 * (at + 1),
        owner: '',
        linked: [],
        rank: rankSchema.parse(`a${at}`),
      }),
    ]),
  ),
)

const stay = (from: string, to: string | null = null, how: 'room' | 'video' = 'room') => ({ from, to, how })

/** @returns a meeting in session; what is named is said over it. */
export function meeting(over: Partial<Meeting> = {}): Meeting {
  return meetingSchema.parse({
    state: 'in-session',
    quorum: 2,
    calledAt: '2026-03-01T09:00:00.000Z',
    startedAt: '2026-03-05T09:00:00.000Z',
    adjournedAt: null,
    approvedAt: null,
    reason: null,
    approvedBy: null,
    gavel: chair,
    current: { item: second, internal: false },
    shown: null,
    timer: { budgetMinutes: 40, spentMs: 0, runsSince: '2026-03-05T09:20:00.000Z' },
    speakers: { open: true, limitSeconds: null, speaking: null, waiting: [] },
    attendance: {
      [owner]: { answer: null, stays: [stay('2026-03-05T09:00:00.000Z')] },
      [member]: { answer: null, stays: [stay('2026-03-05T09:00:00.000Z', null, 'video')] },
      [absent]: { answer: null, stays: [stay('2026-03-05T09:00:00.000Z', '2026-03-05T09:10:00.000Z')] },
      [chair]: { answer: null, stays: [stay('2026-03-05T09:00:00.000Z')] },
    },
    seats: null,
    deputies: {},
    recusals: {},
    recusalNotes: {},
    covered: {
      [first]: { startedAt: '2026-03-05T09:00:00.000Z', endedAt: '2026-03-05T09:20:00.000Z', spentMs: 1_200_000 },
      [second]: { startedAt: '2026-03-05T09:20:00.000Z', endedAt: null, spentMs: 0 },
    },
    internalItems: [],
    verdict: null,
    ...over,
  })
}

/** @returns the meeting as it is read: three seats, of which the absent member's is empty. */
export function view(
  over: Partial<Meeting> = {},
  filled: Partial<Record<PersonId, PersonId | null>> = {},
): MeetingView {
  const seat = (id: PersonId, by: PersonId | null) => ({
    member: id,
    filledBy: filled[id] === undefined ? by : filled[id],
  })
  return {
    pointId,
    revision: 1,
    serverTime: '2026-03-05T09:30:00.000Z',
    meeting: meeting(over),
    seats: [seat(owner, owner), seat(member, member), seat(absent, null)],
    quorate: true,
    people: [],
  }
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** @returns a version of the wording of the second item. */
export function wording(version: number, over: Partial<Wording> = {}): Wording {
  return {
    id: wordingIdSchema.parse(uuid(version)),
    agendaItem: second,
    internal: false,
    version,
    text: `Tekst ${version}`,
    reverses: null,
    beforehand: [],
    writtenBy: chair,
    writtenAt: '2026-03-05T08:00:00.000Z',
    publishedAt: '2026-03-05T08:00:00.000Z',
    lacks: [],
    mine: null,
    ...over,
  }
}

/** @returns a round on a version of the wording, asked of all three seats. */
export function round(number: number, of: Wording, over: Partial<Round> = {}): Round {
  return {
    id: roundIdSchema.parse(uuid(100 + number)),
    wordingId: of.id,
    agendaItem: second,
    internal: false,
    number,
    how: 'meeting',
    state: 'open',
    openedAt: '2026-03-05T09:25:00.000Z',
    openedBy: chair,
    deadline: null,
    asked: [owner, member],
    answered: [],
    beforehand: [],
    late: [],
    revealedAt: null,
    positions: null,
    mine: null,
    reminded: [],
    ...over,
  }
}

/** @returns the deciding of the point. */
export function deciding(over: Partial<DecidingView> = {}): DecidingView {
  return { pointId, wordings: [], rounds: [], decisions: [], reversals: [], ...over }
}
