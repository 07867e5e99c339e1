// Meeting: everything formal about one evaluation point that changes while it is called, held and closed: where it stands in its life, who
// has the gavel, what the room sees, the clock, who speaks, who is present and who is recused. One value, changed whole by commands
// (meeting-command.ts, step-meeting.ts), kept as a row, read by everyone who may read the point. Times are ISO text by the server's clock.

import { z } from 'zod'
import { agendaItemIdSchema, type PersonId, personIdSchema, pointIdSchema } from '../ids.ts'

/** draft → called → in-session → adjourned → approved; cancelled from draft and called; approved → adjourned by a reopening. */
export const pointStates = ['draft', 'called', 'in-session', 'adjourned', 'approved', 'cancelled'] as const
export const pointStateSchema = z.enum(pointStates)
export type PointState = z.infer<typeof pointStateSchema>

export const verdicts = ['continue', 'adjust', 'cut', 'stop'] as const
export const verdictSchema = z.enum(verdicts)
export type Verdict = z.infer<typeof verdictSchema>

const moment = z.iso.datetime()

/** What the room and the projector see. `record` is an item of the board, an agenda item or a row, by what `page` shows. */
export const shownSchema = z.strictObject({
  page: z.enum(['agenda', 'agenda-item', 'queue', 'cut-list', 'item', 'wording', 'round', 'decision']),
  record: z.string().max(64).nullable(),
})
export type Shown = Readonly<z.infer<typeof shownSchema>>

/** Time of the current item. It has run `spentMs` up to `runsSince`, and runs on from there; null = it stands still. */
export const timerSchema = z.strictObject({
  budgetMinutes: z.number().int().min(0).max(600),
  spentMs: z.number().int().min(0),
  runsSince: moment.nullable(),
})
export type Timer = Readonly<z.infer<typeof timerSchema>>

export const speechKinds = ['speech', 'reply'] as const
const waitingSchema = z.strictObject({ person: personIdSchema, kind: z.enum(speechKinds), askedAt: moment })
export const speakersSchema = z.strictObject({
  /** Closed: nobody more is taken on; «strek er satt». */
  open: z.boolean(),
  /** How long one speaks at most; null = no limit. */
  limitSeconds: z.number().int().min(15).max(3_600).nullable(),
  speaking: z.strictObject({ person: personIdSchema, since: moment }).nullable(),
  waiting: z.array(waitingSchema).readonly(),
})
export type Speakers = Readonly<z.infer<typeof speakersSchema>>

export const answers = ['comes', 'deputy-comes', 'does-not-come'] as const
export const stayHows = ['room', 'video'] as const
/** A person's answer to the call, and when she was there. Present = the last stay has no end. */
export const attendanceSchema = z.strictObject({
  answer: z.enum(answers).nullable(),
  stays: z
    .array(z.strictObject({ from: moment, to: moment.nullable(), how: z.enum(stayHows) }))
    .max(200)
    .readonly(),
})
export type Attendance = Readonly<z.infer<typeof attendanceSchema>>

const recusalNoteSchema = z.strictObject({ by: personIdSchema, reason: z.string().max(2_000) })

/** When an agenda item was dealt with. */
const coveredSchema = z.strictObject({
  startedAt: moment,
  endedAt: moment.nullable(),
  spentMs: z.number().int().min(0),
})

export const meetingSchema = z.strictObject({
  state: pointStateSchema,
  /** Voting seats that must be filled for the board to decide. */
  quorum: z.number().int().min(1).max(100),
  calledAt: moment.nullable(),
  startedAt: moment.nullable(),
  adjournedAt: moment.nullable(),
  approvedAt: moment.nullable(),
  /** Why it was cancelled or reopened last. */
  reason: z.string().max(2_000).nullable(),
  /** How the minutes were approved. */
  approvedBy: z.enum(['meeting', 'circulation']).nullable(),
  /** The later point they were approved at. */
  approvedAtPoint: pointIdSchema.nullable().default(null),
  gavel: personIdSchema.nullable(),
  current: z.strictObject({ item: agendaItemIdSchema, internal: z.boolean() }).nullable(),
  /** `internal`: only for those who may read internal things; everybody else, and the projector, sees nothing shown. */
  shown: shownSchema.extend({ internal: z.boolean() }).nullable(),
  timer: timerSchema.nullable(),
  speakers: speakersSchema,
  attendance: z.record(personIdSchema, attendanceSchema).readonly(),
  /** Members with a voting seat as the meeting was adjourned: whoever comes to the board since was not of it. Null before. */
  seats: z.array(personIdSchema).readonly().nullable().default(null),
  /** Who stands in for whom: member → deputy. */
  deputies: z.record(personIdSchema, personIdSchema).readonly(),
  /** Who is recused, by agenda item. */
  recusals: z.record(agendaItemIdSchema, z.array(personIdSchema).readonly()).readonly(),
  /** Who said it of each who is recused, and why; '' = no reason was given. None of those that were recused before this was kept. */
  recusalNotes: z
    .record(agendaItemIdSchema, z.record(personIdSchema, recusalNoteSchema).readonly())
    .readonly()
    .default({}),
  covered: z.record(agendaItemIdSchema, coveredSchema).readonly(),
  /** Which of the agenda items named here are internal; see public-meeting.ts. */
  internalItems: z.array(agendaItemIdSchema).readonly(),
  verdict: z.strictObject({ verdict: verdictSchema, why: z.string().max(2_000) }).nullable(),
})
/** The meeting of one point. Deeply frozen. */
export type Meeting = Readonly<z.infer<typeof meetingSchema>>

/** A voting seat of the board: its member. Roles `programme-owner` and `board-member` have one each. */
export interface BoardSeat {
  readonly member: PersonId
}
