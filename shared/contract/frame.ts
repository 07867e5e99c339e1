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

/** Who changed something, and when. */
const changedSchema = z.object({ by: z.string(), at: z.iso.datetime() })

export const frameBodySchema = z.object({
  /** Price year of every estimate of the board. */
  priceYear: z.number().int(),
  steering: steeringSchema,
  /** Raised with every change of the steering. */
  revision: z.number().int(),
  /** Null: it is as the programme began. */
  changed: changedSchema.nullable(),
  /** In order of time; decided frames among them. */
  ladder: z.array(frameStepSchema).readonly(),
  /** Raised with every change of the steps that are written by hand. */
  ladderRevision: z.number().int(),
  ladderChanged: changedSchema.nullable(),
  /** The step that holds now, in its own price level. */
  inForce: frameStepSchema,
  /** The same frame in the board's price year: what lines and probabilities are reckoned with. */
  frame: z.object({ p50: mnok, p85: mnok }),
  trial: trialFrameSchema.nullable(),
})
export type FrameBody = Readonly<z.infer<typeof frameBodySchema>>

/** PUT …/frame/steering. */
export const changeSteeringSchema = z.strictObject({
  /** The revision it was read at. */
  revision: z.number().int().min(0),
  steering: steeringSchema,
})
export type ChangeSteering = Readonly<z.infer<typeof changeSteeringSchema>>

const ownStepSchema = frameStepSchema
  .omit({ decision: true })
  .extend({ kind: z.enum(['approved', 'cut-list-deducted']) })

/** PUT …/frame/ladder: the steps that are written by hand, all of them, in order of time. What was decided stands in the register. */
export const changeLadderSchema = z.strictObject({
  revision: z.number().int().min(0),
  steps: z.array(ownStepSchema).min(1).max(60).readonly(),
})
export type ChangeLadder = Readonly<z.infer<typeof changeLadderSchema>>

/** PUT …/frame/trial: MNOK in the board's price year. */
export const tryFrameSchema = z.strictObject({ p50: mnok, p85: mnok })
export type TryFrame = Readonly<z.infer<typeof tryFrameSchema>>
