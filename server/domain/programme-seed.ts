// Programme seed: a whole programme as data: its structure, the first items of its board, its first evaluation point, and the people
// who have seats on it. What the files of server/programmes hold and tests generate; turned into documents by server/seeding.
// Dates are told in days after seeding, so that a board seeded today has its first point ahead of it.

import { z } from 'zod'
import { cutSchema, itemSchema, listSchema, readinessPartSchema } from '../../shared/board/item.ts'
import { titleSchema } from '../../shared/board/value.ts'
import { programmeStructureSchema } from '../../shared/contract/programme.ts'
import { itemIdSchema, personIdSchema, pointIdSchema, programmeIdSchema } from '../../shared/ids.ts'
import { localNameSchema } from '../../shared/local-name.ts'
import { agendaItemSchema } from '../../shared/point/agenda-item.ts'
import { pointHeadSchema } from '../../shared/point/head.ts'
import { roleSchema } from '../../shared/role.ts'

const { title, area, kind, who, phase, estimate, benefit, needs, cut } = itemSchema.shape
const { drivers, adoption, demand, preconditions, actorsReady } = itemSchema.shape

/** An item as seeded. `missing`: the readiness parts not yet said; all others are. Order in the list is the order of the array. */
export const itemSeedSchema = z.strictObject({
  id: itemIdSchema,
  list: listSchema,
  title,
  area,
  kind,
  who,
  phase,
  estimate,
  benefit,
  missing: z.array(readinessPartSchema),
  needs: needs.optional(),
  cut: cutSchema
    .omit({ latestUsefulDate: true })
    .extend({
      latestUsefulInDays: z.number().int().nullable(),
      mayDecide: cut.shape.mayDecide.optional(),
      reversible: cut.shape.reversible.optional(),
      status: z.enum(['possible', 'recommended']).optional(),
      /** `inDays` after seeding; may lie before it. */
      saving: z.array(z.strictObject({ inDays: z.number().int(), left: z.number().min(0).max(1) })).optional(),
    })
    .optional(),
  drivers: drivers.optional(),
  adoption: adoption.optional(),
  demand: demand.optional(),
  preconditions: preconditions.optional(),
  actorsReady: actorsReady.optional(),
  orderReason: itemSchema.shape.orderReason.optional(),
  /** One paragraph a line; lines that begin with `- ` make a list. */
  description: z.string().optional(),
})
export type ItemSeed = z.infer<typeof itemSeedSchema>

/** An agenda item as seeded. `owner` is a seat; its person's name is written. */
const agendaSeedSchema = z.strictObject({
  kind: agendaItemSchema.shape.kind,
  title: titleSchema,
  minutes: agendaItemSchema.shape.minutes,
  owner: z.string(),
  linked: agendaItemSchema.shape.linked.optional(),
})

const { startsAt, lengthMinutes, place } = pointHeadSchema.shape

/** `weeksAhead` weeks after seeding, on the Thursday of that week. */
export const pointSeedSchema = z.strictObject({
  id: pointIdSchema,
  title: titleSchema,
  weeksAhead: z.number().int().min(1),
  startsAt,
  lengthMinutes,
  place,
  agenda: z.array(agendaSeedSchema),
})
export type PointSeed = z.infer<typeof pointSeedSchema>

export const castSchema = z.strictObject({
  people: z.array(
    z.strictObject({ id: personIdSchema, name: z.string(), organisation: z.string(), email: z.email().optional() }),
  ),
  memberships: z.array(
    z.strictObject({ programmeId: programmeIdSchema, personId: personIdSchema, role: roleSchema, seat: z.string() }),
  ),
})
/** Who sits where. One person may have seats on several boards, one seat on each. */
export type Cast = z.infer<typeof castSchema>

export const programmeDataSchema = z.strictObject({
  id: programmeIdSchema,
  name: localNameSchema,
  structure: programmeStructureSchema,
  items: z.array(itemSeedSchema),
  firstPoint: pointSeedSchema.nullable(),
})
export type ProgrammeData = z.infer<typeof programmeDataSchema>

/** A programme with the people of its board. */
export interface ProgrammeSeed extends ProgrammeData {
  readonly cast: Cast
}
