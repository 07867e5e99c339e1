// The simulation as it stands on record: what was reckoned with, the frame, where the lines stood and how likely each frame was to hold. Kept in a board view and in a
// decision, so that years later it is told as the board saw it; whoever has the queue of then and this model works out the same figures again.

import { z } from 'zod'
import { frameStepSchema, steeringSchema } from './steering.ts'

const mnok = z.number()
const share = z.number().min(0).max(1)
const both = z.object({ p50: mnok, p85: mnok })

/** A set of items held against the frame. */
const heldSchema = z.object({
  items: z.number().int().min(0),
  mean: mnok,
  p50: mnok,
  p85: mnok,
  /** Probability that the set costs no more than the steering frame (p50) and the cost frame (p85). */
  holds: z.object({ p50: share, p85: share }),
})

const { reading, distribution, correlation, trials, seed } = steeringSchema.shape

export const simulationRecordSchema = z.object({
  /** Raised when the same items and model would give other figures. */
  formula: z.literal(1),
  /** Of the programme's steering. */
  revision: z.number().int().min(0),
  model: z.object({ reading, distribution, correlation, trials, seed }),
  priceYear: z.number().int(),
  /** In the price year of the estimates. */
  frame: both,
  /** The step of the ladder that was in force, as it was set. */
  step: frameStepSchema,
  queue: heldSchema.extend({ unestimated: z.number().int().min(0) }),
  /** The items above the line of the cost frame. */
  scope: heldSchema,
  lines: z.object({
    p50: z.number().int().min(0),
    p85: z.number().int().min(0),
    leftP50: mnok,
    leftP85: mnok,
  }),
})
export type SimulationRecord = Readonly<z.infer<typeof simulationRecordSchema>>
