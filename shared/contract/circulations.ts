// HTTP contract of deciding between meetings: the circulations of a programme and the wordings that wait for one, as one person may see them, and which of
// them wait for her. Both sides use it; what a circulation is stands in deciding.ts.

import { z } from 'zod'
import { dateSchema } from '../board/value.ts'
import { decisionIdSchema, pointIdSchema } from '../ids.ts'
import { pointStateSchema } from '../point/meeting.ts'
import { roundSchema, wordingSchema } from './deciding.ts'

const atPoint = {
  pointId: pointIdSchema,
  pointTitle: z.string(),
  pointDate: dateSchema,
  pointState: pointStateSchema,
  wording: wordingSchema,
} as const

/** A round between meetings. */
const circulationSchema = z.object({
  ...atPoint,
  round: roundSchema,
  /** As many as must have answered for the board to decide. */
  quorum: z.number().int(),
  /** What was decided on it. */
  decision: z.object({ id: decisionIdSchema, number: z.number().int() }).nullable(),
  /** The reader is asked and has not answered in time yet. */
  waits: z.boolean(),
})
export type Circulation = Readonly<z.infer<typeof circulationSchema>>

/** A published wording that no round has been held on. */
const untriedWordingSchema = z.object({
  ...atPoint,
  /** The reader may give a position on it beforehand. */
  mayGive: z.boolean(),
  /** She has said that she does not come, and has not given one. */
  waits: z.boolean(),
})
export type UntriedWording = Readonly<z.infer<typeof untriedWordingSchema>>

/** GET …/circulations: of the points whose minutes are not approved; newest circulation first. */
export const circulationsBodySchema = z.object({
  /** The server's time. */
  at: z.iso.datetime(),
  circulations: z.array(circulationSchema),
  wordings: z.array(untriedWordingSchema),
})
export type CirculationsBody = Readonly<z.infer<typeof circulationsBodySchema>>
