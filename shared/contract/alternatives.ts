// HTTP contract of alternatives: a queue forked from the board, worked in by itself, held against the board, proposed, and adopted. What one is
// told of is what one may open: a private one exists for its maker alone.

import { z } from 'zod'
import { noteSchema, titleSchema } from '../board/value.ts'
import {
  agendaItemIdSchema,
  alternativeIdSchema,
  backlogIdSchema,
  itemIdSchema,
  personIdSchema,
  pointIdSchema,
} from '../ids.ts'
import { refusalCodeSchema, refusalSchema } from '../outcome.ts'
import { agendaMinutesSchema } from '../point/agenda-item.ts'
import { itemChangeSchema } from './changes.ts'

/** At most so many of one person stand open on a programme, and of all together. */
export const maxOpenAlternatives = { perPerson: 20, perProgramme: 200 } as const
/** A board larger than this is not forked: bytes of its plain state. */
export const maxForkBytes = 8 * 1_048_576

/** `adopted` and `closed` are for good: the room can be read and is written in no more. */
const alternativeStateSchema = z.enum(['open', 'proposed', 'adopted', 'closed'])
export type AlternativeState = z.infer<typeof alternativeStateSchema>
const visibilitySchema = z.enum(['private', 'shared'])

/** Where it was proposed: an item on the agenda of a point, or one that waits in the backlog. */
const proposalSchema = z.object({
  by: personIdSchema,
  at: z.iso.datetime(),
  title: z.string(),
  pointId: pointIdSchema.nullable(),
  agendaItem: agendaItemIdSchema.nullable(),
  backlogId: backlogIdSchema.nullable(),
})
export type AlternativeProposal = Readonly<z.infer<typeof proposalSchema>>

const outcomeSchema = z.object({
  by: personIdSchema,
  at: z.iso.datetime(),
  /** What it changed on the board, item by item; none where it was closed. */
  changes: z.array(itemChangeSchema),
})
export type AlternativeOutcome = Readonly<z.infer<typeof outcomeSchema>>

export const alternativeSchema = z.object({
  id: alternativeIdSchema,
  name: z.string(),
  maker: personIdSchema,
  madeAt: z.iso.datetime(),
  visibility: visibilitySchema,
  state: alternativeStateSchema,
  revision: z.number().int(),
  /** Where in the board's log it was forked, and the canonical hash of the board there. */
  base: z.object({ generation: z.number().int(), position: z.number().int(), hash: z.string() }),
  proposal: proposalSchema.nullable(),
  outcome: outcomeSchema.nullable(),
})
export type Alternative = Readonly<z.infer<typeof alternativeSchema>>

/** Newest first; `people` names those the alternatives tell of. */
export const alternativesBodySchema = z.object({
  alternatives: z.array(alternativeSchema),
  people: z.array(z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })),
})
export type AlternativesBody = Readonly<z.infer<typeof alternativesBodySchema>>

/** The id is the maker's own: the same again is the same request. */
export const makeAlternativeSchema = z.strictObject({
  id: alternativeIdSchema,
  name: titleSchema,
  visibility: visibilitySchema,
})
export type MakeAlternative = Readonly<z.infer<typeof makeAlternativeSchema>>

const seen = { revision: z.number().int() }
/** POST …/alternatives/{alternative}/steps: what becomes of it. `revision` is the one that was seen. */
export const alternativeStepSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('rename'), name: titleSchema, ...seen }),
  z.strictObject({ type: z.literal('set-visibility'), visibility: visibilitySchema, ...seen }),
  z.strictObject({
    type: z.literal('propose'),
    /** Null: it waits in the agenda backlog. */
    pointId: pointIdSchema.nullable(),
    title: titleSchema,
    minutes: agendaMinutesSchema,
    notes: noteSchema,
    /** Whether the agenda item is the inner table's alone. */
    internal: z.boolean(),
    ...seen,
  }),
  z.strictObject({ type: z.literal('close'), ...seen }),
])
export type AlternativeStep = Readonly<z.infer<typeof alternativeStepSchema>>

/**
 * Where board and alternative have both changed the same since the fork. `field` is null where it is about the item itself:
 * `gone` the board has removed it, `removed` the alternative has, `taken` the board has given its id to another item; `barred` says why the
 * alternative's can not be taken (`FROZEN`: a decision holds it), and has one answer.
 */
export const adoptionConflictSchema = z.object({
  item: itemIdSchema,
  title: z.string(),
  kind: z.enum(['field', 'place', 'gone', 'removed', 'taken', 'barred']),
  field: z.string().nullable(),
  why: refusalCodeSchema.nullable(),
  /** Values as they stand; a description is its plain text, a place the list and the number in it. */
  base: z.unknown().optional(),
  board: z.unknown().optional(),
  alternative: z.unknown().optional(),
  /** Names the board's side as it was seen: an answer holds for that and for nothing newer. */
  seen: z.string(),
})
export type AdoptionConflict = Readonly<z.infer<typeof adoptionConflictSchema>>

/** GET …/adoption: what adopting it would change on the board as it stands, the conflicts answered by the board's side until they are. */
export const adoptionBodySchema = z.object({
  changes: z.array(itemChangeSchema),
  conflicts: z.array(adoptionConflictSchema),
  /** Why it can not be adopted at all as it stands. */
  refusal: refusalSchema.nullable(),
})
export type AdoptionBody = Readonly<z.infer<typeof adoptionBodySchema>>

export const adoptionAnswerSchema = z.strictObject({
  item: itemIdSchema,
  field: z.string().max(64).nullable(),
  take: z.enum(['board', 'alternative']),
  seen: z.string().max(64),
})
export type AdoptionAnswer = Readonly<z.infer<typeof adoptionAnswerSchema>>
/** POST …/adoption: adopts it, every conflict answered. */
export const adoptAlternativeSchema = z.strictObject({
  answers: z.array(adoptionAnswerSchema).max(10_000),
  ...seen,
})
