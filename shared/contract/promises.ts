// HTTP contract of promises: what people have promised the board.

import { z } from 'zod'
import { dateSchema, noteSchema, shortTextSchema } from '../board/value.ts'
import { agendaItemIdSchema, decisionIdSchema, personIdSchema, pointIdSchema, promiseIdSchema } from '../ids.ts'

const promiseStates = ['open', 'kept', 'waived'] as const
/** Something somebody promised the board. Closed by evidence, or waived by who leads it. */
export const promiseSchema = z.object({
  id: promiseIdSchema,
  internal: z.boolean(),
  text: noteSchema,
  owner: personIdSchema,
  due: dateSchema,
  state: z.enum(promiseStates),
  decisionId: decisionIdSchema.nullable(),
  pointId: pointIdSchema.nullable(),
  agendaItem: agendaItemIdSchema.nullable(),
  closing: z.string(),
  closedBy: personIdSchema.nullable(),
  closedAt: z.iso.datetime().nullable(),
  madeAt: z.iso.datetime(),
  revision: z.number().int(),
})
export type BoardPromise = Readonly<z.infer<typeof promiseSchema>>
export const promisesBodySchema = z.object({
  promises: z.array(promiseSchema),
  people: z.array(z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })),
})
const promiseText = noteSchema.refine((text) => text.trim() !== '', { error: 'PROMISE_EMPTY' })
export const makePromiseSchema = z.strictObject({
  text: promiseText,
  owner: personIdSchema,
  due: dateSchema,
  decisionId: decisionIdSchema.nullable(),
  pointId: pointIdSchema.nullable(),
  agendaItem: agendaItemIdSchema.nullable(),
  internal: z.boolean(),
})
export type MakePromise = Readonly<z.infer<typeof makePromiseSchema>>
/** PATCH /promises/{promise}. STALE when somebody was before; what is closed is reopened with a reason before it is edited. */
export const changePromiseSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('edit'),
    text: promiseText,
    owner: personIdSchema,
    due: dateSchema,
    revision: z.number().int(),
  }),
  z.strictObject({
    type: z.literal('keep'),
    evidence: noteSchema.refine((text) => text.trim() !== '', { error: 'EVIDENCE_MISSING' }),
    revision: z.number().int(),
  }),
  z.strictObject({
    type: z.literal('waive'),
    reason: noteSchema.refine((text) => text.trim() !== '', { error: 'REASON_MISSING' }),
    revision: z.number().int(),
  }),
  z.strictObject({
    type: z.literal('reopen'),
    reason: shortTextSchema.refine((text) => text.trim() !== '', { error: 'REASON_MISSING' }),
    revision: z.number().int(),
  }),
])
export type ChangePromise = Readonly<z.infer<typeof changePromiseSchema>>
