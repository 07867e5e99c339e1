// Anchor: what a comment is about: an item of the board or one part of it, an agenda item, a decision, or the programme as a whole. Named by ids
// alone, so that it stands when what it named is removed. Used by threads, by the contract of comments and by the pages that show them.

import { z } from 'zod'
import { agendaItemIdSchema, decisionIdSchema, itemIdSchema, pointIdSchema } from '../ids.ts'

/** The parts of an item that can be spoken of by themselves, as its drawer shows them. */
export const commentFields = [
  'title',
  'description',
  'estimate',
  'benefit',
  'ready',
  'needs',
  'placing',
  'cut',
] as const
export type CommentField = (typeof commentFields)[number]

export const anchorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), item: itemIdSchema }),
  z.strictObject({ kind: z.literal('field'), item: itemIdSchema, field: z.enum(commentFields) }),
  z.strictObject({ kind: z.literal('agenda'), point: pointIdSchema, agendaItem: agendaItemIdSchema }),
  z.strictObject({ kind: z.literal('decision'), decision: decisionIdSchema }),
  z.strictObject({ kind: z.literal('programme') }),
])
export type Anchor = Readonly<z.infer<typeof anchorSchema>>
