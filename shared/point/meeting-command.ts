// Meeting command: the union of everything a person can do to a meeting, as plain values: what a click makes, a route receives, a test
// generates and the log of the meeting keeps. What each does and when it is refused: step-meeting.ts.

import { z } from 'zod'
import { noteSchema } from '../board/value.ts'
import { agendaItemIdSchema, personIdSchema, pointIdSchema } from '../ids.ts'
import { answers, shownSchema, speechKinds, stayHows, verdictSchema } from './meeting.ts'

const quorum = z.number().int().min(1).max(100)
const reason = noteSchema.refine((text) => text.trim() !== '', { error: 'REASON_MISSING' })
const current = z.strictObject({
  item: agendaItemIdSchema,
  internal: z.boolean(),
  budgetMinutes: z.number().int().min(0).max(600),
})

export const meetingCommandSchema = z.discriminatedUnion('type', [
  // the life of a point
  z.strictObject({ type: z.literal('call'), quorum: quorum.nullable() }),
  z.strictObject({ type: z.literal('withdraw-call') }),
  z.strictObject({ type: z.literal('cancel'), reason }),
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('adjourn') }),
  z.strictObject({ type: z.literal('resume') }),
  /** `at`: the later point in whose session, or on whose agenda, they were approved. */
  z.strictObject({ type: z.literal('approve-minutes'), how: z.enum(['meeting', 'circulation']), at: pointIdSchema }),
  z.strictObject({ type: z.literal('reopen'), reason }),
  z.strictObject({ type: z.literal('set-verdict'), verdict: verdictSchema, why: noteSchema }),
  // steering
  z.strictObject({ type: z.literal('take-gavel') }),
  z.strictObject({ type: z.literal('give-gavel'), to: personIdSchema }),
  z.strictObject({ type: z.literal('go-to'), current: current.nullable() }),
  z.strictObject({ type: z.literal('show'), shown: shownSchema.nullable() }),
  z.strictObject({ type: z.literal('start-timer') }),
  z.strictObject({ type: z.literal('stop-timer') }),
  z.strictObject({ type: z.literal('set-budget'), budgetMinutes: z.number().int().min(0).max(600) }),
  // speaking
  z.strictObject({ type: z.literal('ask-to-speak'), kind: z.enum(speechKinds) }),
  z.strictObject({ type: z.literal('withdraw-speech'), person: personIdSchema }),
  z.strictObject({ type: z.literal('give-floor'), person: personIdSchema }),
  z.strictObject({ type: z.literal('next-speaker') }),
  z.strictObject({ type: z.literal('end-speech') }),
  z.strictObject({ type: z.literal('open-speakers'), open: z.boolean() }),
  z.strictObject({ type: z.literal('set-speech-limit'), limitSeconds: z.number().int().min(15).max(3_600).nullable() }),
  // who is there
  z.strictObject({ type: z.literal('answer-call'), person: personIdSchema, answer: z.enum(answers) }),
  z.strictObject({ type: z.literal('arrive'), person: personIdSchema, how: z.enum(stayHows) }),
  z.strictObject({ type: z.literal('leave'), person: personIdSchema }),
  z.strictObject({ type: z.literal('set-deputy'), member: personIdSchema, deputy: personIdSchema.nullable() }),
  z.strictObject({
    type: z.literal('recuse'),
    item: agendaItemIdSchema,
    person: personIdSchema,
    recused: z.boolean(),
    reason: noteSchema.optional(),
  }),
  z.strictObject({ type: z.literal('set-quorum'), quorum, reason: noteSchema.optional() }),
])
export type MeetingCommand = Readonly<z.infer<typeof meetingCommandSchema>>

/** Commands that mean something else each time: given on what the person saw, by its revision, or not at all. */
export const commandsOnWhatIsSeen: ReadonlySet<MeetingCommand['type']> = new Set(['next-speaker', 'end-speech'])
