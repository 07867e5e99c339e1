// Second opinion: the set that gives most benefit within the frame, as a solver found it, beside the board's own: what stands above the line of the cost frame.
// It advises and changes nothing. The answer of GET and POST /api/programmes/{programme}/second-opinion.

import { z } from 'zod'
import { actorIdSchema, itemIdSchema } from '../ids.ts'

const mnok = z.number()
const points = z.record(z.string(), z.number()).readonly()

/** A set of items and what it comes to. */
const setFiguresSchema = z.object({
  /** In the order of the queue. */
  items: z.array(itemIdSchema).readonly(),
  p50: mnok,
  p85: mnok,
  /** Probability of holding each frame, 0–1. */
  holds: z.object({ p50: z.number(), p85: z.number() }),
  /** Adopted benefit in points, by benefit, and by who receives it. */
  benefit: z.object({ adopted: z.number(), byBenefit: points, byReceiver: points }),
  /** Where it asks more than there is, person-months. */
  overloads: z
    .array(z.object({ receiver: actorIdSchema, period: z.string(), over: z.number(), capacity: z.number() }))
    .readonly(),
})
export type SetFigures = Readonly<z.infer<typeof setFiguresSchema>>

const opinionSchema = z.object({
  at: z.iso.datetime(),
  /** Milliseconds the solver took. */
  tookMs: z.number().int(),
  frame: z.object({ p50: mnok, p85: mnok, isTrial: z.boolean() }),
  /** False: what is held in costs more than a frame by itself, and nothing could be chosen. */
  isWithinFrame: z.boolean(),
  /**
   * What is proven: `simulated`: no set is better by the simulation itself; `likeness`: none is among the sets whose cost by a straight-line likeness is at most
   * `margin` beyond the frames; `none`: time ran out, and there could be `gap` more benefit at most.
   */
  proof: z.object({ kind: z.enum(['simulated', 'likeness', 'none']), margin: z.number(), gap: z.number() }),
  proposed: setFiguresSchema,
  own: setFiguresSchema,
  held: z.array(z.object({ item: itemIdSchema, why: z.enum(['realised', 'frozen', 'scope', 'needed']) })).readonly(),
  leftOut: z
    .array(
      z.object({
        item: itemIdSchema,
        why: z.enum(['no-estimate', 'no-marks', 'needs-cut', 'needs-left-out']),
        needs: itemIdSchema.nullable(),
      }),
    )
    .readonly(),
})
export type SecondOpinion = Readonly<z.infer<typeof opinionSchema>>

export const secondOpinionBodySchema = z.object({
  /** The newest that was worked out; null when none was since the server started. */
  opinion: opinionSchema.nullable(),
  /** Whether queue, figures and frame are still what it was worked out from. */
  isCurrent: z.boolean(),
})
export type SecondOpinionBody = Readonly<z.infer<typeof secondOpinionBodySchema>>
