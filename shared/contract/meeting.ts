// HTTP contract of a meeting: /api/programmes/{programme}/points/{point}/meeting and what belongs to the point's life: series, backlog,
// evidence. Bodies and answers as schemas both sides use.

import { z } from 'zod'
import { dateSchema, noteSchema, shortTextSchema, titleSchema } from '../board/value.ts'
import { simulationRecordSchema } from '../frame/simulation-record.ts'
import {
  actorIdSchema,
  agendaItemIdSchema,
  backlogIdSchema,
  itemIdSchema,
  periodIdSchema,
  personIdSchema,
  pointIdSchema,
  requestKeySchema,
  seriesIdSchema,
} from '../ids.ts'
import { localNameSchema } from '../local-name.ts'
import { agendaKindSchema, agendaMinutesSchema } from '../point/agenda-item.ts'
import { pointHeadSchema } from '../point/head.ts'
import { meetingSchema, verdictSchema } from '../point/meeting.ts'
import { commandsOnWhatIsSeen, meetingCommandSchema } from '../point/meeting-command.ts'
import { personSchema } from './wire.ts'

/** A voting seat and who fills it now: the member, or her deputy while she is away; null = it stands empty. */
const seatViewSchema = z.object({ member: personIdSchema, filledBy: personIdSchema.nullable() })

/** GET …/meeting. `revision` rises with every command that changed something the reader may see. People are those the meeting names. */
export const meetingViewSchema = z.object({
  pointId: pointIdSchema,
  revision: z.number().int(),
  serverTime: z.iso.datetime(),
  meeting: meetingSchema,
  seats: z.array(seatViewSchema),
  quorate: z.boolean(),
  people: z.array(personSchema.extend({ id: personIdSchema })),
})
export type MeetingView = Readonly<z.infer<typeof meetingViewSchema>>

/** POST …/meeting: one command. Refused as STALE where `revision` is named and another came first; whose turn it is to speak moves only on one. */
export const meetingCommandBodySchema = z
  .strictObject({
    command: meetingCommandSchema,
    revision: z.number().int().optional(),
  })
  .refine(({ command, revision }) => revision !== undefined || !commandsOnWhatIsSeen.has(command.type), {
    error: 'INVALID',
    path: ['revision'],
  })

/** POST …/meeting/projector: a link that shows what the room sees without signing in. The token is told once. */
export const projectorLinkSchema = z.object({ path: z.string(), expiresAt: z.iso.datetime() })

/** One of the programme's standard questions at a point: who owes the evidence and when, what was answered, what follows from it. */
export const evidenceSchema = z.object({
  question: z.string().max(16),
  owner: personIdSchema.nullable(),
  due: dateSchema.nullable(),
  /** In words: from when on the answer is a warning. */
  threshold: noteSchema,
  answer: noteSchema,
  proposal: verdictSchema.nullable(),
  answeredBy: personIdSchema.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  revision: z.number().int(),
})
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>

/** What the system knows by itself at a point, each a count and the ids behind it; sentences are made by the reader. */
/** What is known of the frame. `cutsLeft`: expected MNOK that cuts about to expire still save, by item. `overloads`: of the scope above the cost frame. */
const frameFactsSchema = z.object({
  simulation: simulationRecordSchema.nullable(),
  /** When the last point was in session. */
  before: simulationRecordSchema.nullable(),
  cutsLeft: z.record(z.string(), z.number()),
  overloads: z.array(
    z.object({
      receiver: actorIdSchema,
      period: periodIdSchema,
      name: localNameSchema,
      /** Person-months that are asked, and that there are. */
      load: z.number(),
      capacity: z.number(),
    }),
  ),
})
export type FrameFacts = Readonly<z.infer<typeof frameFactsSchema>>

export const knownFactsSchema = z.object({
  /** Items moved, added, removed, cut and changed since the last point was in session; null = there was none. */
  changes: z
    .object({
      since: z.iso.datetime(),
      moved: z.array(itemIdSchema),
      added: z.array(itemIdSchema),
      removed: z.array(z.string()),
      cut: z.array(itemIdSchema),
      changed: z.array(itemIdSchema),
    })
    .nullable(),
  /** Cuts whose latest useful date comes before the next point after this one, soonest first. */
  expiringCuts: z.array(z.object({ item: itemIdSchema, latestUsefulDate: dateSchema })),
  unready: z.array(itemIdSchema),
  overduePromises: z.number().int(),
  frame: frameFactsSchema.nullable(),
})
export type KnownFacts = Readonly<z.infer<typeof knownFactsSchema>>
export const evidenceBodySchema = z.object({ evidence: z.array(evidenceSchema), facts: knownFactsSchema })
export const answerEvidenceSchema = z.strictObject({
  owner: personIdSchema.nullable(),
  due: dateSchema.nullable(),
  threshold: noteSchema,
  answer: noteSchema,
  proposal: verdictSchema.nullable(),
  revision: z.number().int(),
})
export type AnswerEvidence = Readonly<z.infer<typeof answerEvidenceSchema>>

export const frequencies = ['quarterly', 'half-yearly', 'yearly', 'own'] as const
/** A series of points: the head they begin with, and how far apart they are. `everyDays` for `own` alone. */
export const seriesSchema = z.object({
  id: seriesIdSchema,
  frequency: z.enum(frequencies),
  everyDays: z.number().int().min(7).max(1_100).nullable(),
  head: pointHeadSchema,
  nextDate: dateSchema,
  ended: z.boolean(),
})
export type Series = Readonly<z.infer<typeof seriesSchema>>
export const seriesBodySchema = z.object({ series: z.array(seriesSchema) })
export const createSeriesSchema = z
  .strictObject({
    frequency: z.enum(frequencies),
    everyDays: z.number().int().min(7).max(1_100).nullable(),
    /** `date` is that of the first point. */
    head: pointHeadSchema,
  })
  .refine(({ frequency, everyDays }) => (frequency === 'own') === (everyDays !== null), {
    error: 'INVALID',
    path: ['everyDays'],
  })
export type CreateSeries = Readonly<z.infer<typeof createSeriesSchema>>
/** POST …/series/{series}/next: `date` is `nextDate` as it was seen; the same date again answers the same point. */
export const nextPointSchema = z.strictObject({ date: dateSchema })

/** An agenda item that waits for a point. */
export const backlogItemSchema = z.object({
  id: backlogIdSchema,
  internal: z.boolean(),
  kind: agendaKindSchema,
  title: titleSchema,
  minutes: agendaMinutesSchema,
  owner: shortTextSchema,
  linked: z.array(itemIdSchema),
  from: z.object({ pointId: pointIdSchema, title: titleSchema }).nullable(),
  addedAt: z.iso.datetime(),
})
export const backlogBodySchema = z.object({ items: z.array(backlogItemSchema) })
export const addToBacklogSchema = z.strictObject({
  internal: z.boolean(),
  kind: agendaKindSchema,
  title: titleSchema,
  minutes: agendaMinutesSchema,
  owner: shortTextSchema,
  linked: z.array(itemIdSchema).max(200),
  /** Plain text, a paragraph a line. */
  notes: noteSchema.optional(),
})
export type AddToBacklog = Readonly<z.infer<typeof addToBacklogSchema>>

/** POST …/points/{point}/agenda: an agenda item goes to the backlog or another point, is doubled there, or comes from the backlog. */
export const carryAgendaItemSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('to-backlog'), item: agendaItemIdSchema, internal: z.boolean() }),
  z.strictObject({ type: z.literal('from-backlog'), backlog: backlogIdSchema }),
  z.strictObject({ type: z.literal('move'), item: agendaItemIdSchema, internal: z.boolean(), to: pointIdSchema }),
  z.strictObject({ type: z.literal('duplicate'), item: agendaItemIdSchema, internal: z.boolean(), to: pointIdSchema }),
])
export type CarryAgendaItem = Readonly<z.infer<typeof carryAgendaItemSchema>>
/**
 * POST …/points/{point}/untreated: items that were not treated stand anew at another point, or wait in the backlog where `to` is null; the point
 * keeps them, marked. All or none; the same key again is the same request.
 */
export const carryUntreatedSchema = z.strictObject({
  key: requestKeySchema,
  items: z
    .array(z.strictObject({ item: agendaItemIdSchema, internal: z.boolean(), to: pointIdSchema.nullable() }))
    .min(1)
    .max(200)
    .refine((items) => new Set(items.map(({ item }) => item)).size === items.length, { error: 'INVALID' }),
})
export type CarryUntreated = Readonly<z.infer<typeof carryUntreatedSchema>>
const otherPointSchema = z.object({ id: pointIdSchema, title: titleSchema, date: dateSchema })
/**
 * GET …/points/{point}/untreated: once the board has sat, the items it did not come to and that went nowhere, `recurs` where the standard agenda
 * of the next point has the same; those that were carried from here, to a
 * point or (null) the backlog; and where those on this agenda came from that were carried here.
 */
export const untreatedBodySchema = z.object({
  left: z.array(
    z.object({
      item: agendaItemIdSchema,
      internal: z.boolean(),
      kind: agendaKindSchema,
      title: titleSchema,
      recurs: z.boolean(),
    }),
  ),
  went: z.array(z.object({ item: agendaItemIdSchema, to: otherPointSchema.nullable() })),
  came: z.array(z.object({ item: agendaItemIdSchema, from: otherPointSchema })),
})
export type UntreatedBody = Readonly<z.infer<typeof untreatedBodySchema>>
/** Where a carried item came to stand: on a point, or in the backlog. */
export const carriedSchema = z.object({
  pointId: pointIdSchema.nullable(),
  item: agendaItemIdSchema.nullable(),
  backlog: backlogIdSchema.nullable(),
})
export type Carried = Readonly<z.infer<typeof carriedSchema>>
