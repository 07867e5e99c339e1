// Position: what one voting member says of one wording, and why. Given blind: nobody but the person herself reads it before all are
// revealed together. Never in a shared document before that.

import { z } from 'zod'
import { noteSchema } from '../board/value.ts'
import { personIdSchema } from '../ids.ts'

export const positionKinds = ['supports', 'reservation', 'cannot', 'needs-more'] as const
export const positionKindSchema = z.enum(positionKinds)
export type PositionKind = z.infer<typeof positionKindSchema>

/** All but `supports` say why. */
export const givenPositionSchema = z
  .strictObject({ position: positionKindSchema, reason: noteSchema })
  .refine(({ position, reason }) => position === 'supports' || reason.trim() !== '', {
    error: 'REASON_MISSING',
    path: ['reason'],
  })
export type GivenPosition = Readonly<z.infer<typeof givenPositionSchema>>

/** A position as it is revealed and kept. `seat` = the member whose seat it fills; `by` = who gave it, she or her deputy. */
export const positionSchema = z.object({
  seat: personIdSchema,
  by: personIdSchema,
  position: positionKindSchema,
  reason: z.string(),
  givenAt: z.iso.datetime(),
  /** Given before the round was opened, by somebody who would be absent. */
  beforehand: z.boolean(),
})
export type Position = Readonly<z.infer<typeof positionSchema>>
