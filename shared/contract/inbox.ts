// HTTP contract of the inbox: what waits for one person on a programme, worked out from what stands each time it is asked for, and how much it is on
// each of her programmes. Both sides use it; what waits is concluded in server/domain/waits-for.ts.

import { z } from 'zod'
import { type Anchor, anchorSchema } from '../comment/anchor.ts'
import {
  agendaItemIdSchema,
  commentIdSchema,
  decisionIdSchema,
  pointIdSchema,
  programmeIdSchema,
  roundIdSchema,
  scoreRoundIdSchema,
} from '../ids.ts'

const waits = {
  /** Of what it is about; with the kind it names the entry. */
  id: z.string(),
  /** `YYYY-MM-DD`; null = nobody has set it. */
  due: z.string().nullable(),
  late: z.boolean(),
  /** It asks for something now: it is counted, and told where she lands. */
  pressing: z.boolean(),
  /** Since when, as ISO time; null where that is not known. */
  since: z.string().nullable(),
  /** It is about something internal: its words go no further than the page. */
  internal: z.boolean(),
} as const

const said = {
  ...waits,
  thread: commentIdSchema,
  anchor: anchorSchema,
  /** The name of who wrote it. */
  by: z.string(),
  /** Its first words, people by name. */
  text: z.string(),
} as const

export const waitingSchema = z.discriminatedUnion('kind', [
  z.object({ ...waits, kind: z.literal('session'), pointId: pointIdSchema, title: z.string() }),
  z.object({ ...waits, kind: z.literal('call'), pointId: pointIdSchema, papers: z.number().int() }),
  z.object({
    ...waits,
    kind: z.literal('circulation'),
    pointId: pointIdSchema,
    roundId: roundIdSchema,
    text: z.string(),
    /** ISO. */
    deadline: z.string().nullable(),
    /** ISO; when she was last reminded. */
    remindedAt: z.string().nullable(),
  }),
  /** A score round that asks her, or whom she stands in for. */
  z.object({
    ...waits,
    kind: z.literal('scores'),
    scoreRoundId: scoreRoundIdSchema,
    items: z.number().int(),
  }),
  z.object({
    ...waits,
    kind: z.literal('wording'),
    pointId: pointIdSchema,
    agendaItem: agendaItemIdSchema,
    text: z.string(),
  }),
  /** `of`: the day they are of. */
  z.object({ ...waits, kind: z.literal('minutes'), pointId: pointIdSchema, of: z.string() }),
  z.object({ ...waits, kind: z.literal('promise'), text: z.string() }),
  z.object({ ...waits, kind: z.literal('question'), pointId: pointIdSchema, question: z.string() }),
  z.object({ ...waits, kind: z.literal('review'), decisionId: decisionIdSchema, number: z.number().int() }),
  /** An item of the called agenda that is hers to present. */
  z.object({
    ...waits,
    kind: z.literal('agenda'),
    pointId: pointIdSchema,
    agendaItem: agendaItemIdSchema,
    title: z.string(),
  }),
  /** A comment that names her. */
  z.object({ ...said, kind: z.literal('mention') }),
  /** An answer in a thread she takes part in. */
  z.object({ ...said, kind: z.literal('answer') }),
  /** Papers sent since she last said that she had seen what has changed. */
  z.object({
    ...waits,
    kind: z.literal('papers'),
    pointId: pointIdSchema,
    title: z.string(),
    papers: z.number().int(),
  }),
])
export type Waiting = Readonly<z.infer<typeof waitingSchema>>

/** @returns the id of the item something is said of; null where it is said of something else */
export function itemSpokenOf(anchor: Anchor): string | null {
  return anchor.kind === 'item' || anchor.kind === 'field' ? anchor.item : null
}

/** GET …/inbox */
export const inboxBodySchema = z.object({
  /** The server's time. */
  at: z.iso.datetime(),
  /** The board that sits first, then what is due soonest; what has no date last. */
  entries: z.array(waitingSchema),
})
export type InboxBody = Readonly<z.infer<typeof inboxBodySchema>>

/** GET /api/inbox: how much presses on each programme she has a place on. */
export const inboxCountsSchema = z.object({
  programmes: z.array(z.object({ programmeId: programmeIdSchema, count: z.number().int() })),
})
