// HTTP contract of comments: threads on an item, an agenda item, a decision or the programme, as those may read them who may; how many stand where;
// and what a person does to them. Both sides use it.

import { z } from 'zod'
import { anchorSchema } from '../comment/anchor.ts'
import { commentSectionSchema } from '../comment/section.ts'
import { commentTextSchema, threadSchema } from '../comment/thread.ts'
import {
  agendaItemIdSchema,
  commentIdSchema,
  decisionIdSchema,
  itemIdSchema,
  personIdSchema,
  pointIdSchema,
} from '../ids.ts'

/** Most threads one answer tells of where no place is named. */
export const mostThreads = 500
export const commentFilters = ['open', 'resolved', 'mentions'] as const
export type CommentFilter = (typeof commentFilters)[number]

/** GET /comments: at one place, or of the whole programme, newest doings first. `item` has what is said of its parts too. */
export const commentsQuerySchema = z.strictObject({
  item: itemIdSchema.optional(),
  point: pointIdSchema.optional(),
  agendaItem: agendaItemIdSchema.optional(),
  decision: decisionIdSchema.optional(),
  about: z.literal('programme').optional(),
  /** `mentions`: open ones that name the reader. */
  filter: z.enum(commentFilters).optional(),
  take: z.coerce.number().int().min(1).max(mostThreads).optional(),
})
export type CommentsQuery = Readonly<z.infer<typeof commentsQuerySchema>>

const namedSchema = z.object({ id: personIdSchema, name: z.string(), organisation: z.string() })
export const commentsBodySchema = z.object({
  threads: z.array(threadSchema),
  /** Whether there are more than were asked for. */
  more: z.boolean(),
  people: z.array(namedSchema),
})
export type CommentsBody = Readonly<z.infer<typeof commentsBodySchema>>

/** Comments that stand: in open threads, and in all. */
const standing = { open: z.number().int(), all: z.number().int() }
export const commentCountsSchema = z.object({
  items: z.array(z.object({ item: itemIdSchema, ...standing })),
  agenda: z.array(z.object({ point: pointIdSchema, agendaItem: agendaItemIdSchema, ...standing })),
  /** Open threads in which somebody else names the reader. */
  mentions: z.number().int(),
})
export type CommentCounts = Readonly<z.infer<typeof commentCountsSchema>>

/** POST /comments. The id is the sender's own: the same again is the same comment. */
export const beginThreadSchema = z.strictObject({
  id: commentIdSchema,
  anchor: anchorSchema,
  section: commentSectionSchema.default('all'),
  text: commentTextSchema,
})
export type BeginThread = Readonly<z.infer<typeof beginThreadSchema>>

/** What every change answers: the thread as it now is, and the people it names. */
export const threadBodySchema = z.object({ thread: threadSchema, people: z.array(namedSchema) })
export type ThreadBody = Readonly<z.infer<typeof threadBodySchema>>
