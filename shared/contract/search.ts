// HTTP contract of search: what can be found on a programme, by whom, and how what was found is told.

import { z } from 'zod'
import { listSchema } from '../board/item.ts'
import { isSafeText } from '../board/value.ts'
import { anchorSchema } from '../comment/anchor.ts'
import { agendaItemIdSchema, decisionIdSchema, itemIdSchema, pointIdSchema } from '../ids.ts'

export const searchKinds = ['item', 'agenda', 'minutes', 'decision', 'comment'] as const
const searchKindSchema = z.enum(searchKinds)
export type SearchKind = z.infer<typeof searchKindSchema>

/** Who may find it: everybody on the board, who may read comments, the inner table, who reads the board's comments, or the programme office's. */
const searchAudiences = ['all', 'comments', 'inner', 'board', 'office'] as const
export type SearchAudience = (typeof searchAudiences)[number]

export const maxSearchLength = 200
/** GET …/search */
export const searchAskedSchema = z.object({
  q: z.string().trim().min(1).max(maxSearchLength).refine(isSafeText),
  kind: searchKindSchema.optional(),
  take: z.coerce.number().int().min(1).max(100).optional(),
})
export type SearchAsked = Readonly<z.infer<typeof searchAskedSchema>>

/** Where a found thing stands. */
const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), item: itemIdSchema, list: listSchema }),
  z.object({ kind: z.literal('agenda'), point: pointIdSchema, agendaItem: agendaItemIdSchema }),
  z.object({ kind: z.literal('minutes'), point: pointIdSchema }),
  z.object({ kind: z.literal('decision'), decision: decisionIdSchema, number: z.number().int() }),
  z.object({ kind: z.literal('comment'), anchor: anchorSchema }),
])
export type SearchPlace = Readonly<z.infer<typeof placeSchema>>

const hitSchema = z.object({
  place: placeSchema,
  title: z.string(),
  /** Words around what was found, in pieces: plain text, marked or not. Empty where the title says it all. */
  words: z.array(z.object({ text: z.string(), found: z.boolean() })),
  /** Title of the point it stands on. */
  on: z.string().nullable(),
})
export type SearchHit = Readonly<z.infer<typeof hitSchema>>
export const searchBodySchema = z.object({
  hits: z.array(hitSchema),
  /** Whether there are more than were asked for. */
  more: z.boolean(),
})
export type SearchBody = Readonly<z.infer<typeof searchBodySchema>>
