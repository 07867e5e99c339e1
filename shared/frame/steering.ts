// Steering: what a programme reckons with when it steers by benefit within its frame: how estimates are read, what costs follow together,
// which benefit weighs what, who receives and how much they can take. One plain value per programme, changed by a command, read by everyone
// who may open the board; the same value and the same queue give the same figures on every screen. Called by shared/frame, shared/priority, the commands and pages.

import { z } from 'zod'
import { as, dateSchema } from '../board/value.ts'
import {
  actorIdSchema,
  actorKindIdSchema,
  areaIdSchema,
  benefitIdSchema,
  driverIdSchema,
  periodIdSchema,
  preconditionIdSchema,
} from '../ids.ts'
import { localNameSchema } from '../local-name.ts'

const yearSchema = z.number().int().min(1990).max(2199)

/** Common correlation of any two costs, as the share of a cost's (normal) spread that follows one common factor: 0 ≤ ρ < 1. */
const correlationSchema = z.number().refine((value) => value >= 0 && value < 1, as('CORRELATION_RANGE'))

/** How `low` and `high` of an estimate are read: as the ends of what can happen, or as percentiles of it. */
const readingSchema = z.enum(['min-max', 'p10-p90'])

const periodSchema = z.strictObject({
  id: periodIdSchema,
  name: localNameSchema,
  /** First and last day. */
  from: dateSchema,
  to: dateSchema,
})

export const steeringSchema = z.strictObject({
  reading: readingSchema,
  distribution: z.enum(['triangular', 'pert']),
  correlation: correlationSchema,
  /** What drives several costs at once. An item's exposure to each stands in its `drivers`. */
  drivers: z
    .array(z.strictObject({ id: driverIdSchema, name: localNameSchema }))
    .max(12)
    .readonly(),
  trials: z.number().int().min(1_000).max(50_000),
  /** Of the random numbers: an unsigned 32-bit whole number. */
  seed: z.number().int().min(0).max(0xff_ff_ff_ff),
  /** What a mark of each benefit weighs; a benefit that is not named weighs 1. */
  weights: z.record(benefitIdSchema, z.number().min(0).max(100)).readonly(),
  /** How many places from the calculated order an item may stand before a reason is asked. */
  reasonBeyondPlaces: z.number().int().min(0).max(5_000),
  /** Actors that receive: they take solutions into use, and have a capacity for it. */
  receivers: z.array(actorIdSchema).max(60).readonly(),
  /** Adoption of a receiver where an item says none, 0–1. */
  defaultAdoption: z.number().min(0).max(1),
  /** In order of time. */
  periods: z.array(periodSchema).max(24).readonly(),
  /** Person-months a receiver has for the programme in a period, by `<actor>.<period>`; where nothing is said there is no limit. */
  capacity: z
    .record(z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[A-Z0-9][A-Z0-9-]{0,11}$/), z.number().min(0).max(100_000))
    .readonly(),
  /** Index of prices by year; figures of one year become those of another by the ratio. In order of years. */
  priceIndex: z
    .array(z.strictObject({ year: yearSchema, index: z.number().positive().max(10_000) }))
    .max(60)
    .readonly(),
  /** Where whole areas are rolled out: the area whose items are rollout areas, what must be in place, and who must be ready. */
  rollout: z
    .strictObject({
      area: areaIdSchema,
      preconditions: z
        .array(z.strictObject({ id: preconditionIdSchema, name: localNameSchema }))
        .max(30)
        .readonly(),
      actorKinds: z
        .array(z.strictObject({ id: actorKindIdSchema, name: localNameSchema }))
        .max(30)
        .readonly(),
    })
    .nullable(),
})
export type Steering = Readonly<z.infer<typeof steeringSchema>>

/** One step of the ladder of frames: what was set, from when, at which price level, by which document. */
export const frameStepSchema = z.strictObject({
  p50: z.number().min(0).max(100_000),
  p85: z.number().min(0).max(100_000),
  /** The day it holds from. */
  from: dateSchema,
  priceYear: yearSchema,
  document: z.string().max(200),
  /** `approved` by those who grant it; `cut-list-deducted`: what is left when the sum of the cut list is taken off; `decided` by the board. */
  kind: z.enum(['approved', 'cut-list-deducted', 'decided']),
  /** An example, because the steering document leaves the figure open. */
  illustrative: z.boolean(),
  /** Number of the board's decision; null where it came from outside the board. */
  decision: z.number().int().nullable(),
})
export type FrameStep = Readonly<z.infer<typeof frameStepSchema>>

/** What a programme has that has said nothing yet. */
export const plainSteering: Steering = Object.freeze({
  reading: 'p10-p90',
  distribution: 'triangular',
  correlation: 0.25,
  drivers: [],
  trials: 10_000,
  seed: 20_240_117,
  weights: {},
  reasonBeyondPlaces: 5,
  receivers: [],
  defaultAdoption: 1,
  periods: [],
  capacity: {},
  priceIndex: [],
  rollout: null,
})
