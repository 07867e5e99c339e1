// HTTP contract of minutes: GET …/points/{point}/minutes, what is known of them beside what they say; POST …/minutes/approval, which puts their
// approval on the agenda of a later point. Used by both sides.

import { z } from 'zod'
import { dateSchema } from '../board/value.ts'
import { agendaItemIdSchema, pointIdSchema } from '../ids.ts'
import { pointStateSchema } from '../point/meeting.ts'

/** `date`: the day it was held, or is planned for. */
const namedPoint = z.object({ id: pointIdSchema, title: z.string(), date: dateSchema, state: pointStateSchema })
export type NamedPoint = Readonly<z.infer<typeof namedPoint>>

export const minutesBodySchema = z.object({
  /** What was approved, first to last; one more each time they are approved anew. */
  editions: z.array(z.object({ number: z.number().int().min(1), approvedAt: z.iso.datetime() })),
  /** Later points whose agenda has their approval, in the order they are held. */
  approvals: z.array(
    z.object({
      point: namedPoint,
      item: agendaItemIdSchema,
      /** The board deals with it or has done so. */
      isUp: z.boolean(),
      /** A decision by circulation stands on it. */
      isCirculated: z.boolean(),
    }),
  ),
  /** Later points whose agenda it could be put on. */
  later: z.array(namedPoint),
  /** Items of this point's own agenda by which minutes of an earlier one are approved. */
  approves: z.array(z.object({ item: agendaItemIdSchema, point: namedPoint })),
})
export type MinutesBody = Readonly<z.infer<typeof minutesBodySchema>>

export const askApprovalSchema = z.strictObject({ at: pointIdSchema })
