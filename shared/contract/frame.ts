// The frame as it is told: what the programme reckons with (steering), the ladder of its frames with the one that holds now, and the frame somebody
// tries out before everybody's eyes. Read by everyone who may open the board; the answer of GET /api/programmes/{programme}/frame.

import { z } from 'zod'
import { frameStepSchema, steeringSchema } from '../frame/steering.ts'

const mnok = z.number().min(0).max(100_000)

/** A frame tried out: moves the lines for everybody, decides nothing. */
const trialFrameSchema = z.strictObject({
  p50: mnok,
  p85: mnok,
  /** Name of who tries it, and since when. */
  by: z.string(),
  since: z.iso.datetime(),
})

export const frameBodySchema = z.object({
  /** Price year of every estimate of the board. */
  priceYear: z.number().int(),
  steering: steeringSchema,
  /** Raised with every change of the steering. */
  revision: z.number().int(),
  /** In order of time; decided frames among them. */
  ladder: z.array(frameStepSchema).readonly(),
  /** The step that holds now, in its own price level. */
  inForce: frameStepSchema,
  trial: trialFrameSchema.nullable(),
})
export type FrameBody = Readonly<z.infer<typeof frameBodySchema>>
