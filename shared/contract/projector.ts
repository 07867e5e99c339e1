// HTTP contract of the projector: GET /api/projector/{token}, what the room sees, worked out by the server for whoever has the link, and nothing
// internal, no position before it is revealed, and no person but who has the floor.

import { z } from 'zod'
import { toldEffectSchema } from '../deciding/effect.ts'
import { positionKindSchema } from '../deciding/position.ts'
import { itemIdSchema } from '../ids.ts'
import { localNameSchema } from '../local-name.ts'
import { agendaKindSchema } from '../point/agenda-item.ts'
import { pointStateSchema, timerSchema } from '../point/meeting.ts'

/** Rows of a list of the board around what it is about; `mnok` is the likely estimate. */
const boardRowSchema = z.object({
  place: z.number().int().min(1),
  id: itemIdSchema,
  title: z.string(),
  mnok: z.number().nullable(),
  /** The current agenda item is about it. */
  about: z.boolean(),
})

export const projectorShowsSchema = z.discriminatedUnion('type', [
  /** Nothing is up, or nothing the projector may show. */
  z.object({ type: z.literal('nothing') }),
  z.object({
    type: z.literal('agenda'),
    rows: z.array(
      z.object({
        number: z.number().int(),
        title: z.string(),
        minutes: z.number().int(),
        covered: z.boolean(),
        current: z.boolean(),
      }),
    ),
  }),
  /** An agenda item with the wording that is published, if any, and the items of the board it is about; `version` null = there is none. */
  z.object({
    type: z.literal('wording'),
    title: z.string(),
    version: z.number().int().nullable(),
    text: z.string(),
    about: z.array(boardRowSchema),
  }),
  /** A round: while it is open who has answered is a sum alone; revealed, how many of each. */
  z.object({
    type: z.literal('round'),
    number: z.number().int(),
    wording: z.string(),
    revealed: z.array(z.object({ position: positionKindSchema, seats: z.array(z.string()) })).nullable(),
  }),
  z.object({
    type: z.literal('decision'),
    number: z.number().int(),
    wording: z.string(),
    effect: toldEffectSchema,
    /** It takes back an earlier decision: then an effect of its own that is none does not mean that nothing changed. */
    reverses: z.boolean(),
  }),
  z.object({
    type: z.literal('list'),
    list: z.enum(['queue', 'cut']),
    rows: z.array(boardRowSchema),
    total: z.number().int(),
  }),
  z.object({
    type: z.literal('item'),
    id: itemIdSchema,
    title: z.string(),
    list: z.enum(['queue', 'cut']),
    place: z.number().int(),
    estimate: z.object({ low: z.number(), likely: z.number(), high: z.number() }).nullable(),
    missing: z.number().int(),
  }),
])
export type ProjectorShows = Readonly<z.infer<typeof projectorShowsSchema>>

/** `etag` of the answer names everything but `serverTime`. */
export const projectorViewSchema = z.object({
  serverTime: z.iso.datetime(),
  programme: localNameSchema,
  currency: z.string(),
  priceYear: z.number().int(),
  title: z.string(),
  state: pointStateSchema,
  item: z.object({ number: z.number().int(), kind: agendaKindSchema, title: z.string() }).nullable(),
  timer: timerSchema.nullable(),
  speaking: z.string().nullable(),
  /** Of the round that is open. */
  answered: z.object({ answered: z.number().int(), asked: z.number().int() }).nullable(),
  shows: projectorShowsSchema,
})
export type ProjectorView = Readonly<z.infer<typeof projectorViewSchema>>

/** Tells the server's time with every answer, also where nothing is new. */
export const serverTimeHeader = 'X-Server-Time'
