// HTTP contract of deciding: wordings, consensus rounds, positions and decisions. A position is in nobody's answer but its giver's before
// its round is revealed. Bodies and answers as schemas both sides use.

import { z } from 'zod'
import type { RichNode } from '../board/change.ts'
import { itemSchema } from '../board/item.ts'
import { dateSchema, noteSchema, titleSchema } from '../board/value.ts'
import { decisionPaths, decisionSchema, undoneSchema } from '../deciding/decision.ts'
import { effectSchema, effectTypes } from '../deciding/effect.ts'
import { givenPositionSchema, positionSchema } from '../deciding/position.ts'
import { wordingLackSchema } from '../deciding/wording-lacks.ts'
import {
  agendaItemIdSchema,
  areaIdSchema,
  decisionIdSchema,
  itemIdSchema,
  personIdSchema,
  pointIdSchema,
  requestKeySchema,
  roundIdSchema,
  wordingIdSchema,
} from '../ids.ts'

const wordingText = noteSchema.refine((text) => text.trim() !== '', { error: 'WORDING_EMPTY' })

/** A text that may be decided. Never changed: another text is another version. Published = the board has been shown it. */
export const wordingSchema = z.object({
  id: wordingIdSchema,
  agendaItem: agendaItemIdSchema,
  internal: z.boolean(),
  version: z.number().int().min(1),
  text: noteSchema,
  writtenBy: personIdSchema,
  writtenAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  /** What stands in the way of deciding on the items of its case, as long as that is not decided: told early, and no refusal. */
  lacks: z.array(wordingLackSchema),
  /** The decision it was written to take back; decided as that or not at all. */
  reverses: decisionIdSchema.nullable(),
  /** The reader's own position given beforehand. */
  mine: givenPositionSchema.nullable(),
  /** Seats that gave a position before a round: who, never what. */
  beforehand: z.array(personIdSchema),
})
export type Wording = Readonly<z.infer<typeof wordingSchema>>

const roundStates = ['open', 'revealed', 'withdrawn'] as const
/** `answered` says who, never what; `positions` and `at` stand once it is revealed. */
export const roundSchema = z.object({
  id: roundIdSchema,
  wordingId: wordingIdSchema,
  agendaItem: agendaItemIdSchema,
  internal: z.boolean(),
  number: z.number().int().min(1),
  how: z.enum(['meeting', 'circulation']),
  state: z.enum(roundStates),
  openedAt: z.iso.datetime(),
  openedBy: personIdSchema,
  deadline: z.iso.datetime().nullable(),
  /** Seats that are asked, by member. */
  asked: z.array(personIdSchema),
  answered: z.array(personIdSchema),
  /** Seats of absent members whose positions were given beforehand and are taken in. */
  beforehand: z.array(personIdSchema),
  /** Seats that have not answered a circulation whose deadline is past. */
  late: z.array(personIdSchema),
  revealedAt: z.iso.datetime().nullable(),
  positions: z.array(positionSchema).nullable(),
  mine: givenPositionSchema.nullable(),
  reminded: z.array(z.object({ person: personIdSchema, at: z.iso.datetime() })),
})
export type Round = Readonly<z.infer<typeof roundSchema>>

/** A decision as it is shown: whether it is exactly what was written when it was made, by its hash. One that is not is not to be trusted. */
export const shownDecisionSchema = decisionSchema.extend({ intact: z.boolean() })
export type ShownDecision = Readonly<z.infer<typeof shownDecisionSchema>>

/** GET …/points/{point}/deciding. */
export const decidingViewSchema = z.object({
  pointId: pointIdSchema,
  wordings: z.array(wordingSchema),
  rounds: z.array(roundSchema),
  decisions: z.array(shownDecisionSchema),
  /** Which of the decisions were taken back, and the number of the one that did, wherever it was made. */
  reversals: z.array(z.object({ decision: decisionIdSchema, number: z.number().int() })),
})
export type DecidingView = Readonly<z.infer<typeof decidingViewSchema>>

/** POST …/points/{point}/wordings */
export const writeWordingSchema = z.strictObject({
  agendaItem: agendaItemIdSchema,
  internal: z.boolean(),
  text: wordingText,
  publish: z.boolean(),
})
export type WriteWording = Readonly<z.infer<typeof writeWordingSchema>>
/** POST …/rounds. For circulation a deadline, and no session is needed. */
export const openRoundSchema = z.strictObject({
  wordingId: wordingIdSchema,
  how: z.enum(['meeting', 'circulation']),
  deadline: z.iso.datetime().nullable(),
})
export type OpenRound = Readonly<z.infer<typeof openRoundSchema>>

/** POST …/decisions. `key` names the attempt: the same key answers the same decision. The round names the very wording that was seen. */
export const decideSchema = z.strictObject({
  key: requestKeySchema,
  roundId: roundIdSchema,
  path: z.enum(['consensus', 'owner', 'circulation']),
  grounds: noteSchema,
  effect: effectSchema,
  reviewOn: dateSchema.nullable(),
  reverses: decisionIdSchema.nullable(),
})
export type Decide = Readonly<z.infer<typeof decideSchema>>

/** Another decision, as one names it. `id` is null for one that is exempt from the reader. */
const namedDecisionSchema = z.object({ id: decisionIdSchema.nullable(), number: z.number().int() })
/** A decision in the register. `reverses` is the one it took back, `reversedBy` the later one that takes it back. */
export const registeredSchema = z.object({
  decision: shownDecisionSchema,
  /** Its review date has come. */
  reviewDue: z.boolean(),
  pointTitle: z.string(),
  /** The day its meeting was held; the day it is planned for where it was not. */
  pointDate: dateSchema,
  reverses: namedDecisionSchema.nullable(),
  reversedBy: namedDecisionSchema.nullable(),
})
export type Registered = Readonly<z.infer<typeof registeredSchema>>
export const registerBodySchema = z.object({
  decisions: z.array(registeredSchema),
  /** Marked gaps: decisions the reader may not read, by number, newest first, each with the day it was made. None where anything is searched for. */
  exempt: z.array(z.object({ number: z.number().int(), decidedOn: dateSchema })),
  people: z.array(z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })),
})
export type RegisterBody = Readonly<z.infer<typeof registerBodySchema>>

/** GET …/decisions. `q` is looked for in the wording, the grounds, the case, the point, the reservations, and what the effect
 * names, whatever the case of its letters. */
export const registerFilterSchema = z.object({
  q: z.string().max(200).optional(),
  area: areaIdSchema.optional(),
  effect: z.enum(effectTypes).optional(),
  path: z.enum(decisionPaths).optional(),
  point: pointIdSchema.optional(),
})
export type RegisterFilter = Readonly<z.infer<typeof registerFilterSchema>>

// A form the description of the API has a word for; what is in it was checked when it was written.
export const richNodeSchema = z.looseObject({}) as unknown as z.ZodType<RichNode>
const itemThenSchema = z.object({ item: itemSchema, description: z.array(richNodeSchema) })
/** GET …/decisions/{decision}/board: the board as the members saw it. `changedSince` are the items of the effect that are not as they were. */
export const boardThenSchema = z.object({
  number: z.number().int(),
  takenAt: z.iso.datetime(),
  /** Whether the board is what was kept then, by its hash. */
  intact: z.boolean(),
  queue: z.array(itemThenSchema),
  cut: z.array(itemThenSchema),
  frame: z.object({ p50: z.number(), p85: z.number(), decision: z.number().int() }).nullable(),
  /** Item → number of the decision that held it then. */
  frozen: z.record(z.string(), z.number().int()),
  changedSince: z.array(itemIdSchema),
  /** How the board stood, as the decision keeps it. */
  path: decisionSchema.shape.path,
  quorum: decisionSchema.shape.quorum,
  standing: decisionSchema.shape.standing,
  people: registerBodySchema.shape.people,
})
export type BoardThen = Readonly<z.infer<typeof boardThenSchema>>

/** GET …/decisions/{decision}/reversal: what taking it back would do to the board as it stands. */
export const reversalBodySchema = undoneSchema
/** POST …/decisions/{decision}/reversal: puts a case on the agenda of a point that takes it back, with the text to decide. */
export const prepareReversalSchema = z.strictObject({
  pointId: pointIdSchema,
  title: titleSchema,
  text: wordingText,
  publish: z.boolean(),
})
export type PrepareReversal = Readonly<z.infer<typeof prepareReversalSchema>>
export const preparedReversalSchema = z.object({
  pointId: pointIdSchema,
  agendaItem: agendaItemIdSchema,
  wordingId: wordingIdSchema,
})
export type PreparedReversal = Readonly<z.infer<typeof preparedReversalSchema>>
