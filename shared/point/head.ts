// Head of an evaluation point: what calls the meeting. Formal, so it is changed by an HTTP command and written into the point's
// document by the server alone; everyone reads it there.

import { z } from 'zod'
import { as, dateSchema, shortTextSchema, timeSchema, titleSchema } from '../board/value.ts'

const minutes = z.number().int(as('MINUTES')).min(5, as('MINUTES')).max(1_440, as('MINUTES'))

/** Title, date, start (local time), length in minutes, place, chair and facilitator (names as the board uses them). */
export const pointHeadSchema = z.strictObject({
  title: titleSchema,
  date: dateSchema,
  startsAt: timeSchema,
  lengthMinutes: minutes,
  place: shortTextSchema,
  chair: shortTextSchema,
  facilitator: shortTextSchema,
})
export type PointHead = Readonly<z.infer<typeof pointHeadSchema>>
