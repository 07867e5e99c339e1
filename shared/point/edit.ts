// Point edit: the union of everything a person can do to a point's agenda, as plain values. The head is not here: it is a command.

import { z } from 'zod'
import type { FieldChange } from '../board/change.ts'
import { shortTextSchema, titleSchema } from '../board/value.ts'
import { agendaItemIdSchema, itemIdSchema } from '../ids.ts'
import { agendaKindSchema, agendaMinutesSchema } from './agenda-item.ts'

const fieldValue = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('kind'), value: agendaKindSchema }),
  z.strictObject({ field: z.literal('title'), value: titleSchema }),
  z.strictObject({ field: z.literal('minutes'), value: agendaMinutesSchema }),
  z.strictObject({ field: z.literal('owner'), value: shortTextSchema }),
])

const change = z.custom<FieldChange>(
  (value) => typeof value === 'object' && value !== null && 'record' in value && 'key' in value,
)

export const pointEditSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('add-agenda-item'),
    agendaItem: agendaItemIdSchema,
    kind: agendaKindSchema,
    title: titleSchema,
    minutes: agendaMinutesSchema,
    owner: shortTextSchema,
    before: agendaItemIdSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('remove-agenda-item'), agendaItem: agendaItemIdSchema }),
  z.strictObject({ type: z.literal('set-agenda-field'), agendaItem: agendaItemIdSchema, set: fieldValue }),
  z.strictObject({
    type: z.literal('link-item'),
    agendaItem: agendaItemIdSchema,
    item: itemIdSchema,
    linked: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('move-agenda-item'),
    agendaItem: agendaItemIdSchema,
    before: agendaItemIdSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('restore'), changes: z.array(change).readonly(), over: z.boolean() }),
])

/** One thing done to an agenda. `restore` as in {@link import('../board/edit.ts').BoardEdit}. */
export type PointEdit = Readonly<z.infer<typeof pointEditSchema>>
