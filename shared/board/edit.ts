// Board edit: the union of everything a person can do to a board. A plain value: what a click makes, a test generates, a failure
// prints and the browser keeps until it is saved. Planned by plan-edit.ts into field changes.

import { z } from 'zod'
import {
  actorIdSchema,
  actorKindIdSchema,
  areaIdSchema,
  benefitIdSchema,
  driverIdSchema,
  itemIdSchema,
  preconditionIdSchema,
} from '../ids.ts'
import type { FieldChange } from './change.ts'
import {
  actorsReadySchema,
  cutSchema,
  demandKeySchema,
  effortSchema,
  itemSchema,
  listSchema,
  needKindSchema,
  phaseSchema,
  readinessPartSchema,
  readinessSchema,
  shareSchema,
} from './item.ts'
import { maxRemovedConfirmed } from './removals.ts'
import { dateSchema, estimateSchema, noteSchema, titleSchema } from './value.ts'

/** Where an item is put: before another, or last. The neighbour is named, not counted, so that others may move meanwhile. */
export const placeSchema = z.strictObject({ list: listSchema, before: itemIdSchema.nullable() })
export type Place = Readonly<z.infer<typeof placeSchema>>

const fieldValue = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('title'), value: titleSchema }),
  z.strictObject({ field: z.literal('area'), value: areaIdSchema }),
  z.strictObject({ field: z.literal('kind'), value: needKindSchema }),
  z.strictObject({ field: z.literal('who'), value: z.array(actorIdSchema).max(30).readonly() }),
  z.strictObject({ field: z.literal('phase'), value: phaseSchema.nullable() }),
  z.strictObject({ field: z.literal('estimate'), value: estimateSchema.nullable() }),
  z.strictObject({ field: z.literal('cut.reason'), value: noteSchema }),
  z.strictObject({ field: z.literal('cut.cost'), value: noteSchema }),
  z.strictObject({ field: z.literal('cut.benefit'), value: noteSchema }),
  z.strictObject({ field: z.literal('cut.latestUsefulDate'), value: dateSchema.nullable() }),
  // `decided` and `reversed` are a decision's to set: rules/may-write.ts.
  z.strictObject({ field: z.literal('cut.status'), value: itemSchema.shape.cut.shape.status }),
  z.strictObject({ field: z.literal('cut.mayDecide'), value: itemSchema.shape.cut.shape.mayDecide }),
  z.strictObject({ field: z.literal('cut.reversible'), value: itemSchema.shape.cut.shape.reversible }),
  z.strictObject({ field: z.literal('cut.saving'), value: itemSchema.shape.cut.shape.saving }),
  z.strictObject({ field: z.literal('orderReason'), value: itemSchema.shape.orderReason }),
  z.strictObject({ field: z.literal('realisedOn'), value: itemSchema.shape.realisedOn }),
])

/** One part of a group of an item; null = nothing is said of it. */
const partValue = z.discriminatedUnion('group', [
  z.strictObject({ group: z.literal('drivers'), part: driverIdSchema, value: shareSchema.nullable() }),
  z.strictObject({ group: z.literal('adoption'), part: actorIdSchema, value: shareSchema.nullable() }),
  z.strictObject({ group: z.literal('demand'), part: demandKeySchema, value: effortSchema.nullable() }),
  z.strictObject({ group: z.literal('preconditions'), part: preconditionIdSchema, value: z.boolean().nullable() }),
  z.strictObject({ group: z.literal('actorsReady'), part: actorKindIdSchema, value: actorsReadySchema.nullable() }),
])

const change = z.custom<FieldChange>(
  (value) => typeof value === 'object' && value !== null && 'record' in value && 'key' in value,
)

export const boardEditSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('add-item'),
    item: itemSchema.shape.id,
    title: titleSchema,
    area: areaIdSchema,
    kind: needKindSchema,
    place: placeSchema,
    cut: cutSchema.optional(),
  }),
  z.strictObject({ type: z.literal('remove-item'), item: itemIdSchema }),
  z.strictObject({
    type: z.literal('remove-items'),
    items: z.array(itemIdSchema).min(1).max(maxRemovedConfirmed).readonly(),
    /** The person has said yes to how many; needed for more than `maxRemovedPerUpdate`. */
    confirmed: z.boolean(),
  }),
  z.strictObject({ type: z.literal('set-field'), item: itemIdSchema, set: fieldValue }),
  z.strictObject({
    type: z.literal('set-benefit'),
    item: itemIdSchema,
    benefit: benefitIdSchema,
    mark: z.number().int().min(0).max(5).nullable(),
  }),
  z.strictObject({
    type: z.literal('set-readiness'),
    item: itemIdSchema,
    part: readinessPartSchema,
    value: readinessSchema,
  }),
  z.strictObject({ type: z.literal('set-part'), item: itemIdSchema, set: partValue }),
  z.strictObject({
    type: z.literal('set-dependency'),
    item: itemIdSchema,
    needs: itemIdSchema,
    why: noteSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('move-item'), item: itemIdSchema, place: placeSchema }),
  z.strictObject({
    type: z.literal('move-to-cut-list'),
    item: itemIdSchema,
    before: itemIdSchema.nullable(),
    cut: cutSchema,
  }),
  z.strictObject({ type: z.literal('restore'), changes: z.array(change).readonly(), over: z.boolean() }),
])

/**
 * One thing done to a board. `restore` takes changes back or forth (undo, redo, put back what was not kept); unless `over`, it is
 * refused as STALE where somebody has changed the value since.
 */
export type BoardEdit = Readonly<z.infer<typeof boardEditSchema>>
