// HTTP contract of history: the time line of a programme's board, the board at any moment of it, and what became of one item, field by field.

import { z } from 'zod'
import { itemSchema } from '../board/item.ts'
import { decisionIdSchema, itemIdSchema, personIdSchema } from '../ids.ts'
import { changesMarkSchema, itemChangeSchema } from './changes.ts'
import { richNodeSchema } from './deciding.ts'

const person = z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })

/** A stretch in which the board was written in, with no long pause: the board may be seen as it stood at its end. */
const stepSchema = z.object({
  from: z.iso.datetime(),
  at: z.iso.datetime(),
  writes: z.number().int().min(1),
  /** Who wrote, most first; the server itself is nobody. */
  by: z.array(personIdSchema),
})
export type HistoryStep = Readonly<z.infer<typeof stepSchema>>

/** GET …/history */
export const historyBodySchema = z.object({
  /** Oldest first. */
  steps: z.array(stepSchema),
  /** Points that were called or in session: the versions with a name. Newest first. */
  marks: z.array(changesMarkSchema),
  decisions: z.array(z.object({ id: decisionIdSchema, number: z.number().int(), decidedAt: z.iso.datetime() })),
  until: z.iso.datetime(),
  people: z.array(person),
})
export type HistoryBody = Readonly<z.infer<typeof historyBodySchema>>

/** GET …/history/board */
export const boardAtAskedSchema = z.object({ at: z.iso.datetime() })
const listedSchema = z.object({ item: itemSchema, description: z.array(richNodeSchema) })
export const boardAtBodySchema = z.object({
  at: z.iso.datetime(),
  queue: z.array(listedSchema),
  cut: z.array(listedSchema),
  frozen: z.record(z.string(), z.number().int()),
  /** From the moment to now. Who did it is not told: the item's own history does. */
  changes: z.array(itemChangeSchema),
})
export type BoardAt = Readonly<z.infer<typeof boardAtBodySchema>>

/** GET …/history/items/{item}: newest first; what one person wrote in a field without a pause is one. */
const entrySchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  by: personIdSchema.nullable(),
  at: z.iso.datetime(),
  /** Absent: the item itself came or went. */
  field: z.string().optional(),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
})
export const itemHistoryBodySchema = z.object({
  item: itemIdSchema,
  entries: z.array(entrySchema),
  /** Whether older ones were left out. */
  more: z.boolean(),
  people: z.array(person),
})
export type ItemHistoryEntry = Readonly<z.infer<typeof entrySchema>>
export type ItemHistory = Readonly<z.infer<typeof itemHistoryBodySchema>>
